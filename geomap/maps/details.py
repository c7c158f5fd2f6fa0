"""What a map's pop-ups tell besides the facts that every output has.

In: one reading.
Out: for each of its locations the article's words for it, the clues that were
weighed, and where a correction would start; for each event its local time.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from geomap.events.clock import utc_offset_min
from geomap.features import locations
from geomap.maps.names import Names, Said, Words, shown
from geomap.model import Article, Clue, ClueUse, Event, LocatedEvent, Location, Place, Reading

_TIMED_SLOTS = ("origin", "site", "impact")


class Key(NamedTuple):
    """What tells one location of a reading from the others."""

    event_id: str
    part: str
    place: str


def details(reading: Reading, names: Names) -> dict[Key, dict[str, Any]]:
    """Properties to be added to the features of a reading's locations.

    Parameters
    ----------
    reading : Reading
        One article.
    names : {"article", "both", "en"}
        Whose names are shown.

    Returns
    -------
    dict
        For each location ``place`` and ``names`` as shown, and where there
        are any ``gazetteer`` (the other name), ``said`` (words and where they
        start, for a correction) and ``clues``.
    """
    words = Words(reading.mentions)
    found: dict[Key, dict[str, Any]] = {}
    for located in reading.events:
        for part, location in locations(located):
            clues = located.event.clues.get(part, ())
            key = Key(located.event.id, part, location.name)
            found[key] = _told(location, words.of(location, clues), names)
    for number, (mention, location) in enumerate(reading.areas, 1):
        said = (Said(mention.place, " ".join(mention.text.split()), mention.start),)
        key = Key(f"{reading.article.id}.place-{number}", "place", location.name)
        found[key] = _told(location, said, names)
    return found


def _told(location: Location, said: tuple[Said, ...], names: Names) -> dict[str, Any]:
    """The properties of one location."""
    told: dict[str, Any] = {"place": shown(location.name, said, names)}
    if said:
        told["said"] = [said[0].words, said[0].start]
        told["place_id"] = said[0].place.id
    if told["place"] != location.name and names == "article":
        told["gazetteer"] = location.name
    if location.names:
        told["names"] = _ordered(location.names, said, names)
    many = len(location.clues) > 1
    told["clues"] = [_clue(clue) for clue in location.clues] if many else []
    return told


def _ordered(all_names: tuple[str, ...], said: tuple[Said, ...], names: Names) -> list[str]:
    """The names of a disputed place, the article's first."""
    first = {one.words for one in said} if names != "en" else set()
    return sorted(all_names, key=lambda name: name not in first)


def _clue(clue: ClueUse) -> list[str]:
    """A clue in words, and how it bears on the location."""
    if clue.off_km is None:
        return [clue.name, ""]
    return [clue.name, f"contradicts: {clue.off_km:,.0f} km away"]


def local_time(located: LocatedEvent) -> str | None:
    """Clock time where the event was, with its offset; None where it cannot be told."""
    event = located.event
    if event.time_utc is None:
        return None
    for country in _countries(event):
        offset = utc_offset_min(country, day=event.date)
        if offset is not None:
            hours, minutes = map(int, event.time_utc.removesuffix("Z").split(":")[:2])
            local = (hours * 60 + minutes + offset) % 1440
            return f"{local // 60:02d}:{local % 60:02d} local time ({_utc(offset)})"
    return None


def _utc(offset_min: int) -> str:
    """An offset as people write it, "UTC+5:30"."""
    hours, minutes = divmod(abs(offset_min), 60)
    sign = "-" if offset_min < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{minutes:02d}" if minutes else "")


def _countries(event: Event) -> Iterable[str]:
    """The countries that the event's own clues name, where it began first."""
    for slot in _TIMED_SLOTS:
        clues: tuple[Clue, ...] = event.clues.get(slot, ())
        places: Iterable[Place] = (place for clue in clues for place in clue.places)
        yield from (place.country for place in places if place.country)


def source_of(article: Article) -> dict[str, str]:
    """Where an article is from: its id, how it is shown, a link if it has one."""
    source = {"id": article.id, "label": article.label or article.id}
    for text in (article.label, article.id):
        if text.startswith(("http://", "https://")):
            return source | {"url": text}
    return source
