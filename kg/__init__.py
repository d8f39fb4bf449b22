"""claimgraph: articles on artificial intelligence in, a graph of who claims what out.

In three lines::

    import kg
    g = kg.build("seeds/")
    g.query("SELECT ?who ?text { ?c kg:speaker/rdfs:label ?who ; kg:text ?text }")
"""

__version__ = "0.1.0"

from kg.composition import DEFAULT_MODEL, build
from kg.errors import DatasetError, InputError, KgError, QueryError, ResourceError, UsageError
from kg.graph import Graph, open  # noqa: A004 - kg.open is what a user says

__all__ = [
    "DEFAULT_MODEL",
    "DatasetError",
    "Graph",
    "InputError",
    "KgError",
    "QueryError",
    "ResourceError",
    "UsageError",
    "__version__",
    "build",
    "open",
]
