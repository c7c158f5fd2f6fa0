"""Launches in many words: verbs, nouns, motion, days and places, and what is none."""

from __future__ import annotations

import pytest
from event_texts import event_of, events_of

from geomap.events.dates import find_dates
from geomap.events.reckoning import Calendar, parse_iso, resolve

WHEN = Calendar(parse_iso("2023-03-16"))  # a Thursday


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The navy let off two cruise missiles off Wonsan on Monday.", "2023-03-13"),
        ("Iran's Guards discharged three missiles in a drill on Tuesday.", "2023-03-14"),
        ("A Yars was launched from Plesetsk at a target on Kamchatka on 1 March.", "2023-03-01"),
        ("A trial of the BrahMos was held in the Bay of Bengal on Friday.", "2023-03-10"),
        ("Kim Jong Un oversaw a test on Friday of a new cruise missile.", "2023-03-10"),
        (
            "The navy announced the successful test on Tuesday of a supersonic missile.",
            "2023-03-14",
        ),
        ("The firing of a Sineva from the Barents Sea took place on Tuesday.", "2023-03-14"),
        ("Tuesday's launch of two cruise missiles was the fourth this year.", "2023-03-14"),
        ("Moscow said its Burevestnik had flown 14,000 km on 21 October 2022.", "2022-10-21"),
        ("Pakistan's Shaheen-III covered 2,750 km on Wednesday.", "2023-03-15"),
        ("For the first time in years China tested an ICBM on Tuesday.", "2023-03-14"),
        ("The rocket broke apart after lifting off from Sohae on Monday.", "2023-03-13"),
        ("The missile tested on Monday fell in the East Sea.", "2023-03-13"),
    ],
)
def test_launches(text: str, date: str) -> None:
    event = event_of(text)
    assert (event.kind, event.date) == ("launch", date)


@pytest.mark.parametrize(
    "text",
    [
        "An alert told of a missile on Tuesday, but none had been fired.",
        "The launch of the missile was called off on Tuesday because of wind.",
        "The test of the missile, planned for Tuesday, had been announced to sailors.",
        "It was conducted on Tuesday in waters where no missile flew.",
        "The goalkeeper stopped a missile launched by the striker on Tuesday.",
        "Marines fired rocket artillery from two islands on Wednesday.",
        "Missile tests are banned.",
    ],
)
def test_no_launches(text: str) -> None:
    assert [e for e in events_of(text) if e.kind == "launch"] == []


def test_a_shot_of_a_strategic_class_is_a_test() -> None:
    event = event_of("On Tuesday a submarine fired a Bulava missile at the Kura range.")
    assert event.kind == "launch"
    assert event.clues["impact"][0].places[0].name == "Kura Test Range"


def test_a_name_alone_counts_one() -> None:
    event = event_of("Pakistan's Shaheen-III covered 2,750 km on Wednesday.")
    assert event.count == 1
    assert event.evidence["count"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("China has tested a missile. The missile was launched on Wednesday.", "2023-03-15"),
        ("The navy has tested a missile from a boat. It happened on Tuesday.", "2023-03-14"),
        ("SEOUL, March 16, 2023 - A missile was fired by Pyongyang on March 15.", "2023-03-15"),
        ("Pakistan tested a missile, the first since 3 March.", "2023-03-16"),
        ("Japan's ministry said on Tuesday that a missile was fired from Sunan.", "2023-03-14"),
    ],
)
def test_the_day_of_an_event(text: str, date: str) -> None:
    assert event_of(text).date == date


def test_days_in_one_year() -> None:
    dates = [e.date for e in events_of("In 2017 a Hwasong-12 flew on 29 August over Japan.")]
    assert dates == ["2017-08-29"]


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("last month", "2023-02"),
        ("a few days earlier", "2022-01"),
        ("weeks later", "2022-02"),
        ("a fortnight ago", "2023-03-02"),
        ("two hours later", "2022-01-11"),
        ("the following morning", "2022-01-12"),
        ("the night before", "2022-01-10"),
        ("the previous week", "2022-01"),
        ("the year before", "2021"),
        ("the day before yesterday", "2023-03-14"),
        ("Monday last week", "2023-03-06"),
        ("over the weekend", "2023-03-11"),
        ("last summer", "2022"),
        ("on New Year's Eve", "2022-12-31"),
        ("in March last year", "2022-03"),
        ("on 12 July last year", "2022-07-12"),
        ("14.05.2022", "2022-05-14"),
        ("its 2016 launch", "2016"),
        ("in late 2022", "2022"),
        ("January 26-27, 2023", "2023-01-26"),
        ("the night of 5 to 6 March", "2023-03-06"),
    ],
)
def test_dates(words: str, iso: str) -> None:
    (mark,) = find_dates(words)
    assert resolve(mark, WHEN, story="2022-01-11") == iso


@pytest.mark.parametrize(
    ("text", "slot", "name"),
    [
        ("A missile was launched on Tuesday from Kodiak.", "origin", "Kodiak"),
        ("A rocket broke up over the Yellow Sea on Tuesday.", "impact", "Yellow Sea"),
        ("India test-fired a K-4 missile in the Bay of Bengal.", "origin", "Bay of Bengal"),
    ],
)
def test_places(text: str, slot: str, name: str) -> None:
    assert name in event_of(text).clues[slot][0].places[0].name
