"""Corridors: valid, one in the other, around the path, as wide as what is not known."""

import pytest
import shapely
from location_checks import SPAN, spot
from shape_checks import assert_cut

from geomap.geodesy import area_km2
from geomap.model import Event, LocatedEvent
from geomap.tracks import corridors, line_of, paths


def launched(origin, impact, overflies=(), **numbers):
    return LocatedEvent(
        Event("e1", "launch", ("PRK",), SPAN, missile_class="ICBM", **numbers),
        origin=origin, impact=impact, overflies=overflies,
    )  # fmt: skip


def envelopes(located):
    path = paths([located])
    return path[0], {one.share: one.geometry for one in corridors([located], path)}


@pytest.mark.parametrize("apogee", [None, 6045.0])
@pytest.mark.parametrize(
    ("start", "end"),
    [
        ((39.2, 125.7), (41.5, 139.0)),
        ((40.0, 170.0), (38.0, -165.0)),
        ((70.0, 30.0), (70.0, -150.0)),
        ((-5.0, 20.0), (5.0, 22.0)),
    ],
)
def test_envelopes_hold_the_path_and_each_other(start, end, apogee):
    located = launched(spot(*start), spot(*end, uncertainty_km=60.0), apogee_km=apogee)
    path, found = envelopes(located)
    assert set(found) == {0.9, 0.5}
    for region in found.values():
        assert_cut(region)
    assert shapely.difference(line_of(path), found[0.9].buffer(0.05)).length < 0.02
    assert area_km2(found[0.5].difference(found[0.9])) < 0.02 * area_km2(found[0.5])


def test_what_is_known_less_well_is_wider():
    areas = [
        area_km2(
            envelopes(launched(spot(39.2, 125.7), spot(41.5, 139.0, uncertainty_km=km)))[1][0.9]
        )
        for km in (20.0, 60.0, 180.0)
    ]
    assert areas[0] < areas[1] < areas[2]


def test_an_overflown_place_narrows_the_corridor():
    ends = spot(39.2, 125.7), spot(41.0, 165.0, uncertainty_km=500.0)
    cape = spot(41.93, 143.25, name="Cape Erimo", uncertainty_km=40.0)
    wide, narrow = envelopes(launched(*ends))[1], envelopes(launched(*ends, (cape,)))[1]
    assert area_km2(narrow[0.9]) < 0.8 * area_km2(wide[0.9])


def test_an_end_that_is_hardly_known_gives_none():
    assert envelopes(launched(spot(39.2, 125.7), spot(41, 139, uncertainty_km=900.0)))[1] == {}


def test_the_same_report_gives_the_same_corridor():
    located = launched(spot(39.2, 125.7), spot(41.5, 139.0, uncertainty_km=60.0), apogee_km=900.0)
    assert envelopes(located)[1] == envelopes(located)[1]
