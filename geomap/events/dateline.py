"""The date of the article itself, and the words that give it.

In: an `Article`.
Out: `article_date`, its day; `date_words`, where the text says so (front
matter or dateline); `calendar`, what the dates in the text are told against.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geomap.events.dates import FRONT_MATTER, DateMark, find_dates
from geomap.events.reckoning import Calendar, parse_iso, resolve
from geomap.model import Article, Span

_LINES = 4
_REACH = 160
_END = re.compile(r"\s*(?:\([A-Z][\w ]{1,20}\)\s*)?(?:[-\u2013\u2014:]|\()")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
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
    return _day(article, _told(article.text))


def _day(article: Article, told: Sequence[tuple[str, Span]]) -> str | None:
    """The given date, else the first that the text tells."""
    if article.date is not None and parse_iso(article.date) is not None:
        return article.date
    return told[0][0] if told else None


def date_words(article: Article) -> tuple[Span, ...]:
    """Where the text gives the article's date; empty if it came from elsewhere.

    Examples
    --------
    >>> date_words(Article("a", "date 2023-03-16 Calm.", "2023-03-16"))
    (Span(start=5, end=15),)
    >>> date_words(Article("a", "Calm.", "2023-03-16"))
    ()
    """
    told = _told(article.text)
    day = _day(article, told)
    return tuple(span for date, span in told if date == day)[:1]


def dateline_span(article: Article) -> Span | None:
    """The words of a dateline that give the article's own day; they date no event.

    Examples
    --------
    >>> dateline_span(Article("a", "SEOUL, 13 July 2023 - A missile was fired."))
    Span(start=7, end=19)
    """
    day = article_date(article)
    return next((span for date, span in _datelines(article.text) if date == day), None)


def calendar(article: Article, dates: Sequence[DateMark] | None = None) -> Calendar:
    """The calendar of an article: its date, else the last year it names.

    `dates` are those of its text, if at hand.
    """
    told = parse_iso(article_date(article) or "")
    if told is not None:
        return Calendar(told)
    marks = find_dates(article.text) if dates is None else dates
    years = [mark.year for mark in marks if mark.year is not None]
    return Calendar(None, max(years, default=None))


def _told(text: str) -> list[tuple[str, Span]]:
    """The days that front matter and dateline give, with their words."""
    front = FRONT_MATTER.match(text)
    if front is not None and parse_iso(front[1]) is not None:
        return [(front[1], Span(*front.span(1))), *_datelines(text)]
    return _datelines(text)


def _datelines(text: str) -> list[tuple[str, Span]]:
    """Dates that stand within a line's opening and are closed by a dash or a colon."""
    found = []
    start = 0
    lines = 0
    for line in text[:2000].splitlines(keepends=True):
        if line.strip():
            head = line.rstrip("\r\n")[:_REACH]
            for mark in find_dates(head) if _YEAR.search(head) else ():
                closed = _END.match(head, mark.end) or not head[mark.end :].strip(" .")
                if mark.form == "full" and closed and _OPENING.match(head[: mark.start]):
                    last = mark._replace(day=mark.until or mark.day)
                    day = resolve(last, Calendar(None))
                    found += [(day, Span(start + mark.start, start + mark.end))] if day else []
            lines += 1
        start += len(line)
        if lines == _LINES:
            break
    return found
