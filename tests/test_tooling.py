"""What the project promises of its own tools: locked dependencies, no network in tests, documented targets."""

import re
import socket
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
LOCKED = (ROOT / "constraints.txt").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def asked() -> list[Requirement]:
    """Return all that the project asks for to run, to be tested, linted and built."""
    extras = PROJECT["project"]["optional-dependencies"]
    groups = [PROJECT["project"]["dependencies"], extras["test"], extras["lint"], PROJECT["dependency-groups"]["build"]]
    return [Requirement(line) for group in groups for line in group]


def versions(name: str) -> list[Version]:
    """Return the locked versions of a package; there are several where Python's own version decides."""
    found = (re.match(rf"{re.escape(canonicalize_name(name))}(?:\[[^]]*\])?==([^ ;]+)", line) for line in LOCKED)
    return [Version(match[1]) for match in found if match]


@pytest.mark.parametrize("requirement", asked(), ids=str)
def test_every_dependency_is_locked_within_its_bounds(requirement: Requirement) -> None:
    """Whatever pyproject.toml asks for stands in constraints.txt, in a version that it allows."""
    assert versions(requirement.name)
    assert all(version in requirement.specifier for version in versions(requirement.name))


def test_every_locked_package_has_a_digest() -> None:
    """A package that was changed after it was locked is not installed."""
    assert not [line for line in LOCKED if not re.search(r"--hash=sha256:[0-9a-f]{64}", line)]


def test_lock_names_no_address_and_no_accelerator_library() -> None:
    """The lock serves with any mirror, and brings no gigabytes that nothing here uses."""
    assert not [line for line in LOCKED if "://" in line or re.match("torch|nvidia|cuda|triton", line)]


def test_build_backend_is_locked_too() -> None:
    """What builds the package is among the locked ones, so that a build fetches nothing."""
    assert all(versions(Requirement(line).name) for line in PROJECT["build-system"]["requires"])


def test_network_is_refused() -> None:
    """A test that reaches for another host fails, whether or not there is a network."""
    with pytest.raises(Exception, match="A test tried to use socket"):
        socket.create_connection(("192.0.2.1", 80), timeout=0.1)


def test_every_make_target_is_explained() -> None:
    """`make help` tells what each target does."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    (phony,) = re.findall(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    assert re.findall(r"^([a-z]+):.* ## \w", text, re.MULTILINE) == phony.split()
