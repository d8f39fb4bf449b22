"""Names instead of IRIs: what is found, in which order, and what is said when it is not."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UsageError
from kg.rdf.encode import encode
from kg.store.dataset import Dataset
from kg.store.find import find, resolve
from kg.store.names import fold
from kg.vocab import ID, KG, TOPIC, short


@pytest.mark.parametrize(
    ("text", "curie"),
    [
        ("Ada Reyes", "id:person_ada-reyes"),
        ("ada REYÉS", "id:person_ada-reyes"),
        ("Reyes", "id:person_ada-reyes"),
        ("gamma-2", "id:model_gamma-2"),
        ("model_gamma-2", "id:model_gamma-2"),
        ("id:model_gamma-2", "id:model_gamma-2"),
        (f"{ID}model_gamma-2", "id:model_gamma-2"),
        ("malware", "con:cybercrime"),
        ("open-washing", "con:open-washing"),
        ("open-source AI", "top:open-source-ai"),
        ("releases", "kg:releases"),
    ],
)
def test_best_match_comes_first(dataset: Dataset, text: str, curie: str) -> None:
    """A label, an alias, a slug, a CURIE or an IRI finds its thing first, and resolves to it."""
    assert short(find(dataset, text)[0].iri) == curie
    assert short(resolve(dataset, text)) == curie


def test_exact_before_prefix_before_inside(dataset: Dataset) -> None:
    """What starts with the words comes before what has them at a later word's start, and that before the rest."""
    scores = [found.score for found in find(dataset, "gamma 2")]
    assert scores == sorted(scores, reverse=True)
    assert find(dataset, "gamma 2")[0].label == "Gamma 2"
    assert {found.label for found in find(dataset, "eyes", ["Person"])} == {"Ada Reyes"}


def test_kinds_limit_what_is_found(dataset: Dataset) -> None:
    """Only things of the asked kind are found; an unknown kind lists the choices."""
    assert {found.kind for found in find(dataset, "a", ["Agent"])} == {"Person", "Org", "UnnamedSource"}
    assert find(dataset, "Ada Reyes", ["Model"]) == ()
    with pytest.raises(UsageError, match="Person, Org, Model"):
        find(dataset, "a", ["Robot"])


def test_nothing_is_found_for_marks_alone(dataset: Dataset) -> None:
    """Text without a letter or digit finds nothing, rather than everything."""
    assert find(dataset, "?!") == ()


def test_statements_resolve_by_iri(dataset: Dataset, spring: str) -> None:
    """A claim has no name; its CURIE resolves where no kind is asked for."""
    assert resolve(dataset, f"id:claim_{spring}_1") == f"{ID}claim_{spring}_1"
    with pytest.raises(UsageError, match="among Model"):
        resolve(dataset, f"id:claim_{spring}_1", ["Model"])


def test_label_beats_alias_and_doubles_are_told_apart(acme: SimpleNamespace) -> None:
    """One thing's label wins over another's alias; two labels alike are an error that names both."""
    made = Dataset.memory()
    document = acme.Document("d", "Echo Foxtrot", acme.Metadata("D"))
    kinds = acme.Kind
    things = (
        acme.Entity("org_echo", kinds.ORG, "Echo", ("Echo",), "r"),
        acme.Entity("person_foxtrot", kinds.PERSON, "Foxtrot", ("Echo",), "r"),
        acme.Entity("model_foxtrot", kinds.MODEL, "Foxtrot", ("Foxtrot",), "r"),
    )
    statements = acme.DocumentStatements(document, things)
    made.replace(document.slug, encode(statements, pipeline="x"), document.text)
    made.refresh_layers()
    assert resolve(made, "echo") == f"{ID}org_echo"
    with pytest.raises(UsageError, match=r"id:model_foxtrot \(Model Foxtrot\), id:person_foxtrot"):
        resolve(made, "foxtrot")
    assert resolve(made, "foxtrot", ["Person"]) == f"{ID}person_foxtrot"


def test_surname_of_one_person_is_enough(dataset: Dataset, acme: SimpleNamespace) -> None:
    """How just one person's name ends names that person; where several names do, each is told."""
    assert resolve(dataset, "lind") == f"{ID}person_bo-lind"
    made = Dataset.memory()
    document = acme.Document("d", "Bo Lind and Ada Lind", acme.Metadata("D"))
    things = tuple(acme.Entity(f"person_{n}-lind", acme.Kind.PERSON, f"{n} Lind", (), "r") for n in ("ada", "bo"))
    made.replace(document.slug, encode(acme.DocumentStatements(document, things), pipeline="x"), document.text)
    made.refresh_layers()
    with pytest.raises(UsageError, match=r"id:person_ada-lind .*, id:person_bo-lind"):
        resolve(made, "Lind", ["Agent"])
    with pytest.raises(UsageError, match="nothing here is called"):
        resolve(made, "ind")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Gama 2", "Did you mean: Gamma 2"),
        ("Civic", "Did you mean: Civic Institute"),
        ("xyzzy", "of 8 names here, some are: Acme Labs, Ada Reyes"),
    ],
)
def test_near_misses_are_suggested(dataset: Dataset, text: str, message: str) -> None:
    """A name that nothing bears is answered with names that hold it or are spelt like it."""
    with pytest.raises(UsageError, match=message):
        resolve(dataset, text, ["Entity"])


def test_nothing_of_the_kind_is_said() -> None:
    """Where a dataset holds nothing of the kind that is asked for, the error says that."""
    with pytest.raises(UsageError, match="There is nothing of that kind here"):
        resolve(Dataset.memory(), "Gamma 2", ["Model"])


@pytest.mark.parametrize("text", ["http://evil> { ?s ?p ?o } #", "id:nope", "id:a<b"])
def test_iri_that_is_not_in_the_data_is_no_match(dataset: Dataset, text: str) -> None:
    """An IRI, even one that is none, is looked up and never trusted."""
    with pytest.raises(UsageError, match="nothing here is called"):
        resolve(dataset, text)


def test_kinds_of_the_vocabulary(dataset: Dataset) -> None:
    """A topic and a relation resolve under their own kinds."""
    assert resolve(dataset, "ai", ["Topic"]) == f"{TOPIC}ai"
    assert resolve(dataset, "variant of", ["Relation"]) == f"{KG}variantOf"


@given(st.text())
def test_fold_is_stable(text: str) -> None:
    """Folding twice is folding once, and case never matters."""
    assert fold(fold(text)) == fold(text)
    assert fold(text.casefold()) == fold(text)


def test_an_id_counts_where_it_is_of_the_kind(dataset: Dataset) -> None:
    """An id resolves under its own kind and those that hold it, a relation's too; under another kind it is nothing."""
    model, releases = f"{ID}model_gamma-2", f"{KG}releases"
    assert resolve(dataset, model, ["Model"]) == resolve(dataset, "id:model_gamma-2", ["Entity"]) == model
    assert resolve(dataset, "kg:releases", ["Relation"]) == releases
    for iri, kind in ((model, "Person"), (releases, "Concern"), (f"{ID}model_none", "Model")):
        with pytest.raises(UsageError, match="nothing here is called"):
            resolve(dataset, iri, [kind])
