"""What the flight tells of its end: distance, places passed, direction, zones, sea and land."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from location_checks import SPAN, assert_honest, clue, event, located, town
from shapely.geometry import Point

from geomap.gazetteer import default, regions
from geomap.geodesy import destination, inverse
from geomap.locate import locate
from geomap.locate.sea_zones import beyond, within, zone_of, zone_sea
from geomap.model import Account, Span

OTHER = Span(40, 50)
SUNAN = town(39.2, 125.67, name="Sunan", kind="airfield", radius_km=5.0)
JAPAN_SEA = Point(136.0, 39.0)


def find(name, kind):
    return next(p for p in default().find(name) if p.kind == kind)


def country(iso3):
    return default().country(iso3)


def flown(km):
    return {"range_km": (Account(km, OTHER),)}


def km_between(location, lat, lon):
    return inverse(lat1=location.lat, lon1=location.lon, lat2=lat, lon2=lon).distance_km


def oshima(distance_km, hedge=None):
    island = town(41.51, 139.367, name="Oshima-Oshima", kind="island", radius_km=5.0)
    return clue("offset", island, bearing_deg=270.0, distance_km=distance_km, hedge=hedge)


@pytest.mark.parametrize("hedge", [None, "about"])
def test_200_km_west_of_oshima_and_1000_km_from_sunan_meet(hedge):
    found = located(
        origin=clue("place", SUNAN), impact=oshima(200.0, hedge), accounts=flown(1_000.0)
    )
    assert_honest(found)
    assert [use.off_km for use in found.clues] == [None, None]
    assert "contradicts" not in found.how


@pytest.mark.parametrize("hedge", [None, "about"])
def test_250_km_do_not_and_are_told_to_lie_about_60_km_off(hedge):
    found = located(
        origin=clue("place", SUNAN), impact=oshima(250.0, hedge), accounts=flown(1_000.0)
    )
    (off_km,) = [use.off_km for use in found.clues if use.kind == "range"]
    assert off_km == pytest.approx(60.0, abs=5.0)
    assert "contradicts this by about 6" in found.how
    assert found.geometry.equals(located(impact=oshima(250.0, hedge)).geometry)


def test_the_path_over_a_cape_comes_before_the_compass_word():
    erimo = find("Cape Erimo", "cape")
    found = located(
        origin=clue("place", SUNAN),
        overflies=clue("place", erimo),
        impact=clue("offset", erimo, bearing_deg=90.0, distance_km=2_200.0),
        accounts=flown(3_700.0),
    )
    assert km_between(found, 40.84, 169.53) < 60.0
    assert_honest(found)


def test_a_direction_and_a_distance_tell_an_impact():
    wonsan = town(39.15, 127.44, name="Wonsan")
    found = located(
        origin=clue("place", wonsan),
        flight=clue("direction", bearing_deg=90.0),
        accounts=flown(600.0),
    )
    assert_honest(found)
    assert found.basis == "flight"
    assert km_between(found, 39.15, 127.44) == pytest.approx(600.0, rel=0.02)
    assert not found.geometry.intersects(Point(122.0, 39.0))
    assert {use.kind for use in found.clues} == {"range", "direction"}


@pytest.mark.parametrize("told", [{}, {"accounts": flown(600.0)}])
def test_a_direction_or_a_distance_alone_tells_none(told):
    flight = {} if told else {"flight": clue("direction", bearing_deg=90.0)}
    assert located(origin=clue("place", SUNAN), **flight, **told) is None


def test_a_meeting_has_no_impact_from_a_flight():
    found = locate(
        event(
            kind="meeting",
            origin=clue("place", SUNAN),
            flight=clue("surface", qualifier="sea"),
            accounts=flown(600.0),
        ),
        default(),
    )
    assert found.impact is None


def test_beyond_a_place_flown_over():
    found = located(
        origin=clue("place", SUNAN),
        overflies=clue("place", find("Aomori", "division")),
        impact=clue("sea", find("Pacific Ocean", "sea")),
        accounts=flown(3_000.0),
    )
    assert_honest(found)
    assert found.lon > 150.0
    assert found.uncertainty_km < 600.0
    assert not found.geometry.intersects(Point(126.0, 15.0))


def test_of_an_ocean_the_near_part_is_meant():
    whole = located(impact=clue("sea", find("Pacific Ocean", "sea")))
    found = located(origin=clue("place", SUNAN), impact=clue("sea", find("Pacific Ocean", "sea")))
    assert_honest(found)
    assert found.geometry.area < whole.geometry.area / 2.0
    assert km_between(found, SUNAN.lat, SUNAN.lon) < 5_000.0


def test_short_of_a_place():
    guam = country("GUM")
    found = located(origin=clue("place", SUNAN), flight=clue("toward", guam, qualifier="short"))
    assert_honest(found)
    assert not found.geometry.intersects(Point(144.78, 12.0))
    assert km_between(found, SUNAN.lat, SUNAN.lon) < 3_500.0
    assert "short of Guam" in found.how


def test_toward_a_place_bounds_an_impact():
    found = located(
        origin=clue("place", SUNAN),
        flight=clue("toward", find("Hokkaido", "division")),
        impact=clue("sea", find("Sea of Japan", "sea")),
    )
    assert_honest(found)
    assert not found.geometry.intersects(Point(130.5, 36.0))


def test_at_sea_leaves_the_land_of_a_ring_out():
    sokcho = clue("offset", town(38.207, 128.592, name="Sokcho"), distance_km=100.0)
    ring = located(impact=sokcho)
    found = located(impact=sokcho, flight=clue("surface", qualifier="sea", span=OTHER))
    assert_honest(found)
    assert regions.is_water(lat=found.lat, lon=found.lon)
    assert found.geometry.area < 0.8 * ring.geometry.area
    assert OTHER in found.evidence


def test_on_land_leaves_the_sea_out():
    sokcho = clue("offset", town(38.207, 128.592, name="Sokcho"), distance_km=100.0)
    found = located(impact=sokcho, flight=clue("surface", qualifier="land"))
    assert_honest(found)
    assert not regions.is_water(lat=found.lat, lon=found.lon)


def test_on_land_contradicts_the_open_sea():
    far = clue("offset", town(41.5, 137.0, name="Buoy"), bearing_deg=90.0, distance_km=20.0)
    found = located(impact=far, flight=clue("surface", qualifier="land"))
    (use,) = [use for use in found.clues if use.kind == "surface"]
    assert 100.0 < use.off_km < 300.0


def test_the_sea_is_that_on_whose_coast_the_origin_lies():
    found = located(
        origin=clue("place", town(39.15, 127.44, name="Wonsan")),
        flight=clue("surface", qualifier="sea"),
    )
    assert_honest(found)
    assert found.lon > 127.4
    assert regions.is_water(lat=found.lat, lon=found.lon)
    assert not found.geometry.intersects(Point(124.5, 38.5))


def test_off_a_land_on_the_coast_it_was_fired_from():
    cape = find("Cape Canaveral", "site")
    florida = clue("off", find("Florida", "division"))
    found = located(origin=clue("place", cape), impact=florida)
    assert_honest(found)
    assert km_between(found, 28.46, -80.54) < 150.0
    assert found.lon > -80.5
    assert found.geometry.intersects(Point(-84.0, 28.0))


@pytest.mark.parametrize(
    ("qualifier", "inside", "holds"),
    [
        ("inside exclusive economic zone", True, True),
        ("outside exclusive economic zone", False, False),
        ("inside territorial waters", True, False),
    ],
)
def test_zones(qualifier, inside, holds):
    found = located(impact=clue("zone", country("JPN"), qualifier=qualifier))
    assert_honest(found)
    assert found.basis == "zone"
    assert "approximate" in found.how
    assert "no legal claim" in found.how
    assert regions.is_water(lat=found.lat, lon=found.lon)
    assert found.geometry.intersects(JAPAN_SEA) is holds
    assert zone_of(clue("zone", country("JPN"), qualifier=qualifier)).inside is inside


def test_just_inside_and_just_outside_lie_at_the_edge():
    inside = zone_of(clue("zone", country("JPN"), qualifier="just inside eez"))
    outside = zone_of(clue("zone", country("JPN"), qualifier="just outside eez"))
    assert within(inside).area < 0.6 * inside.sea.area
    assert within(inside).difference(inside.sea.buffer(1e-6)).area < 1e-3
    assert beyond(outside).intersection(outside.sea).area < 1e-3


def test_zones_of_neighbours_meet_halfway():
    ours, theirs = zone_sea(country("KOR"), 370.4), zone_sea(country("JPN"), 370.4)
    assert ours.intersection(theirs).area < 0.01 * ours.area
    assert ours.intersects(Point(130.5, 36.5))
    assert theirs.intersects(Point(134.0, 37.0))


def test_a_zone_across_180_holds_both_sides():
    sea = zone_sea(country("FJI"), 370.4)
    assert sea.intersects(Point(175.5, -18.5))
    assert sea.intersects(Point(-178.5, -17.0))


def test_outside_a_zone_cuts_a_sea():
    told = clue("zone", country("JPN"), qualifier="outside exclusive economic zone", span=OTHER)
    found = located(
        origin=clue("place", SUNAN),
        impact=clue("sea", find("Sea of Japan", "sea")),
        flight=told,
        accounts=flown(650.0),
    )
    assert_honest(found)
    assert not found.geometry.intersects(JAPAN_SEA)
    assert OTHER in found.evidence


def test_a_point_inside_the_zone_it_fell_outside_of_is_told():
    told = clue("zone", country("JPN"), qualifier="outside exclusive economic zone")
    found = located(impact=oshima(200.0), flight=told)
    (use,) = [use for use in found.clues if use.kind == "zone"]
    assert use.off_km is not None
    assert 20.0 < use.off_km < 200.0
    assert "contradicts" in found.how


def test_outside_a_zone_alone_stays_on_the_side_of_the_origin():
    told = clue("zone", country("JPN"), qualifier="outside exclusive economic zone")
    found = located(origin=clue("place", SUNAN), flight=told)
    assert_honest(found)
    assert found.lon < 136.0
    assert not found.geometry.intersects(Point(150.0, 30.0))


def test_no_pin_for_a_country_or_a_sea():
    for iso3 in ("SGP", "MLT", "BHR", "GUM", "MDV"):
        assert not located(impact=clue("place", country(iso3))).is_point


def test_evidence_and_clues_are_those_of_the_text():
    found = located(
        origin=clue("place", SUNAN),
        impact=clue("sea", find("Sea of Japan", "sea")),
        accounts=flown(800.0),
    )
    assert found.evidence == (SPAN, OTHER)
    for use in found.clues:
        assert use.name
        assert use.geometry.area > 0.0


@settings(deadline=None, max_examples=15)
@given(
    lat=st.floats(-80.0, 80.0).map(lambda x: round(x, 6)),
    lon=st.floats(-180.0, 180.0).map(lambda x: round(x, 6)),
    bearing=st.floats(0.0, 359.0),
    km=st.floats(100.0, 4_000.0),
)
def test_a_narrower_clue_never_widens(lat, lon, bearing, km):
    start = clue("place", town(lat, lon, name="Start"))
    wide = located(origin=start, flight=clue("direction", bearing_deg=bearing), accounts=flown(km))
    narrow = located(
        origin=start,
        flight=(
            clue("direction", bearing_deg=bearing),
            clue("toward", town(*_ahead(lat, lon, bearing, km), name="Target")),
        ),
        accounts=flown(km),
    )
    assert_honest(wide)
    assert_honest(narrow)
    assert narrow.geometry.area <= wide.geometry.area * 1.001


def _ahead(lat, lon, bearing, km):
    x, y = destination(lat=lat, lon=lon, azimuth_deg=bearing, distance_km=km)
    return y, x
