"""Distances, heights and durations, and what they measure."""

from __future__ import annotations

import pytest

from geomap.events.numbers import find_quantities
from geomap.events.patterns import number_value


@pytest.mark.parametrize(
    ("text", "measure", "value", "hedge"),
    [
        ("It flew about 1,000 km.", "range_km", 1000, "about"),
        ("It travelled more than 700 kilometres.", "range_km", 700, "more than"),
        ("It flew 100 miles.", "range_km", 160.9344, None),
        ("It flew 100 nautical miles.", "range_km", 185.2, None),
        ("It flew around 4,200 miles (6,759 km).", "range_km", 6759, "around"),
        ("It covered 953.8 km.", "range_km", 953.8, None),
        ("It fell in the sea after 800 km.", "range_km", 800, None),
        ("It flew about 190 km from the site.", "range_km", 190, "about"),
        ("at a maximum altitude of some 60 km", "apogee_km", 60, "some"),
        ("climbing to about 6,100 km", "apogee_km", 6100, "about"),
        ("peaking at 36 km", "apogee_km", 36, None),
        ("reached an altitude of 30,000 feet", "apogee_km", 9.144, None),
        ("stayed in the air for some 69 minutes", "flight_time_min", 69, "some"),
        ("flew for 4,151 seconds", "flight_time_min", 69.1833, None),
        ("It hit its target after 53 minutes.", "flight_time_min", 53, None),
        ("fell about 200 km west of the island", "offset", 200, "about"),
        ("some 250 km off the coast", "offset", 250, "some"),
        ("It could travel more than 15,000 km.", "capability", 15000, "more than"),
        ("Its maximum range is 2,200 km.", "capability", 2200, None),
        ("It was meant to fly some 3,700 miles.", "capability", 5954.5728, "some"),
    ],
)
def test_measure(text: str, measure: str, value: float, hedge: str | None) -> None:
    (quantity,) = find_quantities(text)
    assert (quantity.measure, quantity.hedge) == (measure, hedge)
    assert quantity.value == pytest.approx(value, abs=1e-3)
    assert quantity.value >= 0


@pytest.mark.parametrize(
    "text",
    [
        "notice was given 30 minutes ahead",
        "Within six minutes of the launch",
        "two hours later",
        "some 110 km long",
    ],
)
def test_measures_nothing_of_the_flight(text: str) -> None:
    assert [q.measure for q in find_quantities(text)] == ["none"]


def test_two_ranges_of_a_salvo() -> None:
    found = find_quantities("They flew 430 and 690 kilometres respectively.")
    assert [q.value for q in found] == [430, 690]


@pytest.mark.parametrize(
    ("word", "value"),
    [("twelve", 12), ("twenty-three", 23), ("4,500", 4500), ("1.5", 1.5), ("many", None)],
)
def test_number_value(word: str, value: float | None) -> None:
    assert number_value(word) == value
