"""Names folded for comparison, without losing where they stand in the text.

In: a text or a name as people wrote it.
Out: the same in small letters without diacritics, hyphens as spaces, curly
apostrophes straight; and for every position in it the code point of the text
it came from.

Folding may lengthen ("ß" to "ss") or shorten (a combining accent vanishes), so
positions are never taken over by counting: `Folded.position` and
`Folded.origin` translate them.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# Letters whose plain form Unicode does not tell by decomposition.
_LETTERS = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ł": "l",
    "ħ": "h",
    "ı": "i",
    "ŋ": "ng",
    "ə": "a",
    "ŧ": "t",
}
_APOSTROPHES = "‘’ʼʻʾʿ`´′"
_SPACES = "-‐‑‒–\n\r\t\u00a0\u202f\u2007\u2009"
_SOFT_HYPHEN = "\u00ad"
# Signs that nobody sees: soft hyphen, zero-width space and joiners, direction marks, BOM.
INVISIBLE = f"{_SOFT_HYPHEN}\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_ASCII = {code: " " for code in map(ord, _SPACES) if code < 128} | {ord("`"): "'"}
_OTHERS = re.compile(r"([^\x00-\x7f]+)")
_RANGES = ((0x41, 0x5B), (0xC0, 0x250), (0x1E00, 0x1F00))
_COMBINING = range(0x300, 0x370)


@functools.cache
def _table() -> Mapping[int, str]:
    """Each code point that folding changes, and what it becomes."""
    table = {code: _letter(chr(code)) for code in itertools.chain(*(range(*r) for r in _RANGES))}
    table |= dict.fromkeys(map(ord, _APOSTROPHES), "'")
    table |= dict.fromkeys(map(ord, _SPACES), " ")
    table |= dict.fromkeys(map(ord, INVISIBLE), "")
    table |= dict.fromkeys(_COMBINING, "")
    return table


def _letter(letter: str) -> str:
    """A letter of Latin script in small plain form."""
    parts = unicodedata.normalize("NFKD", letter.lower())
    return "".join(_LETTERS.get(part, part) for part in parts if not unicodedata.combining(part))


@functools.cache
def _uneven() -> re.Pattern[str]:
    """Matches the code points whose folded form is not one code point long."""
    signs = (chr(code) for code, folded in _table().items() if len(folded) != 1)
    return re.compile("[" + "".join(map(re.escape, signs)) + "]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the way back into the text it came from.

    `shifts` holds, for each place where the two texts run apart, the position
    in the original, the one in the folded text, and how far the original is
    ahead from there on.
    """

    text: str
    shifts: tuple[tuple[int, int, int], ...] = ()

    def position(self, origin: int) -> int:
        """Where the code point `origin` of the original stands in the folded text."""
        if not self.shifts:
            return origin
        index = bisect_right(self.shifts, origin, key=lambda shift: shift[0])
        return origin - self.shifts[index - 1][2] if index else origin

    def origin(self, position: int) -> int | None:
        """Where the folded `position` stands in the original; None inside a letter."""
        if not self.shifts:
            return position
        index = bisect_right(self.shifts, position, key=lambda shift: shift[1])
        origin = position + (self.shifts[index - 1][2] if index else 0)
        return origin if index == len(self.shifts) or origin < self.shifts[index][0] else None


def fold(text: str) -> Folded:
    """Fold a text of any script; letters outside Latin script stay as they are.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    Folded
        The folded text with the way back.

    Examples
    --------
    >>> folded = fold("Straße in Kusŏng")
    >>> folded.text
    'strasse in kusong'
    >>> folded.origin(folded.text.index("kusong"))
    10
    """
    # A line end of two characters would read as two spaces and cut a name in two.
    text = text.replace("\r\n", "\r" + _SOFT_HYPHEN)
    if text.isascii():
        return Folded(text.lower().translate(_ASCII))
    # Only the runs of other signs are looked up one by one.
    parts = _OTHERS.split(text)
    parts[::2] = [part.lower().translate(_ASCII) for part in parts[::2]]
    table = _table()
    folded = {others: others.translate(table) for others in set(parts[1::2])}
    parts[1::2] = [folded[others] for others in parts[1::2]]
    return Folded("".join(parts), _shifts(text) if _uneven().search("".join(folded)) else ())


def _shifts(text: str) -> tuple[tuple[int, int, int], ...]:
    """Where a text and its folded form run apart."""
    shifts = []
    ahead = 0
    for match in _uneven().finditer(text):
        ahead += 1 - len(_table()[ord(match[0])])
        shifts.append((match.end(), match.end() - ahead, ahead))
    return tuple(shifts)


def key(name: str) -> str:
    """Fold a name to the form that the index holds.

    Examples
    --------
    >>> key(" Tongch’ang-ri ")
    "tongch'ang ri"
    """
    return " ".join(name.translate(_table()).split())


def spellings(name: str) -> Iterable[str]:
    """Yield the keys under which a name can be looked up: with and without its signs.

    Examples
    --------
    >>> sorted(spellings("Sana'a"))
    ["sana'a", 'sanaa']
    >>> sorted(spellings("St. Petersburg"))
    ['saint petersburg', 'st petersburg', 'st. petersburg']
    """
    plain = key(name)
    found = {plain, plain.replace("'", "")}
    for short, long in (("st", "saint"), ("mt", "mount"), ("ft", "fort")):
        for start in (f"{short}. ", f"{short} ", f"{long} "):
            if plain.startswith(start):
                rest = plain.removeprefix(start)
                found |= {f"{short}. {rest}", f"{short} {rest}", f"{long} {rest}"}
    return found - {""}
