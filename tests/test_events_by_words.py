"""Events told in words that the rules do not know."""

from __future__ import annotations

import pytest

from geomap import gazetteer, geoparse
from geomap.events import read_events
from geomap.events.kinds import FILE, KINDS, features, leanings, weights
from geomap.events.layers import Scene
from geomap.events.reader import read_tellings
from geomap.model import Article
from geomap.tables import rows


def _scene(text: str) -> Scene:
    book = gazetteer.default()
    article = Article("t", text, "2023-03-16")
    return read_tellings(article, geoparse.parse(article, book), book).scenes[0]


def test_names_are_put_as_what_they_are() -> None:
    scene = _scene("Iran lobbed 12 missiles at Erbil on Monday, 300 km away.")
    names = {one.name for one in features(scene)}
    assert {"lobbed", "lobb~", "<number>", "<place>", "<day>", "at <place>"} <= names
    assert not {name for name in names if "iran" in name or "erbil" in name or "monday" in name}


def test_hardly_a_weight_knows_a_state() -> None:
    states = {"korea", "japan", "ukraine", "russia", "iran", "israel", "kyiv", "seoul"}
    known = {name: row for name, row in weights().items() if states & set(name.split())}
    assert all(abs(value) < 0.2 for row in known.values() for value in row)


def test_the_table_has_a_column_a_kind() -> None:
    assert set(rows(FILE)[0]) == {"feature", *KINDS}


def test_what_is_asked_for_alone_is_told() -> None:
    scene = _scene("The missile was loosed off at dawn from Iran on Monday and soared away.")
    assert {one.kind for one in leanings(scene, ["exercise"])} <= {"exercise"}
    assert leanings(scene, []) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The stadium was full on Monday and the crowd sang.",
        "Prices of fish rose in Seoul on Monday.",
        "North Korea will loose off a missile next week.",
        "",
    ],
)
def test_nothing_is_made_of_other_news(text: str) -> None:
    article = Article("t", text, "2023-03-16")
    book = gazetteer.default()
    assert read_events(article, geoparse.parse(article, book), book) == ()


def test_the_word_lies_in_its_sentence() -> None:
    scene = _scene("The leaders of Japan and South Korea reached across the table in Seoul.")
    for one in leanings(scene):
        assert scene.span.start <= one.word.start < one.word.end <= scene.span.end
