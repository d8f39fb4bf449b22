"""Table, timeline, two speakers side by side, and the articles themselves."""


def rows(opened):
    """The table's rows as lists of cells."""
    table = "[...document.querySelectorAll('#table tbody tr')].map((row) => [...row.cells].map((cell) => cell.innerText.trim()))"
    return opened.page.evaluate(table)


def test_table_holds_the_same_statements(opened):
    """A row a statement: who, does, what, words, how, article, date; a press on the words opens the evidence."""
    opened.page.click("#as-table")
    assert rows(opened) == [
        ["Ines Abara", "raises", "Fraud and scams", "Open weights invite fraud", "stated", "Council meets", "2024-05-01"],
        ["Tomas Reed", "dismisses", "Fraud and scams", "open weights invite fraud", "put as false", "The lab answers", "2024-07-09"],
    ]  # fmt: skip
    opened.page.locator("#table .words button").first.click()
    assert opened.heading() == "“Open weights invite fraud”"


def test_table_sorts_by_its_headings(opened):
    """A heading sorts up, then down, and tells screen readers so."""
    opened.go("view=relations&as=table")
    head = opened.page.locator('#table [data-key="what"]')
    head.locator("button").click()
    assert [row[2] for row in rows(opened)] == ["Delta Forum", "Delta Forum", "Osprey", "Osprey 3"]
    head.locator("button").click()
    assert rows(opened)[0][2] == "Osprey 3"
    assert opened.page.get_attribute('#table [data-key="what"]', "aria-sort") == "descending"


def test_table_obeys_the_filters(opened):
    """What is filtered out is not in the table either."""
    opened.go("as=table&speaker=id:reed")
    assert [row[0] for row in rows(opened)] == ["Tomas Reed"]


def test_timeline_shows_who_said_what_when(opened):
    """Each concern has a row, each month a column; a mark opens its claims, by mouse and by key."""
    opened.go("view=timeline")
    assert opened.page.locator("#timeline .tick").all_text_contents() == ["2024-05", "2024-06", "2024-07"]
    mark = opened.page.locator('#timeline [aria-label="Fraud and scams, 2024-07, dismisses a concern: 1 claim"]')
    mark.focus()
    opened.page.keyboard.press("Enter")
    assert opened.page.locator("#told mark.said").last.inner_text() == "open weights invite fraud"


def test_two_speakers_side_by_side(opened):
    """The page proposes pairs that meet; chosen, their words stand beside each other on one concern."""
    opened.go("view=compare")
    opened.page.locator("#compare .top li", has_text="Fraud and scams").locator("button").click()
    sides = opened.page.locator("#compare .sides section")
    assert [side.locator("h3").inner_text().strip() for side in sides.all()] == ["Ines Abara", "Tomas Reed"]
    assert [side.locator("mark.said").all_inner_texts() for side in sides.all()] == [["Open weights invite fraud"], ["open weights invite fraud"]]  # fmt: skip
    opened.page.locator("#compare select").last.select_option(label="open-source AI")
    assert sides.first.locator(".statement").count() == 2


def test_article_shows_its_names_and_claims(opened):
    """An article stands there whole, word for word, with names and claims marked."""
    opened.go("view=articles")
    opened.page.locator("#articles button", has_text="Council meets").click()
    text = opened.page.evaluate(
        "[...document.querySelectorAll('#articles .text .ref')].forEach((one) => one.remove()) ?? document.querySelector('#articles .text').textContent"
    )
    assert text == opened.page.evaluate("JSON.parse(document.getElementById('texts').textContent)[0].text")
    assert opened.page.locator(".text mark.claim").all_inner_texts() == [
        "Open weights invite fraud",
        "might back a ban",
    ]
    assert opened.page.locator(".text .mention").first.inner_text() == "Ines Abara"


def test_article_leads_to_the_graph_and_back(opened):
    """A marked claim opens its evidence, a name its node; the evidence leads to its place in the article."""
    opened.go("view=articles&open=id:doc_council-1")
    opened.page.locator(".text mark.claim", has_text="back a ban").click()
    assert opened.heading() == "“might back a ban”"
    opened.page.locator(".text .ref").first.click()
    assert opened.heading() == "“Open weights invite fraud”"
    opened.page.locator(".text .mention", has_text="Kestrel").first.click()
    assert opened.heading() == "Kestrel"
    opened.page.locator("#views button", has_text="Claims").click()
    opened.click_node("open weights invite fraud")
    opened.page.get_by_role("button", name="In the article").click()
    assert opened.page.locator(".text mark.on").inner_text() == "open weights invite fraud"
    opened.page.get_by_role("button", name="On the picture").click()
    assert "The lab answers" in opened.drawn()
