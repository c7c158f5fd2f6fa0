"""Corridors: the envelopes of the flights that a report may mean.

In: located events and their paths.
Out: `Corridor`s: polygons that hold half, and nine tenths, of the flights at each point of the
way and at both ends; the path lies in them. None for paths that only point a way, nor where an
end is known no better than half the way.

The flights are laid out in sections across the path: how far aside of it each one passes. At
the two ends the polygon goes as far behind and beyond the path as the ends are spread.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from shapely.geometry import MultiPolygon, Polygon

from geomap.model import FlightPath, LocatedEvent
from geomap.tracks.flights import Track, tracks_of

SHARES: Final = (0.5, 0.9)
"""Shares of the flights that the envelopes hold."""

VAGUE_SHARE: Final = 0.5
"""An end that is uncertain by more than this share of the way gives no corridor."""


@dataclass(frozen=True, slots=True)
class Corridor:
    """An envelope: the share of the flights it holds, and its region (EPSG:4326, cut at 180)."""

    event_id: str
    share: float
    geometry: Polygon | MultiPolygon


def corridors(
    located_events: Iterable[LocatedEvent], paths: Iterable[FlightPath]
) -> tuple[Corridor, ...]:
    """Envelopes of the flights that the reports may mean.

    Parameters
    ----------
    located_events : iterable of LocatedEvent
        The events.
    paths : iterable of FlightPath
        Their paths, as `paths` gives them.

    Returns
    -------
    tuple of Corridor
        In the order of the events, for each the wide one first.

    Examples
    --------
    >>> corridors((), ())
    ()
    """
    wanted = [track for track in tracks_of(located_events, paths) if _is_told(track)]
    if not wanted:
        return ()
    from geomap.tracks.envelopes import envelopes  # loaded only where there is one to draw
    from geomap.tracks.members import members

    widest_first = tuple(sorted(SHARES, reverse=True))
    return tuple(
        Corridor(drawn.track.located.event.id, share, geometry)
        for drawn in members(wanted)
        for share, geometry in envelopes(drawn, widest_first)
    )


def _is_told(track: Track) -> bool:
    """Whether both ends are known well enough."""
    vague = max(track.origin.uncertainty_km, track.impact.uncertainty_km)
    return vague <= VAGUE_SHARE * track.range_km
