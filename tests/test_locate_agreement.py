"""Several clues to one location, and flown distances."""

from dataclasses import replace

import pytest
from location_checks import SPAN, assert_honest, clue, located, spot, town

from geomap.gazetteer import default
from geomap.geodesy import inverse
from geomap.locate.agreement import agreed, narrowed_by_range
from geomap.model import Account, Span

OTHER = Span(40, 50)


def find(name, kind):
    return next(p for p in default().find(name) if p.kind == kind)


def test_the_town_wins_over_the_country_around_it():
    found = located(
        impact=(
            clue("place", default().country("PRK")),
            clue("place", town(39.15, 127.44), span=OTHER),
        )
    )
    assert_honest(found)
    assert found.name == "Town"
    assert found.evidence == (OTHER, SPAN)


def test_two_bearings_cut_each_other():
    sokcho = clue(
        "offset", town(38.207, 128.592, name="Sokcho"), bearing_deg=90.0, distance_km=57.0
    )
    ulleung = clue(
        "offset",
        town(37.498, 130.862, name="Ulleungdo"),
        bearing_deg=315.0,
        distance_km=167.0,
        span=OTHER,
    )
    found = located(impact=(sokcho, ulleung))
    assert_honest(found)
    assert "and within 167 km north-west of Ulleungdo" in found.how
    alone = located(impact=sokcho)
    assert found.geometry.area < alone.geometry.area
    assert found.evidence == (SPAN, OTHER)


def test_a_sea_keeps_an_offset_in_the_water():
    found = located(
        impact=(
            clue("offset", default().country("JPN"), bearing_deg=90.0, distance_km=200.0),
            clue("sea", find("Pacific Ocean", "sea"), span=OTHER),
        )
    )
    assert_honest(found)
    assert set(found.evidence) == {SPAN, OTHER}


def test_clues_that_lie_apart_are_told_and_the_first_is_kept():
    found = located(
        impact=(
            clue("place", town(39.0, 127.0, name="A")),
            clue("place", town(45.0, 10.0, name="B"), span=OTHER),
        )
    )
    assert found.name == "A"
    assert "the text also names B, which lies apart" in found.how
    assert found.evidence == (SPAN,)


def test_a_much_smaller_place_wins_over_a_far_country():
    found = located(
        impact=(
            clue("place", default().country("RUS")),
            clue("place", town(48.46, 35.04, name="Dnipro"), span=OTHER),
        )
    )
    assert found.name == "Dnipro"
    assert "Russia, which lies apart" in found.how


def test_inferred_clues_count_only_alone():
    stated, guess = spot(39.0, 127.0, name="A"), spot(39.0, 127.01, name="B", inferred=True)
    assert agreed([guess, stated]) is stated
    assert agreed([guess]).name == "B"


def test_a_point_outside_the_shared_region_moves_into_it():
    one, other = spot(0.0, 0.0, uncertainty_km=100.0), spot(0.0, 1.5, uncertainty_km=110.0)
    found = agreed([one, other])
    assert_honest(found)
    assert found.lon > 0.4
    assert found.uncertainty_km < 90.0


def sea_and_origin():
    origin = spot(39.66, 124.705, name="Tongchang-ri")
    sea = located(impact=clue("sea", find("Sea of Japan", "sea")))
    return sea, origin


def test_a_flown_distance_narrows_a_sea():
    sea, origin = sea_and_origin()
    found = narrowed_by_range(sea, origin, (Account(800.0, OTHER),))
    assert_honest(found)
    flown = inverse(lat1=origin.lat, lon1=origin.lon, lat2=found.lat, lon2=found.lon)
    assert flown.distance_km == pytest.approx(800.0, rel=0.12)
    assert found.uncertainty_km < sea.uncertainty_km
    assert found.evidence == (*sea.evidence, OTHER)
    assert "800 km from Tongchang-ri" in found.how


def test_a_flown_distance_is_used_when_an_event_is_located():
    found = located(
        origin=clue("place", town(39.66, 124.705)),
        impact=clue("sea", find("Sea of Japan", "sea")),
        accounts={"range_km": (Account(800.0, OTHER),)},
    )
    assert "distance flown" in found.how


@pytest.mark.parametrize("values", [(), (5_000.0,), (19_990.0,)])
def test_no_distance_or_one_that_misses_changes_nothing(values):
    sea, origin = sea_and_origin()
    assert narrowed_by_range(sea, origin, tuple(Account(v, OTHER) for v in values)) is sea


@pytest.mark.parametrize("value", [-5.0, 30_000.0])
def test_distances_that_cannot_be_change_nothing(value):
    sea, origin = sea_and_origin()
    assert narrowed_by_range(sea, origin, (Account(value, OTHER),)) is sea


def test_a_rough_origin_or_a_sharp_impact_is_left_alone():
    sea, origin = sea_and_origin()
    accounts = (Account(800.0, OTHER),)
    rough = replace(origin, uncertainty_km=300.0)
    assert narrowed_by_range(sea, rough, accounts) is sea
    sharp = spot(40.65, 129.55)
    assert narrowed_by_range(sharp, origin, accounts) is sharp


def test_a_distance_that_takes_in_all_changes_nothing():
    sea, origin = sea_and_origin()
    wide = (Account(100.0, OTHER), Account(3_000.0, OTHER))
    assert narrowed_by_range(sea, replace(origin, uncertainty_km=5.0), wide) is sea


def test_a_distance_toward_land_moves_into_the_sea():
    sea, _ = sea_and_origin()
    origin = spot(48.0, 130.0, name="North")
    found = narrowed_by_range(sea, origin, (Account(560.0, OTHER),))
    assert_honest(found)
