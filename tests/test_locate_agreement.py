"""Several clues to one location, and flown distances."""

import pytest
from location_checks import SPAN, assert_honest, clue, located, spot, town

from geomap.gazetteer import default
from geomap.geodesy import inverse
from geomap.locate.agreement import agreed
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


ORIGIN = town(39.66, 124.705, name="Tongchang-ri", kind="site")


def flown(*values, impact=None, origin=ORIGIN, **more):
    """An impact in the Sea of Japan, or as told, after so many kilometres."""
    impact = impact or clue("sea", find("Sea of Japan", "sea"))
    accounts = {"range_km": tuple(Account(v, OTHER) for v in values)} if values else {}
    return located(origin=clue("place", origin), impact=impact, accounts=accounts, **more)


def test_a_flown_distance_narrows_a_sea():
    sea, found = flown(), flown(800.0)
    assert_honest(found)
    way = inverse(lat1=ORIGIN.lat, lon1=ORIGIN.lon, lat2=found.lat, lon2=found.lon)
    assert way.distance_km == pytest.approx(800.0, rel=0.12)
    assert found.uncertainty_km < sea.uncertainty_km
    assert found.evidence == (*sea.evidence, OTHER)
    assert "800 km from Tongchang-ri, the distance flown" in found.how
    assert [(use.kind, use.off_km) for use in found.clues] == [("sea", None), ("range", None)]


@pytest.mark.parametrize("values", [(5_000.0,), (17_000.0,)])
def test_a_distance_that_misses_is_named_and_not_followed(values):
    sea, found = flown(), flown(*values)
    assert found.geometry.equals(sea.geometry)
    assert "contradicts this by about" in found.how
    assert found.clues[-1].off_km > 1_000.0


@pytest.mark.parametrize("value", [-5.0, 30_000.0])
def test_distances_that_cannot_be_change_nothing(value):
    assert flown(value) == flown()


def test_a_rough_origin_or_a_sharp_impact_is_left_alone():
    rough = flown(800.0, origin=default().country("PRK"))
    assert "distance flown" not in rough.how
    sharp = clue("place", town(40.65, 129.55, name="Alsom"))
    assert flown(430.0, impact=sharp).geometry.equals(flown(impact=sharp).geometry)


def test_a_distance_that_takes_in_all_changes_nothing_but_is_told():
    found = flown(100.0, 3_000.0)
    assert found.geometry.equals(flown().geometry)
    assert found.clues[-1].off_km is None


def test_a_distance_toward_land_moves_into_the_sea():
    found = flown(560.0, origin=town(48.0, 130.0, name="North"))
    assert_honest(found)
