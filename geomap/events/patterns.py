"""Compiled patterns out of word tables.

In: words and phrases in plain text, as they stand in the tables.
Out: one compiled alternation a table, factored by shared beginnings so that a
table of a thousand names costs no more than its longest name at each word.
"""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Iterable, Iterator
from typing import Any

_DIGITS = re.compile(r"\d{1,9}(?:\.\d{1,6})?")
_HYPHENS = "[-\u2010\u2011\u2013]"
_APOSTROPHES = "['\u2019]"

NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip


def alternation(phrases: Iterable[str]) -> str:
    """Regular expression for any of the phrases, longest first, as one factored trie.

    A space stands for any white space, ``-`` for any hyphen, ``'`` for either
    apostrophe.

    >>> alternation(["fired", "fire"])
    'fire(?:d)?'
    """
    root: dict[str, Any] = {}
    for phrase in phrases:
        node = root
        for char in phrase:
            node = node.setdefault(char, {})
        node[""] = {}
    return _factored(root)


def _factored(node: dict[str, Any]) -> str:
    branches = [_escape(char) + _factored(node[char]) for char in sorted(node) if char]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return f"{body}?" if "" in node else body


def _escape(char: str) -> str:
    if char == " ":
        return r"\s{1,3}"
    if char == "-":
        return _HYPHENS
    if char == "'":
        return _APOSTROPHES
    return re.escape(char)


def words(phrases: Iterable[str], *, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """Pattern for any of the phrases as whole words.

    >>> words(["shot down", "downed"]).search("was shot  down").group()
    'shot  down'
    """
    return re.compile(rf"(?<![\w]){alternation(phrases)}(?![\w])", flags)


def word_set(text: str) -> frozenset[str]:
    """Words of a table written as running text.

    >>> sorted(word_set("near off"))
    ['near', 'off']
    """
    return frozenset(text.split())


def normal(text: str) -> str:
    """Lower case, plain hyphens and apostrophes, single spaces: the key of a table.

    >>> normal("Short\u2011Range  Missile")
    'short-range missile'
    """
    if text.isascii():
        return " ".join(text.lower().split())
    text = text.replace("\u2019", "'")
    for hyphen in "\u2010\u2011\u2013":
        text = text.replace(hyphen, "-")
    return " ".join(text.lower().split())


def number_value(text: str) -> float | None:
    """Value of a number in digits or in words up to ninety-nine, else None.

    >>> number_value("4,500"), number_value("953.8"), number_value("twenty-three")
    (4500.0, 953.8, 23.0)
    """
    plain = normal(text).replace(",", "")
    if _DIGITS.fullmatch(plain):
        return float(plain)
    if plain in NUMBER_WORDS:
        return float(NUMBER_WORDS[plain])
    tens, _, unit = plain.partition("-")
    if tens in NUMBER_WORDS and unit in NUMBER_WORDS:
        return float(NUMBER_WORDS[tens] + NUMBER_WORDS[unit])
    if plain in ("a hundred", "one hundred", "hundred"):
        return 100.0
    return None


class Cued:
    r"""A pattern behind a first look: each match holds one of the cues.

    The cues are in lower case, parted by bars.

    A stretch of text without a cue costs a few plain searches for words; the
    pattern is compiled when first needed.

    Examples
    --------
    >>> Cued(r"called\s+off", "called").search("It was called off.").group()
    'called off'
    """

    def __init__(self, pattern: str, cues: str, *, flags: int = re.IGNORECASE) -> None:
        self.source = pattern
        self.flags = flags
        self.cues = tuple(cues.split("|"))

    @functools.cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return re.compile(self.source, self.flags)

    def search(self, text: str, low: int = 0, high: int = sys.maxsize) -> re.Match[str] | None:
        """The first match within bounds."""
        if not self.may_match(text[low:high].lower()):
            return None
        return self.pattern.search(text, low, high)

    def finditer(self, text: str, low: int = 0, high: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Every match within bounds."""
        if self.may_match(text[low:high].lower()):
            yield from self.pattern.finditer(text, low, high)

    def may_match(self, stretch: str) -> bool:
        """Whether a cue stands in a stretch of text that is in lower case."""
        for cue in self.cues:  # noqa: SIM110 - a generator costs more than the searches
            if cue in stretch:
                return True
        return False
