"""What stands around a name in the text.

In: the text, its sentences, and the span of a name.
Out: `Context`: the words before and after, and the style of the line; the
features of recognition and of roles are read off it.

Only a bounded window on either side of a name is looked at, so the cost of a
context does not grow with the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal, NamedTuple

from geomap.geoparse import words
from geomap.model import Span

Style = Literal["mixed", "title", "upper"]

_WINDOW = 72
_MOST_WORDS = 6
_WORD = re.compile(r"[^\W_](?:[\w.'\u2019&-]{0,24}\w)?")
_POSSESSIVE = re.compile(r"['\u2019](?:s\b)?(?=[\s,.;:)]|\Z)")
_LINE_WORD = re.compile(r"[^\W\d_]{2,}")
_LONGEST_HEADLINE = 240
_SPACING = " \"'\u201c\u201d\u2018\u2019("


class Near(NamedTuple):
    """A word near a name, and the characters between it and what lies nearer."""

    word: str
    gap: str

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.word.lower()


@dataclass(frozen=True, slots=True)
class Context:
    """A name and its surroundings, within its sentence.

    `before` are the words before the name, nearest first; `after` the words
    after the name and its possessive ending, nearest first.
    """

    surface: str
    span: Span
    sentence: Span
    style: Style
    before: tuple[Near, ...]
    after: tuple[Near, ...]
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


def _run(near_words: tuple[Near, ...]) -> tuple[str, ...]:
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
        if word != "the" and word not in words.DIRECTIONS:
            return word
    return ""


class Surroundings:
    """The sentences of a text and the style of its lines, made once and asked often."""

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        self._text = text
        self._spans = spans
        self._starts = [span.start for span in spans]
        self._styles: dict[int, Style] = {}

    def sentence(self, at: int) -> Span:
        """Return the sentence that holds a character; what lies in none counts by itself."""
        index = bisect_right(self._starts, at) - 1
        if index >= 0 and at < self._spans[index].end:
            return self._spans[index]
        return Span(at, at)

    def around(self, start: int, end: int) -> Context:
        """Return the context of the name at a span."""
        text = self._text
        sentence = self.sentence(start)
        owner = _POSSESSIVE.match(text, end, max(sentence.end, end))
        rest = owner.end() if owner else end
        before = _words_before(text, max(sentence.start, start - _WINDOW), start)
        after = _words_after(text, rest, min(sentence.end, rest + _WINDOW))
        run_before = _run(before)
        return Context(
            surface=text[start:end],
            span=Span(start, end),
            sentence=sentence,
            style=self._style(sentence),
            before=before,
            after=after,
            possessive=owner is not None,
            run_before=run_before,
            run_after=_run(after),
            lead=_lead(run_before),
        )

    def _style(self, sentence: Span) -> Style:
        """Whether a sentence is written like a headline."""
        if sentence.start not in self._styles:
            self._styles[sentence.start] = line_style(self._text[sentence.start : sentence.end])
        return self._styles[sentence.start]


def _words_before(text: str, low: int, start: int) -> tuple[Near, ...]:
    """Return the last words of a stretch of text, nearest first."""
    near = []
    edge = start
    for found in reversed(list(_WORD.finditer(text, low, start))[-_MOST_WORDS:]):
        near.append(Near(found.group(), text[found.end() : edge]))
        edge = found.start()
    return tuple(near)


def _words_after(text: str, start: int, high: int) -> tuple[Near, ...]:
    """Return the first words of a stretch of text."""
    near = []
    edge = start
    for found in islice(_WORD.finditer(text, start, high), _MOST_WORDS):
        near.append(Near(found.group(), text[edge : found.start()]))
        edge = found.end()
    return tuple(near)


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
    if sum(word.isupper() for word in all_words) >= 0.8 * len(all_words):
        return "upper"
    capitals = sum(word[0].isupper() for word in long_words)
    return "title" if len(long_words) >= 3 and capitals >= 0.9 * len(long_words) else "mixed"
