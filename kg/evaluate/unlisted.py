"""How the names do that the registry does not list: what extraction is worth on texts about people nobody knows."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable

from kg import own, resources
from kg.evaluate.matching import Case
from kg.evaluate.measures import (
    Compared,
    Key,
    compared,
    entities_found,
    entities_wanted,
    mention_key,
    mentioned,
    mentions_wanted,
)
from kg.model import Kind

BREAK = re.compile(r"[\s-]+")
"""What parts a model's family from its version and size."""


@own.cached
def forms() -> dict[Kind, frozenset[str]]:
    """Return the forms of the registry by kind, without case."""
    found: dict[Kind, set[str]] = defaultdict(set)
    for name in resources.registry():
        found[name.kind].update(form.casefold() for form in (name.name, *name.aliases, *name.weak))
    return {kind: frozenset(held) for kind, held in found.items()}


def listed(kind: Kind, names: Iterable[str]) -> bool:
    """Tell whether the registry lists one of some names; of a model its family is enough ("Llama" of "Llama 9 7B")."""
    known = forms().get(kind, frozenset())
    heads = (head for name in names for head in (beginnings(name) if kind is Kind.MODEL else [name]))
    return any(head.casefold() in known for head in heads)


def beginnings(name: str) -> list[str]:
    """Return a name, and what is left of it when words are taken off its end."""
    return [name, *(name[: gap.start()] for gap in BREAK.finditer(name))]


def unlisted(case: Case) -> frozenset[str]:
    """Return the entities of the gold that the registry lists by none of their names."""
    return frozenset(e.id for e in case.gold.entities if not listed(e.kind, (e.name, *e.forms)))


def mentions(case: Case) -> Compared:
    """Compare the mentions of unlisted entities; extra are the wrong ones whose words the registry does not list."""
    kinds, wanted, chosen = {e.id: e.kind for e in case.gold.entities}, mentions_wanted(case), unlisted(case)
    mine = {mention_key(case, m.start, m.end, kinds[m.entity]) for m in case.gold.mentions if m.entity in chosen}
    free = {
        mention_key(case, m.start, m.end, m.kind)
        for m in case.mentions
        if not listed(m.kind, [case.gold.text[m.start : m.end]])
    }
    got = {key: at for key, at in mentioned(case).items() if key in mine or (key in free and key not in wanted)}
    return compared(got, {key: at for key, at in wanted.items() if key in mine})


def entities(case: Case) -> Compared:
    """Compare the unlisted entities; extra are the wrong ones none of whose words the registry lists."""
    chosen, held = unlisted(case), held_entities(case)
    wanted = {key: at for key, at in entities_wanted(case).items() if key[0] in chosen}
    ours: Callable[[Key], bool] = lambda key: key in wanted or (key[0].startswith("?") and key[0] not in held)  # noqa: E731
    return compared({key: at for key, at in entities_found(case).items() if ours(key)}, wanted)


def held_entities(case: Case) -> frozenset[str]:
    """Return the entities of the graph some of whose mentions the registry lists, as the gold calls them."""
    found = (m for m in case.mentions if listed(m.kind, [case.gold.text[m.start : m.end]]))
    return frozenset(case.name(m.entity) for m in found)


UNLISTED: dict[str, Callable[[Case], Compared]] = {"mentions": mentions, "entities": entities}
