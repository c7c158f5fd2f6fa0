"""Properties of the whole reading, and the example article."""

from __future__ import annotations

from pathlib import Path

import pytest
from event_texts import events_of
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.events import article_date
from geomap.geoparse import sentences
from geomap.model import Article, Event, Span

SEED = Path(__file__).parents[1] / "seeds" / "000_426d14e7b50888bc.txt"
PIECES = (
    "North Korea fired a missile on Tuesday.",
    "It fell about 200 km west of Hokkaido after 53 minutes.",
    "Japan and South Korea met in Tokyo on Thursday.",
    "Two days later a second one left the same province; it flew 700 km.",
    "Israel shot down six missiles over Eilat.",
    "Russian missiles hit Kyiv on the 27th, officials in Kyiv said.",
    "The US and South Korea began Freedom Shield last week.",
    "\u201cWe fired three missiles at nobody at all,\u201d he said.",
    "It may fire.\n\n",
    "09:40 GMT The missile",
    "at 4,200 miles (6,759 km)",
    "in May 2031",
    "\u0000\u202e{{7*7}}",
)


def spans_of(event: Event) -> list[Span]:
    found = [event.quote]
    found += [span for spans in event.evidence.values() for span in spans]
    found += [a.span for accounts in event.accounts.values() for a in accounts]
    found += [c.span for clues in event.clues.values() for c in clues if c.span is not None]
    return found


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=8), st.sampled_from([" ", "\n", ""]))
def test_properties(pieces: list[str], glue: str) -> None:
    text = glue.join(pieces)
    events = events_of(text)
    assert events == events_of(text)
    wholes = set(sentences(text))
    for event in events:
        assert event.quote in wholes
        assert all(0 <= start < end <= len(text) for start, end in spans_of(event))
        assert event.date is None or event.date <= "2023-03-16"
        assert event.count is None or event.count >= 0
    assert len({event.id for event in events}) == len(events)


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read(text: str) -> None:
    for event in events_of(text):
        assert all(0 <= start <= end <= len(text) for start, end in spans_of(event))


@pytest.fixture(scope="module")
def seed() -> tuple[str, tuple[Event, ...]]:
    text = SEED.read_bytes().decode()
    return text, events_of(text, None)


def test_example_events(seed: tuple[str, tuple[Event, ...]]) -> None:
    told = [(e.kind, e.date, set(e.actors), e.missile_class, e.count) for e in seed[1]]
    assert told == [
        ("meeting", "2023-03-16", {"JPN", "KOR"}, None, None),
        ("launch", "2023-03-16", {"PRK"}, "ICBM", 1),
        ("launch", "2022-10", {"PRK"}, "IRBM", 1),
        ("exercise", "2023-03", {"KOR", "USA"}, None, None),
    ]
    assert all(event.outcome == "success" for event in seed[1])


def test_example_places(seed: tuple[str, tuple[Event, ...]]) -> None:
    meeting, launch, earlier, exercise = seed[1]
    assert [c.places[0].name for c in meeting.clues["site"]] == ["Tokyo"]
    assert [(c.kind, c.places[0].name) for c in launch.clues["impact"]] == [("off", "Hokkaido")]
    assert [(c.kind, c.places[0].name) for c in launch.clues["origin"]] == [
        ("place", "North Korea")
    ]
    assert [(c.qualifier, c.places[0].name) for c in earlier.clues["overflies"]] == [
        ("northern", "Japan")
    ]
    assert "impact" not in earlier.clues
    assert [c.kind for c in exercise.clues["site"]] == ["usual"]


def test_example_quotes(seed: tuple[str, tuple[Event, ...]]) -> None:
    text, events = seed
    start, end = events[1].quote
    assert text[start:end].startswith("North Korea launched a missile early Thursday")
    assert article_date(Article("s", text)) == "2023-03-16"


def test_a_sentence_beyond_all_measure_tells_nothing() -> None:
    assert events_of("North Korea fired a missile " * 200) == ()
