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
# A word may hold a few stops, hyphens and apostrophes; few words do, so that one is tried first.
_WORD = re.compile(r"(\w++(?:[.'\u2019&-]\w++(?:[.'\u2019&-]\w++){0,5}+)?+)")
_LONGEST_PART = 72
_POSSESSIVE = re.compile(r"['\u2019](?:s\b)?(?=[\s,.;:)]|\Z)")
_APOSTROPHES = frozenset("'\u2019")
_LINE_WORD = re.compile(r"[^\W\d_]{2,}")
_LONGEST_HEADLINE = 240
_SPACING = " \"'\u201c\u201d\u2018\u2019("
_PASSED_OVER = words.DIRECTIONS | {"the"}


@dataclass(slots=True, eq=False)
class Line:
    """A sentence and its words."""

    span: Span
    low: int
    """The number of its first word."""
    high: int
    """The number of the first word behind it."""
    _text: str
    _style: Style | None = None

    @property
    def style(self) -> Style:
        """Whether it is written like a headline."""
        if self._style is None:
            self._style = line_style(self._text[self.span.start : self.span.end])
        return self._style


@dataclass(slots=True, eq=False)
class Context:
    """A name and its surroundings, within its sentence.

    Words before the name stand nearest first, words after it (and its
    possessive ending) too.
    """

    surface: str
    span: Span
    line: Line
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
    gap_after: str
    """What stands between the name and the nearest word after it."""
    previous: str
    """The word just before the name, lower case; empty after a comma or a stop."""
    next: str
    """The word just after the name, lower case; empty before a comma, hyphen or stop."""
    lead: str
    """The nearest word before the name that is neither article nor direction, lower case."""

    @property
    def sentence(self) -> Span:
        """The sentence that holds the name."""
        return self.line.span

    @property
    def style(self) -> Style:
        """How the sentence uses capitals."""
        return self.line.style


# The words on one side of a name, nearest first; what stands between each of them
# and the name or the word nearer to it; and how many stand before the nearest mark.
_Near = tuple[list[str], list[str], int]


def _run(gaps: Iterable[str]) -> int:
    """Count the gaps up to the first that is more than spaces and quotation marks."""
    count = 0
    for gap in gaps:
        if gap != " " and gap.strip(_SPACING):
            break
        count += 1
    return count


def _lead(run_before: Sequence[str]) -> str:
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
        self._lines: list[Line | None] = [None] * len(spans)
        parts = _WORD.split(text)
        edges = list(accumulate(map(len, parts)))
        self.gaps = parts[::2]
        """What stands before each word, and after the last."""
        self.words = parts[1::2]
        self.starts = edges[:-1:2]
        self._ends = edges[1::2]
        # Numbers of the gaps that part runs of words; the first one always does.
        self._marks = [0]
        self._marks += [
            at for at, gap in enumerate(self.gaps) if gap != " " and gap.strip(_SPACING)
        ]

    def all_words(self) -> frozenset[str]:
        """Return every word of the text, as it is written, once."""
        return frozenset(self.words)

    def line(self, at: int) -> Line:
        """Return the sentence that holds a character; what lies in none counts by itself."""
        index = bisect_right(self._sentence_starts, at) - 1
        if index < 0 or at >= self._spans[index].end:
            low = bisect_left(self.starts, at)
            return Line(Span(at, at), low, low, self._text)
        line = self._lines[index]
        if line is None:
            span = self._spans[index]
            low = bisect_left(self.starts, span.start)
            line = Line(span, low, bisect_left(self.starts, span.end, low), self._text)
            self._lines[index] = line
        return line

    def around(self, start: int, end: int) -> Context:
        """Return the context of the name at a span."""
        text = self._text
        line = self.line(start)
        rest = end
        if text[end : end + 1] in _APOSTROPHES:
            owner = _POSSESSIVE.match(text, end, max(line.span.end, end))
            rest = owner.end() if owner else end
        at = bisect_left(self.starts, start)
        before, gaps_before, run = self._before(start, at, max(at - _MOST_WORDS, line.low))
        run_before = tuple(map(str.lower, before[:run]))
        after, gaps_after, run = self._after(rest, bisect_left(self.starts, rest, at), line.high)
        run_after = tuple(map(str.lower, after[:run]))
        gap_after = gaps_after[0] if gaps_after else "\n"
        return Context(
            text[start:end],
            Span(start, end),
            line,
            before,
            gaps_before[0] if gaps_before else "\n",
            after,
            gaps_after,
            rest != end,
            run_before,
            run_after,
            gap_after,
            run_before[0] if run_before else "",
            run_after[0] if run_after and gap_after == " " else "",
            _lead(run_before),
        )

    def _before(self, start: int, at: int, first: int) -> _Near:
        """Return the words from `first` to a place in the text.

        `at` is the number of the first word that starts there or later.
        """
        if first >= at:
            return [], [], 0
        near, gaps = self.words[first:at], self.gaps[first + 1 : at + 1]
        if self._ends[at - 1] > start:  # the name begins inside a word: "pro-Russia"
            low = max(self.starts[at - 1], start - _LONGEST_PART)
            parts = _WORD.split(self._text[low:start])
            near[-1:], gaps[-1:] = parts[1::2], parts[2::2]
            near.reverse()
            gaps.reverse()
            return near, gaps, _run(gaps)
        near.reverse()
        gaps.reverse()
        mark = self._marks[bisect_right(self._marks, at) - 1]
        return near, gaps, at - max(mark, first)

    def _after(self, start: int, at: int, high: int) -> _Near:
        """Return the words from a place in the text on."""
        last = min(at + _MOST_WORDS, high)
        near, gaps = self.words[at:last], self.gaps[at:last]
        end = self._ends[at - 1] if at else start
        if end == start:
            mark = bisect_left(self._marks, at)
            until = self._marks[mark] if mark < len(self._marks) else last
            return near, gaps, max(min(until, last) - at, 0)
        if end > start:  # the name ends inside a word: "Seoul-based"
            parts = _WORD.split(self._text[start : min(end, start + _LONGEST_PART)])
            near, gaps = parts[1::2] + near, parts[:-1:2] + gaps
        elif near:  # a stop or an apostrophe belongs to the name
            gaps[0] = self._text[start : self.starts[at]]
        return near, gaps, _run(gaps)


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
