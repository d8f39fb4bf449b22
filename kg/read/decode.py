"""Bytes in, text out, exactly: strict UTF-8, no guess of the encoding, no change of line ends, and within bounds."""

import io
from typing import BinaryIO

from kg.errors import InputError
from kg.read.files import File

MAX_CHARACTERS = 20_000_000
"""The longest document that is read, in code points; some 3,000,000 words."""

MAX_BYTES = 4 * MAX_CHARACTERS
"""No longer text fits: UTF-8 needs at most four bytes for a code point."""

SIGNATURES = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"{\\rtf": "an RTF document",
}
"""How files begin that people take for text, and what they are."""

BYTE_ORDER_MARK = "\ufeff"


def load(path: File, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file. Raises ``InputError`` if it cannot be opened or has more than *limit* bytes."""
    try:
        with path.open("rb") as file:
            return bounded(file, str(path), limit)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error


def stem(path: File) -> str:
    """Return a file's name without ending; bytes in it that are not UTF-8 become question marks."""
    return path.stem.encode("utf-8", "replace").decode("utf-8")


def bounded(file: BinaryIO | io.BufferedIOBase, origin: str, limit: int = MAX_BYTES) -> bytes:
    """Return all bytes of an open file, or raise ``InputError`` where there are more than *limit*."""
    data = file.read(limit + 1)
    if len(data) > limit:
        raise InputError(f"{origin}: larger than {limit:,} bytes: split it into several files")
    return data


def decode(data: bytes, origin: str) -> str:
    """Return UTF-8 *data* as text, code point for code point: ``decode(data, "").encode() == data``.

    A byte-order mark stays as a character, and so does every line end. Raises ``InputError`` for anything that is
    not text in UTF-8, with the offset of the first bad byte.
    """
    for signature, what in SIGNATURES.items():
        if data.startswith(signature):
            raise InputError(f"{origin}: this is {what}, not text: save its text as .txt in UTF-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{origin}: byte {error.start} (0x{data[error.start]:02x}) is not UTF-8; convert the file to UTF-8 first: "
            "its encoding is not guessed"
        ) from error


def mark_length(text: str) -> int:
    """Return 1 where *text* starts with a byte-order mark, else 0: it is kept, but the prose begins behind it."""
    return int(text.startswith(BYTE_ORDER_MARK))


def check(text: str, origin: str) -> str:
    """Return *text* if it is something to read, else raise ``InputError``: binary, empty, or far too long."""
    if "\0" in text:
        raise InputError(f"{origin}: a NUL at character {text.index(chr(0))}: binary data, or text not in UTF-8")
    if not text.replace(BYTE_ORDER_MARK, "").strip():
        raise InputError(f"{origin}: nothing to read: the text is empty")
    if len(text) > MAX_CHARACTERS:
        raise InputError(f"{origin}: {len(text):,} characters; at most {MAX_CHARACTERS:,} are read: split the text")
    return text
