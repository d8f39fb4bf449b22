"""A user's own files: they count while they are in use, and only there; wrong ones are refused with their line."""

import logging
import threading
from collections.abc import Callable

import pytest

from kg import own, resources
from kg.annotate import load
from kg.errors import UsageError
from kg.own import Own, OwnFile
from kg.resources import Name

NAMES = "name,kind,aliases,weak,distinct_from,maker\n"
CUES = "lemma,pos,class,frames,needs_source,irregular\n"
CONCERNS = """@prefix kg: <https://w3id.org/claimgraph/ont#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix con: <https://w3id.org/claimgraph/concern/> . @prefix my: <https://example.org/c/> .
"""
TOASTERS = 'my:toasters a kg:Concern ; skos:prefLabel "Toaster rising"@en ; skos:definition "Toasters rise."@en'

Used = Callable[[], object]


def file(text: str, name: str = "mine") -> OwnFile:
    """Return a user's file."""
    return OwnFile(name, text.encode("utf-8"))


def used(read: Used, **files: str) -> object:
    """Return what a reader gives with one file of each kind in use."""
    with own.using(Own(**{kind: (file(text),) for kind, text in files.items()})):
        return read()


def named(names: tuple[Name, ...], name: str) -> Name | None:
    """Return the row of a name."""
    return next((row for row in names if row.name == name), None)


def test_files_count_inside_the_block_only() -> None:
    """Names are listed while their file is in use, not before, not after, not in another thread, not after an error."""
    before, seen = resources.registry(), []
    mine = Own(registry=(file(NAMES + "Zed Labs,Org,Zed,,,\n"),))
    with own.using(mine):
        assert named(resources.registry(), "Zed Labs") is not None
        worker = threading.Thread(target=lambda: seen.append(resources.registry()))
        worker.start()
        worker.join()
    with pytest.raises(ZeroDivisionError), own.using(mine):
        1 / 0  # noqa: B018
    assert resources.registry() is before and seen == [before]


def test_readers_remember_by_content() -> None:
    """Files of equal name and content are one: nothing is read again; other content is read anew."""
    one, same, other = (Own(lexicon=(file(CUES + row),)) for row in ("toot,VERB,Says,,,\n", "toot,VERB,Says,,,\n", ""))
    assert one == same and hash(one) == hash(same) and one != other
    with own.using(one):
        first = resources.cues()
    with own.using(same):
        assert resources.cues() is first
    with own.using(other):
        assert resources.cues() is not first


def test_labels_tell_kind_name_and_digest() -> None:
    """The graph records each file by what it holds, its name and the head of its digest."""
    mine = Own(registry=(file("", "a.csv"),), concerns=(file("", "b.ttl"),))
    assert mine.labels() == ("registry a.csv sha256:e3b0c44298fc", "concerns b.ttl sha256:e3b0c44298fc")


def test_language_model_is_loaded_once() -> None:
    """Own names fill new matchers around the same language model."""
    with own.using(Own(registry=(file(NAMES + "Zed Labs,Org,Zed,,,\n"),))):
        assert load().reader is load().reader
        filled = load()
    assert filled is not load() and filled.reader is load().reader


# --- names --------------------------------------------------------------------------------------------------------


def test_row_stands_in_place_of_the_package_row() -> None:
    """A name that the package lists, too, has the user's aliases alone; the row tells its file and line."""
    names = used(resources.registry, registry=NAMES + "meta,Org,Facebook Inc,,,\n")
    row = next(n for n in names if n.name == "meta")  # type: ignore[attr-defined]
    assert (row.aliases, row.source) == (("Facebook Inc",), "mine, line 2")
    assert named(names, "Meta") is None  # type: ignore[arg-type]


def test_alias_is_taken(caplog: pytest.LogCaptureFixture) -> None:
    """A form that the user claims leaves the package's row, and the log says so."""
    row = next(n for n in resources.registry() if n.kind == "Org" and n.aliases)
    alias = next(a for a in row.aliases if "," not in a)
    with caplog.at_level(logging.WARNING):
        names = used(resources.registry, registry=f"{NAMES}Zed Labs,Org,{alias},,,\n")
    left = named(names, row.name)  # type: ignore[arg-type]
    assert left is not None and alias not in (*left.aliases, *left.weak)
    assert f"mine, line 2: {alias!r} now means Zed Labs, not {row.name} (Org)" in caplog.text


def test_names_become_one(caplog: pytest.LogCaptureFixture) -> None:
    """A listed name that the user gives as an alias of the same kind goes over with all its forms."""
    names = used(resources.registry, registry=NAMES + "Meta Platforms Group,Org,Meta,,,\n")
    one = named(names, "Meta Platforms Group")  # type: ignore[arg-type]
    old = named(resources.registry(), "Meta")
    assert one is not None and old is not None
    assert set(one.aliases) == {"Meta", *old.aliases}
    assert named(names, "Meta") is None  # type: ignore[arg-type]
    assert "Meta is another name of Meta Platforms Group" in caplog.text


def test_names_kept_apart() -> None:
    """Where the user says that two things are distinct, or they are of two kinds, the package's row only loses the form."""
    for row in ("Meta Group,Org,Meta,,Meta,\n", "Meta One,Model,Meta,,,\n"):
        left = named(used(resources.registry, registry=NAMES + row), "Meta")  # type: ignore[arg-type]
        assert left is not None and "Meta" in left.weak


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name,kind,alias\nA,Org,B\n", "mine, line 1: unknown column 'alias'; the columns are name, kind, aliases"),
        ("name;kind\nA;Org\n", "separated by commas"),
        ("name\nA\n", "line 1: no column 'kind'"),
        ("", "line 1: no column 'name'"),
        ("name,kind\nA,Company\n", "mine, line 2: kind 'Company' is none of Model, Org, Person"),
        ("name,kind\nA,Org\n,Org\n", "mine, line 3: the cell 'name' is empty"),
        ("name,kind\nA,Org,B\n", "line 2: more cells than columns"),
        ('name,kind\n"A,Org\n', "mine, line 2: unexpected end of data"),
        ("name,kind,aliases\nA,Org,X\nB,Org,X\n", r"mine, line 3: 'B' and 'A' \(mine, line 2\) share a name"),
        ("name,kind\nA b,Org\nA B,Org\n", "share a name"),
    ],
)
def test_wrong_names_are_refused(text: str, message: str) -> None:
    """A table that is not as it should be is a UsageError with the line and the choices."""
    with pytest.raises(UsageError, match=message):
        used(resources.registry, registry=text)


def test_spreadsheets_may_write_a_mark() -> None:
    """A byte-order mark, carriage returns and empty lines, as spreadsheets write them, are no fault; Latin-1 is."""
    with own.using(Own(registry=(OwnFile("x.csv", b"\xef\xbb\xbfname,kind\r\nZed Labs,Org\r\n\r\n"),))):
        assert named(resources.registry(), "Zed Labs") is not None
    wrong = Own(registry=(OwnFile("x.csv", b"name,kind\nZ\xe9d,Org\n"),))
    with own.using(wrong), pytest.raises(UsageError, match=r"x.csv is not UTF-8 \(byte 11\)"):
        resources.registry()


# --- cues ---------------------------------------------------------------------------------------------------------


def test_cues_are_added_changed_and_taken_away() -> None:
    """A new cue has its inflected forms and a plain frame; a listed one is replaced; with the class none it goes."""
    rows = "toot,VERB,Says,,,\nsay,VERB,Argues,quote,yes,said\nargue,VERB,none,,,\n"
    cues = used(resources.cues, lexicon=CUES + rows)
    assert cues["tooted", "VERB"].frames == {"that"} and not cues["tooted", "VERB"].needs_source  # type: ignore[index]
    assert cues["said", "VERB"].cue_class == "Argues"  # type: ignore[index]
    assert ("argued", "VERB") not in cues and ("argued", "VERB") in resources.cues()  # type: ignore[operator]


@pytest.mark.parametrize(
    ("row", "word", "force"),
    [
        ("toot,VERB,Says,Strong\n", "tooted", "Strong"),
        ("toot,VERB,Says,\n", "tooted", "Plain"),
        ("insist,VERB,Says,\n", "insisted", "Strong"),
        ("insist,VERB,Says,Plain\n", "insisted", "Plain"),
    ],
)
def test_cues_may_have_a_force(row: str, word: str, force: str) -> None:
    """A user's cue has the force that its row gives, else that of the listed word, else none but the plain one."""
    cues = used(resources.cues, lexicon="lemma,pos,class,force\n" + row)
    assert cues[word, "VERB"].force == force  # type: ignore[index]


def test_wrong_force_is_refused() -> None:
    """A force that is none, or two at once, is a UsageError with the choices."""
    for wrong in ("Loud", "Strong|Weak"):
        with pytest.raises(UsageError, match=r"line 2: force '.*' is none of Plain, Strong, Weak$"):
            used(resources.cues, lexicon=f"lemma,pos,class,force\ntoot,VERB,Says,{wrong}\n")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("toot,VERBS,Says,that,no,\n", "mine, line 2: pos 'VERBS' is none of ADJ, NOUN, VERB"),
        ("toot,VERB,Toots,that,no,\n", "class 'Toots' is none of Argues, .*, none"),
        ("toot,VERB,Says,that|if,no,\n", "frames 'if' is none of "),
        ("toot,VERB,Says,that,maybe,\n", "needs_source 'maybe' is none of "),
    ],
)
def test_wrong_cues_are_refused(row: str, message: str) -> None:
    """What the package does not write in a column is a UsageError with the line and the choices."""
    with pytest.raises(UsageError, match=message):
        used(resources.cues, lexicon=CUES + row)


# --- concerns -----------------------------------------------------------------------------------------------------


def test_concern_joins_the_taxonomy() -> None:
    """A concern of a user's own namespace is known by its IRI, under a concern of ours or at the top."""
    text = f"{CONCERNS} {TOASTERS} . {TOASTERS.replace('toasters', 'kettles').replace('Toaster', 'Kettle')} ; skos:broader con:misuse ."
    found = used(resources.concerns, concerns=text)
    assert found["https://example.org/c/toasters"].label == "Toaster rising"  # type: ignore[index]
    assert found["https://example.org/c/kettles"].broader == "misuse"  # type: ignore[index]
    assert set(resources.concerns()) < set(found)  # type: ignore[call-overload]


def test_concern_that_is_there_gets_labels() -> None:
    """More labels of a concern of the package join those that it has."""
    found = used(resources.concerns, concerns=CONCERNS + 'con:misuse skos:altLabel "dirty tricks"@en .')
    assert "dirty tricks" in found["misuse"].alt_labels  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("my:x a kg:Concern", "mine: "),
        ("my:x a kg:Concern .", "https://example.org/c/x needs a skos:prefLabel and a skos:definition"),
        ('my:x skos:prefLabel "x" .', "is not a kg:Concern; write: <https://example.org/c/x> a kg:Concern"),
        (f"{TOASTERS} ; skos:broader my:gone .", "stands under https://example.org/c/gone, which is no concern"),
        (f'{TOASTERS} ; skos:altLabel "misuse" .', "has the label 'misuse', which is one of con:misuse already"),
        (f'{TOASTERS} . my:x a kg:Concern ; skos:prefLabel "toaster rising" ; skos:definition "x" .', "has the label"),
        ('con:misuse skos:prefLabel "Abuse" .', "con:misuse is in the taxonomy already"),
        ("my:x skos:exactMatch [ a kg:Concern ] .", "a blank node"),
    ],
)
def test_wrong_concerns_are_refused(text: str, message: str) -> None:
    """A file that is not Turtle, or a concern that is not told in full or clashes, is a UsageError."""
    with pytest.raises(UsageError, match=message):
        used(resources.concerns, concerns=CONCERNS + text)
