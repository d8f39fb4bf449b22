"""The notebooks run from the first cell to the last, and are kept without their outputs."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

FOLDER = Path(__file__).parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    """One notebook after the other."""
    return Path(request.param)


@pytest.fixture(scope="module")
def executed(path: Path) -> NotebookNode:
    """The notebook after all its cells have run, in its own folder, as in Jupyter; an error in a cell is raised."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}})
    return client.execute()


def outputs(notebook: NotebookNode) -> list[NotebookNode]:
    """Return what the cells gave, in their order."""
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


@pytest.mark.slow
def test_notebook_runs(executed: NotebookNode) -> None:
    """Every code cell was run, and none ended in an error or a warning."""
    ran = [cell.execution_count for cell in executed.cells if cell.cell_type == "code"]
    assert ran == list(range(1, len(ran) + 1))
    assert not [
        output for output in outputs(executed) if output.output_type == "error" or output.get("name") == "stderr"
    ]


@pytest.mark.slow
def test_notebook_shows_the_graph(executed: NotebookNode) -> None:
    """One cell draws the graph, in a frame of its own."""
    shown = [output.data.get("text/html", "") for output in outputs(executed) if "data" in output]
    assert len([html for html in shown if html.startswith("<iframe")]) == 1


def test_notebook_is_kept_without_outputs(path: Path) -> None:
    """What a notebook shows comes from running it, so that no stale number is kept."""
    notebook = nbformat.read(path, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code and not [cell.id for cell in code if cell.outputs or cell.execution_count]
