"""People whose given name nobody listed, by the company that a run of capitalised words keeps."""

from spacy.tokens import Span

from kg import resources
from kg.annotate.apposition import noun_behind
from kg.annotate.entity_names import impersonal, is_human, personal
from kg.annotate.runs import is_place, noun_before


def human(run: Span) -> str:
    """Read "Imke Dreyhaupt of the museum said", "Imke Dreyhaupt, who", "a man called Imke Dreyhaupt"."""
    labelled = all(token.ent_type_ == "PERSON" for token in run)
    return "Person" if has_form(run) and (labelled or speaks(run) or told_of(run) or introduced(run)) else ""


def has_form(run: Span) -> bool:
    """Tell whether a run reads as a given name and a surname, and as nothing else."""
    words = [token.text for token in run]
    if not 2 <= len(words) <= 6 or words[1] in ("-", "&") or set(words) & impersonal():
        return False
    return all(word == "-" or personal(word) for word in words) and not is_place(run) and is_human(run)


def speaks(run: Span) -> bool:
    """Tell whether a run is the subject of a verb of speech, whatever stands between them."""
    return run.root.dep_ == "nsubj" and (run.root.head.lower_, "VERB") in resources.cues()


def told_of(run: Span) -> bool:
    """Tell whether "who" or a noun for a person stands behind a run: "Imke Dreyhaupt, a nurse from Bonn"."""
    if run.doc[run.end : run.end + 2].text == ", who":
        return True
    noun, _ = noun_behind(run)
    return noun in resources.name_parts("firm_role") | resources.name_parts("kin")


def introduced(run: Span) -> bool:
    """Tell whether a noun for a person stands before a run: "the nurse Imke Dreyhaupt"."""
    doc, start = run.doc, run.start
    called = start > 1 and doc[start - 1].lower_ in resources.name_parts("calling")
    noun = noun_before(doc, start - 1 if called else start)
    people = resources.name_parts("kin") | resources.name_parts("firm_role")
    return noun in people or (called and resources.sources().get(noun) == "people")
