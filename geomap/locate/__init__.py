"""From clues to regions: where each part of an event lies, and how surely.

In: an `Event` with its clues by slot, or a `Mention`; the gazetteer.
Out: a `LocatedEvent` or `Location`: a region of honest size, a point in it, the
uncertainty around the point, the reasoning in words, the spans behind it.

A slot without clues stays empty; nothing is drawn that the text does not say,
or that is not marked as inferred.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.geoparse.corrections import your_correction
from geomap.locate.agreement import WET_BASES, agreed, bounded
from geomap.locate.builders import BUILDERS
from geomap.locate.flight import Bound, bounds, ocean_part, start_of
from geomap.locate.kept import inner_point, spread_km
from geomap.locate.setting import Setting
from geomap.locate.softness import FAR_CLASSES, OCEAN_KM
from geomap.locate.water import in_water
from geomap.model import Clue, ClueUse, Event, LocatedEvent, Location, Mention

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer

__all__ = ["locate", "locate_mention"]


def locate(event: Event, gazetteer: Gazetteer) -> LocatedEvent:
    """Locate every part of an event that the text gives a clue to.

    Parameters
    ----------
    event : Event
        Its `clues` by slot: ``origin``, ``impact``, ``site``, ``overflies``.
    gazetteer : Gazetteer
        For the table of disputes and the names of countries.

    Returns
    -------
    LocatedEvent
        Slots without clues are None. Regions are lon/lat (EPSG:4326), cut at
        180 degrees; uncertainties are kilometres.

    Raises
    ------
    DataError
        If the regions' file is missing or damaged.

    Examples
    --------
    >>> from geomap.model import Clue, Event, Place, Span
    >>> town = Place("t", "Sokcho", "city", 38.207, 128.592, 10.0)
    >>> clue = Clue("offset", (town,), Span(0, 20), bearing_deg=90.0, distance_km=57.0)
    >>> event = Event("e1", "launch", ("PRK",), Span(0, 20), clues={"impact": (clue,)})
    >>> impact = locate(event, None).impact
    >>> impact.name, round(impact.lon, 2), round(impact.uncertainty_km)
    ('57 km east of Sokcho', 129.24, 25)
    """
    origin = _slot(event, "origin", Setting(gazetteer))
    setting = Setting(gazetteer, origin)
    overflies = tuple(_located(clue, setting) for clue in event.clues.get("overflies", ()))
    return LocatedEvent(
        event=event,
        origin=origin,
        impact=_impact(event, setting, overflies),
        site=_slot(event, "site", setting),
        overflies=overflies,
    )


def _impact(event: Event, setting: Setting, overflies: tuple[Location, ...]) -> Location | None:
    """Where it came down: from the clues to that, cut down by what the flight tells."""
    impact = _slot(event, "impact", setting)
    if impact is None and not overflies and not event.clues.get("flight"):
        return None
    told = bounds(event, setting.origin, overflies)
    if impact is None:
        impact = _from_flight(event, setting, told)
    if impact is None:
        return None
    if impact.basis in WET_BASES and setting.origin is not None:
        told = (*told, *_ocean(impact, setting.origin, overflies, told, event.missile_class))
    found = bounded(impact, told, setting.origin)
    wet = found.basis in WET_BASES or any(bound.surface == "sea" for bound in told)
    return in_water(found) if wet else found


def _ocean(
    impact: Location,
    origin: Location,
    overflies: tuple[Location, ...],
    told: tuple[Bound, ...],
    missile_class: str | None,
) -> tuple[Bound, ...]:
    """The near part of an ocean, where neither a flown distance nor the weapon tells another."""
    if impact.uncertainty_km < OCEAN_KM or any(bound.kind == "range" for bound in told):
        return ()
    if missile_class in FAR_CLASSES and not overflies:
        return ()
    part = ocean_part(impact, origin, overflies)
    return () if part is None else (part,)


def _from_flight(event: Event, setting: Setting, told: tuple[Bound, ...]) -> Location | None:
    """An impact that no words place but by the flight itself."""
    if event.kind not in ("launch", "strike"):
        return None
    start = start_of(told, event.clues.get("flight", ()), setting.origin)
    if start is None:
        return None
    region, words = start
    x, y = inner_point(region)
    return Location(
        name=words,
        lat=y,
        lon=x,
        uncertainty_km=spread_km(region, lat=y, lon=x),
        basis="flight",
        how=words,
        geometry=region,
        evidence=next((b.evidence for b in told if b.name == words), told[0].evidence),
    )


def locate_mention(mention: Mention, gazetteer: Gazetteer) -> Location:
    """Locate the place that a mention was resolved to, by itself.

    Parameters
    ----------
    mention : Mention
        Its first candidate is taken.
    gazetteer : Gazetteer
        For the table of disputes and the names of countries.

    Returns
    -------
    Location
        The place's region, or a disc of its half width.

    Raises
    ------
    DataError
        If the regions' file is missing or damaged.

    Examples
    --------
    >>> from geomap.model import Candidate, Mention, Place
    >>> town = Place("t", "Wonsan", "city", 39.15, 127.44, 15.0)
    >>> found = locate_mention(Mention(0, 6, "Wonsan", "site", (Candidate(town, 1.0),)), None)
    >>> found.name, found.basis, found.evidence
    ('Wonsan', 'named', (Span(start=0, end=6),))
    """
    clue = Clue("place", (mention.place,), mention.span)
    return _located(clue, Setting(gazetteer))


def _slot(event: Event, slot: str, setting: Setting) -> Location | None:
    """The location of one slot, from all its clues; None where it has none."""
    clues = [c for c in event.clues.get(slot, ()) if c.places and c.kind in BUILDERS]
    return agreed([_located(clue, setting) for clue in clues]) if clues else None


def _located(clue: Clue, setting: Setting) -> Location:
    """The location of one clue; it says where the user's word chose the place."""
    found = BUILDERS[clue.kind](clue, setting)
    found = replace(found, clues=(ClueUse(clue.kind, found.name, found.geometry, found.evidence),))
    if clue.borrowed:
        how = f"{found.how}; told of what stands beside it in the text"
        found = replace(found, inferred=True, how=how)
    words = {your_correction(p.correction): None for p in clue.places if p.correction}
    return replace(found, how="; ".join((found.how, *words))) if words else found
