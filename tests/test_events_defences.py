"""Strikes and interceptions in many words, and what each lends the other."""

from __future__ import annotations

import pytest
from event_texts import events_of

from geomap.model import Event
from geomap.report import read_text


def _of_kind(text: str, kind: str, date: str | None = "2024-11-28") -> Event:
    (event,) = [e for e in events_of(text, date) if e.kind == kind]
    return event


def _places(event: Event, slot: str) -> list[str]:
    return [clue.places[0].name for clue in event.clues.get(slot, ())]


@pytest.mark.parametrize(
    ("text", "actors", "count"),
    [
        ("Russia fired 41 missiles at Ukraine. Air defences accounted for 33 of them.", "UKR", 33),
        ("Ukraine's air force said 33 of 41 missiles were shot down on Thursday.", "UKR", 33),
        ("Patriot batteries over Riyadh knocked two ballistic missiles out of the sky.", "SAU", 2),
        ("The interception of a missile over Eilat broke windows in a hotel.", "ISR", 1),
        ("The army of Israel downed 40 drones and two missiles over Eilat.", "ISR", 2),
        ("Russian missiles hit Kharkiv. Ukraine's air defences shot down all six.", "UKR", 6),
    ],
)
def test_an_interception_in_other_words(text: str, actors: str, count: int) -> None:
    event = _of_kind(text, "interception")
    assert (event.actors, event.count, event.outcome) == ((actors,), count, "success")
    assert event.clues["site"]


@pytest.mark.parametrize(
    "text",
    [
        "Qatari air defences failed to stop a missile fired by Iran at Doha on Monday.",
        "The Qatari army tried to shoot down a missile fired by Iran at Doha on Monday.",
    ],
)
def test_a_failed_interception(text: str) -> None:
    event = _of_kind(text, "interception")
    assert (event.actors, event.outcome) == (("QAT",), "failure")
    assert _of_kind(text, "strike").outcome == "success"


def test_an_interception_takes_its_place_from_the_attack_it_met() -> None:
    text = "On Tuesday Iran fired 12 missiles at Haifa. Ten were intercepted by Israel."
    event = _of_kind(text, "interception")
    assert _places(event, "site") == _places(_of_kind(text, "strike"), "impact") == ["Haifa"]


def test_an_attack_without_a_target_was_on_the_defender() -> None:
    strike = _of_kind("Ukraine's air force said 33 of 41 missiles were shot down.", "strike")
    (clue,) = strike.clues["impact"]
    assert (clue.kind, clue.places[0].country, clue.span) == ("actor", "UKR", None)


def test_a_ship_abroad_does_not_place_an_interception_at_home() -> None:
    text = "The American destroyer Carney shot down a missile on Tuesday."
    assert "site" not in _of_kind(text, "interception").clues


def test_where_the_defender_is_the_missile_was_met() -> None:
    text = "A destroyer of the United States in the Red Sea shot down two missiles on Tuesday."
    assert _places(_of_kind(text, "interception"), "site") == ["Red Sea"]


def test_what_was_met_in_a_test_is_a_launch() -> None:
    text = (
        "An SM-3 of the US Navy destroyed a target missile fired from Kauai over the Pacific in a"
        " test on Tuesday."
    )
    assert {e.kind for e in events_of(text)} == {"interception", "launch"}


def test_a_repelled_attack() -> None:
    text = "Saudi Arabia said it had thwarted a ballistic missile attack on Riyadh on Saturday."
    assert _places(_of_kind(text, "strike"), "impact") == ["Riyadh"]
    assert _of_kind(text, "interception").actors == ("SAU",)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ukraine destroyed a command post in Luhansk with Storm Shadow missiles.", "Luhansk"),
        ("Ten people were killed in Belgorod when rockets fell on the square.", "Belgorod"),
        ("Iran fired 11 ballistic missiles at the Al Udeid air base.", "Al Udeid Air Base"),
        ("The city of Ganja, in the west, was hit by a ballistic missile.", "Ganja"),
        ("At least 20 people were killed in Donetsk by a Tochka-U missile.", "Donetsk"),
        ("Russia turned its missiles on Kharkiv on Tuesday.", "Kharkiv"),
    ],
)
def test_a_strike_in_yet_other_words(text: str, place: str) -> None:
    assert place in _places(_of_kind(text, "strike"), "impact")


def test_blame_told_in_the_next_sentence() -> None:
    text = "Missiles struck Kramatorsk on Friday. Ukraine blamed Russia."
    assert _of_kind(text, "strike").actors == ("RUS",)


def test_a_maker_is_not_who_fires() -> None:
    text = "Russia's air defences destroyed six ATACMS missiles over Crimea on Tuesday."
    assert _of_kind(text, "strike").actors == ()


def test_a_ships_flag_is_no_place() -> None:
    text = "A missile struck a Panama-flagged tanker in the Gulf of Aden on Tuesday."
    assert _places(_of_kind(text, "strike"), "impact") == ["Gulf of Aden"]


@pytest.mark.parametrize(
    "text",
    [
        "Russia attacked Odesa with 30 Shahed drones overnight.",
        "Russian artillery struck Kherson on Tuesday, killing two people.",
        "Iran warned that it would strike Israel with missiles.",
        "The Patriot can intercept ballistic missiles at a range of 35 km.",
        "Ukraine has shot down more than 100 missiles since January.",
        "Debris from an intercepted missile landed on a school in Kyiv on Thursday.",
        "Sirens sounded in Haifa after a missile alert; it was a false alarm.",
        "The defenders of Milan repelled every attack and met the coach.",
        "A Trident went astray off Florida in 2016 and had to be destroyed.",
    ],
)
def test_no_strike_and_no_interception(text: str) -> None:
    assert not [e for e in events_of(text) if e.kind in ("strike", "interception")]


def test_a_borrowed_place_is_drawn_as_inferred() -> None:
    text = "Iran fired 20 missiles at Tel Aviv on Tuesday. Israel shot down all of them."
    strike, interception = read_text(text, date="2024-03-14").readings[0].events
    assert strike.impact is not None and interception.site is not None
    assert (strike.impact.name, strike.impact.inferred) == ("Tel Aviv", False)
    assert (interception.site.name, interception.site.inferred) == ("Tel Aviv", True)
    assert "beside it in the text" in interception.site.how
