import json

import pytest


def test_measure_for_people(kg, dataset) -> None:
    """Three tables with labels, no IRIs, and the numbers of the whole network first."""
    said = kg("measure", dataset, "--top", 5)
    assert said.code == 0 and "https://" not in said.out
    assert "nodes, " in said.out.splitlines()[0]
    assert all(heading in said.out for heading in ("PageRank", "Groups", "Who raises"))


def test_measure_for_programs(kg, dataset) -> None:
    """JSON holds every field, and --top cuts each table."""
    measures = json.loads(kg("measure", dataset, "--top", 3, "--format", "json").out)
    assert [len(measures[name]) for name in ("ranking", "voices")] == [3, 3]
    assert {"node", "pagerank", "betweenness"} <= set(measures["ranking"][0])


def test_unnamed_sources_are_measured_on_request(kg, dataset) -> None:
    """Critics and experts stay out of the rankings unless they are asked for."""
    kinds = [
        {
            rank["type"]
            for rank in json.loads(kg("measure", dataset, "--top", 999, "--format", "json", *more).out)["ranking"]
        }
        for more in ([], ["--unnamed"])
    ]
    assert kinds[1] - kinds[0] == {"UnnamedSource"}


def test_draw_writes_a_page(kg, dataset, tmp_path) -> None:
    """The page has its title, is told with its size, and stays where it is without --force."""
    page = tmp_path / "pages" / "graph.html"
    said = kg("draw", dataset, "-o", page, "--title", "Open <or> closed")
    assert (said.code, said.out) == (0, "") and f"wrote {page} (" in said.err
    assert "<title>Open &lt;or&gt; closed</title>" in page.read_text(encoding="utf-8")
    again = kg("draw", dataset, "-o", page)
    assert again.code == 2 and "graph.html is there already; --force" in again.err
    assert kg("draw", dataset, "-o", page, "--force").code == 0
    assert "<title>Who says what in 4 articles</title>" in page.read_text(encoding="utf-8")


def test_draw_opens_with_the_view_asked_for(kg, dataset) -> None:
    """The page opens with the positions, or with another view, and shows as many nodes as were asked for."""
    assert '"start":"positions","show":60' in kg("draw", dataset, "-o", "-").out
    assert '"start":"claims","show":9' in kg("draw", dataset, "-o", "-", "--view", "claims", "--top", 9).out
    said = kg("draw", dataset, "-o", "-", "--view", "hairball")
    assert said.code == 2 and "positions" in said.err


def test_draw_to_standard_output(kg, dataset) -> None:
    """`-o -` gives the page alone."""
    said = kg("draw", dataset, "-o", "-")
    assert said.out.startswith("<!doctype html>") and said.err == ""


@pytest.mark.parametrize(("name", "head"), [("r.html", "<!doctype html>"), ("r.md", "# Who says what in 4 articles")])
def test_report_writes_what_its_name_says(kg, dataset, tmp_path, name, head) -> None:
    """The file's ending chooses HTML or Markdown; a file that is there stays without --force."""
    path = tmp_path / name
    assert kg("report", dataset, "-o", path).code == 0
    assert path.read_text(encoding="utf-8").lstrip().startswith(head)
    assert kg("report", dataset, "-o", path).code == 2


def test_report_to_standard_output(kg, dataset) -> None:
    """`-o -` is Markdown, unless HTML is asked for."""
    assert kg("report", dataset, "-o", "-", "--title", "T").out.startswith("# T\n")
    assert "<title>T</title>" in kg("report", dataset, "-o", "-", "--title", "T", "--format", "html").out


@pytest.mark.parametrize("verb", ["measure", "draw"])
def test_top_is_at_least_one(kg, dataset, tmp_path, verb) -> None:
    """A picture or a table of nothing is wrong usage."""
    out = ["-o", tmp_path / "x.html"] if verb == "draw" else []
    said = kg(verb, dataset, "--top", 0, *out)
    assert said.code == 2 and "--top" in said.err
