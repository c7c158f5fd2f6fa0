"""Strings made fit for a terminal or a log.

In: any string, such as a file's name or words of an article.
Out: one line in which nothing can move the cursor, colour the screen or turn
the direction of writing.
"""

from __future__ import annotations


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
