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
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import Literal, NamedTuple

from geomap.geoparse import words
from geomap.model import Span

Style = Literal["mixed", "title", "upper"]

_WINDOW = 72
_MOST_WORDS = 6
_WORD = re.compile(r"([^\W_](?:[\w.'\u2019&-]{0,24}\w)?)")
_POSSESSIVE = re.compile(r"['\u2019](?:s\b)?(?=[\s,.;:)]|\Z)")
_APOSTROPHES = frozenset("'\u2019")
_LINE_WORD = re.compile(r"[^\W\d_]{2,}")
_LONGEST_HEADLINE = 240
_SPACING = " \"'\u201c\u201d\u2018\u2019("
_PASSED_OVER = words.DIRECTIONS | {"the"}


class Near(NamedTuple):
    """A word near a name, and the characters between it and what lies nearer."""

    word: str
    gap: str

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.word.lower()


@dataclass(slots=True)
class Context:
    """A name and its surroundings, within its sentence.

    `before` are the words before the name, nearest first; `after` the words
    after the name and its possessive ending, nearest first.
    """

    surface: str
    span: Span
    sentence: Span
    style: Style
    before: Sequence[Near]
    after: Sequence[Near]
    possessive: bool
    run_before: tuple[str, ...]
    """The words before the name up to the nearest mark, nearest first, lower case."""
    run_after: tuple[str, ...]
    """The words after the name up to the nearest mark, lower case."""
    lead: str
    """The nearest word before the name that is neither article nor direction, lower case."""

    @property
    def previous(self) -> str:
        """The word just before the name, lower case; empty after a comma or a stop."""
        return self.run_before[0] if self.run_before else ""

    @property
    def next(self) -> str:
        """The word just after the name, lower case; empty before a comma, hyphen or stop."""
        return self.run_after[0] if self.run_after and self.after[0].gap == " " else ""


def _run(near_words: Sequence[Near]) -> tuple[str, ...]:
    """Return the words up to the first one that something but spaces keeps off."""
    run = []
    for word, gap in near_words:
        if gap != " " and gap.strip(_SPACING):
            break
        run.append(word.lower())
    return tuple(run)


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
        self._styles: dict[int, Style] = {}
        parts = _WORD.split(text)
        edges = list(accumulate(map(len, parts)))
        self.gaps = parts[::2]
        """What stands before each word, and after the last."""
        self.words = parts[1::2]
        self.starts = edges[:-1:2]
        self._word_ends = edges[1::2]

    def all_words(self) -> frozenset[str]:
        """Return every word of the text, as it is written, once."""
        return frozenset(self.words)

    def sentence(self, at: int) -> Span:
        """Return the sentence that holds a character; what lies in none counts by itself."""
        index = bisect_right(self._sentence_starts, at) - 1
        if index >= 0 and at < self._spans[index].end:
            return self._spans[index]
        return Span(at, at)

    def around(self, start: int, end: int) -> Context:
        """Return the context of the name at a span."""
        text = self._text
        sentence = self.sentence(start)
        rest = end
        if text[end : end + 1] in _APOSTROPHES and end < len(text):
            owner = _POSSESSIVE.match(text, end, max(sentence.end, end))
            rest = owner.end() if owner else end
        before = self._before(start, max(sentence.start, start - _WINDOW))
        after = self._after(rest, min(sentence.end, rest + _WINDOW))
        run_before = _run(before)
        return Context(
            surface=text[start:end],
            span=Span(start, end),
            sentence=sentence,
            style=self._style(sentence),
            before=before,
            after=after,
            possessive=rest != end,
            run_before=run_before,
            run_after=_run(after),
            lead=_lead(run_before),
        )

    def _before(self, start: int, low: int) -> list[Near]:
        """Return the last words before a place in the text, nearest first."""
        index = bisect_left(self.starts, start)
        if index and self._word_ends[index - 1] > start:
            return _words_before(self._text, low, start)
        gaps, all_words, starts = self.gaps, self.words, self.starts
        near = []
        for at in range(index - 1, max(index - 1 - _MOST_WORDS, -1), -1):
            if starts[at] < low:
                break
            near.append(Near(all_words[at], gaps[at + 1]))
        return near

    def _after(self, start: int, high: int) -> list[Near]:
        """Return the first words after a place in the text."""
        index = bisect_left(self.starts, start)
        if index and self._word_ends[index - 1] > start:
            return _words_after(self._text, start, high)
        gaps, all_words, ends = self.gaps, self.words, self._word_ends
        near = []
        for at in range(index, min(index + _MOST_WORDS, len(all_words))):
            if ends[at] > high:
                break
            # Before the first word stands only what lies behind the name and its ending.
            gap = gaps[at] if near else self._text[start : self.starts[at]]
            near.append(Near(all_words[at], gap))
        return near

    def _style(self, sentence: Span) -> Style:
        """Whether a sentence is written like a headline."""
        if sentence.start not in self._styles:
            self._styles[sentence.start] = line_style(self._text[sentence.start : sentence.end])
        return self._styles[sentence.start]


def _words_before(text: str, low: int, start: int) -> list[Near]:
    """Return the last words of a stretch of text that ends inside a word, nearest first."""
    near = []
    edge = start
    for found in reversed(list(_WORD.finditer(text, low, start))[-_MOST_WORDS:]):
        near.append(Near(found.group(), text[found.end() : edge]))
        edge = found.start()
    return near


def _words_after(text: str, start: int, high: int) -> list[Near]:
    """Return the first words of a stretch of text that begins inside a word."""
    near = []
    edge = start
    for found in islice(_WORD.finditer(text, start, high), _MOST_WORDS):
        near.append(Near(found.group(), text[edge : found.start()]))
        edge = found.end()
    return near


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
