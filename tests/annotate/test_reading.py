from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from threadpoolctl import threadpool_info

from kg.annotate import Pipeline, annotate
from kg.annotate.reading import parsed, texts
from kg.model import Document, Metadata

Read = Callable[[str], Doc]

BITS = [
    "Meta released Llama 3.1 405B.", "“Open it,” said Ada Reyes.", "NVDA.O rose.", "Orbit Labs (OL)", "The end", "\n", "\n\n",
    "\r\n\r\n", "\f", "\t", " ", "\u00a0", "'", "’s", "“", "”", "é", "🙂", "\u2028", "\x00",
]  # fmt: skip
SPACES = st.sampled_from([" ", "\n", "\r\n", "\t", "\u00a0"])
TEXTS = st.lists(
    st.tuples(st.one_of(st.sampled_from(BITS), st.text(max_size=12)), SPACES).map("".join), max_size=8
).map("".join)
"""Texts in which white space keeps names apart; see test_units for those that share a token."""


def document(text: str, start: int = 0, name: str = "text") -> Document:
    """Return a document whose body begins at a character."""
    return Document(name, text, Metadata(""), start)


@settings(max_examples=40)
@given(text=TEXTS, data=st.data())
def test_text_of_the_reading_is_the_documents_own(pipeline: Pipeline, text: str, data: st.DataObject) -> None:
    """No character is added or lost, whatever the text holds and wherever its body begins."""
    start = data.draw(st.integers(0, len(text)))
    [(_, doc)] = annotate([document(text, start)], pipeline)
    assert doc.text == text[start:]


def test_front_matter_is_not_read(pipeline: Pipeline) -> None:
    """What stands before the body has no names, and offsets in the reading count from the body's start."""
    front = "---\nauthor: Ada Reyes\n---\n"
    [(_, doc)] = annotate([document(f"{front}Meta slept.", len(front))], pipeline)
    assert [(m.text, m.start_char) for m in doc.spans["mentions"]] == [("Meta", 0)]


@pytest.mark.parametrize("text", ["", "\n", " \r\n\n", "\f"])
def test_empty_document_is_read_too(read: Read, text: str) -> None:
    """A text of nothing or of white space gives a reading with nothing in it."""
    doc = read(text)
    assert doc.text == text
    assert not doc.spans["mentions"] and not doc.spans["quotes"] and not doc.user_data["entities"]


def test_body_may_be_empty(pipeline: Pipeline) -> None:
    """A document that is all front matter has one paragraph, an empty one."""
    only = document("---\ntitle: x\n---\n", 18)
    assert texts(only) == [""]
    assert [doc.text for _, doc in annotate([only], pipeline)] == [""]


def test_documents_keep_their_order(pipeline: Pipeline) -> None:
    """As many readings come out as documents went in, in their order, short, long, empty and equal ones."""
    long = "A line of prose.\n" * 150
    bodies = ["One.", "", long, "One.", "One.", "", "Two."]
    documents = [document(body, name=f"d{min(i, 4)}") for i, body in enumerate(bodies)]
    found = list(annotate(documents, pipeline))
    assert [d for d, _ in found] == documents
    assert [doc.text for _, doc in found] == bodies


def test_documents_stream(pipeline: Pipeline) -> None:
    """A document is read before the last one has been asked for."""
    asked = []

    def source() -> Iterator[Document]:
        for i in range(200):
            asked.append(i)
            yield document(f"Line {i}.")

    first, _ = next(annotate(source(), pipeline))
    assert first.text == "Line 0." and len(asked) < 200


def test_reading_alone_and_among_others_is_the_same(pipeline: Pipeline, read: Read) -> None:
    """What stands in other documents changes nothing in the reading of one."""
    text = "Gemini is a sign. Reyes spoke. Acme sleeps."
    others = [document("Google released Gemini. Ada Reyes of Acme Labs spoke."), document(text)]
    among = list(annotate(others, pipeline))[1][1]
    alone = read(text)
    assert [(m.text, m.kb_id_) for m in among.spans["mentions"]] == [
        (m.text, m.kb_id_) for m in alone.spans["mentions"]
    ]
    assert among.to_json() == alone.to_json()


def test_paragraphs_of_the_reading_cover_it(read: Read) -> None:
    """Each paragraph is a span, and no parse crosses from one into another."""
    doc = read("The end\n\nMeta slept. It woke.\nOrbit Labs did not.")
    spans = list(doc.spans["paragraphs"])
    assert [span.text for span in spans] == ["The end\n\n", "Meta slept. It woke.\n", "Orbit Labs did not."]
    assert all(span.start <= token.head.i < span.end for span in spans for token in span)


def test_names_found_before_parsing_are_parsed_as_one_word(read: Read) -> None:
    """A name that the language model does not know is one token with a name's place in the sentence."""
    doc = read("Gamma 2.1 competes with Delta 4.5, and Llama 3.1 405B watches.")
    units = {unit.text: unit for unit in doc.spans["units"]}
    assert units.keys() == {"Gamma 2.1", "Delta 4.5", "Llama 3.1 405B"}
    assert all(len(unit) == 1 and unit[0].pos_ == "PROPN" for unit in units.values())
    assert units["Gamma 2.1"][0].dep_ == "nsubj" and units["Delta 4.5"][0].head.text == "with"


def threads() -> set[int]:
    """Return how many threads the libraries of linear algebra use."""
    return {each["num_threads"] for each in threadpool_info() if each["user_api"] == "blas"}


def test_language_model_has_one_thread_and_whoever_takes_its_readings_all(pipeline: Pipeline) -> None:
    """One thread is used inside the reading of a batch alone: what others compute between is left as it was."""
    before, inside = threads(), list[set[int]]()

    class Reader:
        def pipe(self, batch: list[tuple[Doc, int]], **_: object) -> list[tuple[Doc, int]]:
            inside.append(threads())
            return batch

    shown = [(pipeline.reader.make_doc("One."), 1), (pipeline.reader.make_doc("Two."), 2)]
    taken = [(context, threads()) for _, context in parsed(shown, Reader())]  # type: ignore[arg-type]
    assert taken == [(1, before), (2, before)] and inside == [{1}]
