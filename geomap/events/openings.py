"""Patterns tried only where a match can open: at the words that begin one.

In: a text; the words that open the matches of a table or a pattern.
Out: `WordIndex`: where each word of a text stands; `Opened`: a pattern, or the
phrases of a table, with their opening words; `WordIndex.finditer`: the matches
that a search of the whole text would give, in order.

Patterns are compiled when their opening word is first met, so that a table of
a thousand names costs only those that a text comes near to.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate

from geomap.events.patterns import alternation
from geomap.model import Span

_WORD = re.compile(r"\w+")
_WORDS = re.compile(r"(\w+)")
# Stands for every word that begins with a digit.
NUMERAL = "#"


def opening(phrase: str) -> str:
    """The key of a phrase's first word.

    Examples
    --------
    >>> opening("Test-fired"), opening("9K720")
    ('test', '#')
    """
    match = _WORD.search(phrase)
    return _key(match[0]) if match else ""


def _key(word: str) -> str:
    return NUMERAL if word[0].isdigit() else word.lower()


class Opened:
    """A pattern whose every match begins with one of its opening words.

    `pattern` gives the pattern to try at an opening word; it is asked once for
    each. `seconds` are the only words that go on from an opening word, where
    they are few.
    """

    def __init__(
        self,
        openings: Iterable[str],
        pattern: Callable[[str], re.Pattern[str]],
        seconds: Mapping[str, frozenset[str]] | None = None,
    ) -> None:
        self.openings = frozenset(openings)
        self.pattern = functools.cache(pattern)
        self.seconds = seconds or {}


def opened(
    pattern: str,
    openings: Iterable[str],
    *,
    seconds: Mapping[str, frozenset[str]] | None = None,
    flags: int = re.IGNORECASE,
) -> Opened:
    """One pattern for all of its opening words, compiled when first needed."""
    compiled = functools.cache(lambda: re.compile(pattern, flags))
    return Opened(openings, lambda _: compiled(), seconds)


def phrases(
    table: Iterable[str],
    *,
    before: str = r"(?<![\w-])",
    behind: str = r"(?![\w-])",
    flags: int = re.IGNORECASE,
) -> Opened:
    """The phrases of a table as whole words, the longest first.

    Examples
    --------
    >>> [m[0] for m in WordIndex("It was shot down.").finditer(phrases(["shot", "shot down"]))]
    ['shot down']
    """
    groups = by_opening(table)
    return Opened(
        groups, lambda key: re.compile(f"{before}{alternation(groups[key])}{behind}", flags)
    )


def by_opening(table: Iterable[str]) -> dict[str, list[str]]:
    """Phrases grouped by the key of their first word."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for phrase in table:
        groups[opening(phrase)].append(phrase)
    return dict(groups)


def telling_words(table: Iterable[str]) -> frozenset[str]:
    """The longest word of each phrase: words without any of them hold no phrase.

    Examples
    --------
    >>> sorted(telling_words(["sat down", "held talks"]))
    ['down', 'talks']
    """
    return frozenset(_key(max(_WORD.findall(phrase), key=len)) for phrase in table)


class WordIndex:
    """Where each word of a text stands.

    `keys` and `starts` hold the words in order; `places` the numbers in that
    order of the words of each key.
    """

    __slots__ = ("keys", "places", "starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        parts = _WORDS.split(text)  # gap, word, gap, word, ..., gap
        self.starts = list(accumulate(map(len, parts)))[:-1:2]
        words = map(str.lower, parts[1::2])
        self.keys = [NUMERAL if word[0].isdigit() else word for word in words]
        self.places: defaultdict[str, list[int]] = defaultdict(list)
        for number, key in enumerate(self.keys):
            self.places[key].append(number)
        self.keys.append("")

    def keys_within(self, span: Span) -> frozenset[str]:
        """The keys of the words that start within a span."""
        low, high = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        return frozenset(self.keys[low:high])

    def finditer(self, table: Opened, begin: int = 0) -> Iterator[re.Match[str]]:
        """Matches of a table from `begin` on, in order, not overlapping."""
        met = self.places.keys() & table.openings
        if not met:
            return
        end = begin
        for number in self._candidates(table, met):
            start = self.starts[number]
            if start >= end:
                match = table.pattern(self.keys[number]).match(self.text, start)
                if match is not None:
                    end = match.end()
                    yield match

    def _candidates(self, table: Opened, met: Iterable[str]) -> list[int]:
        """Numbers of the words at which a match can begin, in order."""
        found: list[int] = []
        for key in met:
            numbers, seconds = self.places[key], table.seconds.get(key)
            if seconds is None:
                found += numbers
            else:
                found += [n for n in numbers if self.keys[n + 1] in seconds]
        found.sort()
        return found
