"""How good extraction is: the articles of tests/gold, and whatever CLAIMGRAPH_GOLD names besides.

    python benchmarks/accuracy.py [dev] [held] [seeds] [gum] [--show]

Without names, all that are there. ``dev`` was looked at while the rules were written, ``held`` was not. ``seeds`` are
the sample articles, annotated by others; ``gum`` are the news texts of the GUM corpus, scored for attribution alone by
the scripts that lie beside them.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import kg
from kg.cli.evaluating import as_table
from kg.evaluate import evaluate, read

ROOT = Path(__file__).parents[1]
ELSEWHERE = os.environ.get("CLAIMGRAPH_GOLD")


def own(half: str, show: bool) -> str:
    """Return the table of one half of the project's own articles."""
    folder = ROOT / "tests" / "gold" / half
    return table(folder, folder, show) if any(folder.glob("*.json")) else f"{folder} holds no annotated article\n"


def dev(show: bool) -> str:
    """The half that may be looked at."""
    return own("dev", show)


def held(show: bool) -> str:
    """The half that is kept back."""
    return own("held", show)


def seeds(show: bool) -> str:
    """The sample articles."""
    return table(ROOT / "seeds", elsewhere() / "gold" / "seeds", show)


def table(texts: Path, gold: Path, show: bool) -> str:
    """Return the table of the articles in *texts* against *gold*."""
    graph = kg.build(sorted(texts.glob("*.txt")))
    return as_table(evaluate(graph.dataset, read([gold], [texts])), show)


def gum(show: bool) -> str:
    """The attributions of GUM's news texts: what the scorer beside them prints."""
    news, tools = elsewhere() / "gold" / "gum" / "news", elsewhere() / "tools"
    with tempfile.TemporaryDirectory() as folder:
        export, predictions = Path(folder, "gum.nq"), Path(folder, "gum.jsonl")
        export.write_bytes(kg.build(sorted((news / "text").glob("*.txt"))).export("nq"))
        predictions.write_text(
            printed(tools / "claims_to_attributions.py", export, news, "--sourced"), encoding="utf-8"
        )
        return printed(tools / "score_attribution.py", news, predictions, "--bootstrap", "1000")


def printed(script: Path, *arguments: object) -> str:
    """Return what a Python script prints."""
    command = [sys.executable, str(script), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def elsewhere() -> Path:
    """Return the folder that CLAIMGRAPH_GOLD names."""
    if not ELSEWHERE:
        sys.exit("CLAIMGRAPH_GOLD names no folder of annotated articles")
    return Path(ELSEWHERE)


OWN: dict[str, Callable[[bool], str]] = {"dev": dev, "held": held}
OTHERS: dict[str, Callable[[bool], str]] = {"seeds": seeds, "gum": gum}


def main(arguments: list[str]) -> None:
    """Print the tables that were asked for."""
    every = {**OWN, **OTHERS}
    names = [word for word in arguments if word != "--show"] or list(every if ELSEWHERE else OWN)
    unknown = sorted({*names} - {*every})
    if unknown:
        sys.exit(f"no articles called {unknown[0]!r}; choose from {', '.join(every)}")
    for name in names:
        print(f"== {name}\n\n{every[name]('--show' in arguments)}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
