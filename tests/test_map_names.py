"""Names on the map: the article's words, the gazetteer's beside them, or English ones."""

from __future__ import annotations

import pytest

import geomap
from geomap.maps.content import content

TEXT = (
    "SEOUL - North Korea fired a ballistic missile from the Wonsan area at 7:10 a.m. local time on "
    "Thursday, which fell into the East Sea."
)


def places(names: str) -> list[str]:
    report = geomap.read_text(TEXT, date="2023-03-16")
    features = content(report.readings, names=names).payload.features
    return [one["properties"]["place"] for one in features if "place" in one["properties"]]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("article", ["near Wonsan", "East Sea"]),
        ("both", ["near Wonsan", "East Sea (Sea of Japan)"]),
        ("en", ["near Wŏnsan", "Sea of Japan"]),
    ],
)
def test_names_follow_the_choice(names: str, expected: list[str]) -> None:
    assert places(names)[:2] == expected


def test_article_names_keep_the_other_for_the_pop_up() -> None:
    report = geomap.read_text(TEXT, date="2023-03-16")
    features = content(report.readings, names="article").payload.features
    told = {one["properties"].get("gazetteer") for one in features}
    assert {"near Wŏnsan", "Sea of Japan"} <= told


def test_local_time_stands_beside_utc() -> None:
    report = geomap.read_text(TEXT, date="2023-03-16")
    event = content(report.readings).payload.events[0]
    assert event["when"].endswith("22:10 UTC")
    assert event["local"] == "07:10 local time (UTC+9)"


def test_a_map_of_a_report_takes_title_and_names() -> None:
    made = geomap.read_text(TEXT, date="2023-03-16").map(title="Mine", names="en")
    assert made.get_root().title == "Mine"
    assert "Wŏnsan" in str(made.content.payload.features)


def test_a_correction_starts_from_the_articles_words() -> None:
    report = geomap.read_text(TEXT, date="2023-03-16")
    first = content(report.readings).payload.features[0]["properties"]
    words, start = first["said"]
    assert TEXT[start : start + len(words)] == words == "Wonsan"


def test_clues_and_contradictions_are_told() -> None:
    text = (
        "North Korea fired a missile on Thursday, which flew 1,000 km and landed 200 km west of "
        "Oshima-Oshima, inside Japan's exclusive economic zone."
    )
    report = geomap.read_text(text, date="2023-03-16")
    told = [one["properties"].get("clues", []) for one in content(report.readings).payload.features]
    clues = next(one for one in told if one)
    assert len(clues) > 1
    assert all(isinstance(name, str) and isinstance(against, str) for name, against in clues)
