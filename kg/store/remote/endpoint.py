"""Where a remote store is asked, changed, and given whole graphs: three addresses, derived from one where possible."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from kg.errors import UsageError
from kg.resources import rows

TABLE = "stores.csv"
KINDS = ("query", "update", "graphs")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The addresses for queries, for updates, and of the Graph Store Protocol; empty where there is none."""

    query: str = ""
    update: str = ""
    graphs: str = ""

    def __str__(self) -> str:
        """The address that it goes by."""
        return self.query or self.graphs or self.update


@dataclass(frozen=True, slots=True)
class Product:
    """A store that is known by name: what its address looks like, and the three made from it."""

    name: str
    recognised: str
    addresses: dict[str, str] = field(hash=False)

    def base(self, url: str) -> str | None:
        """Return the part of *url* that the addresses are made from; None where it does not look like this product."""
        found = re.fullmatch(self.recognised, url)
        return found["base"] if found else None


def products() -> dict[str, Product]:
    """Return the known products by name."""
    return {
        row["product"]: Product(row["product"], row["recognised"], {kind: row[kind] for kind in KINDS})
        for row in rows(TABLE)
    }


def endpoint(url: str = "", product: str = "", **given: str) -> Endpoint:
    """Return the addresses of the store at *url*; those *given* (query, update, graphs) go before.

    A *product* has its own layout; without, it is known by the address. Where it is not, *url* is where queries go.
    Raises UsageError for an unknown product, for an address that is none, and for one that holds a password.
    """
    for each in (url, *given.values()):
        check(each)
    derived = derive(url, product)
    return Endpoint(**{**derived, **{kind: address for kind, address in given.items() if address}})


def derive(url: str, product: str) -> dict[str, str]:
    """Return the addresses that a product makes of one."""
    known = products()
    if product and product not in known:
        raise UsageError(f"no product {product!r}; choose from {', '.join(known)}")
    for each in [known[product]] if product else known.values():
        base = each.base(url) or (url.rstrip("/") if product else None)
        if base:
            return {kind: address.format(base=base) for kind, address in each.addresses.items()}
    return {"query": url}


def check(url: str) -> None:
    """Raise UsageError for what is no address of the web, or tells a user or password: that would be seen by others."""
    if not url:
        return
    parts = urlsplit(url)
    if "@" in parts.netloc or ("@" in url and not parts.netloc):
        raise UsageError(
            f"an address with a user in it ({parts.hostname or 'of no host'}): give the user with --user, "
            "and the password in the variable CLAIMGRAPH_PASSWORD or in ~/.netrc"
        )
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UsageError(f"{url!r} is no address of a store: it starts with http:// or https://")
