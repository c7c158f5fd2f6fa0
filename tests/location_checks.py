"""What every location must keep, and places made up for the tests."""

import shapely
from shape_checks import assert_cut

from geomap.gazetteer import default
from geomap.geodesy import disc, distance_km_to
from geomap.locate import locate
from geomap.model import Clue, Event, Location, Place, Span

SPAN = Span(3, 9)


def town(lat, lon, *, name="Town", radius_km=15.0, kind="city", **more):
    return Place(f"t:{name}", name, kind, lat, lon, radius_km, **more)


def clue(kind, *places, span=SPAN, **more):
    return Clue(kind, places, span, **more)


def event(kind="launch", outcome="unknown", accounts=None, **clues):
    listed = {slot: c if isinstance(c, tuple) else (c,) for slot, c in clues.items()}
    return Event("e1", kind, ("PRK",), SPAN, outcome=outcome, clues=listed, accounts=accounts or {})


def located(slot="impact", **kwargs):
    return getattr(locate(event(**kwargs), default()), slot)


def spot(lat, lon, *, name="Spot", uncertainty_km=10.0, inferred=False):
    return Location(
        name=name,
        lat=lat,
        lon=lon,
        uncertainty_km=uncertainty_km,
        basis="named",
        how="named in the text",
        geometry=disc(lat=lat, lon=lon, radius_km=uncertainty_km),
        inferred=inferred,
    )


def assert_honest(location):
    """Valid cut region, the point in it, and the uncertainty wide enough for most of it."""
    assert_cut(location.geometry)
    assert distance_km_to(location.geometry, lat=location.lat, lon=location.lon) < 0.5
    assert -180.0 <= location.lon <= 180.0
    assert location.uncertainty_km > 0.0
    assert location.how
    around = disc(
        lat=location.lat,
        lon=location.lon,
        radius_km=min(19_000.0, 1.1 * location.uncertainty_km + 1.0),
    )
    held = shapely.area(around.intersection(location.geometry))
    assert held >= 0.85 * location.geometry.area
