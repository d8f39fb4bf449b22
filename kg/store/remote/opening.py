"""A remote store, opened with what a user says of it."""

from dataclasses import dataclass, replace

from kg.errors import UsageError
from kg.store.remote.access import access
from kg.store.remote.endpoint import endpoint
from kg.store.remote.protocol import Remote
from kg.store.remote.web import BUSY, Patience, Web


@dataclass(frozen=True, slots=True)
class Place:
    """Where a store is and who asks; *seconds* are those that one request may take, nought for no limit."""

    url: str = ""
    product: str = ""
    query_url: str = ""
    update_url: str = ""
    graph_store_url: str = ""
    user: str = ""
    auth: str = "basic"
    batch: int = 10_000
    seconds: float | None = None

    def opened(self, patience: Patience | None = None) -> Remote:
        """Return the store; nothing is sent yet."""
        known = endpoint(
            self.url, self.product, query=self.query_url, update=self.update_url, graphs=self.graph_store_url
        )
        if not str(known):
            raise UsageError("which store? give its address")
        patience = patience or Patience()
        if self.seconds is not None:
            patience = replace(patience, read=self.seconds or FOREVER)
        return Remote(known, Web(access(str(known), self.user, self.auth), patience), self.batch)


FOREVER = 20.0 * 24 * 3600
"""No limit, in seconds: systems count what a connection may wait in milliseconds that fit into 31 bits."""

QUERIES = Patience(tries=2, read=60, statuses=BUSY)
"""For queries: one that the store calls faulty stays so, and somebody waits for the answer."""
