"""What names and deeds imply: a size belongs to its release, a release has its maker, the third follows the second."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Span as Words

from kg import resources
from kg.statements.found import Found
from kg.statements.reader import Reader


def by_name(reader: Reader) -> Iterator[Found]:
    """Yield what the names of the models alone tell: whose variants they are."""
    yield from variants(reader)


def implied(reader: Reader, found: list[Found]) -> list[Found]:
    """Return what the relations found in a text imply besides."""
    sizes = [f for f in sizes_released(reader, found) if f.fits()]
    more = [*sizes, *by_maker(reader, [*found, *sizes])]
    told = {frozenset((f.subject.kb_id_, f.object.kb_id_)) for f in found if f.relation.name == "succeeds"}
    pairs = [f for f in (*newer(reader), *successors(reader)) if f.fits()]
    more += [f for f in pairs if frozenset((f.subject.kb_id_, f.object.kb_id_)) not in told]
    more += [f for f in of_family(reader, [*found, *more]) if f.fits()]
    return more


def variants(reader: Reader) -> Iterator[Found]:
    """Yield a size as a variant of its release, and a release of its family, where the document names both.

    The longer name is the evidence: "Llama 3.1 405B" says by itself that it is a Llama 3.1.
    """
    firsts = {m.kb_id_: m for m in reversed(models(reader))}
    names = {key: parts(name_of(reader, mention)) for key, mention in firsts.items()}
    for key, words in names.items():
        wider = [k for k, w in names.items() if len(w) < len(words) and words[: len(w)] == w]
        if wider:
            parent = max(wider, key=lambda k: len(names[k]))
            own = (firsts[key].start, firsts[key].end)
            yield Found(resources.relations()["variantOf"], firsts[key], firsts[parent], None, "name", words=own)


def parts(name: str) -> list[str]:
    """Return the parts of a model's name: "GPT-4 Turbo" has three."""
    return [part for part in re.split(r"[ -]+", name) if part]


def by_maker(reader: Reader, found: Collection[Found]) -> Iterator[Found]:
    """Yield ``develops`` beside a release, unless the model is known to be another's.

    Who releases a model is its maker, where neither the text nor the registry names another one: the registry only
    tells how the words are to be read, the words state it.
    """
    makers = {name.name: name.maker for name in resources.registry() if name.maker}
    built = {(f.object.kb_id_, f.subject.kb_id_) for f in found if f.relation.name == "develops"}
    for release in found:
        model, org = release.object.kb_id_, release.subject.kb_id_
        if release.relation.name != "releases" or any(m == model and o != org for m, o in built):
            continue
        maker = maker_of(reader.doc.user_data["entities"][model][1], makers)
        if maker in (None, reader.doc.user_data["entities"][org][1]):
            rule = f"{release.rule}, by its maker"
            develops = resources.relations()["develops"]
            yield Found(develops, release.subject, release.object, release.anchor, rule, release.role, release.words)


def maker_of(name: str, makers: Mapping[str, str]) -> str | None:
    """Return the maker that the registry names for a model, its release or its family, or ``None``."""
    return next((makers[n] for n in prefixes(name) if n in makers), None)


def prefixes(name: str) -> list[str]:
    """Return the names that a model's name begins with, the longest first: itself, its release, its family."""
    ends = [m.start() for m in re.finditer(r"[ -]", name)]
    return [name, *(name[:end] for end in reversed(ends))]


VERSION = re.compile(r"[ -]?v?(\d+(?:\.\d+)?)$")


def successors(reader: Reader) -> Iterator[Found]:
    """Yield each numbered release as the successor of the one before it, where the document names both.

    Only of bare releases, "Gamma 3" and "Gamma 2", not "Gamma 3 Mini", and of the next number; of "the original Gamma"
    the first that has a number.
    """
    succeeds = resources.relations()["succeeds"]
    for releases in numbered(reader).values():
        for number, mention in releases.items():
            before = [n for n in releases if n < number]
            if before and number - max(before) <= 1:
                own = (mention.start, mention.end)
                yield Found(succeeds, mention, releases[max(before)], None, "next number", words=own)


def numbered(reader: Reader) -> dict[str, dict[float, Words]]:
    """Return the first mention of each bare release by its family and number; "the original Gamma" has number 1."""
    found: dict[str, dict[float, Words]] = defaultdict(dict)
    for mention in models(reader):
        name, number = name_of(reader, mention), VERSION.search(name_of(reader, mention))
        if number:
            found[name[: number.start()]].setdefault(float(number[1]), mention)
        elif mention.start and mention[0].nbor(-1).lower_ in resources.modifiers("original"):
            found[name].setdefault(1.0, mention)
    return found


def newer(reader: Reader) -> Iterator[Found]:
    """Yield what is called a newer version as the successor of the model of its family that is named last before."""
    for mention in models(reader):
        before = [t.lower_ for t in reader.doc[max(mention.start - 3, 0) : mention.start] if t.text != ","]
        called = before[-1:] and before[-1] in resources.modifiers("version")
        if called and len(before) > 1 and before[-2] in resources.modifiers("newer"):
            name = name_of(reader, mention)
            kin = [m for m in models(reader) if m.end <= mention.start and akin(name_of(reader, m), name)]
            older = [m for m in kin if m.kb_id_ != mention.kb_id_ and not is_size(name, name_of(reader, m))]
            if older:
                own = (mention.start, mention.end)
                yield Found(resources.relations()["succeeds"], mention, older[-1], None, "newer version", words=own)


def akin(one: str, other: str) -> bool:
    """Tell whether two models are of one family by their names: what stands before the number is the same."""
    family, its = (" ".join(parts(re.split(r"[ -]?v?\d", name)[0])) for name in (one, other))
    return bool(family) and family == its


def models(reader: Reader) -> list[Words]:
    """Return the mentions of models outside headings, in the order of the text."""
    return [m for m in reader.mentions if m.label_ == "Model" and m.start not in reader.headed]


def of_family(reader: Reader, found: Collection[Found]) -> Iterator[Found]:
    """Yield the maker of a release as that of its sizes, where the text gives those no maker."""
    makes = [f for f in found if f.relation.name == "develops"]
    made = {f.object.kb_id_ for f in makes}
    for mention in {m.kb_id_: m for m in reversed(models(reader))}.values():
        kin = [f for f in makes if is_size(name_of(reader, mention), name_of(reader, f.object))]
        if mention.kb_id_ not in made and len({f.subject.kb_id_ for f in kin}) == 1:
            own = (mention.start, mention.end)
            yield Found(
                kin[0].relation, kin[0].subject, mention, kin[0].anchor, "maker of its release", kin[0].role, own
            )


def sizes_released(reader: Reader, found: Collection[Found]) -> Iterator[Found]:
    """Yield the sizes that a sentence lists behind the release of their model: "launched Gamma 2 in two sizes, ..."."""
    for release in found:
        if release.relation.name == "releases" and release.anchor is not None:
            sentence = release.anchor.sent
            for size in models(reader):
                within = release.object.end <= size.start < sentence.end and release.object.start >= sentence.start
                if within and is_size(name_of(reader, size), name_of(reader, release.object)):
                    yield Found(release.relation, release.subject, size, release.anchor, f"{release.rule}, its sizes")


def name_of(reader: Reader, mention: Words) -> str:
    """Return the name of what a mention stands for."""
    name: str = reader.doc.user_data["entities"][mention.kb_id_][1]
    return name


def is_size(name: str, release: str) -> bool:
    """Tell whether a model is a size or another variant of a numbered release, by their names."""
    return bool(re.search(r"\d", release)) and name.startswith((f"{release} ", f"{release}-"))


def others_only(reader: Reader, found: list[Found]) -> list[Found]:
    """Return what was found without uses of a model by its own maker, and without rivals of one family.

    Who builds a model runs and tunes it; "Gamma 3 is faster than Gamma 2" tells of no rivals.
    """
    makers = {name.name: name.maker for name in resources.registry() if name.maker}
    made = {(f.subject.kb_id_, f.object.kb_id_) for f in found if f.relation.name in ("develops", "releases")}
    found = [made_anew(f) for f in found]
    return [f for f in found if not (own_use(reader, f, made, makers) or of_one_family(reader, f))]


def made_anew(found: Found) -> Found:
    """Return the use of a model that was tuned from another one as its making: "which we fine-tuned from Delta"."""
    anchor = found.anchor
    if found.relation.name != "uses" or anchor is None or not found.rule.endswith("fine-tune"):
        return found
    sourced = any(c.lower_ == "from" for c in anchor.rights)
    return replace(found, relation=resources.relations()["develops"]) if sourced else found


def own_use(reader: Reader, found: Found, made: Collection[tuple[str, str]], makers: Mapping[str, str]) -> bool:
    """Tell whether a maker is said to use its own model, by the text or the registry."""
    if found.relation.name != "uses":
        return False
    maker = maker_of(name_of(reader, found.object), makers)
    return (found.subject.kb_id_, found.object.kb_id_) in made or maker == name_of(reader, found.subject)


def of_one_family(reader: Reader, found: Found) -> bool:
    """Tell whether two models that are compared are releases of one family."""
    models = found.relation.name == "competesWith" and found.subject.label_ == found.object.label_ == "Model"
    return models and akin(name_of(reader, found.subject), name_of(reader, found.object))
