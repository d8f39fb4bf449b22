"""What the side panel shows of a node, a line and a claim."""


def test_node_shows_its_sentences(opened):
    """A node shows name, type, aliases, measures, and each statement with its words marked."""
    opened.click_node("Ines Abara")
    marked = opened.page.locator("#told mark.said").all_inner_texts()
    assert opened.heading() == "Ines Abara" and "PERSON" in opened.told()
    assert "also: Abara, I. Ábara" in opened.told() and "PageRank" in opened.told()
    assert sorted(marked[1:]) == ["Ines Abara, who chairs the Delta Forum", "Open weights invite fraud", "might back a ban"]  # fmt: skip
    assert opened.quiet()


def test_line_shows_its_sentence_and_source(opened):
    """A line shows claimed words, cue and speaker in their sentence, with those before and after, link, date, offsets."""
    opened.click_line("raises")
    assert opened.heading() == "Ines Abara raises Fraud and scams"
    quote = opened.page.locator("#told blockquote")
    assert [quote.locator(f"mark.{role}").inner_text() for role in ("said", "cue", "who")] == ["Open weights invite fraud", "warned", "Ines Abara"]  # fmt: skip
    assert quote.locator(".context").all_inner_texts() == ["🙂 The council met on Tuesday. ", "Ines Abara might back a ban."]  # fmt: skip
    link = opened.page.locator("#told .source a")
    assert (link.get_attribute("href"), link.get_attribute("rel")) == ("https://example.org/council", "noopener noreferrer")  # fmt: skip
    assert "The Ledger · 2024-05-01 · characters 51–76" in opened.told()


def test_claim_leads_to_the_claim_that_disputes_it(opened):
    """From a claim one press leads to the claim that disputes it, and back."""
    opened.go("view=claims")
    opened.click_node("Open weights invite fraud")
    assert opened.heading() == "“Open weights invite fraud”"
    opened.page.locator("#told summary", has_text="Disputed by 1 claim").click()
    opened.page.locator("#told .links button").click()
    assert opened.heading() == "“open weights invite fraud”" and "Tomas Reed" in opened.told()
    assert "put as false" in opened.told()
    opened.page.locator("#told summary", has_text="Disputed by 1 claim").click()
    opened.page.locator("#told .links button").click()
    assert opened.heading() == "“Open weights invite fraud”"


def test_start_tells_where_they_disagree(opened):
    """The panel at the start names claims that dispute each other."""
    assert "Where they disagree" in opened.told()
    opened.page.locator("#told .top button", has_text="Tomas Reed: “open").click()
    assert opened.heading() == "“open weights invite fraud”"


def test_how_it_is_put_is_told_and_seen(opened):
    """Hedged, negated and unaccepted statements say so, and their cards differ."""
    opened.go("view=relations")
    manners = {}
    for verb in ("releases", "partOf", "derivedFrom"):
        opened.click_line(verb)
        card = opened.page.locator("#told .statement")
        manners[card.get_attribute("data-manner")] = card.locator(".tag.warn").all_inner_texts()
    assert manners == {"plain": [], "negated": ["put as false"], "candidate": ["not accepted, awaits a check"]}


def test_names_in_a_statement_lead_on(opened):
    """A name in a card opens that name."""
    opened.click_node("Ines Abara")
    opened.page.locator("#told .statement .name", has_text="Delta Forum").first.click()
    assert opened.heading() == "Delta Forum" and "Delta Forum" in opened.drawn()


def test_escape_and_the_cross_close_the_panel(opened):
    """Escape, and the button, lead back to the start."""
    for close in (lambda: opened.page.keyboard.press("Escape"), lambda: opened.page.click("#close")):
        opened.click_node("Tomas Reed")
        assert opened.heading() == "Tomas Reed"
        close()
        assert opened.heading() == "Who raises what"


def test_hover_shows_a_short_text(opened):
    """The pointer over a node shows its name and how much is said of it."""
    at = opened.page.evaluate(f"claimgraph.network.canvasToDOM(claimgraph.network.getPosition({opened.number('Tomas Reed')}))")  # fmt: skip
    box = opened.page.locator("#network").bounding_box()
    opened.page.mouse.move(box["x"] + at["x"] + 40, box["y"] + at["y"] + 40)
    opened.page.mouse.move(box["x"] + at["x"], box["y"] + at["y"], steps=4)
    tooltip = opened.page.locator(".vis-tooltip")
    tooltip.wait_for(state="visible")
    assert tooltip.inner_text().split() == ["Tomas", "Reed", "person,", "1", "statement"]
