"""When: dates of every form in a text.

In: the text of an article.
Out: `find_dates`, every date expression with its span; and `resolve`, which
makes an ISO date out of one, as fine as the words allow, given the article's
date and the date the story stands at ("two days earlier").

A date in the past tense never lies after the article's own date: a month
without a year is the latest such month up to then.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from geomap.events.openings import NUMERAL, Opened, WordIndex
from geomap.events.patterns import NUMBER_WORDS
from geomap.model import Span

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![a-z])"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_COUNT = rf"(?:an?|few|\d{{1,3}}|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})"
_UNIT = r"(?:day|week|month|year)"

Form = Literal[
    "full",  # 14 January 2022, January 14 2022, 2022-01-14
    "day",  # 14 January, Jan. 14
    "month",  # January 2022
    "bare_month",  # January, last October
    "year",  # 2012
    "weekday",  # Thursday, last Friday
    "ordinal",  # the 27th
    "today",
    "yesterday",
    "shift",  # six days later, a day earlier, two weeks ago
    "same",  # the same day, that night
    "that_month",  # the same month
    "last_week",
    "recent",  # recently, this month
    "of_that_year",  # January of that year
    "this_year",
    "last_year",
    "future",  # next week, tomorrow
]

_MONTH_OPENS = " ".join((*MONTHS, *(month[:3] for month in MONTHS), "sept"))
_COUNT_OPENS = " ".join((NUMERAL, "a", "an", "few", *NUMBER_WORDS))

# Form, pattern, and the words that can open it; where several fit, the first one holds.
_FORMS: tuple[tuple[Form, str, str], ...] = (
    ("full", rf"(?P<y1>{_YEAR})-(?P<m1>\d\d)-(?P<d1>\d\d)(?!\d)", NUMERAL),
    ("full", rf"(?P<d2>{_DAY})\s+(?:of\s+)?(?P<m2>{_MONTH}),?\s+(?P<y2>{_YEAR})(?!\d)", NUMERAL),
    ("full", rf"(?P<m3>{_MONTH})\s+(?P<d3>{_DAY}),?\s+(?P<y3>{_YEAR})(?!\d)", _MONTH_OPENS),
    ("of_that_year", rf"(?P<m4>{_MONTH})\s+(?:of\s+)?(?:that|the\s+same)\s+year", _MONTH_OPENS),
    ("of_that_year", rf"(?P<back>that)\s+(?P<m10>{_MONTH})(?!\s*\d)", "that"),
    ("month", rf"(?P<m5>{_MONTH}),?\s+(?:of\s+)?(?P<y5>{_YEAR})(?!\d)", _MONTH_OPENS),
    ("day", rf"(?P<d6>{_DAY})\s+(?:of\s+)?(?P<m6>{_MONTH})(?!\s*\d)", NUMERAL),
    ("day", rf"(?P<m7>{_MONTH})\s+(?P<d7>{_DAY})(?![\d,:.]\d|\w)", _MONTH_OPENS),
    (
        "bare_month",
        rf"(?:in|last|this|of|early|late|mid)[\s-]+(?P<m8>{_MONTH})(?!\s+(?:\d|of\s+that))",
        "in last this of early late mid",
    ),
    ("last_week", r"last\s+week(?:'s|\u2019s)?", "last"),
    ("last_year", r"last\s+year", "last"),
    ("this_year", r"this\s+year", "this"),
    ("future", rf"next\s+(?:week|month|year|{_WEEKDAY}|{_MONTH})|tomorrow", "next tomorrow"),
    (
        "weekday",
        rf"(?:(?P<past>last|previous)\s+)?(?P<w>{_WEEKDAY})",
        " ".join(("last", "previous", *WEEKDAYS)),
    ),
    (
        "shift",
        rf"(?P<n>{_COUNT})\s+(?P<unit>{_UNIT})s?\s+(?P<way>earlier|later|before|after|ago|previously)",
        _COUNT_OPENS,
    ),
    (
        "shift",
        r"the\s+(?:(?P<next>next|following)|previous)\s+day|the\s+day\s+(?P<rel>before|after)",
        "the",
    ),
    (
        "ordinal",
        r"the\s+(?P<d9>\d{1,2})(?:st|nd|rd|th)(?!\s+(?:anniversary|century|time|test|launch))",
        "the",
    ),
    ("same", r"(?:the\s+same|that)\s+(?:day|night|morning|afternoon|evening)", "the that"),
    ("that_month", r"(?:the\s+same|that)\s+month", "the that"),
    (
        "today",
        r"today|tonight|this\s+(?:morning|afternoon|evening)|overnight|earlier\s+in\s+the\s+day",
        "today tonight this overnight earlier",
    ),
    ("yesterday", r"yesterday|last\s+night", "yesterday last"),
    (
        "recent",
        r"recently|this\s+month|in\s+recent\s+days|earlier\s+this\s+month",
        "recently this in earlier",
    ),
    ("year", rf"(?:in|during|of)\s+(?P<y9>{_YEAR})(?![\d-])", "in during of"),
)
# For each form the groups that hold its parts, by letter or name.
_GROUPS = tuple(
    {name.rstrip("0123456789"): name for name in re.findall(r"\(\?P<(\w+)>", body)}
    for _, body, _ in _FORMS
)


def _forms_opened_by(word: str) -> tuple[int, ...]:
    return tuple(i for i, (_, _, openings) in enumerate(_FORMS) if word in openings.split())


@functools.cache
def _date_pattern(forms: tuple[int, ...]) -> re.Pattern[str]:
    """Pattern of some of the forms."""
    bodies = "|".join(f"(?P<f{i}>{_FORMS[i][1]})" for i in forms)
    return re.compile(rf"(?<!\w)(?:{bodies})(?!\w)", re.IGNORECASE)


_AFTER_NUMBER = frozenset(
    "day days week weeks month months year years".split()  # noqa: SIM905
)
_AFTER_PREPOSITION = frozenset((*_MONTH_OPENS.split(), NUMERAL, "recent"))
# Words that open many phrases but few dates, with all that make a date of them.
_SECONDS = {
    **dict.fromkeys(("a", "an", "few", *NUMBER_WORDS), _AFTER_NUMBER),
    **dict.fromkeys(("in", "of", "during"), _AFTER_PREPOSITION),
    "the": frozenset({"next", "following", "previous", "day", "same", NUMERAL}),
    NUMERAL: _AFTER_NUMBER | _AFTER_PREPOSITION | {"of"},
}
_DATES = Opened(
    {word for _, _, openings in _FORMS for word in openings.split()},
    lambda word: _date_pattern(_forms_opened_by(word)),
    _SECONDS,
)
_YEARLESS = frozenset({"day", "bare_month"})
FRONT_MATTER = re.compile(r"\s{0,8}date\s+(\d{4}-\d\d-\d\d)(?!\d)")
_ELSEWHERE = re.compile(r"\s+(?:morning|afternoon|evening|night|night)?\s*in\s+[A-Z]")


class DateMark(NamedTuple):
    """One date expression: its span, its form and the parts it states."""

    start: int
    end: int
    form: Form
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift_days: int = 0
    shift_months: int = 0
    ago: bool = False
    back: bool = False

    @property
    def span(self) -> Span:
        """Where the expression stands in the text."""
        return Span(self.start, self.end)


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


def find_dates(text: str, words: WordIndex | None = None) -> tuple[DateMark, ...]:
    """Every date expression of a text, in order.

    A weekday that a text gives for another place ("still Tuesday afternoon in
    Washington") is left out, and so is the article's own front matter.

    Examples
    --------
    >>> [m.form for m in find_dates("On 14 January, and again on the 27th.")]
    ['day', 'ordinal']
    """
    front = FRONT_MATTER.match(text)
    begin = front.end() if front else 0
    marks: list[DateMark] = []
    for match in (words or WordIndex(text)).finditer(_DATES, begin):
        mark = _mark(match)
        if mark is None or _told_for_elsewhere(mark, text):
            continue
        if marks and marks[-1].form == "weekday" and _names_day(marks[-1], mark, text):
            marks.pop()
        marks.append(mark)
    return tuple(marks)


def _names_day(weekday: DateMark, mark: DateMark, text: str) -> bool:
    """Whether a weekday only names the day of the date behind it: "Friday, 19 May 2023"."""
    close = text[weekday.end : mark.start].strip() in ("", ",", "(", ", the", "the")
    return close and mark.form in ("full", "day", "ordinal")


def _told_for_elsewhere(mark: DateMark, text: str) -> bool:
    if mark.form != "weekday":
        return False
    before = text[max(0, mark.start - 8) : mark.start].lower()
    return bool(_ELSEWHERE.match(text, mark.end)) and before.endswith(("still ", ", ", "or "))


def _mark(match: re.Match[str]) -> DateMark | None:
    number = int((match.lastgroup or "")[1:])  # the group of the form closes last
    form = _FORMS[number][0]
    told = {part: match[group] for part, group in _GROUPS[number].items()}
    groups = {part: words for part, words in told.items() if words is not None}
    year, month_word, day_word = groups.get("y"), groups.get("m"), groups.get("d")
    month = _month(month_word) if month_word else None
    day = int(re.sub(r"\D", "", day_word)) if day_word else None
    if day is not None and not 1 <= day <= 31:
        return None
    mark = DateMark(match.start(), match.end(), form, int(year) if year else None, month, day)
    if form == "of_that_year":
        return mark._replace(back="back" in groups)
    if form == "weekday":
        weekday = WEEKDAYS.index(groups["w"].lower())
        return mark._replace(weekday=weekday, ago="past" in groups)
    if form == "shift":
        return _shift(mark, groups)
    return mark


def _shift(mark: DateMark, groups: dict[str, str]) -> DateMark:
    if "n" not in groups:
        forward = "next" in groups or groups.get("rel", "").lower() == "after"
        return mark._replace(shift_days=1 if forward else -1)
    word = groups["n"].lower()
    count = int(word) if word.isdigit() else NUMBER_WORDS.get(word, 1)
    way = groups["way"].lower()
    sign = 1 if way in ("later", "after") else -1
    unit = groups["unit"].lower()
    days = {"day": 1, "week": 7}.get(unit, 0) * count * sign
    months = {"month": 1, "year": 12}.get(unit, 0) * count * sign
    return mark._replace(shift_days=days, shift_months=months, ago=way == "ago")


def _month(word: str) -> int | None:
    if word.isdigit():
        return int(word) if 1 <= int(word) <= 12 else None
    key = word.lower().rstrip(".")[:3]
    return next((i for i, name in enumerate(MONTHS, 1) if name.startswith(key)), None)


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
    >>> when = Calendar(date(2023, 3, 16))
    >>> [resolve(m, when) for m in find_dates("early Thursday, and last October")]
    ['2023-03-16', '2022-10']
    """
    value = _resolved(mark, when, story, ahead)
    goes_on = on and mark.form in _YEARLESS
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
    if mark.form in ("shift", "same", "that_month"):
        return _from_story(mark, when, story)
    return _from_article(mark, when.article, ahead)


def _without_year(mark: DateMark, when: Calendar, story: str | None, ahead: bool) -> str | None:
    anchor = when.anchor
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
    if mark.form == "that_month":
        return base[:7]
    if mark.shift_months:
        return _shift_months(base, mark.shift_months)
    day = parse_iso(base)
    return (day + timedelta(days=mark.shift_days)).isoformat() if day else None


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
        if mark.ago and back == 0:
            back = 7
        day = told - timedelta(days=back) if not ahead else told + timedelta(days=(7 - back) % 7)
        return day.isoformat()
    fixed = {
        "today": told.isoformat(),
        "yesterday": (told - timedelta(days=1)).isoformat(),
        "recent": told.isoformat()[:7],
        "this_year": str(told.year),
        "last_year": str(told.year - 1),
    }
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
