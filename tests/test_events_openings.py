"""Patterns tried only where they can match find what a search of the whole text finds."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap import events
from geomap.events import mood, read_events, weapons
from geomap.events.actors import _phrases as actor_phrases
from geomap.events.openings import Opened, WordIndex, opening, phrases
from geomap.events.patterns import Cued
from geomap.gazetteer import default
from geomap.model import Article

MODULES = [
    importlib.import_module(f"geomap.events.{m.name}")
    for m in pkgutil.iter_modules(events.__path__)
]
CUED = {
    f"{module.__name__.rpartition('.')[2]}.{name}": value
    for module in MODULES
    for name, value in vars(module).items()
    if isinstance(value, Cued)
}
OPENED = {
    f"{module.__name__.rpartition('.')[2]}.{name}": value
    for module in MODULES
    for name, value in vars(module).items()
    if isinstance(value, Opened)
} | {"actors.phrases": actor_phrases(), "weapons.phrases": weapons._phrases()}


@pytest.mark.parametrize("name", CUED)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_every_match_holds_a_cue(name: str, data: st.DataObject) -> None:
    cued = CUED[name]
    drawn = data.draw(st.from_regex(re.compile(cued.source, cued.flags | re.ASCII)))
    match = cued.pattern.search(drawn)
    if match is not None:
        assert cued.may_match(match[0].lower())


@pytest.mark.parametrize("tense", [name for name, _ in mood._BEFORE])
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_every_match_of_a_mood_holds_a_cue(tense: str, data: st.DataObject) -> None:
    cued = dict(mood._BEFORE)[tense]  # type: ignore[index]
    source = cued.source.replace("(?-i:may)", "may")
    drawn = data.draw(st.from_regex(re.compile(source, cued.flags | re.ASCII)))
    if cued.pattern.search(drawn):
        assert cued.may_match(" " + " ".join(drawn.lower().split()) + " ")


@pytest.mark.parametrize("name", OPENED)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_every_match_begins_with_an_opening_word(name: str, data: st.DataObject) -> None:
    table = OPENED[name]
    key = data.draw(st.sampled_from(sorted(table.openings)))
    pattern = table.pattern(key)
    source = pattern.pattern.replace("(?i:", "(?:")
    drawn = data.draw(st.from_regex(re.compile(source, pattern.flags & ~re.UNICODE | re.ASCII)))
    match = pattern.search(drawn)
    if match is None or opening(match[0]) not in table.openings:
        assert match is None
        return
    assert opening(match[0]) == key or table.pattern(opening(match[0])).match(drawn, match.start())
    found = [m.span() for m in WordIndex(drawn).finditer(table)]
    assert any(low <= match.start() < high or low == match.start() for low, high in found)


def test_phrases_agree_with_one_alternation() -> None:
    table = ["shot down", "shot", "fire", "fired", "test-fired", "lift-off"]
    text = "Fired, test-fired, shot  down, misfired, SHOT, lift-off, fire-fight, 3 fire."
    whole = re.compile(
        r"(?<![\w-])(?:shot\s{1,3}down|shot|fired|fire|test-fired|lift-off)(?![\w-])", re.IGNORECASE
    )
    found = [m.span() for m in WordIndex(text).finditer(phrases(table))]
    assert found == [m.span() for m in whole.finditer(text)]
    assert len(found) == 6


@pytest.mark.parametrize("text", ["", "...", "no", "\u0130stanbul 9K720 na\u00efve"])
def test_words_stand_where_the_index_says(text: str) -> None:
    index = WordIndex(text)
    assert index.starts == [m.start() for m in re.finditer(r"\w+", text)]
    assert len(index.keys) == len(index.starts) + 1


PIECES = {
    "one word": "missile ",
    "all commas": ", ",
    "all capitals": "NORTH KOREA FIRED A MISSILE FROM SUNAN ",
    "all digits": "2022 14 ",
    "no spaces": "2022",
    "no stops": "fired on the 14th of May at 5 km in the sea and ",
    "sentences": "It fired two missiles at Kyiv on 3 May 2022. ",
    "quotes": '"',
}


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_twice_the_text_is_at_most_twice_the_work(
    piece: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    once, twice = (counted(piece * (size // len(piece)), monkeypatch) for size in (20_000, 40_000))
    for name, count in twice.items():
        assert count <= 2.1 * once[name] + 50, name


def counted(text: str, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Read the events of a text and count the places looked at and the characters searched."""
    counts: Counter[str] = Counter()
    candidates, may_match = WordIndex._candidates, Cued.may_match

    def count_candidates(self: WordIndex, *args: Any) -> list[int]:
        found = candidates(self, *args)
        counts["places"] += len(found)
        return found

    def count_looks(self: Cued, stretch: str) -> bool:
        counts["characters"] += len(stretch)
        return may_match(self, stretch)

    with monkeypatch.context() as patch:
        patch.setattr(WordIndex, "_candidates", count_candidates)
        patch.setattr(Cued, "may_match", count_looks)
        read_events(Article("x", text), (), default())
    return counts
