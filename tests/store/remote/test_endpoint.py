"""Addresses of the known products, derived from one."""

import pytest

from kg.errors import UsageError
from kg.store.remote.endpoint import Endpoint, endpoint, products

LAYOUTS = {
    "http://localhost:7878": (
        "http://localhost:7878/query",
        "http://localhost:7878/update",
        "http://localhost:7878/store",
    ),
    "http://h:3030/ai": ("http://h:3030/ai/query", "http://h:3030/ai/update", "http://h:3030/ai/data"),
    "https://h/repositories/ai": (
        "https://h/repositories/ai",
        "https://h/repositories/ai/statements",
        "https://h/repositories/ai/rdf-graphs/service",
    ),
    "http://h:7001": ("http://h:7001/", "http://h:7001/", "http://h:7001/"),
    "http://h:8890": ("http://h:8890/sparql", "http://h:8890/sparql-auth", "http://h:8890/sparql-graph-crud-auth"),
    "https://h:8182": ("https://h:8182/sparql", "https://h:8182/sparql", "https://h:8182/sparql/gsp/"),
}


@pytest.mark.parametrize(("url", "addresses"), LAYOUTS.items())
def test_a_product_is_known_by_its_address(url: str, addresses: tuple[str, str, str]) -> None:
    """The usual port or path tells the product; a slash at the end, or one of the three, makes no difference."""
    assert endpoint(url) == endpoint(url + "/") == Endpoint(*addresses)
    assert all(endpoint(address) == Endpoint(*addresses) for address in addresses if "sparql-auth" not in address)


def test_each_product_has_a_layout() -> None:
    """Every product of the table has its addresses tested above."""
    assert len(products()) == len(LAYOUTS)


def test_a_product_elsewhere_is_named() -> None:
    """With its name, a product may stand at any address; without, the address is where queries go."""
    assert endpoint("https://h/sparql-store", "oxigraph").update == "https://h/sparql-store/update"
    assert endpoint("https://h/x") == Endpoint("https://h/x")


def test_addresses_that_are_given_go_before() -> None:
    """Each of the three may be given by itself."""
    assert endpoint("http://h:7878", graphs="http://h/g") == Endpoint(
        "http://h:7878/query", "http://h:7878/update", "http://h/g"
    )


def test_unknown_product_lists_the_known() -> None:
    """A name that is none is told with the choices."""
    with pytest.raises(UsageError, match="oxigraph, fuseki, graphdb"):
        endpoint("http://h", "oxygraph")


@pytest.mark.parametrize("url", ["https://ada:hush@h/x", "https://hush@h/x", "ada:hush@h", "//ada:hush@h/x"])
def test_a_password_in_the_address_is_refused_and_not_shown(url: str) -> None:
    """An address with a user is refused without being repeated."""
    for given in ({"url": url}, {"update": url}):
        with pytest.raises(UsageError, match="CLAIMGRAPH_PASSWORD") as caught:
            endpoint(**given)
        assert "hush" not in str(caught.value)


@pytest.mark.parametrize("url", ["localhost:7878", "ftp://h/x", "http://", "h"])
def test_what_is_no_address_is_refused(url: str) -> None:
    """Only the web is spoken to."""
    with pytest.raises(UsageError, match="starts with http"):
        endpoint(url)
