"""Trigger families: launches, strikes, interceptions, meetings, exercises."""

from __future__ import annotations

import pytest
from event_texts import event_of, events_of

from geomap.events.triggers import find_triggers


@pytest.mark.parametrize(
    "text",
    [
        "North Korea fired a missile on Tuesday.",
        "North Korea launched a missile on Tuesday.",
        "North Korea test-fired a ballistic missile on Tuesday.",
        "A missile was fired from Sunan on Tuesday, North Korea said.",
        "A Chollima-1 rocket lifted off from Tongchang-ri on Tuesday.",
        "North Korea conducted a flight test of the Hwasong-17 missile on Tuesday.",
        "On Tuesday two KN-23 missiles were launched from Uiju.",
        "A Hwasong-12 launched near Sunan burst on Tuesday.",
    ],
)
def test_launch(text: str) -> None:
    event = event_of(text)
    assert (event.kind, event.date) == ("launch", "2023-03-14")
    assert event.actors == ("PRK",)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Iran fired eleven ballistic missiles at Erbil on Tuesday.", ("IRN",)),
        ("Russia launched 35 cruise missiles at Kyiv on Tuesday.", ("RUS",)),
        ("Russian missiles hit Kharkiv on Tuesday.", ("RUS",)),
        ("At least four Iskander missiles struck Kharkiv on Tuesday.", ("RUS",)),
        ("Ukraine used ATACMS against a depot near Karachev on Tuesday.", ("UKR",)),
        ("Russia launched a missile attack on Kyiv on Tuesday.", ("RUS",)),
    ],
)
def test_strike(text: str, actors: tuple[str, ...]) -> None:
    event = event_of(text)
    assert (event.kind, event.date, event.actors) == ("strike", "2023-03-14", actors)
    assert event.clues["impact"]


def test_an_interception_and_what_it_met() -> None:
    text = "Israel shot down a ballistic missile fired by the Houthis over Eilat on Tuesday."
    by_kind = {event.kind: event for event in events_of(text)}
    assert by_kind["interception"].actors == ("ISR",)
    assert by_kind["strike"].actors == ("Houthi",)
    assert by_kind["strike"].outcome == "intercepted"


def test_interception_alone() -> None:
    event = event_of("The USS Carney shot down two drones over the Red Sea on Tuesday.")
    assert (event.kind, event.actors) == ("interception", ("USA",))
    assert event.clues["site"][0].places[0].name == "Red Sea"


@pytest.mark.parametrize(
    ("text", "actors", "site"),
    [
        ("Joe Biden met Xi Jinping in Bali on Tuesday.", {"USA", "CHN"}, "Bali"),
        ("Xi and Putin held talks in Moscow on Tuesday.", {"CHN", "RUS"}, "Moscow"),
        ("Putin received Kim Jong Un in Vladivostok on Tuesday.", {"RUS", "PRK"}, "Vladivostok"),
    ],
)
def test_meeting(text: str, actors: set[str], site: str) -> None:
    event = event_of(text)
    assert (event.kind, event.date, set(event.actors)) == ("meeting", "2023-03-14", actors)
    assert event.clues["site"][0].places[0].name == site


def test_a_party_of_three_told_before() -> None:
    text = (
        "The United States, South Korea and Japan made a promise. "
        "The leaders of the three met in Phnom Penh on Sunday."
    )
    assert event_of(text).actors == ("USA", "KOR", "JPN")


def test_a_named_exercise_on_its_usual_ground() -> None:
    event = event_of("The allies began Freedom Shield on Monday.")
    assert (event.kind, event.name, set(event.actors)) == (
        "exercise",
        "Freedom Shield",
        {"KOR", "USA"},
    )
    (clue,) = event.clues["site"]
    assert (clue.kind, clue.span, clue.places[0].country) == ("usual", None, "KOR")


def test_an_exercise_with_its_place() -> None:
    event = event_of(
        "China and Russia began joint naval exercises in the East China Sea on Monday."
    )
    assert event.kind == "exercise"
    assert set(event.actors) == {"CHN", "RUS"}
    assert event.clues["site"][0].kind == "sea"


@pytest.mark.parametrize("text", ["a drill planned for May", "The drill is in the shed."])
def test_no_exercise(text: str) -> None:
    assert events_of(text) == ()


@pytest.mark.parametrize(
    ("text", "family", "noun"),
    [
        ("It fired.", "launch", False),
        ("It shot down two.", "intercept", False),
        ("a second such test", "test", True),
        ("It fell.", "fall", False),
        ("It crossed Aomori.", "pass", False),
    ],
)
def test_family(text: str, family: str, noun: bool) -> None:
    trigger = find_triggers(text)[-1]
    assert (trigger.family, trigger.noun) == (family, noun)


def test_failure() -> None:
    event = event_of("North Korea fired a missile on Tuesday, but it exploded in mid-flight.")
    assert event.outcome == "failure"
    assert event.evidence["outcome"]
