"""Strings made fit for a terminal or a log.

In: any string, such as a file's name or words of an article; rows of them.
Out: one line in which nothing can move the cursor, colour the screen or turn
the direction of writing; a table of such lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def printable(text: str) -> str:
    r"""Return `text` with every unprintable character written out.

    Control characters, direction marks, zero-width characters and undecodable
    bytes become backslash escapes; spaces of all kinds become a plain space.

    Parameters
    ----------
    text : str
        Untrusted text.

    Returns
    -------
    str
        One line of printable characters.

    Examples
    --------
    >>> printable("\x1b[31mred")
    '\\x1b[31mred'
    >>> printable("a\u00a0b\u202ec")
    'a b\\u202ec'
    """
    if text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    """One character as it may be shown."""
    if character.isprintable():
        return character
    code = ord(character)
    if character.isspace() and code > 0x9F and code not in (0x2028, 0x2029):
        return " "
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file name that is not UTF-8
        return f"\\x{code - 0xDC00:02x}"
    if code <= 0xFF:
        return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(character, f"\\x{code:02x}")
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def table(rows: Iterable[Sequence[str]], widths: Sequence[int]) -> str:
    """Return rows of cells set in columns, two blanks apart.

    Parameters
    ----------
    rows : iterable of sequence of str
        Untrusted text; at least one row, all of one length.
    widths : sequence of int
        The most characters of each column; longer cells end with an ellipsis.

    Returns
    -------
    str
        Printable lines, without a line end after the last.

    Examples
    --------
    >>> print(table([("name", "kind"), ("Tokyo", "city")], (9, 3)))
    name   ki…
    Tokyo  ci…
    """
    cells = [
        [_cut(printable(cell), width) for cell, width in zip(row, widths, strict=True)]
        for row in rows
    ]
    needed = [max(len(cell) for cell in column) for column in zip(*cells, strict=True)]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, needed, strict=True)).rstrip()
        for row in cells
    )
    return "\n".join(lines)


def _cut(text: str, width: int) -> str:
    """At most `width` characters."""
    return text if len(text) <= width else text[: width - 1] + "…"
