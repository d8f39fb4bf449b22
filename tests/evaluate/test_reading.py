import codecs
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.errors import InputError, UsageError
from kg.evaluate import Gold, read
from kg.evaluate.gold import GoldMention
from kg.evaluate.reading import files

Write = Callable[[Any], Path]
Change = Callable[[dict[str, Any]], object]


def words(gold: Gold, *places: tuple[int, int]) -> list[str]:
    """Return the words that stand at some places."""
    return [gold.text[start:end] for start, end in places]


# --- what a file says ---------------------------------------------------------------------------------------------


def test_a_claim_is_read_with_its_words_and_meaning(gold_article: Gold) -> None:
    """Speaker, place, traits, stance and concerns of a claim come out as they were annotated."""
    claim = gold_article.claims[2]
    assert claim.speakers == {"source"} and claim.cue == "warned"
    assert words(gold_article, *claim.content) == ["Lumen 2 may help criminals"]
    assert claim.traits == (("negated", "false"), ("modality", "predicted"), ("attribution", "reportedspeech"))
    assert claim.sides == {("opposes", "model:lumen-2")} and claim.concerns == {("raises", "misuse")}


def test_what_was_not_annotated_is_no_trait(gold_article: Gold) -> None:
    """A field that is left out counts neither as right nor as wrong."""
    assert gold_article.claims[3].traits == (("negated", "true"),)
    assert gold_article.author_claims[0].traits == (("modality", "predicted"),)


def test_every_place_of_a_name_is_a_mention(gold_article: Gold) -> None:
    """The longer form keeps its letters, so that a surname is found only where it stands alone."""
    quist = [m for m in gold_article.mentions if m.entity == "person:orla-quist"]
    assert words(gold_article, *((m.start, m.end) for m in quist)) == ["Orla Quist", "Quist"]


def test_offsets_of_every_entity_replace_the_names(write: Write, annotation: dict[str, Any]) -> None:
    """Where all entities give their mentions one by one, nothing is searched for."""
    for entity in annotation["entities"]:
        entity["mentions"] = []
    annotation["entities"][0]["mentions"] = [[0, 7]]
    assert read([write(annotation)])[0].mentions == (GoldMention(0, 7, "org:tessera"),)


def test_quotations_by_number_and_by_offset(write: Write, annotation: dict[str, Any]) -> None:
    """A quotation may name the place of its words by a count or by offsets."""
    annotation["claims"][0]["content"] = [{"text": "Open weights", "nth": 2}, [0, 7]]
    gold = read([write(annotation)])[0]
    assert gold.claims[0].content == ((gold.text.rindex("Open weights"), gold.text.rindex("Open weights") + 12), (0, 7))


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        (None, {"source"}),
        ("source:critics", {"source"}),
        ("person:bram-olde", {"person:bram-olde"}),
        (["person:bram-olde", "source:x"], {"person:bram-olde", "source"}),
    ],
)
def test_speakers(write: Write, annotation: dict[str, Any], speaker: object, expected: set[str]) -> None:
    """Whoever has no name is one source; several speakers are a list."""
    annotation["claims"][0]["speaker"] = speaker
    assert read([write(annotation)])[0].claims[0].speakers == expected


def test_only_the_text_is_needed(write: Write) -> None:
    """Lists that are left out are empty, and a note is allowed."""
    gold = read([write({"doc": "tessera.txt", "note": "nothing yet"})])[0]
    assert (gold.entities, gold.mentions, gold.relations, gold.claims, gold.author_claims) == ((), (), (), (), ())


def test_the_text_is_taken_byte_for_byte(write: Write, tmp_path: Path) -> None:
    """A byte-order mark counts as a character and line ends stay, as the digest of the file demands."""
    path = write({"doc": "tessera.txt", "entities": [{"id": "org:a", "type": "Org", "names": ["Acme"]}]})
    raw = codecs.BOM_UTF8 + b"One\r\nAcme"
    (tmp_path / "tessera.txt").write_bytes(raw)
    gold = read([path])[0]
    assert gold.mentions == (GoldMention(6, 10, "org:a"),) and gold.sha256 == hashlib.sha256(raw).hexdigest()


# --- what is wrong with a file ------------------------------------------------------------------------------------

FAULTS: dict[str, tuple[Change, str]] = {
    "claims[1].content[0]: 'no such words' stands 0 times in the text, not 1": (
        lambda g: g["claims"][1].update(content=["no such words"]),
        "",
    ),
    "claims[1].content[0]: 'Tessera' stands 3 times in the text, not 4": (
        lambda g: g["claims"][1].update(content=[{"text": "Tessera", "nth": 4}]),
        "",
    ),
    "claims[1].content[0]: nth counts from 1, not 0": (
        lambda g: g["claims"][1].update(content=[{"text": "Tessera", "nth": 0}]),
        "",
    ),
    "claims[1].content[0]: expected [start, end]": (lambda g: g["claims"][1].update(content=[[5, 5000]]), ""),
    "claims[1]: the field 'content' quotes no words": (lambda g: g["claims"][1].update(content=[]), ""),
    "claims[1].content: expected a list": (lambda g: g["claims"][1].update(content="Lumen 2"), ""),
    "claims[1].cue: 'murmured' stands 0 times": (lambda g: g["claims"][1].update(cue="murmured"), ""),
    "claims[1]: the field 'cue' is missing": (lambda g: g["claims"][1].pop("cue"), ""),
    "claims[1].speaker_text: 'Him' stands 0 times": (lambda g: g["claims"][1].update(speaker_text="Him"), ""),
    "claims[1].hedges[0]: 'perhaps' stands 0 times": (lambda g: g["claims"][1].update(hedges=["perhaps"]), ""),
    "claims[1].speaker: unknown speaker 'person:x'": (
        lambda g: g["claims"][1].update(speaker="person:x"),
        "choose from org:tessera",
    ),
    "claims[1].raises[0]: unknown concern 'sharks'": (
        lambda g: g["claims"][1].update(raises=["sharks"]),
        "jailbreaking",
    ),
    "claims[1].about[0]: unknown target 'topic:tea'": (
        lambda g: g["claims"][1].update(about=["topic:tea"]),
        "topic:ai",
    ),
    "claims[1].favours[0]: expected words, not 3": (lambda g: g["claims"][1].update(favours=[3]), ""),
    "claims[1].modality: unknown modality 'Maybe'": (lambda g: g["claims"][1].update(modality="Maybe"), "Conditional"),
    "claims[1].negated: expected true or false": (lambda g: g["claims"][1].update(negated="no"), ""),
    "claims[1]: unknown field 'raise'; the fields are speaker": (lambda g: g["claims"][1].update({"raise": []}), ""),
    "author_claims[0]: unknown field 'cue'": (lambda g: g["author_claims"][0].update(cue="says"), ""),
    "relations[0].predicate: unknown relation 'owns'": (
        lambda g: g["relations"][0].update(predicate="owns"),
        "develops",
    ),
    "relations[0].object: unknown entity 'org:x'": (lambda g: g["relations"][0].update(object="org:x"), "org:tessera"),
    "relations[0].quote: 'Olde runs' stands 0 times": (lambda g: g["relations"][0].update(quote="Olde runs"), ""),
    "entities: two entities are called 'org:tessera'": (lambda g: g["entities"].append(g["entities"][0]), ""),
    "entities[0].type: unknown type 'Company'": (
        lambda g: g["entities"][0].update(type="Company"),
        "Person, Org, Model",
    ),
    "entities[0].names[0]: 'Tesera' stands 0 times": (lambda g: g["entities"][0].update(names=["Tesera"]), ""),
    "entities[0]: expected an object": (lambda g: g["entities"].insert(0, "Tessera"), ""),
    "the field 'doc' is missing": (lambda g: g.pop("doc"), ""),
    "doc: no text 'other.txt' in": (lambda g: g.update(doc="other.txt"), "--texts DIR"),
}


@pytest.mark.parametrize(("message", "change", "hint"), [(m, *rest) for m, rest in FAULTS.items()], ids=list(FAULTS))
def test_faults_are_told_with_file_and_place(
    write: Write, annotation: dict[str, Any], message: str, change: Change, hint: str
) -> None:
    """Whatever is wrong with a gold file is an InputError that says where, and what would be right."""
    change(annotation)
    path = write(annotation)
    with pytest.raises(InputError) as caught:
        read([path])
    assert str(caught.value).startswith(f"{path}: {message}") and hint in str(caught.value)


def test_broken_json_is_told_with_its_line(write: Write) -> None:
    """A missing comma is told with line and column."""
    path = write({})
    path.write_text('{"doc": "tessera.txt"\n "claims": []}', encoding="utf-8")
    with pytest.raises(InputError, match=r"tessera\.json: line 2, column 2"):
        read([path])


def test_a_list_is_no_gold(write: Write) -> None:
    """A file that holds something else than one article's annotation is told."""
    with pytest.raises(InputError, match="expected an object"):
        read([write([])])


def test_bytes_that_are_no_text_are_told(write: Write, tmp_path: Path) -> None:
    """Neither a gold file nor its text is guessed at."""
    path = write({"doc": "tessera.txt"})
    (tmp_path / "tessera.txt").write_bytes(b"caf\xe9")
    with pytest.raises(InputError, match=r"doc: tessera\.txt is not UTF-8, byte 3"):
        read([path])
    path.write_bytes(b"\xff")
    with pytest.raises(InputError, match="not UTF-8, byte 0"):
        read([path])


# --- which files --------------------------------------------------------------------------------------------------


def test_a_text_is_found_one_folder_up_or_where_it_is_said_to_be(tmp_path: Path) -> None:
    """The folders that are named come first, then the gold file's own, then the one above."""
    gold, texts = tmp_path / "gold", tmp_path / "elsewhere"
    gold.mkdir()
    texts.mkdir()
    (gold / "a.json").write_text(json.dumps({"doc": "a.txt"}), encoding="utf-8")
    (tmp_path / "a.txt").write_text("above", encoding="utf-8")
    assert read([gold])[0].text == "above"
    (gold / "a.txt").write_text("beside", encoding="utf-8")
    assert read([gold])[0].text == "beside"
    (texts / "a.txt").write_text("named", encoding="utf-8")
    assert read([gold], [texts])[0].text == "named"


def test_files_and_folders_give_each_file_once(tmp_path: Path) -> None:
    """A folder's gold files are sorted; metadata beside a text is no gold."""
    for name in ("b.json", "a.json", "a.meta.json", "a.txt"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    assert files([tmp_path / "b.json", tmp_path]) == [tmp_path / "a.json", tmp_path / "b.json"]


def test_no_gold_is_told(tmp_path: Path) -> None:
    """A path that is not there and a folder without gold are wrong arguments."""
    with pytest.raises(UsageError, match=r"holds no \.json file"):
        files([tmp_path])
    with pytest.raises(UsageError, match="there is no gold at"):
        files([tmp_path / "nowhere"])
