"""The graph as an object: what ``kg.build`` and ``kg.open`` give to a notebook or a program."""

from __future__ import annotations

import warnings
from dataclasses import asdict, fields
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.graph.drawing import PAGES, TEXTS, Drawing, heading, promised, save
from kg.graph.tables import frame_of, framed

if TYPE_CHECKING:
    from collections.abc import Callable

    import networkx
    import pandas
    import rdflib

    from kg.network import Measures
    from kg.rdf.findings import Report
    from kg.store.dataset import Dataset
    from kg.store.explanation import Explanation
    from kg.store.manifest import DocumentInfo, Failure
    from kg.store.remote.push import Pushed

DRAWN = 60
"""How many nodes of a view a page shows at first: more is a hairball."""

VIEWS = ("positions", "sides", "relations", "claims", "documents")
"""What a page can open with: who raises what, who is for and against what, who is what to whom, what is said, where."""


def open(path: str | Path) -> Graph:  # noqa: A001 - kg.open is what a user says
    """Return the graph of the dataset at *path*, for reading. Raises DatasetError if it is none."""
    from kg.store.dataset import Dataset

    return Graph(Dataset.open(path))


class Graph:
    """People, organisations, models, claims and concerns, to be queried, measured, drawn and explained.

    Claims are what somebody said, never facts; every statement leads to the words it rests on (``explain``).
    Tables come as pandas DataFrames.
    """

    def __init__(self, dataset: Dataset) -> None:
        """Wrap an open dataset."""
        self.dataset = dataset

    def __repr__(self) -> str:
        """What the graph holds, in one line."""
        documents = self.documents
        claims, relations = sum(d.claims for d in documents), sum(d.relations for d in documents)
        unread = f", {len(self.failures)} sources not read (failures)" if self.failures else ""
        return f"<claimgraph: {len(documents)} articles, {claims} claims, {relations} relation mentions{unread}>"

    @property
    def documents(self) -> tuple[DocumentInfo, ...]:
        """What is known of each article, sorted."""
        return self.dataset.documents()

    @property
    def failures(self) -> tuple[Failure, ...]:
        """The sources that could not be read, and why."""
        return self.dataset.failures()

    # --- asking ---------------------------------------------------------------------------------------------------

    def query(self, sparql: str, *, limit: int | None = None, timeout: float | None = None) -> pandas.DataFrame | bool:
        """Return the answer to a SPARQL query over the union of all graphs; the usual prefixes are declared.

        SELECT gives a row a solution, CONSTRUCT a row a triple, ASK a bool. Numbers and truth values come as such,
        everything else as strings. With a *timeout*, in seconds, the query runs in a process of its own. Raises
        QueryError for a query that is wrong, refused (updates, SERVICE) or takes longer.
        """
        from kg.store.query import query

        if timeout:
            from kg.store.apart import query_within

            return framed(query_within(timeout, self.dataset, sparql, limit=limit))
        return framed(query(self.dataset, sparql, limit=limit))

    def ask(self, question: str, **names: str) -> pandas.DataFrame:
        """Return the answer to a shipped question: ``ask("lineage", model="Llama 3")``, with names, aliases or IRIs.

        The frame's ``attrs`` hold the ``question``, the ``sparql`` that ran, and a ``note`` if the answer is empty.
        Raises UsageError, with the choices, for an unknown question, parameter or name.
        """
        from kg.store.ask import ask

        answer = ask(self.dataset, question, names)
        frame = frame_of(answer.table)
        frame.attrs = {"question": answer.question.question, "sparql": answer.sparql, "note": answer.note}
        return frame

    def push(  # noqa: PLR0913 - what a store and who asks it have
        self,
        url: str,
        *,
        product: str = "",
        user: str = "",
        auth: str = "basic",
        union: bool = False,
        force: bool = False,
    ) -> Pushed:
        """Bring the SPARQL store at *url* to what the graph holds, and return what was sent; only changes are.

        The password is taken from the variable CLAIMGRAPH_PASSWORD or ~/.netrc, a token from CLAIMGRAPH_TOKEN. With
        *union*, the default graph there is kept as the union of all graphs. Raises RemoteError where the store cannot
        be reached or refuses, UsageError where most of what is there would go without *force*.
        """
        from kg.store.remote.opening import Place
        from kg.store.remote.push import Wanted, push

        place = Place(url, product, user=user, auth=auth)
        return push(self.dataset, place.opened(), Wanted(union=union, force=force))

    def find(self, text: str) -> pandas.DataFrame:
        """Return what is called *text*, or has it in its name, best first: iri, kind, label, matched, score."""
        import pandas

        from kg.store.find import Found, find

        columns = [field.name for field in fields(Found)]
        return pandas.DataFrame([asdict(found) for found in find(self.dataset, text)], columns=columns)

    def explain(self, name: str, limit: int | None = None) -> Explanation:
        """Return why the graph says what it says of *name* (an IRI, a label, an alias): statements with their words.

        All of them, or under each heading the first *limit*.
        """
        from kg.store.explain import explain

        return explain(self.dataset, name, limit)

    def claims(self) -> pandas.DataFrame:
        """Return every claim with who, cue, quote, stance, concerns, article and offsets: a row a claim."""
        import io

        import pandas

        return pandas.read_csv(io.BytesIO(self.export("csv")), keep_default_na=False, na_values=[""])

    # --- the graph in other forms ---------------------------------------------------------------------------------

    def networkx(self, *, claims_as_nodes: bool = False, unnamed: bool = True) -> networkx.MultiDiGraph[str]:
        """Return the graph for NetworkX: a node a thing, an edge a statement, keyed by its IRI."""
        from kg.network import project

        return project(self.dataset, claims_as_nodes=claims_as_nodes, unnamed=unnamed)

    def measure(
        self, *, unnamed: bool = False, top: int | None = None, progress: Callable[[str], object] = str
    ) -> Measures:
        """Return degree, PageRank, betweenness, communities and who raises what; unnamed sources only on request.

        *progress* is told, in words, what comes next.
        """
        from kg.network import measure, outline

        progress("the network")
        return measure(outline(self.dataset), unnamed=unnamed, top=top, progress=progress)

    def rdflib(self) -> rdflib.Dataset:
        """Return a copy as an rdflib Dataset with the same named graphs, its default graph their union."""
        import rdflib

        from kg.vocab import PREFIXES

        copy = rdflib.Dataset(default_union=True)
        for prefix, namespace in PREFIXES.items():
            copy.bind(prefix, namespace, override=True, replace=True)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's own parser uses what rdflib has deprecated
            copy.parse(data=self.export("nq"), format="nquads")
        return copy

    def export(self, fmt: str, *, document: str | None = None) -> bytes:
        """Return the dataset as ``nq``, ``trig``, ``ttl``, or its claims as ``csv``; the same graph, the same bytes.

        With *document*, the name, slug or IRI of one, only what that one says; UsageError where there is none.
        """
        from kg.rdf.export import export
        from kg.store.document import parse
        from kg.store.named import document_named

        if document is None:
            return export(self.dataset.quads(), fmt)
        said = parse(self.dataset.nquads(document_named(self.dataset, document).slug))
        return export(chain(said, self.dataset.named()) if fmt == "csv" else said, fmt)  # a table shows names

    def check(self) -> Report:
        """Return what the shapes, the rules, the kept texts and the documents' files find wrong."""
        from kg.rdf.check import check

        self.dataset.index()
        return check(self.dataset.store, self.dataset.text, self.dataset.nquads)

    def draw(
        self,
        path: str | Path | None = None,
        *,
        title: str | None = None,
        view: str = VIEWS[0],
        top: int = DRAWN,
        force: bool = False,
    ) -> Drawing:
        """Return the page of the graph, which a notebook shows, and write it to *path* where one is given.

        It opens with *view* (``positions``, ``sides``, ``relations``, ``claims`` or ``documents``) and its *top*
        weightiest nodes; everything else is a click away. Raises UsageError for an unknown view, an ending that is no
        page's, and where a file is there already and *force* is not given.
        """
        from kg.network import debate, viewed
        from kg.render import page

        if view not in VIEWS:
            raise UsageError(f"unknown view {view!r}: choose {', '.join(VIEWS)}")
        promised(path, PAGES, "html")
        seen = viewed(debate(self.dataset, self.dataset.text), core=top)
        html = page(seen, title=title or heading(self.documents), view=view, core=top)
        if path is not None:
            save(path, html.encode("utf-8"), force=force)
        return Drawing(html)

    def report(
        self, path: str | Path | None = None, *, title: str | None = None, fmt: str = "", force: bool = False
    ) -> str:
        """Return the report that a person reads from top to bottom, and write it to *path* where one is given.

        It tells who takes part, which concerns there are, who does what with them and where they differ, each with its
        evidence. *fmt* is ``html`` (self-contained, with charts) or ``md``; by default what the path's ending says,
        else Markdown. Raises UsageError for another *fmt* or ending, and where a file is there already without *force*.
        """
        from kg.network import debate
        from kg.render import REPORTS, report

        fmt = fmt or promised(path, TEXTS | PAGES, "md")
        if fmt not in REPORTS:
            raise UsageError(f"unknown format {fmt!r}: choose {', '.join(REPORTS)}")
        seen = debate(self.dataset, self.dataset.text)
        told = report(seen, title=title or heading(self.documents), fmt=fmt)
        if path is not None:
            save(path, told.encode("utf-8"), force=force)
        return told
