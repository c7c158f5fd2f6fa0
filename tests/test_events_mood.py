"""Moods: what happened and what did not."""

from __future__ import annotations

import pytest
from event_texts import event_of, events_of

from geomap.events.mood import is_tally, mood, speech
from geomap.model import Span


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("It fired a missile.", "fired", "real"),
        ("It did not fire a missile.", "fire", "negated"),
        ("It never fired one.", "fired", "negated"),
        ("It denied launching a missile.", "launching", "negated"),
        ("It can launch a missile.", "launch", "capability"),
        ("It is capable of launching it.", "launching", "capability"),
        ("If it fired a missile, war came.", "fired", "hypothetical"),
        ("It may have fired a missile.", "fired", "hypothetical"),
        ("It will launch a missile.", "launch", "planned"),
        ("It is about to launch.", "launch", "planned"),
        ("It plans to launch one.", "launch", "planned"),
        ("It threatened to fire on Guam.", "fire", "threat"),
        ("an order to fire missiles", "fire", "purpose"),
        ("the first time it fired one", "fired", "tally"),
        ("On 3 May it fired a missile.", "fired", "real"),
    ],
)
def test_mood(text: str, word: str, expected: str) -> None:
    start = text.index(word)
    assert mood(text, Span(0, len(text)), Span(start, start + len(word))) == expected


def test_called_off() -> None:
    text = "The talks, where the two met before, were cancelled."
    assert mood(text, Span(0, len(text)), Span(25, 28)) == "denied"


def test_tally() -> None:
    text = "more than 60 missiles since January"
    assert is_tally(text, Span(0, len(text)))
    assert not is_tally("three missiles on Monday", Span(0, 24))


def test_speech() -> None:
    assert speech('the "Freedom Shield" drill') == ()
    assert len(speech("he said \u201cwe have fired a missile at them\u201d")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "North Korea could fire another missile in the coming days, officials warned.",
        "North Korea said it would launch a satellite between May 31 and June 11.",
        "North Korea did not fire any missiles on Sunday.",
        "If Iran fired a missile at Israel, the response would be swift.",
        "North Korea has fired 30 missiles this year.",
        "Iran's missiles have a range of 2,000 km and can reach Tel Aviv.",
        "South Korean forces fired artillery shells at the sea near Yeonpyeong.",
        "Apple launched a phone in Seoul on Tuesday.",
        "Sanctions launched in anger rarely hit their target, China said.",
        "The minister fired off a letter to Tokyo on Monday.",
        "In 2006 a single nuclear test in North Korea had been enough.",
        "The leaders of the United States and Japan will meet at Camp David next week.",
        "The foreign ministers of Russia and China spoke by phone on Monday.",
        "The ministers of China and Japan were to have met in Phnom Penh; it was cancelled.",
        "On Tuesday Paris Hilton launched the paperback of her memoir in Austin, Texas.",
    ],
)
def test_no_event(text: str) -> None:
    assert events_of(text) == ()


def test_a_real_event_beside_a_threat() -> None:
    event = event_of("Pyongyang warned of war. North Korea fired a missile on Tuesday.")
    assert (event.kind, event.date) == ("launch", "2023-03-14")
