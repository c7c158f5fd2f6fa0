"""Clues become regions of honest size: one kind of clue after the other."""

import pytest
from location_checks import SPAN, assert_honest, clue, event, located, spot, town
from shapely.geometry import Point

from geomap.gazetteer import default, regions
from geomap.geodesy import area_km2, disc, inverse
from geomap.locate import locate, locate_mention
from geomap.locate.parts import Part, part_of, qualified, wind_name
from geomap.model import Candidate, Mention


def country(iso3):
    return default().country(iso3)


def find(name, kind):
    return next(p for p in default().find(name) if p.kind == kind)


def km_between(location, lat, lon):
    return inverse(lat1=location.lat, lon1=location.lon, lat2=lat, lon2=lon).distance_km


def test_a_town_is_a_disc_of_its_half_width():
    found = located(impact=clue("place", town(39.15, 127.44, radius_km=15.0)))
    assert_honest(found)
    assert (found.lat, found.lon, found.uncertainty_km) == (39.15, 127.44, 15.0)
    assert found.basis == "named"
    assert found.evidence == (SPAN,)
    assert found.is_point
    assert not found.inferred


def test_no_name_is_sharper_than_its_surroundings():
    site = town(39.66, 124.705, radius_km=1.0, kind="site")
    assert located(impact=clue("place", site)).uncertainty_km == 15.0
    house = town(38.9, -77.04, radius_km=0.1, kind="building")
    assert located(impact=clue("place", house)).uncertainty_km == 1.0


def test_a_country_is_a_region_and_not_its_capital():
    found = located("origin", origin=clue("place", country("PRK")))
    assert_honest(found)
    assert found.basis == "country"
    assert not found.is_point
    assert 200.0 < found.uncertainty_km < 400.0
    assert km_between(found, 39.03, 125.75) > 100.0
    assert area_km2(found.geometry) == pytest.approx(120_540.0, rel=0.05)


def test_an_actor_without_words_is_inferred_and_with_words_named():
    silent = located("origin", origin=clue("actor", country("PRK"), span=None))
    assert_honest(silent)
    assert silent.inferred
    assert silent.evidence == ()
    assert silent.basis == "country"
    told = located("origin", origin=clue("actor", country("PRK")))
    assert not told.inferred
    assert told.evidence == (SPAN,)


def test_a_country_across_180_stays_in_one_piece_of_the_earth():
    for iso3 in ("RUS", "FJI", "USA", "NZL"):
        assert_honest(located("origin", origin=clue("place", country(iso3))))


def test_part_of_a_country():
    found = located(impact=clue("place", country("JPN"), qualifier="northern"))
    assert_honest(found)
    assert found.name == "northern Japan"
    assert found.lat > 39.0
    assert not found.geometry.intersects(Point(131.0, 32.0))
    heart = located(impact=clue("place", country("FRA"), qualifier="central"))
    assert_honest(heart)
    assert heart.name == "central France"
    assert heart.uncertainty_km < 400.0


def test_a_qualifier_that_names_no_part_changes_nothing():
    whole = located(impact=clue("place", country("JPN")))
    assert located(impact=clue("place", country("JPN"), qualifier="mainland")) == whole
    small = located(impact=clue("place", town(39.0, 127.0), qualifier="northern"))
    assert small.name == "Town"


def test_several_places_at_once_are_taken_together():
    found = located(impact=clue("place", town(39.0, 127.0, name="A"), town(40.0, 128.0, name="B")))
    assert_honest(found)
    assert found.name == "A and B"


def test_near_is_wider_than_the_place():
    found = located(impact=clue("near", town(39.15, 127.44, radius_km=10.0)))
    assert_honest(found)
    assert found.basis == "near"
    assert found.name == "near Town"
    assert 30.0 <= found.uncertainty_km <= 60.0


def test_near_a_country_and_near_a_sea():
    assert_honest(located(impact=clue("near", country("TWN"))))
    sea = located(impact=clue("near", find("Yellow Sea", "sea")))
    assert sea.basis == "sea"
    huge = located(impact=clue("near", country("RUS")))
    assert huge.geometry.equals(located(impact=clue("place", country("RUS"))).geometry)


def test_bearing_and_distance():
    found = located(
        impact=clue(
            "offset",
            town(41.51, 139.367, name="Oshima-Oshima", kind="island", radius_km=5.0),
            bearing_deg=270.0,
            distance_km=200.0,
            hedge="about",
        )
    )
    assert_honest(found)
    assert found.name == "about 200 km west of Oshima-Oshima"
    assert found.basis == "bearing_distance"
    assert km_between(found, 41.485, 136.969) < 1.0
    assert found.uncertainty_km == pytest.approx(62.0)


def test_an_offset_east_across_180():
    found = located(impact=clue("offset", town(-17.0, 179.0), bearing_deg=90.0, distance_km=200.0))
    assert_honest(found)
    assert found.lon == pytest.approx(-179.12, abs=0.01)


def test_an_offset_over_the_pole():
    found = located(impact=clue("offset", town(87.0, 179.0), bearing_deg=0.0, distance_km=600.0))
    assert_honest(found)
    assert found.lat == pytest.approx(87.63, abs=0.05)
    assert abs(found.lon) < 5.0


def test_a_far_offset_lies_between_great_circle_and_parallel():
    place = town(38.0, 140.0)
    found = located(impact=clue("offset", place, bearing_deg=90.0, distance_km=3000.0))
    assert_honest(found)
    great_circle_lat = 32.6
    assert great_circle_lat < found.lat < 38.0
    assert "halfway" in found.how
    assert found.uncertainty_km >= 700.0


def test_a_distance_from_a_state_counts_from_its_edge():
    found = located(impact=clue("offset", country("JPN"), bearing_deg=90.0, distance_km=500.0))
    assert_honest(found)
    assert "edge of Japan" in found.how
    assert found.lon > 145.0


def test_a_distance_without_a_bearing_is_a_ring():
    place = town(-9.0, -139.5)
    found = located(impact=clue("offset", place, distance_km=700.0, hedge="some"))
    assert_honest(found)
    assert not found.geometry.intersects(Point(-139.5, -9.0))
    assert 600.0 < km_between(found, -9.0, -139.5) < 800.0


def test_a_ring_puts_its_point_on_the_side_of_the_origin():
    found = located(
        origin=clue("place", country("PRK")),
        impact=clue("offset", find("Aomori", "division"), distance_km=250.0, hedge="about"),
    )
    assert_honest(found)
    assert found.lon < 139.0
    assert "origin, North Korea" in found.how


def test_a_coast_gives_a_distance_its_bearing():
    found = located(
        impact=clue(
            "offset", find("Hokkaido", "division"), qualifier="west coast", distance_km=200.0
        )
    )
    assert found.name == "200 km west of Hokkaido"


@pytest.mark.parametrize("distance", [None, 0.0])
def test_a_bearing_without_a_distance_is_the_side_of_the_place(distance):
    hokkaido = find("Hokkaido", "division")
    found = located(impact=clue("offset", hokkaido, bearing_deg=270.0, distance_km=distance))
    assert_honest(found)
    assert found.name == "west of Hokkaido"
    assert found.lon < 140.5
    assert not found.geometry.intersects(Point(142.8, 43.3))


def test_neither_bearing_nor_distance_is_beside():
    found = located(impact=clue("offset", town(30.0, 35.0)))
    assert_honest(found)
    assert found.name == "beside Town"


def test_off_an_island_is_water_of_a_defensible_size():
    found = located(impact=clue("off", find("Hokkaido", "division")))
    assert_honest(found)
    assert found.basis == "sea_off"
    assert regions.is_water(lat=found.lat, lon=found.lon)
    land = regions.land((138.0, 40.0, 148.0, 46.0))
    assert found.geometry.intersection(land).area < 0.003 * found.geometry.area
    for lat, lon in ((43.5, 139.5), (42.0, 144.5), (45.0, 143.5)):
        assert found.geometry.intersects(Point(lon, lat))
    assert 225.0 <= found.uncertainty_km <= 900.0


def test_off_an_island_the_point_lies_short_of_it():
    found = located(
        origin=clue("place", country("PRK")), impact=clue("off", find("Hokkaido", "division"))
    )
    assert_honest(found)
    assert regions.is_water(lat=found.lat, lon=found.lon)
    assert km_between(found, 42.5, 139.0) < 200.0
    assert "line from the origin" in found.how
    # All sides stay open in the region itself.
    assert found.geometry.intersects(Point(144.5, 42.0))


def test_off_a_place_the_origin_lies_in_takes_no_side():
    found = located(origin=clue("place", country("PRK")), impact=clue("off", country("PRK")))
    assert "origin" not in found.how


def test_off_a_place_behind_land_takes_the_near_half():
    found = located(
        origin=clue("place", town(10.0, 20.0)), impact=clue("off", find("Kauai", "island"))
    )
    assert_honest(found)
    # The way from the west ends in town before it meets the bay in the east.
    port = town(39.15, 127.2, radius_km=12.0)
    near = located(origin=clue("place", town(39.1, 125.9)), impact=clue("off", port))
    assert_honest(near)
    assert "side of the origin" in near.how


def test_off_one_coast_only():
    found = located(impact=clue("off", country("PRK"), qualifier="east coast"))
    assert_honest(found)
    assert found.name == "sea off east coast of North Korea"
    assert found.lon > 127.5
    assert not found.geometry.intersects(Point(124.0, 38.8))


@pytest.mark.parametrize("place", ["Kamchatka", "Chukotka"])
def test_off_the_far_east(place):
    found = located(impact=clue("off", default().find(place)[0]))
    assert_honest(found)
    assert regions.is_water(lat=found.lat, lon=found.lon)


def test_off_fiji_holds_both_sides_of_180():
    found = located(impact=clue("off", country("FJI")))
    assert_honest(found)
    assert found.geometry.intersects(Point(176.9, -17.8))
    assert found.geometry.intersects(Point(-179.2, -17.0))


def test_off_a_town_far_from_any_sea_stays_what_the_text_says():
    found = located(impact=clue("off", town(47.0, 103.0)))
    assert_honest(found)


def test_seas_of_law():
    zone = located(impact=clue("off", country("JPN"), qualifier="exclusive economic zone"))
    assert zone.name == "exclusive economic zone of Japan"
    assert zone.geometry.intersects(Point(137.0, 39.5))
    coastal = located(impact=clue("off", country("KOR"), qualifier="territorial waters"))
    assert coastal.name == "territorial waters of South Korea"
    assert not coastal.geometry.intersects(Point(131.0, 36.5))


def test_a_sea_by_its_name():
    found = located(impact=clue("sea", find("Sea of Japan", "sea")))
    assert_honest(found)
    assert found.basis == "sea"
    assert regions.is_water(lat=found.lat, lon=found.lon)
    east = located(impact=clue("sea", find("Yellow Sea", "sea"), qualifier="eastern"))
    assert_honest(east)
    assert east.name == "eastern Yellow Sea"
    assert east.lon > 123.5


@pytest.mark.parametrize("kind", ["place", "off"])
def test_a_sea_is_a_sea_whatever_the_preposition(kind):
    found = located(impact=clue(kind, find("Yellow Sea", "sea")))
    assert found.basis == "sea"


def test_a_sea_clue_on_land_means_the_sea_off_it():
    assert located(impact=clue("sea", country("KOR"))).basis == "sea_off"


def test_a_sea_without_polygon_is_a_disc_of_water():
    strait = town(41.4, 140.5, name="Some Strait", kind="strait", radius_km=60.0)
    found = located(impact=clue("sea", strait))
    assert found.geometry.intersection(regions.land((139.0, 40.0, 142.0, 43.0))).area < 0.001


def test_a_dispute_shows_both_names_and_the_claimants():
    row = next(d for d in default().disputes() if {"JPN", "CHN"} <= set(d.claimants))
    found = located("site", site=clue("dispute", row.place))
    assert_honest(found)
    assert found.disputed
    assert found.names == ("Senkaku Islands", "Diaoyu Islands")
    assert found.basis == "disputed"
    assert "Japan" in found.how
    assert "China" in found.how
    named = located("site", site=clue("place", row.place))
    assert named.disputed
    assert named.how.startswith("named")


def test_a_dispute_outside_the_table_is_still_marked():
    odd = town(10.0, 110.0, name="Reef", kind="dispute")
    found = located("site", site=clue("dispute", odd))
    assert found.disputed
    assert found.names == ("Reef",)
    assert found.how == "told by its claimants; disputed"


def test_claimants_without_a_country_row_are_told_by_their_code(monkeypatch):
    row = default().disputes()[0]

    class Odd:
        def disputes(self):
            return (type(row)(row.id, row.names, ("QQQ",), row.kind, row.place, None),)

        def country(self, iso3):
            return default().country(iso3)

    found = locate(event(site=clue("dispute", row.place)), Odd()).site
    assert "QQQ" in found.how


def test_usual_ground_is_inferred():
    found = located("site", kind="exercise", site=clue("usual", country("KOR"), span=None))
    assert_honest(found)
    assert found.inferred
    assert found.basis == "usual"
    assert found.evidence == ()


def test_slots_without_clues_stay_empty():
    found = locate(event(), default())
    assert (found.origin, found.impact, found.site, found.overflies) == (None,) * 3 + ((),)
    empty = locate(event(impact=clue("off")), default())
    assert empty.impact is None


def test_overflies_are_located_one_by_one():
    found = locate(
        event(
            overflies=(
                clue("place", country("JPN"), qualifier="northern"),
                clue("sea", find("Pacific Ocean", "sea")),
            )
        ),
        default(),
    )
    assert [o.name for o in found.overflies] == ["northern Japan", "Pacific Ocean"]


def test_a_mention_is_its_first_candidate():
    mention = Mention(5, 13, "Hokkaido", "site", (Candidate(find("Hokkaido", "division"), 1.0),))
    found = locate_mention(mention, default())
    assert_honest(found)
    assert found.evidence == ((5, 13),)
    sea = Mention(0, 10, "Yellow Sea", "site", (Candidate(find("Yellow Sea", "sea"), 1.0),))
    assert locate_mention(sea, default()).basis == "sea"


def test_spots_are_honest_in_themselves():
    assert_honest(spot(10.0, 179.95, uncertainty_km=20.0))
    assert disc(lat=0.0, lon=0.0, radius_km=1.0).is_valid


@pytest.mark.parametrize(
    ("qualifier", "expected"),
    [
        (None, Part()),
        ("area", Part()),
        ("northern", Part(azimuth_deg=0.0)),
        ("south-west coast", Part(azimuth_deg=225.0, coast=True)),
        ("coast", Part(coast=True)),
        ("central", Part(centre=True)),
        ("north south", Part()),
        ("EEZ", Part(zone_km=370.4)),
        ("territorial waters", Part(zone_km=22.2)),
    ],
)
def test_qualifiers(qualifier, expected):
    assert part_of(qualifier) == expected


@pytest.mark.parametrize("degrees", [0.0, 45.0, 90.0, 135.0, 180.0, 225.0, 270.0, 315.0])
def test_wind_names_read_back(degrees):
    assert part_of(wind_name(degrees)).azimuth_deg == pytest.approx(degrees)


def test_qualified_names():
    assert qualified("Japan", None) == "Japan"
    assert qualified("Kauai", "west coast") == "west coast of Kauai"
