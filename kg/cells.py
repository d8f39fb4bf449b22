"""Cells of CSV files, which people open with a spreadsheet."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def quoted(text: str) -> str:
    """Return a cell as RFC 4180 writes it; Python's own writer leaves a lone carriage return bare."""
    return '"{}"'.format(text.replace('"', '""')) if set(text) & set(',"\r\n') else text


def harmless(text: str) -> str:
    """Return *text* with an apostrophe before what a spreadsheet would run as a formula (OWASP, CSV Injection)."""
    return f"'{text}" if text.startswith(FORMULA) else text
