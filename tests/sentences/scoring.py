"""Precision and recall over the negated and dismissing claims of all sentences; run as a script, it prints them."""

import sys
from dataclasses import dataclass

from cases import CASES, Case, Said, extract
from judging import attributed, matched, wrong

POLAR = ("negated", "dismisses")
"""The fields that turn a claim round: what it holds is held to be false, or a concern is denied or played down."""


@dataclass(frozen=True, slots=True)
class Scores:
    """How well negated and dismissing claims are found: of the wanted ones how many, of those found how many right."""

    wanted: int
    met: int
    found: int
    right: int

    @property
    def recall(self) -> float:
        """The share of wanted claims that are met, 0 to 1."""
        return self.met / self.wanted

    @property
    def precision(self) -> float:
        """The share of found claims that are right, 0 to 1."""
        return self.right / self.found if self.found else 0.0

    def __str__(self) -> str:
        """Both in per cent, with the counts."""
        return (
            f"negated and dismissing claims: precision {self.precision:.1%} ({self.right} of {self.found}), "
            f"recall {self.recall:.1%} ({self.met} of {self.wanted})"
        )


def polar(wanted: Case) -> bool:
    """Tell whether a wanted claim is negated or dismisses a concern."""
    return any(wanted.get(field) for field in POLAR)


def judged(case: Case, wanted: Case | None) -> bool:
    """Tell whether a case says if a claim is negated or dismisses; it does where it tells the claims and this is none."""
    if wanted is None:
        return "claims" in case or "no_claims" in case
    return any(field in wanted for field in POLAR)


def tallies(said: Said, case: Case) -> tuple[int, int, int, int]:
    """Return one case's numbers of wanted, met, found and right claims."""
    pairs = matched(said, case.get("claims", []), attributed(said))
    good = [
        claim for want, claim in pairs if claim and polar(want) and not wrong(said, want, claim, ("speaker", *POLAR))
    ]
    wanted_of = {claim.id: want for want, claim in pairs if claim}
    found = [c for c in attributed(said) if (c.negated or c.dismisses) and judged(case, wanted_of.get(c.id))]
    return sum(polar(want) for want, _ in pairs), len(good), len(found), sum(claim in good for claim in found)


def scores(said: dict[str, Said] | None = None) -> Scores:
    """Return precision and recall over the negated and dismissing claims of all cases.

    A wanted claim is met where content, speaker, negation and the dismissed concerns are right. A found one counts
    where the case says whether it is negated or dismisses, or tells all claims and this is none of them.
    """
    extracted = said or extract()
    return Scores(*map(sum, zip(*(tallies(extracted[name], case) for name, case in CASES.items()), strict=True)))


if __name__ == "__main__":
    sys.stdout.write(f"{scores()}\n")
