"""The date of the article itself, and the words that give it.

In: an `Article`.
Out: `article_date`, its day; `date_words`, where the text says so (front
matter or dateline); `calendar`, what the dates in the text are told against.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geomap.events.dates import FRONT_MATTER, DateMark, find_dates
from geomap.events.reckoning import Calendar, parse_iso, resolve
from geomap.model import Article, Span

_LINES = 4
_FRONT = 2000
_REACH = 160
_END = re.compile(r"\)?\s*(?:\([A-Z][\w ]{1,20}\)\s*)?(?:[-\u2013\u2014:]|\()")
_OPENING = re.compile(r"[\s(]*[A-Z][\w .,'/()-]{0,90}$|[\s(]*$")


def article_date(article: Article) -> str | None:
    """Date of the article: as given, else its front matter, else its dateline.

    Parameters
    ----------
    article : Article
        The article; a given `Article.date` is believed.

    Returns
    -------
    str or None
        ISO date with day, None where the article does not tell one.

    Examples
    --------
    >>> article_date(Article("a", "Rawalpindi, 18 October 2023: Pakistan today"))
    '2023-10-18'
    """
    return _day(article, _told(article.text, None))


def _day(article: Article, told: Sequence[tuple[str, Span]]) -> str | None:
    """The given date, else the first that the text tells."""
    if article.date is not None and parse_iso(article.date) is not None:
        return article.date
    return told[0][0] if told else None


def date_words(article: Article, dates: Sequence[DateMark] | None = None) -> tuple[Span, ...]:
    """Where the text gives the article's date; empty if it came from elsewhere.

    `dates` are those of its text, if at hand.

    Examples
    --------
    >>> date_words(Article("a", "date 2023-03-16 Calm.", "2023-03-16"))
    (Span(start=5, end=15),)
    >>> date_words(Article("a", "Calm.", "2023-03-16"))
    ()
    """
    told = _told(article.text, dates)
    day = _day(article, told)
    return tuple(span for date, span in told if date == day)[:1]


def story_dates(article: Article, dates: Sequence[DateMark]) -> Sequence[DateMark]:
    """Dates but for those of a dateline that give the article's own day: they date no event.

    Examples
    --------
    >>> story = Article("a", "SEOUL, 13 July 2023 - A missile was fired on 12 July.")
    >>> [mark.form for mark in story_dates(story, find_dates(story.text))]
    ['day']
    """
    told = _told(article.text, dates)
    day = _day(article, told)
    heads = {span for date, span in told if date == day}
    return [mark for mark in dates if mark.span not in heads] if heads else dates


def calendar(article: Article, dates: Sequence[DateMark] | None = None) -> Calendar:
    """The calendar of an article: its date, else the last year it names.

    `dates` are those of its text, if at hand.
    """
    day = parse_iso(_day(article, _told(article.text, dates)) or "")
    if day is not None:
        return Calendar(day)
    marks = find_dates(article.text) if dates is None else dates
    years = [mark.year for mark in marks if mark.year is not None]
    return Calendar(None, max(years, default=None))


def _told(text: str, dates: Sequence[DateMark] | None) -> list[tuple[str, Span]]:
    """The days that front matter and dateline give, with their words."""
    marks = find_dates(text[:_FRONT]) if dates is None else dates
    full = [mark for mark in marks if mark.form == "full" and mark.end <= _FRONT]
    told = _datelines(text, full) if full else []
    front = FRONT_MATTER.match(text)
    if front is not None and parse_iso(front[1]) is not None:
        return [(front[1], Span(*front.span(1))), *told]
    return told


def _datelines(text: str, dates: Sequence[DateMark]) -> list[tuple[str, Span]]:
    """Those dates that stand within a line's opening and are closed by a dash or a colon."""
    found = []
    for start, head in _heads(text):
        for mark in dates:
            if not start <= mark.start < mark.end <= start + len(head):
                continue
            behind = head[mark.end - start :]
            closed = _END.match(behind) or not behind.strip(" .")
            if closed and _OPENING.match(head[: mark.start - start]):
                last = mark._replace(day=mark.until or mark.day)
                day = resolve(last, Calendar(None))
                found += [(day, mark.span)] if day else []
    return found


def _heads(text: str) -> Iterator[tuple[int, str]]:
    """How the first lines with text begin, each with its start."""
    start = 0
    lines = 0
    for line in text[:_FRONT].splitlines(keepends=True):
        if line.strip():
            yield start, line.rstrip("\r\n")[:_REACH]
            lines += 1
        start += len(line)
        if lines == _LINES:
            break
