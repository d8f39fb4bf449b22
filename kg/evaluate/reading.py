"""Gold files: found, read, and checked against their texts."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from kg import resources
from kg.errors import InputError, UsageError
from kg.evaluate.cursor import Cursor
from kg.evaluate.gold import AUTHOR, HOWS, SIDES, SOURCE, Gold, GoldClaim, GoldEntity, GoldMention, GoldRelation, Place
from kg.evaluate.quoting import named
from kg.model import Attribution, Kind, Modality

KINDS = (Kind.PERSON, Kind.ORG, Kind.MODEL)
FILE_FIELDS = ("doc", "entities", "relations", "claims", "author_claims")
ENTITY_FIELDS = ("id", "type", "name", "names", "mentions")
RELATION_FIELDS = ("subject", "predicate", "object", "quote", "negated")
AUTHOR_FIELDS = ("content", "attribution", "negated", "modality", "hedges", "about", *SIDES, *HOWS)
CLAIM_FIELDS = ("speaker", "speaker_text", "cue", *AUTHOR_FIELDS)

Record = TypeVar("Record")


# --- files --------------------------------------------------------------------------------------------------------


def read(paths: Iterable[Path], texts: Sequence[Path] = ()) -> list[Gold]:
    """Return the annotated articles of gold files and of folders of them, each once, in the order of their names.

    *texts* are folders where the articles lie, where that is neither beside the gold file nor one folder up.
    Raises UsageError for a path that is not there, InputError with file and place for whatever is wrong in a file.
    """
    return [one(path, texts) for path in files(paths)]


def files(paths: Iterable[Path]) -> list[Path]:
    """Return the gold files among paths: files themselves, and the ``.json`` files of folders."""
    found = {file.resolve(): file for path in paths for file in files_of(path)}
    return sorted(found.values())


def files_of(path: Path) -> list[Path]:
    """Return one path's gold files; a path that is not there, or a folder without any, is a UsageError."""
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise UsageError(f"there is no gold at {path}")
    found = [file for file in path.glob("*.json") if not file.name.endswith(".meta.json")]
    return found or missing(path)


def missing(folder: Path) -> list[Path]:
    """Raise the error for a folder without gold."""
    raise UsageError(f"no gold in {folder}: it holds no .json file")


def one(path: Path, texts: Sequence[Path] = ()) -> Gold:
    """Return the annotated article of one gold file. Raises InputError as ``read`` does."""
    whole = Cursor(path, "", parsed(path)).fields(FILE_FIELDS)
    name = whole.at("doc").string()
    raw = text_file(path, name, texts).read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise whole.at("doc").error(f"{name} is not UTF-8, byte {error.start}") from error
    return annotated(Cursor(path, "", whole.value, text), name, hashlib.sha256(raw).hexdigest())


def parsed(path: Path) -> object:
    """Return the JSON of a file."""
    try:
        return json.loads(path.read_bytes().decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8, byte {error.start}") from error
    except json.JSONDecodeError as error:
        raise InputError(f"{path}: line {error.lineno}, column {error.colno}: {error.msg}") from error


def text_file(path: Path, name: str, texts: Sequence[Path]) -> Path:
    """Return where a gold file's text lies."""
    places = [*texts, path.parent, path.parent.parent]
    found = next((folder / name for folder in places if (folder / name).is_file()), None)
    if found is None:
        looked = ", ".join(str(folder) for folder in places)
        raise InputError(f"{path}: doc: no text {name!r} in {looked}: name its folder with --texts DIR")
    return found


# --- records ------------------------------------------------------------------------------------------------------


def annotated(whole: Cursor, name: str, sha256: str) -> Gold:
    """Return what a gold file says of its text."""
    entities = tuple(entity(item) for item in whole.items("entities"))
    known = Known(whole, [e.id for e in entities])
    return Gold(
        name=name,
        text=whole.text,
        sha256=sha256,
        entities=entities,
        mentions=tuple(sorted(mentions(whole, entities))),
        relations=records(whole, "relations", known.relation),
        claims=records(whole, "claims", known.claim),
        author_claims=records(whole, "author_claims", known.author_claim),
    )


def records(whole: Cursor, name: str, make: Callable[[Cursor], Record]) -> tuple[Record, ...]:
    """Return the records of one list of a gold file."""
    return tuple(make(item) for item in whole.items(name))


def entity(item: Cursor) -> GoldEntity:
    """Return an entity; each form that is said to be used must stand in the text."""
    item.fields(ENTITY_FIELDS)
    forms = tuple(form.words() for form in item.items("names"))
    return GoldEntity(
        id=item.at("id").string(),
        kind=Kind(item.at("type").one_of("type", KINDS)),
        name=item.at("name").string() if item.has("name") else next(iter(forms), item.at("id").string()),
        forms=forms,
    )


def mentions(whole: Cursor, entities: Iterable[GoldEntity]) -> Iterator[GoldMention]:
    """Yield where the text names its entities: at the offsets if every entity gives them, else wherever a form is."""
    items = list(whole.items("entities"))
    if items and all(item.has("mentions") for item in items):
        pairs = [(span.offsets(), item.at("id").string()) for item in items for span in item.items("mentions")]
    else:
        pairs = list(named(whole.text, [(form, entity.id) for entity in entities for form in entity.forms]))
    for (start, end), owner in pairs:
        yield GoldMention(start, end, owner)


class Known:
    """Makes the records that refer to a file's entities; one that refers to an entity it does not list is an error."""

    def __init__(self, whole: Cursor, ids: list[str]) -> None:
        """Keep the ids, each of which must stand for one entity only."""
        twice = sorted({i for i in ids if ids.count(i) > 1})
        if twice:
            raise whole.at("entities").error(f"two entities are called {twice[0]!r}")
        self.ids = tuple(ids)
        self.targets = (*ids, *resources.topics())

    def relation(self, item: Cursor) -> GoldRelation:
        """Return a relation."""
        item.fields(RELATION_FIELDS)
        return GoldRelation(
            subject=item.at("subject").one_of("entity", self.ids),
            predicate=item.at("predicate").one_of("relation", resources.relations()),
            object=item.at("object").one_of("entity", self.ids),
            negated=item.has("negated") and item.at("negated").flag(),
            quote=item.at("quote").quote() if item.has("quote") else None,
        )

    def claim(self, item: Cursor) -> GoldClaim:
        """Return a claim that the text attributes to somebody."""
        item.fields(CLAIM_FIELDS).at("cue")
        if item.has("speaker_text"):
            item.at("speaker_text").quote()
        cue = item.at("cue").words() if item.has("cue") else ""
        return self.claimed(item, self.speakers(item), cue)

    def author_claim(self, item: Cursor) -> GoldClaim:
        """Return a claim in the article's own voice."""
        return self.claimed(item.fields(AUTHOR_FIELDS), frozenset({AUTHOR}), "")

    def claimed(self, item: Cursor, speakers: frozenset[str], cue: str) -> GoldClaim:
        """Return what both kinds of claim say."""
        quotes(item, "hedges")
        targets = frozenset(self.pairs(item, ("about", *SIDES), "target", self.targets))
        return GoldClaim(
            speakers=speakers,
            content=content(item),
            cue=cue,
            traits=traits(item),
            sides=frozenset((side, target) for side, target in targets if side in SIDES),
            concerns=frozenset(self.pairs(item, HOWS, "concern", resources.concerns())),
        )

    def speakers(self, item: Cursor) -> frozenset[str]:
        """Return who speaks: entities of the file, or ``source`` for a described source and for none."""
        if not item.has("speaker"):
            return frozenset({SOURCE})
        several = isinstance(item.value["speaker"], list)
        named_ = [*item.items("speaker")] if several else [item.at("speaker")]
        return frozenset(self.speaker(each) for each in named_) or frozenset({SOURCE})

    def speaker(self, item: Cursor) -> str:
        """Return one speaker."""
        if item.string().startswith(f"{SOURCE}:"):
            return SOURCE
        return item.one_of("speaker", (*self.ids, f"{SOURCE}:..."))

    def pairs(
        self, item: Cursor, fields: Iterable[str], what: str, choices: Iterable[str]
    ) -> Iterator[tuple[str, str]]:
        """Yield the members of some fields, each with its field's name."""
        known = tuple(choices)
        for field in fields:
            for value in item.items(field):
                yield field, value.one_of(what, known)


def quotes(item: Cursor, field: str) -> tuple[Place, ...]:
    """Return the places of the words that a field quotes."""
    return tuple(quoted.quote() for quoted in item.items(field))


def content(item: Cursor) -> tuple[Place, ...]:
    """Return the places of what is claimed; a claim of no words is an error."""
    found = quotes(item, "content")
    if not found:
        raise item.error("the field 'content' quotes no words")
    return found


def traits(item: Cursor) -> tuple[tuple[str, str], ...]:
    """Return what was annotated of a claim's negation, modality and attribution."""
    found = []
    if item.has("negated"):
        found.append(("negated", str(item.at("negated").flag()).lower()))
    for name, choices in (("modality", Modality), ("attribution", Attribution)):
        if item.has(name):
            found.append((name, item.at(name).one_of(name, choices).lower()))
    return tuple(found)
