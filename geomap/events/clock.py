"""What time: clock times with their zones, and their conversion to UTC.

In: the text of an article; for "local time" the country of the event.
Out: `find_times`, every clock time with its span and the zone it states, and
`to_utc`, which converts one and rolls the date over.

A time whose zone cannot be told gives no UTC time: a country with several
zones, or none named at all.
"""

from __future__ import annotations

import functools
import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple

from geomap import tables
from geomap.events.openings import NUMERAL, WordIndex, opened
from geomap.model import Span

# Minutes east of Greenwich of the zones that reports name.
ZONES: dict[str, int] = {
    "gmt": 0, "utc": 0, "z": 0, "kst": 540, "jst": 540, "pyt": 540,
    "korea": 540, "korean": 540, "south korea": 540, "seoul": 540, "pyongyang": 540,
    "japan": 540, "japanese": 540, "tokyo": 540, "beijing": 480, "china": 480, "taipei": 480,
    "taiwan": 480, "indian": 330, "india": 330, "ist": 330, "delhi": 330, "pakistan": 300,
    "pkt": 300, "tehran": 210, "iran": 210, "baghdad": 180, "iraqi": 180, "riyadh": 180,
    "moscow": 180, "msk": 180, "sanaa": 180, "hawaii": -600, "hst": -600, "est": -300,
    "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
    "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180,
}  # fmt: skip
# Zones with summer time, by name: minutes in winter, and the rule.
_SUMMER_ZONES: dict[str, tuple[int, str]] = {
    "eastern": (-300, "us"), "et": (-300, "us"), "washington": (-300, "us"),
    "central": (-360, "us"), "mountain": (-420, "us"), "pacific": (-480, "us"),
    "pt": (-480, "us"), "london": (0, "eu"), "british": (0, "eu"), "paris": (60, "eu"),
    "berlin": (60, "eu"), "kyiv": (120, "eu"), "kiev": (120, "eu"), "israel": (120, "eu"),
    "israeli": (120, "eu"), "jerusalem": (120, "eu"),
}  # fmt: skip

_NAMED = "|".join(sorted((z for z in (*ZONES, *_SUMMER_ZONES) if len(z) > 3), key=len)[::-1])
_CODES = "|".join(sorted((z for z in (*ZONES, *_SUMMER_ZONES) if len(z) <= 4), key=len)[::-1])
_HALF_DAY = r"(?:\s{0,2}(?P<half>[ap])\.?\s?m\b\.?)"
_TIME = opened(
    rf"(?<![\w.,:])(?:(?P<h>[0-2]?\d)[:.](?P<m>[0-5]\d)(?::[0-5]\d)?{_HALF_DAY}?"
    rf"|(?P<h2>1?\d){_HALF_DAY.replace('half', 'half2')}"
    rf"|(?P<h3>[0-2]\d)(?P<m3>[0-5]\d)(?=\s{{0,2}}(?:hours|hrs|GMT|UTC|Z\b)))(?![\d%])",
    (NUMERAL,),
)
_LATER_END = re.compile(
    rf"\s{{0,2}}(?:and|to|or|-|\u2013)\s{{0,2}}(?P<h4>1?\d)(?:[:.][0-5]\d)?{_HALF_DAY}",
    re.IGNORECASE,
)
_DAYPART = r"(?:\s+(?:on\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|,?\s+(?:hours|hrs))?"
_ZONE = re.compile(
    rf"{_DAYPART},?\s{{0,2}}\(?(?:(?P<code>{_CODES})(?![a-z])"
    rf"|(?P<local>local(?:\s+time)?)"
    rf"|(?P<named>{_NAMED})\s+(?:standard\s+|daylight\s+)?time"
    rf"|in\s+(?P<city>{_NAMED})(?!\w))",
    re.IGNORECASE,
)


class TimeMark(NamedTuple):
    """One clock time: its span and what it says of its zone.

    `offset_min` is minutes east of Greenwich where the text names a fixed
    zone; `summer` the rule of summer time that applies to it; `stated` tells
    whether the text names a zone at all; `stamp` whether the time only heads a
    line, as in a running report.
    """

    start: int
    end: int
    hour: int
    minute: int
    offset_min: int | None = None
    summer: str = ""
    stated: bool = False
    stamp: bool = False

    @property
    def span(self) -> Span:
        """Where the time stands in the text."""
        return Span(self.start, self.end)


def find_times(text: str, words: WordIndex | None = None) -> tuple[TimeMark, ...]:
    """Every clock time of a text, in order.

    Examples
    --------
    >>> [(m.hour, m.minute, m.offset_min) for m in find_times("at 10:14 a.m. Japan time")]
    [(10, 14, 540)]
    """
    marks = []
    for match in (words or WordIndex(text)).finditer(_TIME):
        mark = _mark(match, text)
        if mark is not None:
            marks.append(mark)
    return tuple(marks)


def _mark(match: re.Match[str], text: str) -> TimeMark | None:
    hour = int(match["h"] or match["h2"] or match["h3"])
    minute = int(match["m"] or match["m3"] or 0)
    half = (match["half"] or match["half2"] or "").lower()
    later = None if half else _LATER_END.match(text, match.end())
    if later is not None and int(later["h4"]) % 12 >= hour % 12:
        half = later["half"].lower()  # "between 11:43 and 11:53 a.m."
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    zone = _ZONE.match(text, match.end())
    if match["h"] and not half and "." in match[0] and zone is None:
        return None  # "4.50 km" is a number, not a time
    if hour > 23:
        return None
    line_start = text.rfind("\n", 0, match.start()) + 1
    stamp = not text[line_start : match.start()].strip(" -*[(\u2013")
    mark = TimeMark(match.start(), match.end(), hour, minute, stamp=stamp)
    return _with_zone(mark, zone) if zone is not None else mark


def _with_zone(mark: TimeMark, zone: re.Match[str]) -> TimeMark:
    name = (zone["code"] or zone["named"] or zone["city"] or "").lower()
    mark = mark._replace(end=zone.end(), stated=True)
    if name in _SUMMER_ZONES:
        offset, rule = _SUMMER_ZONES[name]
        return mark._replace(offset_min=offset, summer=rule)
    return mark._replace(offset_min=ZONES[name]) if name else mark


@functools.cache
def _countries() -> dict[str, tuple[int, str]]:
    return {
        row["country"]: (int(row["utc_offset_min"]), row["dst"]) for row in tables.rows("zones.csv")
    }


def to_utc(mark: TimeMark, *, day: str | None, country: str | None) -> str | None:
    """Time of a clock time in UTC, ``HH:MM``.

    Parameters
    ----------
    mark : TimeMark
        The time; its own zone goes before the country's.
    day : str, optional
        ISO date at the place; without one, zones with summer time are unknown.
    country : str, optional
        ISO 3166 alpha-3 code of the country whose clock is meant.

    Returns
    -------
    str or None
        None where the zone cannot be told.

    Examples
    --------
    >>> to_utc(find_times("at 7:23 a.m. local time")[0], day="2022-10-04", country="PRK")
    '22:23'
    """
    offset, rule = mark.offset_min, mark.summer
    if offset is None:
        if country not in _countries():
            return None
        offset, rule = _countries()[country]
    try:
        when = date.fromisoformat(day or "")
    except ValueError:
        if rule:
            return None
        when = date(2000, 1, 1)
    if rule and _is_summer(when, rule):
        offset += 60
    zone = timezone(timedelta(minutes=offset))
    local = datetime(2000, 1, 2, mark.hour, mark.minute, tzinfo=zone)
    return f"{local.astimezone(UTC):%H:%M}"


def utc_offset_min(country: str, *, day: str | None) -> int | None:
    """Minutes east of Greenwich of a country's clocks.

    Parameters
    ----------
    country : str
        ISO 3166 alpha-3 code.
    day : str, optional
        ISO date there; without one, countries with summer time are unknown.

    Returns
    -------
    int or None
        None where it cannot be told, as for a country with several zones.

    Examples
    --------
    >>> utc_offset_min("PRK", day=None)
    540
    """
    offset, rule = _countries().get(country, (None, ""))
    if offset is None or not rule:
        return offset
    try:
        return offset + 60 * _is_summer(date.fromisoformat(day or ""), rule)
    except ValueError:
        return None


def _is_summer(day: date, rule: str) -> bool:
    if rule == "us":
        return _sunday(day.year, 3, 2) <= day < _sunday(day.year, 11, 1)
    return _sunday(day.year, 4, 1) - timedelta(7) <= day < _sunday(day.year, 11, 1) - timedelta(7)


def _sunday(year: int, month: int, number: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (number - 1))
