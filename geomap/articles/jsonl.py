"""JSON Lines: one article a line.

In: a stream of bytes, or one line ``{"id": ..., "text": ..., "date"?: ...}``.
Out: lines of bounded length, and an `Article` a line; or an `InputError` that
says what is wrong with the line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO, NoReturn

from geomap.articles.decode import MAX_BYTES, check_size
from geomap.articles.files import from_text
from geomap.errors import InputError, NotTextError
from geomap.model import Article

_CHUNK = 65_536


def lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Give the lines of a stream that are not blank, each with its number.

    A line of more bytes than geomap takes is cut one byte above the limit, so
    that `from_jsonl_line` refuses it; the rest of it is passed over.

    Parameters
    ----------
    stream : BinaryIO
        Bytes; read line by line, never as a whole.

    Yields
    ------
    tuple of (int, bytes)
        The line's number, from 1, and its bytes.
    """
    number = 0
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        part = line
        while part and not part.endswith(b"\n"):
            part = stream.readline(_CHUNK)
        if line.strip():
            yield number, line


def from_jsonl_line(
    line: str | bytes, *, label: str = "standard input", number: int = 0
) -> Article:
    """Read one record ``{"id", "text", "date"?}``.

    Parameters
    ----------
    line : str or bytes
        One JSON object, UTF-8. Other keys are ignored.
    label : str, optional
        How messages name the input.
    number : int, optional
        The line's number for messages; 0 leaves it out.

    Returns
    -------
    Article
        Its date is the record's, else the text's leading ``date YYYY-MM-DD``.

    Raises
    ------
    InputError
        Not JSON, not an object, a key missing or of the wrong type, a day
        that is none.
    NotTextError, TooLargeError
        The text is empty or binary, or the line too long.

    Examples
    --------
    >>> from_jsonl_line('{"id": "a", "text": "Calm.", "date": "2023-03-16"}').date
    '2023-03-16'
    """
    where = f"{label}, line {number}" if number else label
    data = line.encode("utf-8", "surrogatepass") if isinstance(line, str) else line
    check_size(len(data), label=where)
    record = _object(data, where)
    day = record.get("date")
    if day is not None and not isinstance(day, str):
        raise InputError(f'{where}: "date" is not a string')
    name = _string(record, "id", where)
    return from_text(_string(record, "text", where), id=name, label=where, date=day)


def record_id(line: bytes) -> str | None:
    """Return the ``id`` of a line, if so much of it can be read.

    Examples
    --------
    >>> record_id(b'{"id": "a", "text": 1}'), record_id(b"{")
    ('a', None)
    """
    try:
        return _string(_object(line, ""), "id", "")
    except InputError:
        return None


def _object(data: bytes, where: str) -> dict[str, Any]:
    """The JSON object of a line."""
    try:
        text = data.decode("utf-8-sig")
        record = json.loads(text, parse_constant=_no_constant)
    except UnicodeDecodeError as err:
        raise NotTextError(f"{where}: not UTF-8 (byte {err.start})") from err
    except json.JSONDecodeError as err:
        raise InputError(f"{where}: not JSON ({err.msg}, column {err.colno})") from err
    except (RecursionError, ValueError) as err:
        reason = "nested too deeply" if isinstance(err, RecursionError) else str(err)
        raise InputError(f"{where}: not JSON that geomap takes ({reason})") from err
    if not isinstance(record, dict):
        raise InputError(f'{where}: not an object; give {{"id": ..., "text": ...}}')
    return record


def _no_constant(name: str) -> NoReturn:
    """Refuse NaN and Infinity, which are not JSON."""
    raise ValueError(f"{name} is not JSON")


def _string(record: dict[str, Any], key: str, where: str) -> str:
    """A text that the record must have."""
    if key not in record:
        raise InputError(f'{where}: "{key}" is missing')
    value = record[key]
    if not isinstance(value, str):
        raise InputError(f'{where}: "{key}" is not a string')
    if not value.strip():
        raise NotTextError(f'{where}: "{key}" is empty')
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as err:
        raise NotTextError(f'{where}: "{key}" holds half a character (a lone surrogate)') from err
    return value
