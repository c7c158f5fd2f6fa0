"""What ``geomap check`` prints: whether the numbers of each flight go together.

In: readings.
Out: lines of text for people, and how many flights could be checked.
"""

from __future__ import annotations

from collections.abc import Iterable

from geomap.features import when
from geomap.model import Article, Contradiction, LocatedEvent, Reading, Span
from geomap.terminal import printable
from geomap.tracks import checkable, contradictions


def check_lines(reading: Reading) -> tuple[list[str], int]:
    """Tell of one article which flights contradict themselves, and by how much.

    Parameters
    ----------
    reading : Reading
        What was read out of it.

    Returns
    -------
    lines : list of str
        A heading, and for each flight that can be checked a line; below it the words that
        a contradiction is about.
    count : int
        Flights that could be checked.
    """
    judged = [located for located in reading.events if checkable(located)]
    found = contradictions(judged)
    lines = []
    for located in judged:
        wrong = [one for one in found if one.event_id == located.event.id]
        lines += _event_lines(reading.article, located, wrong)
    if not judged:
        lines = ["  no flight with numbers that could contradict each other"]
    return [printable(f"{reading.article.id}: {_counted(len(judged), len(found))}"), *lines], len(
        judged
    )


def _event_lines(
    article: Article, located: LocatedEvent, wrong: Iterable[Contradiction]
) -> list[str]:
    """One flight, and what is wrong with it."""
    event = located.event
    name = "  ".join(
        part for part in (when(event.date, None) or "undated", event.kind, event.weapon) if part
    )
    told = [f"  {name}: {one.words}" for one in wrong] or [f"  {name}: no contradiction"]
    quoted = [f"      {_words(article, span)}" for one in wrong for span in _once(one.evidence)]
    return [printable(line) for line in (*told, *quoted)]


def _once(spans: Iterable[Span]) -> list[Span]:
    """Spans in the order of the text, each once."""
    return sorted(set(spans))


def _words(article: Article, span: Span) -> str:
    """The words of a span, quoted."""
    return f'"{" ".join(article.text[span.start : span.end].split())}"'


def _counted(judged: int, wrong: int) -> str:
    """How many flights were checked, and how many contradictions there are."""
    flights = f"{judged} flight{'s' if judged != 1 else ''} checked"
    return f"{flights}, {wrong} contradiction{'s' if wrong != 1 else ''}"
