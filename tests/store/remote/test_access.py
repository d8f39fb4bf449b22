"""Who asks: from the environment or ~/.netrc, never from the command line."""

from pathlib import Path

import pytest
import requests

from kg.errors import UsageError
from kg.store.remote.access import access

URL = "https://example.org/sparql"


def header(auth: requests.auth.AuthBase) -> str:
    """Return what a request then says of who asks."""
    return requests.Request("GET", URL, auth=auth).prepare().headers.get("Authorization", "")


def test_user_and_password() -> None:
    """The user is given or of the environment, the password of the environment; both in UTF-8."""
    basic = "Basic YWRhOmjDvHNo"
    assert header(access(URL, "ada", given={"CLAIMGRAPH_PASSWORD": "hüsh"})) == basic
    assert header(access(URL, given={"CLAIMGRAPH_USER": "ada", "CLAIMGRAPH_PASSWORD": "hüsh"})) == basic


def test_token() -> None:
    """A token of the environment is sent as a bearer token, unless a user is named."""
    given = {"CLAIMGRAPH_TOKEN": "t0ken", "CLAIMGRAPH_PASSWORD": "hush"}
    assert header(access(URL, given=given)) == "Bearer t0ken"
    assert header(access(URL, "ada", given=given)).startswith("Basic ")


def test_netrc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file of passwords is read for its host only, and for the user named only."""
    path = tmp_path / "netrc"
    path.write_text("machine example.org login ada password hush\n", encoding="utf-8")
    path.chmod(0o600)
    monkeypatch.setenv("NETRC", str(path))
    assert header(access(URL, given={})) == header(access(URL, "ada", given={})) == "Basic YWRhOmh1c2g="
    assert header(access("https://example.com/", given={})) == ""
    with pytest.raises(UsageError, match="no password for bob"):
        access(URL, "bob", given={})


def test_nobody() -> None:
    """Without anything, nothing is said."""
    assert header(access(URL, given={})) == ""


@pytest.mark.parametrize(
    ("user", "scheme", "given", "message"),
    [
        ("", "basic", {"CLAIMGRAPH_PASSWORD": "hush"}, "for whom"),
        ("ada", "basic", {}, "CLAIMGRAPH_PASSWORD"),
        ("ada", "ntlm", {"CLAIMGRAPH_PASSWORD": "hush"}, "basic, digest"),
    ],
)
def test_what_does_not_suffice(user: str, scheme: str, given: dict[str, str], message: str) -> None:
    """A password without a user, a user without a password, an unknown way: each says what is missing."""
    with pytest.raises(UsageError, match=message) as caught:
        access(URL, user, scheme, given)
    assert "hush" not in str(caught.value)
