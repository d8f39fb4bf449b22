"""Corrections read from TOML: what is understood, and what is refused with its line."""

from collections.abc import Callable

import pytest

from kg.corrections import Corrections, Fix, Merge, Reject, Split, read
from kg.errors import UsageError
from kg.model import Kind
from kg.own import OwnFile

Written = Callable[[str], Corrections]


def test_each_kind_is_read(written: Written) -> None:
    """The four kinds become records; ids may carry their prefix, a concern its label, a list of one stand bare."""
    found = written("""
[[reject]]
claim = "id:claim_x"
why = "a joke"

[[fix]]
claim = "https://w3id.org/claimgraph/id/claim_y"
speaker = "Ada Reyes"
negated = true
raises = ["Misuse", "fraud"]

[[merge]]
names = ["Zed", "Zed Labs"]
kind = "Org"

[[split]]
name = "Zed"
as = "Zed Shaw"
kind = "Person"
document = "spring"
""")
    assert found.every == (
        Reject("fix.toml, line 2", "a joke", "claim_x"),
        Fix(
            "fix.toml, line 6",
            "",
            "claim_y",
            (("negated", True), ("raises", ("misuse", "fraud")), ("speaker", ("Ada Reyes",))),
        ),
        Merge("fix.toml, line 12", "", ("Zed", "Zed Labs"), "Zed Labs", Kind.ORG),
        Split("fix.toml, line 16", "", "Zed", "Zed Shaw", Kind.PERSON, "spring"),
    )


def test_corrections_read_as_words(written: Written) -> None:
    """A correction tells itself in words without file and line: so the graph records it."""
    found = written("""
[[fix]]
relation = "mention_x"
former = true
[[fix]]
claim = "claim_x"
about = []
speaker = ["A", "B"]
[[reject]]
relation = "mention_y"
why = "an advertisement"
[[merge]]
names = ["Zed"]
as = "Zed Labs"
kind = "Org"
[[split]]
name = "Zed"
kind = "Model"
""")
    assert list(map(str, found.every)) == [
        "fix mention_x: former true",
        "fix claim_x: about nothing, speaker A and B",
        "reject mention_y (because: an advertisement)",
        "merge Zed into Zed Labs (Org)",
        "split Zed: it means Zed (Model)",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[reject]]\nclaim = x\n", r"fix.toml: .*\(at line 2"),
        ('[[rejct]]\nclaim = "x"', r"'rejct' is no kind of correction; known are \[\[reject\]\]"),
        ('reject = "x"', "no kind of correction"),
        ("reject = [1]", r"fix.toml: \[\[reject\]\] is to be a table"),
        ('\n[[reject]]\nclam = "x"', r"fix.toml, line 2: \[\[reject\]\] has an unknown key 'clam'; known are claim"),
        ('[[reject]]\nwhy = "x"', "line 1: .* names one thing"),
        ('[[reject]]\nclaim = "x"\nrelation = "y"', "names one thing"),
        ("[[reject]]\nclaim = 7", "claim is to be a string, not 7"),
        ('[[reject]]\nclaim = " "', "claim is to be a string"),
        ('[[fix]]\nclaim = "x"', "sets nothing right; it may set speaker"),
        ('[[fix]]\nclaim = "x"\nformer = true', "cannot set 'former' of such a statement; it may set speaker"),
        ('[[fix]]\nrelation = "x"\nspeaker = "y"', "cannot set 'speaker' .* negated, former, status"),
        ('[[fix]]\nclaim = "x"\nnegated = "yes"', "negated is to be true or false, not 'yes'"),
        ('[[fix]]\nclaim = "x"\nmodality = "Sure"', "modality is to be one of Asserted, .* not 'Sure'"),
        ('[[fix]]\nclaim = "x"\nraises = ["doom"]', "raises names 'doom', which is no concern; known are "),
        ('[[merge]]\nnames = ["A", "B"]', "needs two names and a kind"),
        ('[[merge]]\nnames = ["A", "A"]\nkind = "Org"', "needs two names and a kind"),
        ('[[merge]]\nnames = ["A", "B"]\nkind = "UnnamedSource"', "kind is to be one of Person, Org, Model"),
        ('[[split]]\nas = "A"', "needs the words of the name"),
    ],
)
def test_wrong_corrections_are_refused(written: Written, text: str, message: str) -> None:
    """Whatever is not understood is a UsageError that tells file, line and what is known."""
    with pytest.raises(UsageError, match=message):
        written(text)


def test_line_of_each_table(written: Written) -> None:
    """Of several tables of a kind, the one that is wrong is told by its own line."""
    with pytest.raises(UsageError, match=r"fix\.toml, line 5: "):
        written('[[reject]]\nclaim = "a"\n\n# again\n [[ reject ]]\nclaim = 1')


def test_file_that_is_no_text_is_refused() -> None:
    """Bytes that are not UTF-8 are a UsageError that names the first of them; a byte-order mark is none."""
    with pytest.raises(UsageError, match=r"fix.toml is not UTF-8 \(byte 2\)"):
        read([OwnFile("fix.toml", b"# \xff")])
    assert read([OwnFile("fix.toml", b"\xef\xbb\xbf# nothing")]).every == ()
