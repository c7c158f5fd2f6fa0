"""Bytes to text.

In: the bytes of an input and the label to name it by.
Out: the text without byte-order mark, line ends kept, and warnings; or
`NotTextError` / `TooLargeError`.
"""

from __future__ import annotations

import re

from geomap.errors import NotTextError, TooLargeError
from geomap.terminal import printable

MAX_BYTES = 5_000_000
"""The most bytes that one article may have."""

_BOM = b"\xef\xbb\xbf"
# Formats that people have at hand and that are no text: (first bytes, what it is, the way out).
_FORMATS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF document", "save its text first"),
    (b"{\\rtf", "an RTF document", "save it as plain text first"),
    (b"PK\x03\x04", "a zip archive or an office document", "save it as plain text first"),
    (b"\x1f\x8b", "gzip data", "unpack it first"),
    (b"\xff\xfe", "UTF-16 text", "save it as UTF-8 first"),
    (b"\xfe\xff", "UTF-16 text", "save it as UTF-8 first"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_CONTROL_SHARE = 20  # text with more than one control character in twenty is binary


def decode(
    data: bytes, *, label: str, encodings: tuple[str, ...] = ()
) -> tuple[str, tuple[str, ...]]:
    r"""Decode the bytes of one input.

    UTF-8 (with or without byte-order mark) is tried first, then `encodings`,
    then Windows-1252 with a warning.

    Parameters
    ----------
    data : bytes
        What was read.
    label : str
        How messages name the input.
    encodings : tuple of str, optional
        Encodings that the input declares for itself; they come before UTF-8.

    Returns
    -------
    tuple of (str, tuple of str)
        The text, and warnings for people.

    Raises
    ------
    TooLargeError
        More than `MAX_BYTES`.
    NotTextError
        Empty, binary, or in no encoding that geomap knows.

    Examples
    --------
    >>> decode(b"\xef\xbb\xbfTokyo\r\n", label="a.txt")
    ('Tokyo\r\n', ())
    """
    name = printable(label)
    check_size(len(data), label=label)
    if not data.strip():
        raise NotTextError(f"{name}: empty; give a file with the article's text")
    for magic, what, cure in _FORMATS:
        if data.startswith(magic):
            raise NotTextError(f"{name}: {what}, not text; {cure}")
    if b"\0" in data:
        raise NotTextError(f"{name}: binary data, not text; give plain text or a saved HTML page")
    text, warnings = _decoded(data, name, encodings)
    check_text(text, label=label)
    return text, warnings


def check_size(size: int, *, label: str) -> None:
    """Raise `TooLargeError` if `size` bytes are more than geomap takes."""
    if size > MAX_BYTES:
        raise TooLargeError(
            f"{printable(label)}: larger than {MAX_BYTES // 1_000_000} MB; "
            "split it into single articles"
        )


def check_text(text: str, *, label: str) -> None:
    """Raise `NotTextError` if `text` is empty or no text."""
    name = printable(label)
    if not text.replace("\ufeff", " ").replace("\u200b", " ").strip():
        raise NotTextError(f"{name}: empty; give a file with the article's text")
    controls = len(_CONTROL.findall(text))
    if "\0" in text or controls > max(3, len(text) // _CONTROL_SHARE):
        raise NotTextError(f"{name}: binary data, not text; give plain text or a saved HTML page")


def _decoded(data: bytes, name: str, encodings: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The text by the first encoding that fits; cp1252 is the last resort."""
    data = data.removeprefix(_BOM)
    for encoding in (*encodings, "utf-8"):
        try:
            return data.decode(encoding), ()
        except UnicodeDecodeError:
            continue
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as err:
        raise NotTextError(
            f"{name}: neither UTF-8 nor Windows-1252 (byte {err.start}); save it as UTF-8 first"
        ) from err
    return text, (f"{name}: not UTF-8, read as Windows-1252; check the letters with accents",)
