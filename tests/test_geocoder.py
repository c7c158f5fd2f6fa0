"""The gazetteer in the hands of geopy's users."""

from __future__ import annotations

import pytest
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from geomap.gazetteer import GeomapGeocoder

GEOCODER = GeomapGeocoder()


def test_it_is_a_geocoder_of_geopy() -> None:
    assert isinstance(GEOCODER, Geocoder)


def test_a_name_gives_a_location() -> None:
    location = GEOCODER.geocode("Wonsan")
    assert isinstance(location, Location)
    assert location.point.latitude == pytest.approx(39.15, abs=0.05)
    assert location.address.endswith("Kangwon, North Korea")
    assert location.raw["source"].startswith("GeoNames")
    assert location.raw["id"].startswith("city:")


def test_divisions_and_countries_narrow_a_name() -> None:
    assert GEOCODER.geocode("Paris, Texas").raw["admin1"] == "US-TX"
    assert GEOCODER.geocode("Paris, France").raw["country"] == "FRA"
    assert GEOCODER.geocode("Cambridge, Massachusetts, USA").raw["admin1"] == "US-MA"
    assert GEOCODER.geocode("Paris, North Korea") is None


def test_nothing_is_none() -> None:
    assert GEOCODER.geocode("Xyzzyville") is None
    assert GEOCODER.geocode("Xyzzyville", exactly_one=False) is None


def test_a_list_on_request() -> None:
    found = GEOCODER.geocode("Springfield", exactly_one=False)
    assert len(found) > 5
    assert all(isinstance(location, Location) for location in found)
    assert len(GEOCODER.geocode("Springfield", exactly_one=False, limit=2)) == 2


def test_the_rate_limiter_takes_it() -> None:
    geocode = RateLimiter(GEOCODER.geocode, min_delay_seconds=0)
    assert [geocode(name).raw["country"] for name in ("Seoul", "Pyongyang")] == ["KOR", "PRK"]
    reverse = RateLimiter(GEOCODER.reverse, min_delay_seconds=0)
    assert reverse("37.566, 126.978", exactly_one=True).raw["name"] == "Seoul"


@pytest.mark.parametrize("point", [(39.03, 125.75), "39.03, 125.75", Point(39.03, 125.75)])
def test_reverse_takes_what_geopy_takes(point: object) -> None:
    assert GEOCODER.reverse(point).raw["country"] == "PRK"


def test_reverse_gives_the_nearest_first() -> None:
    found = GEOCODER.reverse((39.2, 125.67), exactly_one=False)
    assert "Sunan" in {location.raw["name"] for location in found[:5]}


@pytest.mark.parametrize(
    ("point", "name"),
    [
        ((40.0, 135.0), "Sea of Japan"),
        ((30.0, -170.0), "North Pacific Ocean"),
        ((30.0, 180.0), "North Pacific Ocean"),
        ((68.0, 118.0), "Russia"),
    ],
)
def test_far_from_towns_the_sea_or_the_country(point: tuple[float, float], name: str) -> None:
    assert GEOCODER.reverse(point).raw["name"] == name


def test_over_180_degrees_the_nearest_is_still_found() -> None:
    found = GEOCODER.reverse((-16.8, -179.98))
    assert found.raw["country"] == "FJI"
