"""Clock times and their conversion to UTC."""

from __future__ import annotations

import pytest

from geomap.events.clock import find_times, to_utc


@pytest.mark.parametrize(
    ("words", "country", "day", "utc"),
    [
        ("at 10:14 a.m. Japan time", None, None, "01:14"),
        ("at 7:23 a.m. local time", "PRK", "2022-10-04", "22:23"),
        ("at 7:23 a.m.", "KOR", "2022-10-04", "22:23"),
        ("at 3:17 a.m. on Wednesday in Seoul", None, None, "18:17"),
        ("at 0114 GMT", "PRK", None, "01:14"),
        ("at 11:01 p.m. Pacific time", "USA", "2023-02-09", "07:01"),
        ("at 11:01 p.m. Pacific time", "USA", "2023-07-09", "06:01"),
        ("at 7:50 p.m. Hawaii time", "USA", None, "05:50"),
        ("at 2 p.m. KST", None, None, "05:00"),
        ("at 8 a.m. EDT", None, None, "12:00"),
        ("at 6 a.m.", "UKR", "2024-01-02", "04:00"),
        ("at 6 a.m.", "UKR", "2024-07-02", "03:00"),
        ("about 1950 hrs", "IND", None, "14:20"),
        ("between 11:43 and 11:53 p.m.", "KOR", None, "14:43"),
        ("at 12:30 a.m. KST", None, None, "15:30"),
    ],
)
def test_utc(words: str, country: str | None, day: str | None, utc: str) -> None:
    assert to_utc(find_times(words)[0], day=day, country=country) == utc


@pytest.mark.parametrize("country", ["USA", "RUS", None])
def test_no_zone_no_time(country: str | None) -> None:
    (mark,) = find_times("at 7:23 a.m.")
    assert to_utc(mark, day="2022-10-04", country=country) is None


def test_summer_time_needs_a_day() -> None:
    (mark,) = find_times("at 7:23 a.m.")
    assert to_utc(mark, day=None, country="UKR") is None


@pytest.mark.parametrize("words", ["4.50 km", "99:99", "13 a.m.", "1,950 km", "10.2 per cent"])
def test_no_time(words: str) -> None:
    assert find_times(words) == ()


def test_the_stamp_of_a_running_report_is_told_apart() -> None:
    marks = find_times("09:40 It fired at 8:51 a.m.\n10:05 GMT Nothing new.")
    assert [mark.stamp for mark in marks] == [True, False, True]
