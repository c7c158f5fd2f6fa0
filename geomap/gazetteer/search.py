"""Places for a query as people type it: "Sinpo", "Paris, Texas", "Sinpo in South Hamgyong".

In: a query; the gazetteer.
Out: `Candidate`s, the likeliest first, with a score and what speaks for each.

A candidate's score is one over its rank among the places of the name, as the
gazetteer orders them by importance, and `OWN_NAME` if the place itself bears
the name. A site that is also called by the name gives way (`NAMED_AFTER`) where
a town or the like bears it itself. What the query says a place lies in is not weighed: places
that lie elsewhere are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from geomap.errors import DataError
from geomap.gazetteer import folding
from geomap.model import Candidate, Place

if TYPE_CHECKING:
    from geomap.gazetteer.places import Gazetteer

OWN_NAME = 0.2
NAMED_AFTER = -0.7
_SITE_KINDS = frozenset({"site", "base", "airfield", "building"})
_IN = re.compile(r"\s+in\s+", re.IGNORECASE)
_REACH_KM = 80.0


def geocode(
    query: str, *, limit: int | None = None, gazetteer: Gazetteer | None = None
) -> tuple[Candidate, ...]:
    """Find the places that a query can mean.

    Parameters
    ----------
    query : str
        A name in any spelling (capitals, diacritics, hyphens and apostrophes
        do not matter), or a gazetteer id. After commas or "in" may stand what
        it lies in: a country, a division, a region, a larger town near by.
    limit : int, optional
        The most candidates to give; all by default.
    gazetteer : Gazetteer, optional
        The one to ask; by default the one that comes with geomap.

    Returns
    -------
    tuple of Candidate
        The likeliest first; empty if no place fits.

    Examples
    --------
    >>> [found.place.admin1 for found in geocode("paris, TEXAS")]
    ['US-TX']
    >>> best = geocode("Sinpo in South Hamgyong", limit=1)[0]
    >>> best.place.kind, best.reasons[-1]
    ('city', 'lies in South Hamgyong')
    """
    if gazetteer is None:
        from geomap.gazetteer.places import default

        gazetteer = default()
    found = _by_id(query.strip(), gazetteer)
    if not found:
        name, within = _read(query, gazetteer)
        found = _held(_weighed(name, gazetteer), within, gazetteer)
    return found[:limit]


def address(place: Place, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Name, division and country of a place, each once.

    Examples
    --------
    >>> from geomap.gazetteer import default
    >>> address(default().find("Wonsan")[0], default())[1:]
    ('Kangwon', 'North Korea')
    """
    names = [place.name]
    for key in (f"division:{place.admin1}", f"country:{place.country}"):
        try:
            names.append(gazetteer.place(key).name)
        except DataError:
            continue
    return tuple(dict.fromkeys(names))


def _by_id(query: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """The place of an id."""
    if ":" not in query:
        return ()
    try:
        return (Candidate(gazetteer.place(query), 1.0, ("its id",)),)
    except DataError:
        return ()


def _read(query: str, gazetteer: Gazetteer) -> tuple[str, list[str]]:
    """The name in a query and what it is said to lie in.

    The longest beginning that is a name counts as one: "Newton in Makerfield".
    """
    if gazetteer.find(query):
        return query, []
    name, *within = [part.strip() for part in query.split(",")]
    if not gazetteer.find(name):
        name, *inner = _IN.split(name)
        within = [*inner, *within]
    parts = [part for text in within for part in _parts(text, gazetteer)]
    return name, parts


def _parts(text: str, gazetteer: Gazetteer) -> list[str]:
    """What a part of a query names: one place, or one in another."""
    return [text] if gazetteer.find(text) else [p for p in _IN.split(text) if p]


def _weighed(name: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """All places of a name with their scores, the best first."""
    places = gazetteer.find(name)
    keys = frozenset(folding.spellings(name))
    own = [not keys.isdisjoint(folding.spellings(place.name)) for place in places]
    town = any(o and p.kind not in _SITE_KINDS for o, p in zip(own, places, strict=True))
    found = []
    for rank, (place, bears) in enumerate(zip(places, own, strict=True), 1):
        after = town and place.kind in _SITE_KINDS and not bears
        reasons = [_what(place, gazetteer)]
        if not bears:
            reasons.append(f"also called {' '.join(name.split())}")
        if after:
            reasons.append("gives way to what bears the name itself")
        elif rank == 1 and len(places) > 1:
            reasons.append(f"the most important of {len(places)} so called")
        score = 1 / rank + OWN_NAME * bears + NAMED_AFTER * after
        found.append(Candidate(place, round(score, 3), tuple(reasons)))
    return tuple(sorted(found, key=lambda candidate: -candidate.score))


def _what(place: Place, gazetteer: Gazetteer) -> str:
    """What a place is."""
    capital_of = gazetteer.capital_country(place)
    if capital_of:
        return f"capital of {gazetteer.country(capital_of).name}"
    if place.population and place.kind == "city":
        return f"city of {place.population:,} people"
    return place.kind


def _held(
    candidates: tuple[Candidate, ...], within: Sequence[str], gazetteer: Gazetteer
) -> tuple[Candidate, ...]:
    """The candidates that lie in all that is told, each with that as a reason."""
    for part in within:
        areas = gazetteer.find(part)
        candidates = tuple(
            Candidate(c.place, c.score, (*c.reasons, f"lies in {holder.name}"))
            for c in candidates
            if (holder := _holder(c.place, areas)) is not None
        )
    return candidates


def _holder(place: Place, areas: Sequence[Place]) -> Place | None:
    """The first of the areas that a place lies in."""
    return next((area for area in areas if _holds(area, place)), None)


def _holds(area: Place, place: Place) -> bool:
    """Whether a place lies in an area: its country, its division, else near its middle."""
    if area.id == place.id or place.kind == "country":
        return False
    if area.kind == "country":
        return place.country == area.country
    if area.kind == "division":
        return f"division:{place.admin1}" == area.id
    if area.country and place.country and area.country != place.country:
        return False
    if place.radius_km >= area.radius_km:
        return False
    from geomap.geodesy import inverse

    way = inverse(lat1=area.lat, lon1=area.lon, lat2=place.lat, lon2=place.lon)
    reach_km = area.radius_km if area.kind != "city" else max(area.radius_km, _REACH_KM)
    return way.distance_km <= reach_km
