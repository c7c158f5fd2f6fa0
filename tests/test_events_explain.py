"""What came of each trigger, and why others were turned down."""

from __future__ import annotations

import pytest

from geomap import gazetteer, geoparse
from geomap.events import Explanation, explain, read_events
from geomap.model import Article


def _explain(text: str) -> tuple[Explanation, ...]:
    book = gazetteer.default()
    article = Article("t", text, "2023-03-16")
    return explain(article, geoparse.parse(article, book), book)


def test_an_event_with_its_arguments() -> None:
    text = "North Korea fired two missiles from Sunan on Tuesday."
    (told,) = _explain(text)
    assert (told.event_id, told.kind, told.reason) == ("e1", "launch", "opens the event")
    words = {n: [text[a:b] for a, b in spans] for n, spans in told.arguments.items()}
    assert words["date"] == ["Tuesday"]
    assert words["origin"] == ["Sunan"]
    assert words["actors"] == ["North Korea"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("It did not fire a missile.", "the words deny it"),
        ("It will fire a missile.", "it is planned, not done"),
        ("It can fire a missile.", "it tells what a weapon can do"),
        ("The gun fired.", "no weapon, place or date goes with it"),
    ],
)
def test_a_trigger_turned_down(text: str, reason: str) -> None:
    assert [e.reason for e in _explain(text)] == [reason]


def test_the_same_events_as_read() -> None:
    text = (
        "North Korea fired a missile on Tuesday. It flew 500 km. Iran tested a Shahab-3 on Monday."
    )
    book = gazetteer.default()
    article = Article("t", text, "2023-03-16")
    mentions = geoparse.parse(article, book)
    ids = {event.id for event in read_events(article, mentions, book)}
    assert ids == {e.event_id for e in explain(article, mentions, book) if e.event_id}


@pytest.mark.parametrize(
    ("text", "word", "reason"),
    [
        ("Biden did not meet Xi in Bali on Tuesday.", "meet", "the words deny it"),
        ("A summit of Biden and Xi in Bali was cancelled.", "summit", "it was called off"),
        ("Biden and Xi met by video on Tuesday.", "met", "they were not in one place"),
        ("The ruling party of North Korea held a plenary session in Pyongyang.", "session",
         "it is within one state"),
        ("Biden met a friend on Tuesday.", "met",
         "no two parties, or no place or date, go with it"),
        ("The joint drill planned by Seoul off Jeju will not be held.", "drill",
         "it is planned, not done"),
        ("Beijing says the exercise is aimed at nobody.", "exercise",
         "nothing says that it was held, or no place goes with it"),
        ("It was an exercise in diplomacy in Geneva.", "exercise",
         "the word means something else here"),
    ],
)  # fmt: skip
def test_a_meeting_or_an_exercise_turned_down(text: str, word: str, reason: str) -> None:
    told = {text[e.trigger.start : e.trigger.end]: e.reason for e in _explain(text)}
    assert told[word] == reason
