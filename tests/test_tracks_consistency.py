"""Contradictions: found with their size, and no sound report accused."""

import pytest
from location_checks import SPAN, spot

from geomap.model import Account, Event, LocatedEvent, Span
from geomap.tracks import contradictions
from geomap.tracks.stated import stated

SUNAN = spot(39.2002, 125.6733, name="Sunan", uncertainty_km=3.0)
EAST = spot(41.86, 138.04, name="the sea", uncertainty_km=20.0)  # 1,090 km from Sunan


def told(origin=SUNAN, impact=EAST, kind="launch", **numbers):
    numbers = {"missile_class": "ICBM"} | numbers
    return LocatedEvent(Event("e1", kind, ("PRK",), SPAN, **numbers), origin=origin, impact=impact)


def kinds(located):
    return [one.kind for one in contradictions([located])]


def test_the_time_published_on_24_march_2022_is_shorter_than_free_flight():
    numbers = {"range_km": 1090.0, "apogee_km": 6248.5, "flight_time_min": 4052 / 60}
    (one,) = contradictions([told(**numbers)])
    assert one.kind == "time"
    assert one.event_id == "e1"
    assert one.off == pytest.approx(-57.0, abs=3.0)
    assert "58 s too short" in one.words


@pytest.mark.parametrize(
    ("apogee", "range_", "minutes"),
    [(6040.9, 999.2, 69.0), (4475.0, 950.0, 53.0), (770.0, 3700.0, 19.0), (550.0, 500.0, 14.0)],
)
def test_published_tests_that_are_sound_are_not_accused(apogee, range_, minutes):
    alone = told(None, None, apogee_km=apogee, range_km=range_, flight_time_min=minutes)
    assert kinds(alone) == []


def test_miles_taken_for_kilometres_are_told():
    (one,) = contradictions(
        [told(None, None, apogee_km=2780.0, range_km=590.0, flight_time_min=53.0)]
    )
    assert one.off > 0.0
    assert one.slip == "apogee and range are miles"
    assert "it would fit if" in one.words


def test_a_range_that_is_not_the_way_between_the_places():
    (one,) = contradictions([told(range_km=677.0)])
    assert one.kind == "range"
    assert one.unit == "km"
    assert one.off == pytest.approx(677.0 - 1090.0, abs=40.0)
    assert one.slip == "range is miles"
    assert "from Sunan to the sea" in one.words


@pytest.mark.parametrize(
    "located",
    [
        told(range_km=1090.0),
        told(range_km=1100.0),
        told(range_km=677.0, missile_class="cruise"),
        told(range_km=677.0, outcome="failure"),
        told(range_km=677.0, missile_class="SLV"),
        told(spot(39.2, 125.7, inferred=True), range_km=677.0),
        told(impact=spot(40.0, 135.0, uncertainty_km=600.0), range_km=900.0),
        told(None, None, apogee_km=50.0, range_km=900.0, flight_time_min=8.0),
        told(kind="meeting", range_km=677.0),
    ],
)
def test_what_cannot_be_judged_is_not_accused(located):
    assert kinds(located) == []


def test_another_account_that_fits_clears_the_report():
    accounts = {"range_km": (Account(677.0, Span(0, 2)), Account(1090.0, Span(3, 5)))}
    assert kinds(told(range_km=677.0, accounts=accounts)) == []


@pytest.mark.parametrize(
    ("value", "hedge", "half"),
    [(1090.0, None, 5.0), (1000.0, "about", 50.0), (4473.9763, None, 5 * 1.609344)],
)
def test_numbers_are_as_exact_as_they_were_given(value, hedge, half):
    event = Event(
        "e", "launch", (), SPAN, accounts={"range_km": (Account(value, SPAN, hedge),)},
        range_km=value,
    )  # fmt: skip
    assert stated(event, "range_km")[0].half == pytest.approx(half)
