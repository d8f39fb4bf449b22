"""The manifest: what a dataset holds, as JSON that depends on nothing but the documents and the versions."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg import __version__
from kg.errors import DatasetError
from kg.resources import node
from kg.store.document import check_slug, document_graph
from kg.vocab import ID, KG, PREFIXES

FORMAT = 1
"""Version of the folder's layout. Another one is refused, never guessed at."""

FILE = "manifest.json"

FIELDS = {
    f"{PREFIXES['dcterms']}identifier": "name",
    f"{PREFIXES['dcterms']}title": "title",
    f"{PREFIXES['dcterms']}issued": "date",
    f"{PREFIXES['schema']}url": "url",
    f"{PREFIXES['dcterms']}creator": "author",
    f"{PREFIXES['schema']}publisher": "publisher",
    f"{KG}textSha256": "sha256",
    f"{KG}textLength": "length",
}
COUNTED = {f"{KG}Claim": "claims", f"{KG}RelationMention": "relations"}
REFERS_TO = f"{KG}refersTo"
TYPE = f"{PREFIXES['rdf']}type"


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What the manifest tells of one document. ``length`` is in code points, ``date`` ISO 8601.

    ``key`` is the digest of all that the document was (``Document.key``); empty where nobody told.
    """

    slug: str
    name: str
    title: str
    sha256: str
    length: int
    date: str | None = None
    url: str | None = None
    author: str | None = None
    publisher: str | None = None
    mentions: int = 0
    claims: int = 0
    relations: int = 0
    key: str = ""

    @property
    def graph(self) -> str:
        """The IRI of the graph that holds all that the document says."""
        return document_graph(self.slug).value


NAMES = tuple(field.name for field in fields(DocumentInfo) if field.name != "slug")


@dataclass(frozen=True, slots=True, order=True)
class Failure:
    """A source that could not be read or understood, and why."""

    name: str
    reason: str


@dataclass(slots=True)
class Manifest:
    """The versions that made a dataset, its documents by slug, and the sources that failed.

    ``fingerprint`` is the digest of all that makes documents what they are, besides themselves.
    """

    pipeline: str = ""
    version: str = __version__
    documents: dict[str, DocumentInfo] = field(default_factory=dict)
    failures: set[Failure] = field(default_factory=set)
    fingerprint: str = ""


def describe(slug: str, quads: Iterable[ox.Quad]) -> DocumentInfo:
    """Return what *quads*, one document's graph, tell of it; a missing field raises DatasetError."""
    known: dict[str, Any] = {}
    counts = dict.fromkeys(("mentions", *COUNTED.values()), 0)
    document = f"{ID}doc_{slug}"
    for quad in quads:
        subject, predicate, value = node(quad.subject), quad.predicate.value, node(quad.object)
        if subject == document and predicate in FIELDS:
            known[FIELDS[predicate]] = value
        elif predicate == REFERS_TO:
            counts["mentions"] += 1
        elif predicate == TYPE and value in COUNTED:
            counts[COUNTED[value]] += 1
    return info({"slug": slug, **known, **counts}, f"the graph of {slug}")


def info(values: Mapping[str, Any], where: str) -> DocumentInfo:
    """Return the record of one document; *where* is named in the DatasetError if a field is missing or unknown."""
    check_slug(values["slug"])
    try:
        return DocumentInfo(**{**values, "length": int(values["length"])})
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise DatasetError(f"{where} is damaged ({error}): build the dataset again") from error


def to_json(manifest: Manifest) -> Iterator[str]:
    """Yield the manifest as JSON, piece by piece: keys sorted, a document a line, ending in a newline."""
    known = sorted(manifest.documents.items())
    content: dict[str, Iterable[str]] = {
        "format": [in_json(FORMAT)],
        "claimgraph": [in_json(manifest.version)],
        "pipeline": [in_json(manifest.pipeline)],
        "fingerprint": [in_json(manifest.fingerprint)],
        "documents": lines("{", (f"{in_json(slug)}: {in_json(written(document))}" for slug, document in known), "}"),
        "failures": lines("[", (in_json(asdict(failure)) for failure in sorted(manifest.failures)), "]"),
    }
    opening = "{"
    for name, pieces in sorted(content.items()):
        yield f"{opening}\n {in_json(name)}: "
        yield from pieces
        opening = ","
    yield "\n}\n"


in_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
"""Return something as JSON in one line."""


def lines(opening: str, items: Iterable[str], closing: str) -> Iterator[str]:
    """Yield items of JSON, a line each; a writer that puts every value in a line is slow, and so is a reader."""
    before = opening
    for item in items:
        yield f"{before}\n  {item}"
        before = ","
    yield f"\n {closing}" if before == "," else opening + closing


def written(known: DocumentInfo) -> dict[str, object]:
    """Return what the manifest writes down of a document: not what its place tells, nor what is not known."""
    values = ((name, getattr(known, name)) for name in NAMES)
    return {name: value for name, value in values if value is not None and (name, value) != ("key", "")}


def read(folder: Path) -> Manifest:
    """Return the manifest of the dataset in *folder*.

    Raises DatasetError where there is none, it is damaged, or it is of another format version.
    """
    content = content_of(folder)
    if content["format"] != FORMAT:
        raise DatasetError(
            f"{folder} has format {content['format']}, this version reads format {FORMAT}: build the dataset again"
        )
    path = folder / FILE
    try:
        documents = {slug: info({"slug": slug, **v}, str(path)) for slug, v in content["documents"].items()}
        fingerprint = str(content.get("fingerprint", ""))
        failures = {Failure(**failure) for failure in content["failures"]}
        return Manifest(content["pipeline"], content["claimgraph"], documents, failures, fingerprint)
    except (KeyError, TypeError, AttributeError) as error:
        raise DatasetError(f"{path} is damaged ({error}): build the dataset again") from error


def digest(folder: Path) -> str:
    """Return the SHA-256 of a manifest's file, in hex. Raises DatasetError where it cannot be read."""
    try:
        return sha256((folder / FILE).read_bytes()).hexdigest()
    except OSError as error:
        raise DatasetError(f"{folder / FILE} cannot be read ({error}): build the dataset again") from error


def content_of(folder: Path) -> dict[str, Any]:
    """Return the JSON object of a manifest, of whatever format version."""
    path = folder / FILE
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise DatasetError(f"{folder} is not a claimgraph dataset: no {FILE} in it (kg build makes one)") from error
    except (OSError, ValueError, RecursionError) as error:
        raise DatasetError(f"{path} cannot be read ({error}): build the dataset again") from error
    if not isinstance(content, dict) or not {"claimgraph", "format"} <= set(content):
        raise DatasetError(f"{folder} is not a claimgraph dataset: its {FILE} is another program's")
    return content
