"""Search, filters, neighbourhood, path, and the address that brings it all back."""

import pytest

from kg.render import page


@pytest.mark.parametrize(
    ("words", "heading"), [("kestrel", "Kestrel"), ("i. abara", "Ines Abara"), ("FRAUD and", "Fraud and scams")]
)
def test_search_by_name_and_alias(opened, words, heading):
    """Names and aliases are found whatever their case and accents; Enter opens the first, where it is drawn."""
    opened.page.fill("#query", words)
    opened.page.press("#query", "Enter")
    assert opened.heading() == heading and heading in opened.drawn()


def test_search_by_words_of_a_quote(opened):
    """Words of the evidence are found and open their statement; arrows choose among the suggestions."""
    opened.page.fill("#query", "back a ban")
    assert opened.page.get_attribute("#query", "aria-expanded") == "true"
    opened.page.press("#query", "ArrowDown")
    assert opened.page.get_attribute("#query", "aria-activedescendant") == "found-0"
    opened.page.press("#query", "Enter")
    assert opened.heading() == "“might back a ban”"


def test_search_that_finds_nothing_says_so(opened):
    """No match is told, to eyes and to screen readers."""
    opened.page.fill("#query", "zzz")
    assert opened.page.locator("#found").inner_text() == "Nothing found."
    assert opened.page.locator("#heard").text_content() == "0 names, 0 statements found"


def count(opened, value):
    """How many statements a filter says it would leave."""
    return int(opened.page.locator(f'#facets label:has(input[data-value="{value}"]) .count').text_content())


def tick(opened, facet, value):
    """Set or unset a filter, its list opened first."""
    details = opened.page.locator(f'#facets details[data-facet="{facet}"]')
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    details.locator(f'input[data-value="{value}"]').click()


CHOICES = [
    ("stance", "dismisses", ["Fraud and scams", "Tomas Reed"]),
    ("speaker", "id:abara", ["Fraud and scams", "Ines Abara"]),
    ("article", "id:doc_reply-2", ["Fraud and scams", "Tomas Reed"]),
    ("put", "negated", ["Fraud and scams", "Tomas Reed"]),
    ("concern", "con:misuse", ["Fraud and scams", "Ines Abara", "Tomas Reed"]),
]


@pytest.mark.parametrize(("facet", "value", "left"), CHOICES, ids=[each[0] for each in CHOICES])
def test_filters_leave_what_they_say(opened, facet, value, left):
    """A filter leaves as many statements as stand beside it, and goes again by its chip."""
    promised = count(opened, value)
    tick(opened, facet, value)
    assert opened.drawn() == left
    assert opened.page.evaluate("new Set(claimgraph.picture.lines.flatMap(({ told }) => told)).size") == promised
    opened.page.locator("#active .chip").click()
    assert opened.drawn() == ["Fraud and scams", "Ines Abara", "Tomas Reed"]


def test_counts_follow_the_other_filters(opened):
    """Beside each value stands what it would leave now."""
    assert (count(opened, "raises"), count(opened, "dismisses")) == (1, 1)
    tick(opened, "speaker", "id:abara")
    assert (count(opened, "raises"), count(opened, "dismisses"), count(opened, "id:reed")) == (1, 0, 1)


def test_certainty_and_type_filters(opened):
    """What is hedged can be picked out, and so can kinds of names."""
    opened.go("view=claims")
    tick(opened, "certainty", "Possible")
    assert opened.drawn() == ["Ines Abara", "might back a ban", "open-source AI"]
    opened.go("view=relations&kind=Org&kind=Model")
    assert opened.drawn() == ["Delta Forum", "Kestrel", "Osprey", "Osprey 3"]


def test_dates_narrow(opened):
    """A range of dates leaves the articles in it."""
    opened.page.locator('#facets details[data-facet="dates"] summary').click()
    opened.page.fill("#date-since", "2024-06-01")
    assert opened.drawn() == ["Fraud and scams", "Tomas Reed"]
    opened.page.fill("#date-until", "2024-06-02")
    assert opened.drawn() == [] and opened.page.locator("#nothing").is_visible()


def test_a_filter_stays_open_while_it_is_used(opened):
    """However soon after it was opened: the browser tells of that later than the page is drawn again."""
    opened.page.evaluate(
        """() => {
            document.querySelector('#facets details[data-facet="dates"] summary').click();
            const since = document.querySelector("#date-since");
            since.value = "2024-06-01";
            since.dispatchEvent(new Event("change"));
        }"""
    )
    assert opened.drawn() == ["Fraud and scams", "Tomas Reed"]
    assert opened.page.locator("#date-until").is_visible()


def test_concerns_hang_in_their_tree(opened):
    """A concern stands below the one above it in the taxonomy."""
    inside = opened.page.locator('#facets details[data-facet="concern"] li:has(> label input[data-value="con:misuse"])')
    assert inside.locator('ul input[data-value="con:fraud"]').count() == 1


def test_only_the_neighbourhood(opened):
    """A press leaves a name and what it is joined to."""
    opened.go("view=relations&node=id:kestrel")
    opened.page.get_by_role("button", name="Only this neighbourhood").click()
    assert opened.drawn() == ["Delta Forum", "Kestrel", "Osprey 3"]


def test_path_between_two(opened):
    """From one name, then to another: the way between them, step by step, with its sentences."""
    opened.go("view=relations&node=id:abara")
    opened.page.get_by_role("button", name="Path from here …").click()
    opened.click_node("Osprey 3")
    opened.page.get_by_role("button", name="Path from Ines Abara to here").click()
    assert opened.drawn() == ["Delta Forum", "Ines Abara", "Kestrel", "Osprey 3"]
    assert opened.heading() == "From Ines Abara to Osprey 3" and "3 steps" in opened.told()
    assert "Kestrel does not own Delta Forum" in opened.told()


def test_path_that_another_view_has(opened):
    """Where this view has no path, the page says so and which view has one."""
    opened.go("view=relations&path=id:abara%20id:reed")
    assert "No path joins them" in opened.told()
    opened.page.get_by_role("button", name="Path in: Positions").click()
    assert opened.drawn() == ["Fraud and scams", "Ines Abara", "Tomas Reed"]


def test_address_brings_it_all_back(opening, opened, council):
    """The state lies in the fragment: the same address gives the same picture, filters and panel in a new window."""
    opened.go("view=claims")
    tick(opened, "speaker", "id:abara")
    opened.click_node("might back a ban")
    fragment = opened.page.evaluate("location.hash")
    again = opening(page(council, title="Council"), fragment)
    assert (again.drawn(), again.heading()) == (opened.drawn(), "“might back a ban”")
    assert again.page.locator('input[data-value="id:abara"]').is_checked()


def test_back_goes_back(opened):
    """The browser's own button undoes the last step."""
    opened.page.locator("#views button", has_text="Claims").click()
    opened.page.go_back()
    opened.page.wait_for_timeout(100)
    assert opened.page.locator("#views [aria-current]").inner_text() == "Positions"


@pytest.mark.parametrize("fragment", ["view=nowhere", "node=id:nobody&path=a%20b", "show=x&edge=99", "concern=con:none&stance=%00", "%E0%A4%A"])  # fmt: skip
def test_address_that_means_nothing_does_no_harm(opening, council, fragment):
    """A wrong fragment opens the page all the same."""
    opened = opening(page(council, title="Council"), f"#{fragment}")
    assert opened.page.locator("#stage").is_visible() and opened.complaints == []
