"""One article from bytes or from a file.

In: bytes with an id, or a path.
Out: an `Article`.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from geomap.articles import pages
from geomap.articles.dates import is_day, leading_date
from geomap.articles.decode import MAX_BYTES, check_size, check_text, decode
from geomap.errors import InputError, NotTextError
from geomap.model import Article
from geomap.terminal import printable


def from_bytes(data: bytes, *, id: str, label: str, date: str | None = None) -> Article:
    """Read the bytes of a text or of a saved HTML page.

    Parameters
    ----------
    data : bytes
        UTF-8 with or without byte-order mark, else Windows-1252 (with a
        warning); for a page, the encoding it declares.
    id : str
        The article's id.
    label : str
        How messages name the input (a path, "standard input").
    date : str, optional
        The day of the article, ``YYYY-MM-DD``; without it the text's leading
        ``date YYYY-MM-DD`` or the page's own date of publication counts.

    Returns
    -------
    Article
        Its text is the decoded text with line ends as they were; for a page,
        the main text.

    Raises
    ------
    NotTextError
        Empty, binary or undecodable bytes, or a page without an article.
    TooLargeError
        More than `geomap.articles.MAX_BYTES`.

    Examples
    --------
    >>> article = from_bytes(b"date 2023-03-16 A missile fell.", id="a", label="a.txt")
    >>> article.date, article.text
    ('2023-03-16', 'date 2023-03-16 A missile fell.')
    """
    if not pages.is_page(data):
        text, warnings = decode(data, label=label)
        return Article(id, text, date or leading_date(text), label, warnings)
    encodings = pages.declared_encodings(data)
    markup, warnings = decode(data, label=label, encodings=encodings)
    text = pages.main_text(markup, label=label)
    day = date or leading_date(text) or pages.published(markup)
    return Article(id, text, day, label, warnings)


def from_text(
    text: str, *, id: str = "text", label: str = "text", date: str | None = None
) -> Article:
    """Take a text that is decoded already.

    Parameters
    ----------
    text : str
        The article; kept letter for letter.
    id : str, optional
        The article's id.
    label : str, optional
        How messages name the input.
    date : str, optional
        The day of the article, ``YYYY-MM-DD``; without it the text's leading
        ``date YYYY-MM-DD`` counts.

    Returns
    -------
    Article
        With that text.

    Raises
    ------
    InputError
        `date` is no day of the calendar.
    NotTextError
        The text is empty, binary, or holds half a character.
    TooLargeError
        More than `geomap.articles.MAX_BYTES` in UTF-8.

    Examples
    --------
    >>> from_text("A missile fell.", date="2023-03-16").date
    '2023-03-16'
    """
    name = printable(label)
    try:
        check_size(len(text.encode("utf-8")), label=label)
    except UnicodeEncodeError as err:
        raise NotTextError(
            f"{name}: holds half a character (a lone surrogate, place {err.start})"
        ) from err
    check_text(text, label=label)
    if date is not None and not is_day(date):
        raise InputError(f"{name}: the date is no day written YYYY-MM-DD")
    return Article(id, text, date or leading_date(text), label)


def from_path(path: str | os.PathLike[str]) -> Article:
    """Read one file; the article's id is the file's stem.

    Parameters
    ----------
    path : str or os.PathLike
        A text or a saved HTML page.

    Returns
    -------
    Article
        See `from_bytes`.

    Raises
    ------
    InputError
        There is no such file, or it cannot be opened.
    NotTextError, TooLargeError
        As `from_bytes`.
    """
    file = Path(path)
    label = str(file)
    try:
        with file.open("rb") as stream:
            data = read_limited(stream, label=label)
    except (OSError, ValueError) as err:
        if isinstance(err, InputError):
            raise
        raise InputError(f"{printable(label)}: {_why(err)}") from err
    return from_bytes(data, id=_id_of(file), label=label)


def read_limited(stream: BinaryIO, *, label: str) -> bytes:
    """Read a stream to its end, but never more than geomap takes.

    Raises
    ------
    TooLargeError
        The stream holds more than `geomap.articles.MAX_BYTES`.
    """
    data = stream.read(MAX_BYTES + 1)
    check_size(len(data), label=label)
    return data


def _id_of(file: Path) -> str:
    """The file's stem as text, whatever bytes its name is made of."""
    return os.fsencode(file.stem).decode("utf-8", "backslashreplace")


def _why(err: OSError | ValueError) -> str:
    """Why a file could not be opened, in one clause."""
    if isinstance(err, FileNotFoundError):
        return "no such file"
    if isinstance(err, IsADirectoryError):
        return "a folder, not a file; name the files in it"
    if isinstance(err, PermissionError):
        return "no permission to read it"
    return f"cannot be read ({err.strerror if isinstance(err, OSError) else err})"
