"""Why the words of an article were taken for a name of an entity: the rule that linked them, in a sentence."""

from collections.abc import Iterable, Iterator

from kg import own
from kg.resources import Name, registry
from kg.store.dataset import Dataset

LISTED = "registry"
CORRECTED = "correction"

REASONS = {
    "registry surname": "the registry lists one person of this surname: {name}",
    "surname": "the surname of {name}, whom the article names in full",
    "alias": "an abbreviation or short form of {name} in the article",
    "ticker": "the ticker in brackets behind the name",
    "family": "a listed family of models, with its version or size",
    "form": "it has the form of a model's name",
    "called": "the article says that it is called so",
    "institution": "an institution that one word names",
    "head word": "a word in it that organisations are named by",
    "given name": "it begins with a given name",
    "titled": "a title stands before it",
    "credit": "it stands where a credit or a byline does",
    "ner": "the language model takes it for a name of this kind",
    "acts": "it does what only people or organisations do",
    "again": "written just as where another rule found it",
    "pronoun": "a pronoun for who was named before",
}
"""Rule -> the reason in words; a rule that is not here is told by its name."""


def reasons(dataset: Dataset, kind: str, names: Iterable[str], words: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield for each pair of words and rule why the words mean the thing of this kind that goes by *names*."""
    with own.using(dataset.settings.own):
        rows = [name for name in registry() if name.kind == kind and name.name in set(names)]
    name = rows[0].name if rows else min(names, default="it")
    return (f'"{form}": {reason(form, rule, name, rows)}' for form, rule in sorted(set(words)))


def reason(form: str, rule: str, name: str, rows: list[Name]) -> str:
    """Return the reason for one form."""
    if rule.startswith(CORRECTED):
        return f"set right ({rule})"
    if rule == LISTED:
        return next((listing(form, row) for row in rows), "the registry lists it")
    return REASONS.get(rule, rule).format(name=name)


def listing(form: str, row: Name) -> str:
    """Return how a row of the registry, or of a user's own file, lists a form."""
    forms = {"its name": {row.name}, "an alias": {*row.aliases}, "a weak form": {*row.weak}}
    how = next((how for how, listed in forms.items() if form in listed), "its name or an alias, in capitals")
    where = f"the registry ({row.source.rpartition('/')[2]})" if "/" in row.source else row.source
    return f"{where} lists it as {how}" + ("" if form == row.name else f" of {row.name}")
