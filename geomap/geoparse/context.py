"""What stands around a name in the text.

In: the text, its sentences, and the span of a name.
Out: `Context`: the words before and after, and the style of the line; the
features of recognition and of roles are read off it.

The text is cut into words once. Of a name only a bounded number of words on
either side is looked at, so the cost of a context does not grow with the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from geomap.geoparse import words
from geomap.model import Span

Style = Literal["mixed", "title", "upper"]

_MOST_WORDS = 6
# A word may hold a few stops, hyphens and apostrophes.
_WORD = re.compile(r"(\w++(?:[.'\u2019&-]\w++){0,6}+)")
_LONGEST_PART = 72
_POSSESSIVE = re.compile(r"['\u2019](?:s\b)?(?=[\s,.;:)]|\Z)")
_APOSTROPHES = frozenset("'\u2019")
_LINE_WORD = re.compile(r"[^\W\d_]{2,}")
_LONGEST_HEADLINE = 240
_SPACING = " \"'\u201c\u201d\u2018\u2019("
_PASSED_OVER = words.DIRECTIONS | {"the"}


@dataclass(slots=True)
class Context:
    """A name and its surroundings, within its sentence.

    Words before the name stand nearest first, words after it (and its
    possessive ending) too.
    """

    surface: str
    span: Span
    sentence: Span
    style: Style
    before: list[str]
    """The words before the name."""
    gap_before: str
    """What stands between the name and the nearest word before it."""
    after: list[str]
    """The words after the name."""
    gaps_after: list[str]
    """What stands before each of them."""
    possessive: bool
    run_before: tuple[str, ...]
    """The words before the name up to the nearest mark, lower case."""
    run_after: tuple[str, ...]
    """The words after the name up to the nearest mark, lower case."""
    lead: str
    """The nearest word before the name that is neither article nor direction, lower case."""

    @property
    def gap_after(self) -> str:
        """What stands between the name and the nearest word after it."""
        return self.gaps_after[0] if self.gaps_after else "\n"

    @property
    def previous(self) -> str:
        """The word just before the name, lower case; empty after a comma or a stop."""
        return self.run_before[0] if self.run_before else ""

    @property
    def next(self) -> str:
        """The word just after the name, lower case; empty before a comma, hyphen or stop."""
        return self.run_after[0] if self.run_after and self.gaps_after[0] == " " else ""


def _run(near: Sequence[str], gaps: Iterable[str]) -> tuple[str, ...]:
    """Return the words up to the first one that something but spaces keeps off."""
    count = 0
    for gap in gaps:
        if gap != " " and gap.strip(_SPACING):
            break
        count += 1
    return tuple(map(str.lower, near[:count]))


def _lead(run_before: tuple[str, ...]) -> str:
    """Return the first word that is neither article nor direction."""
    for word in run_before[:4]:
        if word not in _PASSED_OVER:
            return word
    return ""


class Surroundings:
    """The words and sentences of a text and the style of its lines, asked often."""

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        self._text = text
        self._spans = spans
        self._sentence_starts = [span.start for span in spans]
        self._styles: dict[Span, Style] = {}
        self._words_of: dict[Span, tuple[int, int]] = {}
        parts = _WORD.split(text)
        edges = list(accumulate(map(len, parts)))
        self.gaps = parts[::2]
        """What stands before each word, and after the last."""
        self.words = parts[1::2]
        self.starts = edges[:-1:2]
        self._ends = edges[1::2]

    def all_words(self) -> frozenset[str]:
        """Return every word of the text, as it is written, once."""
        return frozenset(self.words)

    def sentence(self, at: int) -> Span:
        """Return the sentence that holds a character; what lies in none counts by itself."""
        index = bisect_right(self._sentence_starts, at) - 1
        if index >= 0 and at < self._spans[index].end:
            return self._spans[index]
        return Span(at, at)

    def words_of(self, sentence: Span) -> tuple[int, int]:
        """Return the numbers of the first word of a sentence and of the first one behind it."""
        known = self._words_of.get(sentence)
        if known is None:
            low = bisect_left(self.starts, sentence[0])
            known = low, bisect_left(self.starts, sentence[1], low)
            self._words_of[sentence] = known
        return known

    def around(self, start: int, end: int) -> Context:
        """Return the context of the name at a span."""
        text = self._text
        sentence = self.sentence(start)
        low, high = self.words_of(sentence)
        rest = end
        if end < len(text) and text[end] in _APOSTROPHES:
            owner = _POSSESSIVE.match(text, end, max(sentence.end, end))
            rest = owner.end() if owner else end
        at = bisect_left(self.starts, start)
        before, gaps_before = self._before(start, at, max(at - _MOST_WORDS, low))
        after, gaps_after = self._after(rest, bisect_left(self.starts, rest, at), high)
        run_before = _run(before, gaps_before)
        style = self._styles.get(sentence) or self._style(sentence)
        return Context(
            text[start:end],
            Span(start, end),
            sentence,
            style,
            before,
            gaps_before[0] if gaps_before else "\n",
            after,
            gaps_after,
            rest != end,
            run_before,
            _run(after, gaps_after),
            _lead(run_before),
        )

    def _before(self, start: int, at: int, first: int) -> tuple[list[str], list[str]]:
        """Return the words from `first` to a place in the text, nearest first, and their gaps.

        `at` is the number of the first word that starts there or later.
        """
        if first >= at:
            return [], []
        if self._ends[at - 1] <= start:
            near, gaps = self.words[first:at], self.gaps[first + 1 : at + 1]
        else:  # the name begins inside a word: "pro-Russia"
            low = max(self.starts[at - 1], start - _LONGEST_PART)
            parts = _WORD.split(self._text[low:start])
            near = self.words[first : at - 1] + parts[1::2]
            gaps = self.gaps[first + 1 : at] + parts[2::2]
        near.reverse()
        gaps.reverse()
        return near, gaps

    def _after(self, start: int, at: int, high: int) -> tuple[list[str], list[str]]:
        """Return the words from a place in the text on and the gaps before them."""
        last = min(at + _MOST_WORDS, high)
        near, gaps = self.words[at:last], self.gaps[at:last]
        end = self._ends[at - 1] if at else start
        if end > start:  # the name ends inside a word: "Seoul-based"
            parts = _WORD.split(self._text[start : min(end, start + _LONGEST_PART)])
            near, gaps = parts[1::2] + near, parts[:-1:2] + gaps
        elif end < start and near:  # a stop or an apostrophe belongs to the name
            gaps[0] = self._text[start : self.starts[at]]
        return near, gaps

    def _style(self, sentence: Span) -> Style:
        """Tell whether a sentence is written like a headline, and note it."""
        style = line_style(self._text[sentence.start : sentence.end])
        self._styles[sentence] = style
        return style


def line_style(line: str) -> Style:
    """Tell how a line uses capitals.

    Examples
    --------
    >>> line_style("NORTH KOREA FIRES MISSILE")
    'upper'
    >>> line_style("North Korea Fires Missile Over Japan")
    'title'
    >>> line_style("North Korea fires missile over Japan")
    'mixed'
    """
    all_words = _LINE_WORD.findall(line[:_LONGEST_HEADLINE])
    long_words = [word for word in all_words if len(word) > 3]
    if len(all_words) < 3 or not long_words:
        return "mixed"
    if sum(map(str.isupper, all_words)) >= 0.8 * len(all_words):
        return "upper"
    capitals = sum(word[0].isupper() for word in long_words)
    return "title" if len(long_words) >= 3 and capitals >= 0.9 * len(long_words) else "mixed"
