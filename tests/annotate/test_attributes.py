import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.annotate import DEFAULT_MODEL, Pipeline, attributes

TEXTS = (
    "I can't say that the firms' models are safe, but Gamma's is.",
    "There is nothin' that we ain't gonna do; let's see what those who don't fear it have got ta lose.",
    "She said the the 3 %  of it\n\n was hers, not theirs: “AI is here”, he'd say.",
    "   ",
    "",
)


@pytest.fixture(scope="module")
def plain() -> Language:
    """The language model as spaCy loads it."""
    return spacy.load(DEFAULT_MODEL)


def told(doc: Doc) -> list[tuple[str, ...]]:
    """Return what rules over tokens may set."""
    return [(t.text, t.tag_, t.dep_, t.pos_, str(t.morph), t.lemma_) for t in doc]


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_remembered_is_what_the_ruler_says(pipeline: Pipeline, plain: Language, text: str) -> None:
    """Every token has the attributes that spaCy's own pipeline gives it, the first time and the second."""
    assert not pipeline.reader.has_pipe(attributes.RULER) or attributes.NAME in pipeline.reader.pipe_names
    assert told(pipeline.reader(text)) == told(pipeline.reader(text)) == told(plain(text))


def test_tokens_are_forgotten_when_they_are_too_many(plain: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory is bounded, and what is read does not change by it."""
    monkeypatch.setattr(attributes, "MOST", 3)
    remembering = spacy.load(DEFAULT_MODEL)
    attributes.remember(remembering)
    assert told(remembering(TEXTS[0])) == told(plain(TEXTS[0]))
    assert len(remembering.get_pipe(attributes.NAME).known) <= 3  # type: ignore[attr-defined]


def test_rules_that_look_elsewhere_run_as_they_are() -> None:
    """A pipeline whose rules look at more than word, tag and dependency keeps its ruler."""
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe(attributes.RULER)
    ruler.add(patterns=[[{"LIKE_NUM": True}]], attrs={"POS": "NUM"})  # type: ignore[attr-defined]
    attributes.remember(nlp)
    assert nlp.pipe_names == [attributes.RULER]


def test_pipeline_without_ruler_stays_as_it_is() -> None:
    """There is nothing to remember then."""
    nlp = spacy.blank("en")
    attributes.remember(nlp)
    assert nlp.pipe_names == []
