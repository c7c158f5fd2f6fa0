"""Which day: an ISO date out of a date expression.

In: a `DateMark`, the `Calendar` of the article, the date at which the story stands.
Out: `resolve`: the ISO date, as fine as the words allow ("two days earlier").

A date in the past tense never lies after the article's own date: a month
without a year is the latest such month up to then.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from geomap.events.dates import DateMark

_YEARLESS = frozenset({"day", "bare_month"})
_FROM_STORY = frozenset({"shift", "same", "that_month", "that_year"})


@dataclass(frozen=True, slots=True)
class Calendar:
    """What dates are told against: the article's date and where the story stands."""

    article: date | None
    latest_year: int | None = None

    @property
    def anchor(self) -> date | None:
        """The last day that a past event can have."""
        if self.article is not None:
            return self.article
        return date(self.latest_year, 12, 31) if self.latest_year else None


def parse_iso(text: str) -> date | None:
    """The day of an ISO date with day, None for anything else."""
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def resolve(
    mark: DateMark, when: Calendar, *, story: str | None = None, ahead: bool = False,
    on: bool = False,
) -> str | None:  # fmt: skip
    """ISO date of an expression, as fine as the words allow.

    Parameters
    ----------
    mark : DateMark
        The expression.
    when : Calendar
        The article's date.
    story : str, optional
        The ISO date at which the story stands, for "two days earlier", "the 27th".
    ahead : bool
        Whether the clause speaks of the future; only then may the date lie
        after the article's.
    on : bool
        Whether the story goes on from its date, so that a month belongs to its year.

    Returns
    -------
    str or None
        ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; None where it cannot be told.

    Examples
    --------
    >>> from geomap.events.dates import find_dates
    >>> when = Calendar(date(2023, 3, 16))
    >>> [resolve(m, when) for m in find_dates("early Thursday, and last October")]
    ['2023-03-16', '2022-10']
    """
    value = _resolved(mark, when, story, ahead)
    goes_on = on and mark.form in _YEARLESS and mark.years_back is None
    goes_on = goes_on and mark.year is None
    if goes_on and story and when.anchor and int(story[:4]) < when.anchor.year - 1:
        value = _iso(_next_year(mark, story, when.anchor), mark.month, mark.day)
    if value is None or ahead or when.article is None:
        return value
    return value if value <= when.article.isoformat()[: len(value)] else None


def _resolved(mark: DateMark, when: Calendar, story: str | None, ahead: bool) -> str | None:
    if mark.form in ("full", "month", "year"):
        return _iso(mark.year, mark.month, mark.day)
    if mark.form in ("day", "bare_month", "ordinal", "of_that_year"):
        return _without_year(mark, when, story, ahead)
    if mark.form in _FROM_STORY:
        return _from_story(mark, when, story)
    return _from_article(mark, when.article, ahead)


def _without_year(mark: DateMark, when: Calendar, story: str | None, ahead: bool) -> str | None:
    anchor = when.anchor
    if mark.year is not None:
        return _iso(mark.year, mark.month, mark.day)
    if mark.form == "of_that_year":
        if story and mark.month and len(story) >= 7 and mark.month > int(story[5:7]) and mark.back:
            return _iso(int(story[:4]) - 1, mark.month, None)
        return _iso(int(story[:4]), mark.month, None) if story else None
    if mark.form == "ordinal":
        base = story if story and len(story) >= 7 else None
        if base is None and when.article is not None:
            base = when.article.isoformat()
        return _iso(int(base[:4]), int(base[5:7]), mark.day) if base else None
    if anchor is None or mark.month is None:
        return None
    if mark.years_back is not None:
        return _iso(anchor.year - mark.years_back, mark.month, mark.day)
    if when.article is None and story:
        return _iso(_next_year(mark, story, anchor), mark.month, mark.day)
    year = anchor.year
    day = mark.day or 1
    if not ahead and (mark.month, day) > (anchor.month, anchor.day) and year == anchor.year:
        year -= 1
    return _iso(year, mark.month, mark.day)


def _next_year(mark: DateMark, story: str, anchor: date) -> int:
    """Year of a month that a text without a date of its own tells after another date.

    A history goes on in time: a month long before the story's own is next year's.
    """
    year, month = int(story[:4]), int(story[5:7] or 1)
    behind = len(story) >= 7 and mark.month is not None and mark.month < month - 3
    return year + 1 if behind and year < anchor.year else year


def _from_story(mark: DateMark, when: Calendar, story: str | None) -> str | None:
    told = when.article.isoformat() if when.article else None
    base = told if mark.ago else (story or told)
    if base is None:
        return None
    if mark.form == "same":
        return base
    if mark.form in ("that_month", "that_year"):
        return base[: 7 if mark.form == "that_month" else 4]
    if mark.shift_months:
        told = _shift_months(base, mark.shift_months)
        return told[:4] if told and mark.coarse and mark.shift_months not in (1, -1) else told
    day = parse_iso(base)
    if day is None:
        return base if mark.coarse else None
    moved = (day + timedelta(days=mark.shift_days)).isoformat()
    return moved[:7] if mark.coarse else moved


def _shift_months(base: str, months: int) -> str | None:
    if len(base) < 7:
        return str(int(base[:4]) + months // 12) if months % 12 == 0 else None
    index = int(base[:4]) * 12 + int(base[5:7]) - 1 + months
    whole = months % 12 == 0 and abs(months) >= 24
    return f"{index // 12:04d}" if whole else f"{index // 12:04d}-{index % 12 + 1:02d}"


def _from_article(mark: DateMark, told: date | None, ahead: bool) -> str | None:
    if told is None:
        return None
    if mark.form == "weekday" and mark.weekday is not None:
        back = (told.weekday() - mark.weekday) % 7
        if mark.shift_days:
            back = told.weekday() - mark.weekday
        if mark.ago and back == 0:
            back = 7
        day = told - timedelta(days=back) if not ahead else told + timedelta(days=(7 - back) % 7)
        return (day + timedelta(days=mark.shift_days)).isoformat()
    fixed = {
        "today": told.isoformat(),
        "yesterday": (told - timedelta(days=1)).isoformat(),
        "recent": told.isoformat()[:7],
        "this_year": str(told.year),
        "last_year": str(told.year - 1),
    }
    if mark.form == "last_month":
        return (told.replace(day=1) - timedelta(days=1)).isoformat()[:7]
    if mark.form == "weekend":
        return (told - timedelta(days=(told.weekday() - 5) % 7)).isoformat()
    if mark.form == "last_season" and mark.month is not None:
        return str(told.year if mark.month < told.month else told.year - 1)
    if mark.form == "last_week":
        monday = told - timedelta(days=told.weekday() + 7)
        sunday = monday + timedelta(days=6)
        return monday.isoformat()[:7] if monday.month == sunday.month else None
    return fixed.get(mark.form)


def _iso(year: int | None, month: int | None, day: int | None) -> str | None:
    if year is None:
        return None
    if month is None:
        return f"{year:04d}"
    if day is None:
        return f"{year:04d}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
