"""The gazetteer as a geocoder of geopy.

In: a place's name ("Paris, Texas"), or a point to be named.
Out: `geopy.Location`, whose `raw` is the gazetteer's row with its source.

It answers from the file that geomap brings along; nothing goes over a network,
so `timeout` and the like are taken and do nothing.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geomap import geodesy
from geomap.gazetteer import places, regions, search
from geomap.model import Place

NEAR_KM = 50.0
"""How far away a place may be to name a point."""

_EARTH_KM = 6371.0
_NEIGHBOURS = 40


class GeomapGeocoder(Geocoder):  # type: ignore[misc]
    """A `Geocoder` of geopy over geomap's gazetteer, offline.

    Parameters
    ----------
    gazetteer : Gazetteer, optional
        The one to ask; by default the one that comes with geomap.

    Examples
    --------
    >>> location = GeomapGeocoder().geocode("Paris, Texas")
    >>> location.address
    'Paris, Texas, United States'
    >>> round(location.latitude, 1), round(location.longitude, 1)
    (33.7, -95.6)
    """

    def __init__(self, gazetteer: places.Gazetteer | None = None) -> None:
        super().__init__()
        self.gazetteer = gazetteer or places.default()

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        limit: int | None = None,
        timeout: Any = DEFAULT_SENTINEL,
    ) -> Location | list[Location] | None:
        """Places of a name, the likeliest first; see `geomap.gazetteer.search`.

        Parameters
        ----------
        query : str
            A name, and after commas or "in" what it lies in.
        exactly_one : bool
            One location instead of a list.
        limit : int, optional
            Longest list.
        timeout : object
            As other geocoders of geopy have it; does nothing.

        Returns
        -------
        geopy.location.Location, list of them, or None
            None where no place of that name is known.

        Examples
        --------
        >>> GeomapGeocoder().geocode("Sohae").raw["source"]
        "nagix 'sohae'; GCAT SOHAE"
        >>> GeomapGeocoder().geocode("Nowhere at all") is None
        True
        """
        del timeout
        found = search.geocode(str(query), limit=limit, gazetteer=self.gazetteer)
        return _answer([self._location(one.place) for one in found], exactly_one)

    def reverse(
        self,
        query: Point | str | tuple[float, ...],
        *,
        exactly_one: bool = True,
        limit: int | None = None,
        timeout: Any = DEFAULT_SENTINEL,
    ) -> Location | list[Location] | None:
        """Places at a point: towns and sites within 50 km, else the country or the sea.

        Parameters
        ----------
        query : geopy.point.Point, (lat, lon) or str
            The point, as geopy takes it.
        exactly_one : bool
            One location, the nearest, instead of a list.
        limit : int, optional
            Longest list.
        timeout : object
            As other geocoders of geopy have it; does nothing.

        Returns
        -------
        geopy.location.Location, list of them, or None
            None where the gazetteer knows nothing at the point.

        Examples
        --------
        >>> GeomapGeocoder().reverse((40.0, 135.0)).address
        'Sea of Japan'
        """
        del timeout
        point = Point(query)
        found = list(self._near(lat=point.latitude, lon=point.longitude))
        found = found or list(self._around(lat=point.latitude, lon=point.longitude))
        return _answer([self._location(place) for place in found[:limit]], exactly_one)

    def _location(self, place: Place) -> Location:
        """A place as geopy gives it."""
        words = ", ".join(search.address(place, self.gazetteer))
        return Location(words, Point(place.lat, place.lon), dataclasses.asdict(place))

    def _near(self, *, lat: float, lon: float) -> Iterator[Place]:
        """Small places within `NEAR_KM`, the nearest first."""
        lats, lons = (np.radians(np.frombuffer(x, "i4") / 1e5) for x in self.gazetteer.points())
        phi, lam = np.radians(lat), np.radians(lon)
        half = np.sin((lats - phi) / 2) ** 2
        half += np.cos(lats) * np.cos(phi) * np.sin((lons - lam) / 2) ** 2
        distances = 2 * _EARTH_KM * np.arcsin(np.sqrt(np.minimum(half, 1.0)))
        nearest = np.argsort(distances, kind="stable")[:_NEIGHBOURS]
        for row in nearest[distances[nearest] <= NEAR_KM]:
            place = self.gazetteer.at_row(int(row))
            if place.radius_km <= NEAR_KM and place.kind not in ("division", "dispute", "line"):
                yield place

    def _around(self, *, lat: float, lon: float) -> Iterator[Place]:
        """Countries at a point, else the seas it lies in, the smallest first."""
        countries = regions.countries_at(lat=lat, lon=lon)
        if countries:
            yield from map(self.gazetteer.country, countries)
            return
        seas = (self.gazetteer.place(key) for key in regions.keys("sea"))
        for sea in sorted(seas, key=lambda place: place.radius_km):
            shape = regions.region(sea.region or sea.id)
            if geodesy.distance_km_to(shape, lat=lat, lon=lon) == 0:
                yield sea


def _answer(found: Iterable[Location], exactly_one: bool) -> Location | list[Location] | None:
    """Answer in the way of geopy: the first, the list, or None for nothing."""
    locations = list(found)
    if not locations:
        return None
    return locations[0] if exactly_one else locations
