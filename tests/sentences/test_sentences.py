"""Every sentence of the tables beside this file yields what it must and nothing that it must not (see cases.py)."""

from typing import Any

import pytest
from cases import CASES, Said
from judging import CHECKS, CLAIM_KEYS, FORBIDDING, faults, places, told
from scoring import polar


def marked(name: str) -> Any:
    """Return one case as a parameter, marked where it is known to fail."""
    reason = CASES[name].get("xfail")
    return pytest.param(name, id=name, marks=[pytest.mark.xfail(reason=reason, strict=True)] if reason else [])


@pytest.mark.parametrize("name", [marked(name) for name in CASES])
def test_sentence(name: str, said: dict[str, Said]) -> None:
    """A sentence yields what it must and nothing that it must not."""
    found = faults(said[name], CASES[name])
    if found:
        pytest.fail("\n".join([f"{name}:", *found, "", told(said[name])]), pytrace=False)


@pytest.mark.parametrize("name", list(CASES))
def test_case_is_well_formed(name: str) -> None:
    """A case has known fields only, and its content stands in its text."""
    case = CASES[name]
    wanted = [*case.get("claims", ()), *case.get("author_claims", ())]
    assert case.keys() <= {"text", "only", "note", "xfail", *CHECKS} and case.keys() & CHECKS.keys()
    assert all(claim.keys() <= CLAIM_KEYS and places(case["text"], claim) for claim in wanted)


def test_counts() -> None:
    """There are enough sentences, a third of which forbid, and enough negated and dismissing claims."""
    texts = [case["text"] for case in CASES.values()]
    forbidding = [case for case in CASES.values() if case.keys() & FORBIDDING]
    claims = [claim for case in CASES.values() for claim in case.get("claims", ())]
    assert len(texts) == len(set(texts)) >= 450
    assert len(forbidding) * 3 >= len(texts)
    assert sum(map(polar, claims)) >= 70
