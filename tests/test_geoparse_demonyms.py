"""Adjectives and names of peoples as mentions of their states."""

from __future__ import annotations

import pytest

from geomap.gazetteer import default
from geomap.geoparse import parse
from geomap.model import Article


def demonyms(text: str) -> list[tuple[str, str]]:
    read = parse(Article("x", text), default(), demonyms=True)
    return [(m.text, m.place.id) for m in read if m.role == "demonym"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkish jets flew.", [("Turkish", "country:TUR")]),
        ("South Korean and Japanese ships.",
         [("South Korean", "country:KOR"), ("Japanese", "country:JPN")]),
        ("The Iranians said no.", [("Iranians", "country:IRN")]),
        ("A Russian's word.", [("Russian", "country:RUS")]),
        ("Angry New Zealanders met Sri Lankan ministers.",
         [("New Zealanders", "country:NZL"), ("Sri Lankan", "country:LKA")]),
        ("They met in Turkey.", []),
        ("russian salad", []),
    ],
)  # fmt: skip
def test_peoples_and_adjectives(text: str, expected: list[tuple[str, str]]) -> None:
    assert demonyms(text) == expected


def test_they_are_left_out_unless_asked_for() -> None:
    text = "Turkish jets flew over Iran."
    assert [m.text for m in parse(Article("x", text), default())] == ["Iran"]
    assert [m.text for m in parse(Article("x", text), default(), demonyms=True)] == [
        "Turkish",
        "Iran",
    ]


def test_every_demonym_has_a_country() -> None:
    world = default()
    for word in ("Turkish", "Palestinian", "Kosovar", "Taiwanese", "British"):
        state = world.demonym(word)
        assert state is not None
        assert world.country(state).kind in {"country", "dispute", "region"}
