"""Who asks: user and password, or a token. None of them stands on the command line, or in what is printed."""

import os
from collections.abc import Mapping
from urllib.parse import urlsplit

from requests import PreparedRequest
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth
from requests.utils import get_netrc_auth

from kg.errors import UsageError

USER, PASSWORD, TOKEN = "CLAIMGRAPH_USER", "CLAIMGRAPH_PASSWORD", "CLAIMGRAPH_TOKEN"
SCHEMES = {"basic": HTTPBasicAuth, "digest": HTTPDigestAuth}


class Bearer(AuthBase):
    """A bearer token (RFC 6750)."""

    def __init__(self, token: str) -> None:
        """Keep the token."""
        self._token = token

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        """Put it into a request."""
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


class Nobody(AuthBase):
    """No user at all: nothing is looked up elsewhere."""

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        """Leave a request as it is."""
        return request


def access(url: str, user: str = "", scheme: str = "basic", given: Mapping[str, str] = os.environ) -> AuthBase:
    """Return how requests to the store at *url* tell who asks.

    The user is the one named, or of the environment, and its password the environment's or that of ~/.netrc (or the
    file NETRC); without a user, it is the environment's token, else whoever ~/.netrc names for the host. Raises
    UsageError for an unknown *scheme* and for a user without a password.
    """
    if scheme not in SCHEMES:
        raise UsageError(f"no way to log in {scheme!r}; choose from {', '.join(SCHEMES)}")
    if not user and given.get(TOKEN):
        return Bearer(given[TOKEN])
    name, password = login(url, user or given.get(USER, ""), given.get(PASSWORD, ""))
    return SCHEMES[scheme](name.encode(), password.encode()) if name else Nobody()


def login(url: str, user: str, password: str) -> tuple[str, str]:
    """Return user and password, empty where nobody logs in."""
    if user and password:
        return user, password
    if password:
        raise UsageError(f"{PASSWORD} is set, but for whom? name the user: --user, or the variable {USER}")
    found = get_netrc_auth(url) or ("", "")
    if user and user != found[0]:
        host = urlsplit(url).hostname
        raise UsageError(f"no password for {user}: put it into the variable {PASSWORD}, or into ~/.netrc for {host}")
    return found
