"""When: dates of every form in a text.

In: the text of an article.
Out: `find_dates`, every date expression with its span and the parts it states;
what day it means is told by `reckoning`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from geomap.events.openings import NUMERAL, Opened, WordIndex
from geomap.events.patterns import NUMBER_WORDS, normal, word_set
from geomap.model import Span

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|"
    r"Aug(?:ust|\.)?|Sep(?:tember|t?\.|t)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![a-z])"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_TO = r"\s*(?:[-\u2013]|\bto\b|\band\b)\s*"
_YEAR = r"(?:19|20)\d\d"
_COUNT = rf"(?:an?|\d{{1,3}}|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})"
_ABOUT = r"(?:an?\s+few|some|several|an?\s+couple\s+of|many|few|just)"
_UNIT = r"(?:day|week|fortnight|month|year)"
_WAY = r"(?P<way>earlier|later|before|after|ago|previously|since|afterwards?|beforehand|on)"
_DAYTIME = r"(?:day|night|morning|afternoon|evening|dawn)"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_FEAST = r"(?:New\s+Year['\u2019]s\s+(?:Day|Eve)|Christmas\s+(?:Day|Eve)|Boxing\s+Day|May\s+Day)"
_TESTS = (
    "launch", "launches", "test", "tests", "firing", "firings", "flight", "flights",
    "overflight", "overflights", "trial", "trials", "failure", "failures", "strike", "strikes",
    "attack", "attacks",
)  # fmt: skip
_OF_TESTS = rf"(?:{'|'.join(_TESTS)})"

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
    "that_year",
    "last_week",
    "last_month",
    "last_season",  # last summer
    "weekend",
    "feast",  # New Year's Eve
    "recent",  # recently, this month
    "of_that_year",  # January of that year
    "this_year",
    "last_year",
    "future",  # next week, tomorrow
]

_MONTH_OPENS = " ".join((*MONTHS, *(month[:3] for month in MONTHS), "sept"))
_COUNT_OPENS = " ".join((NUMERAL, "a", "an", *NUMBER_WORDS))
_ABOUT_OPENS = "a an some several many few just"

# Form, pattern, and the words that can open it; where several fit, the first one holds.
_FORMS: tuple[tuple[Form, str, str], ...] = (
    ("full", rf"(?P<y1>{_YEAR})-(?P<m1>\d\d)-(?P<d1>\d\d)(?!\d)", NUMERAL),
    (
        "full",
        rf"(?P<d17>{_DAY}){_TO}(?P<e17>{_DAY})\s+(?:of\s+)?(?P<m17>{_MONTH}),?\s+(?P<y17>{_YEAR})(?!\d)",
        NUMERAL,
    ),
    (
        "full",
        rf"(?P<m18>{_MONTH})\s+(?P<d18>{_DAY}){_TO}(?P<e18>{_DAY}),?\s+(?P<y18>{_YEAR})(?!\d)",
        _MONTH_OPENS,
    ),
    ("full", rf"(?P<d2>{_DAY})\s+(?:of\s+)?(?P<m2>{_MONTH}),?\s+(?P<y2>{_YEAR})(?!\d)", NUMERAL),
    ("full", rf"(?P<m3>{_MONTH})\s+(?P<d3>{_DAY}),?\s+(?P<y3>{_YEAR})(?!\d)", _MONTH_OPENS),
    ("full", r"(?P<d13>\d{1,2})\.(?P<m13>\d{1,2})\.(?P<y13>(?:19|20)\d\d)(?!\d)", NUMERAL),
    (
        "day",
        rf"(?P<d14>{_DAY})\s+(?:of\s+)?(?P<m14>{_MONTH})\s+(?:of\s+)?(?P<r14>last|this)\s+year",
        NUMERAL,
    ),
    (
        "day",
        rf"(?P<m15>{_MONTH})\s+(?P<d15>{_DAY}),?\s+(?:of\s+)?(?P<r15>last|this)\s+year",
        _MONTH_OPENS,
    ),
    (
        "bare_month",
        rf"(?:in\s+)?(?P<m16>{_MONTH})\s+(?:of\s+)?(?P<r16>last|this)\s+year",
        f"in {_MONTH_OPENS}",
    ),
    ("of_that_year", rf"(?P<m4>{_MONTH})\s+(?:of\s+)?(?:that|the\s+same)\s+year", _MONTH_OPENS),
    ("of_that_year", rf"(?P<back>that)\s+(?P<m10>{_MONTH})(?!\s*\d)", "that"),
    ("month", rf"(?P<m5>{_MONTH}),?\s+(?:of\s+)?(?P<y5>{_YEAR})(?!\d)", _MONTH_OPENS),
    (
        "day",
        rf"(?P<d19>{_DAY}){_TO}(?P<e19>{_DAY})\s+(?:of\s+)?(?P<m19>{_MONTH})(?!\s*\d)",
        NUMERAL,
    ),
    (
        "day",
        rf"(?P<m20>{_MONTH})\s+(?P<d20>{_DAY}){_TO}(?P<e20>{_DAY})(?![\d,:.]\d|\w)",
        _MONTH_OPENS,
    ),
    ("day", rf"(?P<d6>{_DAY})\s+(?:of\s+)?(?P<m6>{_MONTH})(?!\s*\d)", NUMERAL),
    ("day", rf"(?P<m7>{_MONTH})\s+(?P<d7>{_DAY})(?![\d,:.]\d|\w)", _MONTH_OPENS),
    (
        "bare_month",
        rf"(?:in|last|this|of|early|late|mid)[\s-]+(?P<m8>{_MONTH})(?!\s+(?:\d|of\s+that))",
        "in last this of early late mid",
    ),
    ("feast", rf"(?P<feast>{_FEAST})", "new christmas boxing may"),
    (
        "shift",
        rf"(?P<w1>{_WEEKDAY})\s+(?:of\s+)?(?P<lastweek>last\s+week|the\s+(?:previous|week)\s+(?:week|before))",
        " ".join(WEEKDAYS),
    ),
    ("last_week", r"last\s+week(?:'s|\u2019s)?", "last"),
    ("last_month", r"last\s+month(?:'s|\u2019s)?", "last"),
    ("last_season", rf"last\s+(?P<season>{_SEASON})", "last"),
    (
        "weekend",
        r"(?:over|at|on|during)\s+the\s+weekend|(?:last|this)\s+weekend",
        "over at on during last this",
    ),
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
        rf"(?P<n>{_COUNT}|an?\s+couple\s+of)\s+(?:short\s+|full\s+)?(?P<unit>{_UNIT})s?\s+{_WAY}(?!\w)",
        _COUNT_OPENS,
    ),
    (
        "shift",
        rf"(?P<about>{_ABOUT})\s+(?P<unit2>{_UNIT})s?\s+(?P<way2>earlier|later|before|after|ago|previously|since|afterwards?)",
        _ABOUT_OPENS,
    ),
    (
        "shift",
        rf"(?P<unit3>{_UNIT})s\s+(?P<way3>earlier|later|ago|before|afterwards?)",
        "days weeks fortnights months years",
    ),
    (
        "same",
        rf"(?:(?:{_COUNT}|few|several|some|many)\s+)?(?:hours?|minutes?)\s+(?:earlier|later|before|after(?:wards?)?)",
        f"hours minutes hour minute several some many few {_COUNT_OPENS}",
    ),
    (
        "shift",
        rf"the\s+(?:(?P<next>next|following)|previous|preceding)\s+{_DAYTIME}|the\s+{_DAYTIME}\s+(?P<rel>before|after)(?!\s+yesterday)",
        "the",
    ),
    (
        "shift",
        r"the\s+(?:(?P<next2>next|following)|previous|preceding)\s+(?P<unit4>week|month|year)",
        "the",
    ),
    ("shift", r"the\s+(?P<unit5>week|month|year)\s+(?:before|(?P<next3>after))", "the"),
    ("shift", r"(?P<twodays>the\s+day\s+before\s+yesterday)", "the"),
    (
        "ordinal",
        r"the\s+(?P<d9>\d{1,2})(?:st|nd|rd|th)(?!\s+(?:anniversary|century|time|test|launch))",
        "the",
    ),
    (
        "same",
        rf"(?:(?:on\s+|at\s+)?(?:the|that)\s+(?:very\s+)?same|that(?:\s+very)?)\s+(?:{_DAYTIME}|date)|later\s+in\s+the\s+{_DAYTIME}",
        "on at the that later",
    ),
    ("that_month", r"(?:the\s+same|that)\s+(?:month|week)", "the that"),
    ("that_year", r"(?:in\s+)?(?:the\s+same|that)\s+year", "in the that"),
    (
        "today",
        rf"today|tonight|this\s+(?:morning|afternoon|evening)|overnight|over\s+the\s+(?:past|last)\s+(?:day|night)|earl(?:y|ier)\s+in\s+the\s+{_DAYTIME}|hours\s+ago",
        "today tonight this overnight over early earlier hours",
    ),
    ("yesterday", r"yesterday|last\s+night", "yesterday last"),
    (
        "recent",
        r"recently|this\s+(?:month|week)|in\s+recent\s+days|(?:earlier|late|early)\s+(?:this|in\s+the)\s+(?:month|week)",
        "recently this in earlier late early",
    ),
    (
        "year",
        rf"(?:in|during|of|early|late|mid|spring|summer|autumn|winter)[\s-]+(?P<y9>{_YEAR})(?![\d-])",
        "in during of early late mid spring summer autumn winter",
    ),
    ("year", rf"(?P<y10>{_YEAR})(?=\s+{_OF_TESTS}\b)", NUMERAL),
)
_FEASTS = {
    "new year's day": (1, 1), "new year's eve": (12, 31), "christmas day": (12, 25),
    "christmas eve": (12, 24), "boxing day": (12, 26), "may day": (5, 1),
}  # fmt: skip
# The month in which a season is over.
_SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11, "winter": 2}
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


_UNITS = "day week fortnight month year hour minute"
_AFTER_NUMBER = frozenset(f"{_UNITS} {_UNITS.replace(' ', 's ')}s couple few short full".split())
_AFTER_THE = word_set(
    f"""
    next following previous preceding night morning afternoon evening dawn same very {_UNITS}
    """
)
_AFTER_PREPOSITION = frozenset((*_MONTH_OPENS.split(), NUMERAL, "recent", "the", "that"))
# Words that open many phrases but few dates, with all that make a date of them.
_SECONDS = {
    **dict.fromkeys(("a", "an", "few", *NUMBER_WORDS), _AFTER_NUMBER),
    **dict.fromkeys(("in", "of", "during"), _AFTER_PREPOSITION),
    "the": _AFTER_THE | {NUMERAL},
    NUMERAL: _AFTER_NUMBER | _AFTER_PREPOSITION | {"of", "to", "and", *_TESTS},
}
_DATES = Opened(
    {word for _, _, openings in _FORMS for word in openings.split()},
    lambda word: _date_pattern(_forms_opened_by(word)),
    _SECONDS,
)
FRONT_MATTER = re.compile(r"\s{0,8}date\s+(\d{4}-\d\d-\d\d)(?!\d)")
# A night belongs to the day on which it ends.
_BY_NIGHT = re.compile(r"\b(?:over)?night\b", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\s+(?:morning|afternoon|evening|night|night)?\s*in\s+[A-Z]")


class DateMark(NamedTuple):
    """One date expression: its span, its form and the parts it states.

    `years_back` is 1 for "last year"; `coarse` tells "a few days earlier";
    `until` is the last day of "26-27 January".
    """

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
    years_back: int | None = None
    coarse: bool = False
    until: int | None = None

    @property
    def span(self) -> Span:
        """Where the expression stands in the text."""
        return Span(self.start, self.end)


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
        if mark.until is not None and _BY_NIGHT.search(text, max(0, mark.start - 24), mark.start):
            mark = mark._replace(day=mark.until)
        if marks and marks[-1].form == "weekday" and _names_day(marks[-1], mark, text):
            marks.pop()
        marks.append(_in_its_year(mark, marks[-1:], text))
        _share_year(marks, text)
    return tuple(marks)


_WEEKS_DAYS = 45
_SENTENCE_END = re.compile(r"[.!?]\s+[A-Z]|\n")
_LISTED = re.compile(r"\s*(?:,|,?\s+and|or|to|then|,?\s+and\s+(?:again|then))\s+(?:on\s+)?")


def _in_its_year(mark: DateMark, before: Sequence[DateMark], text: str) -> DateMark:
    """A day or month of the year its sentence has named: "In 2017 ... on 29 August"."""
    if mark.form not in ("day", "bare_month") or mark.years_back is not None or not before:
        return mark
    last = before[0]
    if _is_near(last, mark) and "\n" not in text[last.end : mark.start]:
        return mark._replace(year=last.year)
    named = last.year is not None and last.form in ("year", mark.form)
    if not named or _SENTENCE_END.search(text, last.end, mark.start):
        return mark
    if last.form == mark.form and _LISTED.fullmatch(text, last.end, mark.start) is None:
        return mark
    return mark._replace(year=last.year)


def _is_near(last: DateMark, mark: DateMark) -> bool:
    """Whether a day is told within weeks of one whose year is told: "23 March 1996 ... 8 March"."""
    if last.year is None or last.form not in ("full", "day") or mark.form != "day":
        return False
    if not (last.month and last.day and mark.month and mark.day):
        return False
    return abs((mark.month - last.month) * 30 + mark.day - last.day) <= _WEEKS_DAYS


def _share_year(marks: list[DateMark], text: str) -> None:
    """A day takes the year of the next in a list: "29 August and 15 September 2017"."""
    if len(marks) < 2 or marks[-1].form != "full" or marks[-2].form != "day":
        return
    if _LISTED.fullmatch(text, marks[-2].end, marks[-1].start) is not None:
        marks[-2] = marks[-2]._replace(year=marks[-1].year)


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
    if month is None and month_word:
        return None
    mark = DateMark(match.start(), match.end(), form, int(year) if year else None, month, day)
    if "e" in groups:
        mark = mark._replace(until=int(re.sub(r"\D", "", groups["e"])))
    if "r" in groups:
        return mark._replace(years_back=int(groups["r"].lower() == "last"))
    if form == "feast":
        month, day = _FEASTS[normal(groups["feast"])]
        return mark._replace(form="day", month=month, day=day)
    if form == "last_season":
        return mark._replace(month=_SEASONS[groups["season"].lower()])
    if form == "of_that_year":
        return mark._replace(back="back" in groups)
    if form == "weekday":
        weekday = WEEKDAYS.index(groups["w"].lower())
        return mark._replace(weekday=weekday, ago="past" in groups)
    if form == "shift":
        return _shift(mark, groups)
    return mark


_ONWARD = frozenset({"later", "after", "afterward", "afterwards", "on"})
_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_UNIT_MONTHS = {"month": 1, "year": 12}
# "A few days", "weeks earlier": how many are reckoned where the words leave it open.
_VAGUE_COUNT = 3


def _shift(mark: DateMark, groups: dict[str, str]) -> DateMark:
    if "twodays" in groups:
        return mark._replace(shift_days=-2, ago=True)
    if "lastweek" in groups:
        weekday = WEEKDAYS.index(groups["w"].lower())
        return mark._replace(form="weekday", weekday=weekday, shift_days=-7)
    if "way" not in groups:
        forward = "next" in groups or groups.get("rel", "").lower() == "after"
        return _moved(mark, groups.get("unit", "day"), 1 if forward else -1, "unit" in groups)
    word = groups.get("n", "").lower()
    way = groups["way"].lower()
    sign = 1 if way in _ONWARD else -1
    mark = mark._replace(ago=way in ("ago", "since"))
    if not word:
        return _moved(mark, groups["unit"], sign * _VAGUE_COUNT, coarse=True)
    count = int(word) if word.isdigit() else 2 if "couple" in word else NUMBER_WORDS.get(word, 1)
    return _moved(mark, groups["unit"], sign * count, coarse=False)


def _moved(mark: DateMark, unit: str, count: int, coarse: bool) -> DateMark:
    unit = unit.lower()
    return mark._replace(
        shift_days=_UNIT_DAYS.get(unit, 0) * count,
        shift_months=_UNIT_MONTHS.get(unit, 0) * count,
        coarse=coarse,
    )


def _month(word: str) -> int | None:
    if word.isdigit():
        return int(word) if 1 <= int(word) <= 12 else None
    key = word.lower().rstrip(".")[:3]
    return next((i for i, name in enumerate(MONTHS, 1) if name.startswith(key)), None)
