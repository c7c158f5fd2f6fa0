"""What an event takes from the words around it: places, days, the trial it belongs to."""

from __future__ import annotations

from geomap import gazetteer
from geomap.events import read_events
from geomap.geoparse import parse
from geomap.model import Article, Event


def _events(text: str, day: str) -> tuple[Event, ...]:
    article, places = Article("a", text, day), gazetteer.default()
    return read_events(article, parse(article, places), places)


def test_a_strike_without_a_place_takes_the_one_the_sentence_before_sets() -> None:
    text = (
        "The cadets of the institute in Poltava had two minutes. On Tuesday morning a pair of "
        "ballistic missiles hit the grounds, and 53 people are dead."
    )
    (event,) = _events(text, "2024-09-05")
    assert event.kind == "strike"
    assert event.clues["impact"][0].places[0].name == "Poltava"


def test_a_day_named_without_an_event_is_that_day_of_the_next_sentence() -> None:
    text = (
        "The last big show took place on 25 October. A Yars missile was launched from Plesetsk "
        "on that day."
    )
    assert [e.date for e in _events(text, "2024-04-13")] == ["2023-10-25"]


def test_the_start_of_an_interceptor_belongs_to_the_interception() -> None:
    text = (
        "The Arrow 3 rose from the Pacific Spaceport Complex in Alaska on Sunday and intercepted "
        "its target missile in space."
    )
    kinds = [e.kind for e in _events(text, "2019-07-28")]
    assert kinds.count("interception") == 1
    assert "strike" not in kinds
