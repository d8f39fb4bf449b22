"""Files that are named after what they are not."""

import pytest


@pytest.mark.parametrize(
    "arguments", [("draw", "page.png"), ("report", "report.pdf"), ("report", "report.docx"), ("export", "graph.pdf")]
)
def test_an_ending_that_promises_something_else(kg, dataset, tmp_path, arguments) -> None:
    """It is refused, with those that are known; nothing is written."""
    verb, name = arguments
    said = kg(verb, dataset, "-o", tmp_path / name)
    assert said.code == 2 and name.partition(".")[2] in said.err and not (tmp_path / name).exists()


def test_a_format_that_is_asked_for_needs_no_ending(kg, dataset, tmp_path) -> None:
    """Who says which format it is may call the file anything."""
    assert kg("report", dataset, "-o", tmp_path / "report.page", "--format", "html").code == 0
