"""Dates of every form against a calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.events import article_date
from geomap.events.dateline import calendar
from geomap.events.dates import find_dates
from geomap.events.reckoning import Calendar, resolve
from geomap.model import Article

WHEN = Calendar(date(2023, 3, 16))  # a Thursday
STORY = "2022-01-11"


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("early Thursday", "2023-03-16"),
        ("on Friday", "2023-03-10"),
        ("last Thursday", "2023-03-09"),
        ("on 14 January", "2023-01-14"),
        ("on December 5", "2022-12-05"),
        ("Nov. 3", "2022-11-03"),
        ("14 January 2022", "2022-01-14"),
        ("January 14, 2022", "2022-01-14"),
        ("2022-01-14", "2022-01-14"),
        ("last October", "2022-10"),
        ("in January", "2023-01"),
        ("in April 2019", "2019-04"),
        ("in 2012", "2012"),
        ("yesterday", "2023-03-15"),
        ("today", "2023-03-16"),
        ("two days ago", "2023-03-14"),
        ("last week", "2023-03"),
        ("recently", "2023-03"),
        ("last year", "2022"),
    ],
)
def test_against_the_article(words: str, iso: str) -> None:
    (mark,) = find_dates(words)
    assert resolve(mark, WHEN) == iso


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("two days earlier", "2022-01-09"),
        ("Six days later", "2022-01-17"),
        ("three days after that", "2022-01-14"),
        ("a week earlier", "2022-01-04"),
        ("a year later", "2023-01"),
        ("two years earlier", "2020"),
        ("the next day", "2022-01-12"),
        ("the day before", "2022-01-10"),
        ("the same day", "2022-01-11"),
        ("on the 27th", "2022-01-27"),
        ("in March of that year", "2022-03"),
        ("the same month", "2022-01"),
    ],
)
def test_against_the_story(words: str, iso: str) -> None:
    (mark,) = find_dates(words)
    assert resolve(mark, WHEN, story=STORY) == iso


@pytest.mark.parametrize(
    "words", ["it may fire", "the March past", "at 10:15", "4,500 km", "99 per cent", "32 January"]
)
def test_no_date(words: str) -> None:
    assert find_dates(words) == ()


def test_a_weekday_for_another_place_is_left_out() -> None:
    marks = find_dates("on Wednesday, which was still Tuesday afternoon in Washington")
    assert [mark.weekday for mark in marks] == [2]


def test_a_past_date_never_lies_after_the_article() -> None:
    (mark,) = find_dates("on 8 June 2024")
    assert resolve(mark, WHEN) is None
    assert resolve(mark, WHEN, ahead=True) == "2024-06-08"


@given(
    st.dates(date(1950, 1, 1), date(2090, 12, 31)),
    st.sampled_from(
        ["Monday", "last Sunday", "12 May", "in June", "last July", "yesterday", "two weeks ago"]
    ),
)
def test_no_past_date_after_any_article(day: date, words: str) -> None:
    (mark,) = find_dates(words)
    told = resolve(mark, Calendar(day))
    assert told is None or told <= day.isoformat()


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        (" date 2023-03-16 Leaders met.", "2023-03-16"),
        ("Rawalpindi, 18 October 2023: Pakistan tested.", "2023-10-18"),
        ("SEOUL, March 16, 2023 (Reuters) - North Korea", "2023-03-16"),
        ("A title\n\nTOKYO, 5 May 2021 - Japan said", "2021-05-05"),
        ("It was fired on 5 May 2021 and fell.", None),
        ("Nothing at all.", None),
    ],
)
def test_article_date(text: str, iso: str | None) -> None:
    assert article_date(Article("a", text)) == iso


def test_a_given_date_is_believed() -> None:
    assert article_date(Article("a", "date 2023-03-16 x", "2020-01-01")) == "2020-01-01"
    assert article_date(Article("a", "date 2023-03-16 x", "nonsense")) == "2023-03-16"


def test_an_undated_article_is_told_by_its_last_year() -> None:
    when = calendar(Article("a", "In May 2019 it fired. In 2021 again."))
    assert when.article is None
    assert when.latest_year == 2021
