"""Exercises: named and unnamed, their parties, places and dates; and what is none."""

from __future__ import annotations

import pytest
from event_texts import events_of

from geomap.model import Event


def _exercises(text: str) -> list[Event]:
    return [e for e in events_of(text) if e.kind == "exercise"]


@pytest.mark.parametrize(
    ("text", "parties", "site"),
    [
        ("The US and South Korean navies wrapped up anti-submarine drills off Jeju on Sunday.",
         "USA KOR", "Jeju"),
        ("Chinese warships on Sunday started three days of live-fire drills around Taiwan.",
         "CHN", "Taiwan"),
        ("Iran's Revolutionary Guards conducted war games in the Strait of Hormuz on Sunday.",
         "IRN", "Strait of Hormuz"),
        ("B-1B bombers flew with South Korean F-35s over the Yellow Sea on Sunday in an air drill.",
         "KOR", "Yellow Sea"),
        ("On Sunday China answered with live-fire drills off Fujian.", "CHN", "Fujian"),
        ("South Korea, the US and Japan staged a missile defence exercise off Jeju on Sunday.",
         "KOR USA JPN", "Jeju"),
    ],
)  # fmt: skip
def test_unnamed(text: str, parties: str, site: str) -> None:
    (event,) = _exercises(text)
    assert set(event.actors) == set(parties.split())
    assert event.clues["site"][0].places[0].name.startswith(site)
    assert event.date == "2023-03-12"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The exercise, codenamed Eagle Resolve, got under way in Saudi Arabia on Sunday.",
         "Eagle Resolve"),
        ("American and Saudi troops opened the Eager Lion exercise in Jordan on Sunday.",
         "Eager Lion"),
        ("American soldiers are taking part in Balikatan, which began on Sunday in Luzon.",
         "Balikatan"),
        ('Iran and Russia held their "Maritime Security Belt" drill in the Red Sea on Sunday.',
         "Maritime Security Belt"),
    ],
)  # fmt: skip
def test_named(text: str, name: str) -> None:
    (event,) = _exercises(text)
    assert (event.name, event.date) == (name, "2023-03-12")
    (words,) = [text[a:b] for a, b in event.evidence["name"]]
    assert words == name


def test_the_parties_told_go_before_the_usual_ones() -> None:
    text = (
        "Warships of China, Russia and Iran on Sunday wound up a naval drill in the Gulf of Oman, "
        "which goes by the name of Maritime Security Belt."
    )
    (event,) = _exercises(text)
    assert set(event.actors) == {"CHN", "RUS", "IRN"}
    assert event.clues["site"][0].places[0].name == "Gulf of Oman"


def test_it_was_conducted() -> None:
    text = (
        "Japan and the United States held an exercise called Freedom Wave last month. "
        "For three days it was conducted in the East China Sea."
    )
    (event,) = _exercises(text)
    assert set(event.actors) == {"JPN", "USA"}
    assert event.clues["site"][0].places[0].name == "East China Sea"


def test_a_launch_within_an_exercise_is_both() -> None:
    text = "Pakistan's navy fired a Harba missile during an exercise in the Arabian Sea on Sunday."
    assert sorted(e.kind for e in events_of(text)) == ["exercise", "launch"]


@pytest.mark.parametrize(
    "text",
    [
        "The drill planned for May in the Sea of Japan was cancelled.",
        "Joint exercises of South Korea and the United States will be suspended, Washington said.",
        "Freedom Shield will not take place in South Korea this year.",
        "The decision follows the cancellation in June of Ulchi Freedom Guardian.",
        "A second Freedom Edge is pencilled in for the autumn off Jeju.",
        "Seoul and Washington agreed to hold a drill in the Yellow Sea next month.",
        "Seoul is considering drills with Japan in the East China Sea.",
        "Trump said that the war games with South Korea would stop.",
        "People in Okinawa thought it was only a drill on Sunday.",
        "It was an exercise in diplomacy in Geneva on Sunday.",
        "The company began to drill in the North Sea on Sunday.",
        "Schools in Tokyo held an evacuation drill on Sunday.",
        "The drill grew out of a promise given at Camp David last August.",
    ],
)
def test_no_exercise(text: str) -> None:
    assert _exercises(text) == []
