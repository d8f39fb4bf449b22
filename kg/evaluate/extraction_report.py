"""The extraction report as text for people and as JSON for programs."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from kg.errors import UsageError
from kg.evaluate.extraction import Examined, Passed

SECTIONS = {
    "unnamed": "claims whose speaker has no name",
    "dropped": "candidates that were not kept",
    "unread": "cue words that were no candidates",
}


def rendered(articles: Iterable[Examined], fmt: str) -> bytes:
    """Return the report of some articles, sorted, as ``txt`` or ``json``. Raises UsageError for another format."""
    if fmt not in FORMATS:
        raise UsageError(f"a report has no format {fmt!r}; choose from {', '.join(FORMATS)}")
    return FORMATS[fmt](sorted(articles, key=lambda each: each.article)).encode("utf-8")


def as_text(articles: Sequence[Examined]) -> str:
    """Return the report as text: a summary an article with every single thing below it, then the totals."""
    blocks = ["\n".join(article_lines(each)) for each in articles]
    return "\n\n".join([*blocks, "\n".join(total_lines(articles))]) + "\n"


def article_lines(each: Examined) -> Iterator[str]:
    """Yield one article's part of the report."""
    yield f"{each.title} ({each.article})"
    yield f"  {each.words} words, {each.relations} relation mentions"
    yield f"  {cue_line(asdict(each))}"
    for section, heading in SECTIONS.items():
        found: tuple[Passed, ...] = getattr(each, section)
        yield f"  {heading}: {len(found)}"
        for passed in found:
            yield f"    line {passed.line}: {passed.what} [{passed.words}]: {passed.reason}"
            if passed.sentence != passed.words:
                yield f"      {passed.sentence}"


def cue_line(counts: Mapping[str, Any]) -> str:
    """Return the cue words seen against the claims made."""
    made = "{claims} claims of others made, and {authored} of the author's own"
    return ("{cues} cue words seen, {used} of them used; " + made).format(**counts)


def total_lines(articles: Sequence[Examined]) -> Iterator[str]:
    """Yield the sums over all articles, and the reasons for which candidates were dropped."""
    summed = total(articles)
    yield f"All {summed['articles']} articles"
    yield f"  {summed['words']} words, {summed['relations']} relation mentions"
    yield f"  {cue_line(summed)}"
    for section, heading in SECTIONS.items():
        yield f"  {heading}: {summed[section]}"
    for reason, count in reasons(articles).items():
        yield f"    {count} × {reason}"


def total(articles: Sequence[Examined]) -> dict[str, int]:
    """Return the sums over all articles."""
    counted = ("words", "cues", "used", "claims", "authored", "relations")
    sums = {name: sum(getattr(each, name) for each in articles) for name in counted}
    return {"articles": len(articles), **sums, **{s: sum(len(getattr(each, s)) for each in articles) for s in SECTIONS}}


def reasons(articles: Sequence[Examined]) -> dict[str, int]:
    """Return how many candidates were dropped for each reason, the most frequent first."""
    found: dict[str, int] = {}
    for each in articles:
        for reason, count in each.reasons.items():
            found[reason] = found.get(reason, 0) + count
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def as_json(articles: Sequence[Examined]) -> str:
    """Return the report as JSON: the articles with everything that was passed over, the totals and the reasons."""
    every = [{**asdict(each), "reasons": each.reasons} for each in articles]
    content = {"articles": every, "total": total(articles), "reasons": reasons(articles)}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


FORMATS: dict[str, Callable[[Sequence[Examined]], str]] = {"txt": as_text, "json": as_json}
