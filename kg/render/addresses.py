"""Addresses that may be followed."""

from urllib.parse import urlsplit


def link(url: str) -> str:
    """Return *url* if it is a web address, else nothing: ``javascript:`` and its like are no link."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in {"http", "https"} and parts.netloc else ""
