"""What the project promises of itself."""

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

import kg
from kg import resources
from kg.cli import kg as command
from kg.render.html import vis_network

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
VERBS = sorted(command.commands.items())

RUN = """
import runpy, sys
try:
    runpy.run_module("kg", run_name="__main__", alter_sys=True)
except SystemExit:
    pass
print("loaded:", *sys.modules, file=sys.stderr)
"""


def loaded(code: str, *arguments: str) -> set[str]:
    """Return the top-level modules that are loaded after *code* has run in a new Python."""
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    (line,) = (line for line in done.stderr.splitlines() if line.startswith("loaded:"))
    return {name.partition(".")[0] for name in line.split()[1:]}


def test_front_door_is_sorted_and_explained() -> None:
    """`kg.__all__` is sorted, and everything in it is there and says what it is."""
    assert kg.__all__ == sorted(kg.__all__)
    assert all(getattr(kg, name).__doc__ for name in kg.__all__)


def test_front_door_is_small() -> None:
    """A dozen names are all there is to learn, and no module's private business stands among them."""
    assert len(kg.__all__) <= 12
    public = {name for name in vars(kg.Graph) if not name.startswith("_")}
    assert all(getattr(kg.Graph, name).__doc__ for name in public)


@pytest.mark.parametrize(("name", "verb"), VERBS, ids=[name for name, _ in VERBS])
def test_every_verb_has_help_and_stands_in_the_readme(name: str, verb: click.Command) -> None:
    """A verb tells what it does in a line that is not cut short, its options say what for, and the README shows it."""
    assert verb.help and not verb.get_short_help_str(limit=66).endswith("...")
    options = [
        each for each in verb.params if isinstance(each, click.Option) and not isinstance(each.type, click.Choice)
    ]
    assert all(option.help for option in options if not option.hidden)
    assert f"`kg {name} " in README


def test_every_method_of_the_graph_stands_in_the_readme() -> None:
    """What a graph can do is shown."""
    methods = {name for name, value in vars(kg.Graph).items() if callable(value) and not name.startswith("_")}
    assert not {name for name in methods - {"query"} if f"g.{name}(" not in README}


@pytest.mark.parametrize("relation", resources.relations().values(), ids=lambda relation: relation.name)
def test_every_relation_has_examples(relation: resources.Relation) -> None:
    """Each relation shows sentences that state it, and one that looks like it and does not."""
    assert relation.examples and relation.counter_examples


@pytest.mark.parametrize("concern", resources.concerns().values(), ids=lambda concern: concern.id)
def test_every_concern_has_examples(concern: resources.Concept) -> None:
    """Each concern shows sentences that raise it, and one that looks like it and does not."""
    assert concern.examples and concern.counter_examples


def test_page_names_no_other_host(dataset: Path) -> None:
    """The page of the sample articles, which have no address of their own, holds no address but the graph's own names."""
    page = str(kg.open(dataset).draw()).replace(vis_network(), "")
    addresses = set(re.findall(r"https?://[^/\s\"'<>\\]+", page))
    assert addresses <= {"https://w3id.org"}
    assert not re.findall(r"<(?:link|img|iframe|script)[^>]*\s(?:src|href)=|url\(|@import", page)


def test_import_is_light() -> None:
    """`import kg` loads none of the heavy libraries."""
    found = loaded("import sys, kg; print('loaded:', *sys.modules, file=sys.stderr)")
    assert not found & {
        "click",
        "networkx",
        "numpy",
        "pandas",
        "pyoxigraph",
        "pyshacl",
        "pyvis",
        "rdflib",
        "requests",
        "spacy",
    }


ASKING = {
    "help": ["--help"],
    "verb's help": ["build", "--help"],
    "query": ["query", "DIR", "ASK { ?s a kg:Claim }"],
    "ask": ["ask", "DIR", "concern-ranking"],
    "find": ["find", "DIR", "Meta"],
    "explain": ["explain", "DIR", "Meta"],
    "list": ["list", "DIR"],
}


@pytest.mark.parametrize("arguments", ASKING.values(), ids=list(ASKING))
def test_asking_is_light(arguments: list[str], dataset: Path) -> None:
    """To ask a dataset waits neither for the language library nor for those of tables and networks."""
    found = loaded(RUN, *(str(dataset) if word == "DIR" else word for word in arguments))
    assert not found & {"networkx", "numpy", "pandas", "pyshacl", "pyvis", "rdflib", "requests", "spacy"}
