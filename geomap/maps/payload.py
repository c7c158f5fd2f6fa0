"""The data of a map, each fact once: events, and GeoJSON features that point at them.

In: features of readings, with all facts on every one of them.
Out: `Payload`: articles, events, and features that hold only what is their own.

A point feature has `event` (an index), `mark` and the facts of its location; a
path has those of its line, and `open`, its ends that are not known; a region
has `of`, the indices of the points that stand for it, so that a country is
written once however many launches it saw.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from geomap import features as feature_module
from geomap.maps.details import Key, details, local_time, source_of
from geomap.maps.marks import mark_of
from geomap.maps.names import Names
from geomap.model import Reading

Facts = dict[str, Any]

EVENT_FACTS = (
    *("kind", "name", "date", "when", "actors", "outcome", "numbers", "quote", "marks"),
    "contradictions",
)
LOCATION_FACTS = (
    *("place", "names", "how", "uncertainty_km", "inferred", "disputed", "place_quote"),
    *("place_marks", "clues", "said", "place_id", "gazetteer", "facts", "label"),
)
PATH_FACTS = ("uncertain", "how", "trajectory")
CORRIDOR_FACTS = ("share",)
LINE_FACTS = {"path": PATH_FACTS, "corridor": CORRIDOR_FACTS}
UNTIMED_OUTCOMES = ("meeting", "exercise", "place")


@dataclass
class Payload:
    """What the page's scripts draw and tell, all of it still unescaped."""

    articles: list[Facts] = field(default_factory=list)
    events: list[Facts] = field(default_factory=list)
    features: list[Facts] = field(default_factory=list)
    actors: dict[str, str] = field(default_factory=dict)
    _hows: dict[str, int] = field(default_factory=dict)
    _regions: dict[tuple[int, str, bool], Facts] = field(default_factory=dict)
    _kept: list[Facts] = field(default_factory=list)

    def add(self, reading: Reading, names: Names, lon: float, *, envelopes: bool = True) -> None:
        """Add one article: its events first, then the places that no event claims.

        `lon` is the meridian about which the screen's longitudes run; `envelopes` are the
        corridors of the paths.
        """
        self.articles.append(source_of(reading.article))
        known = feature_module.facts_of_events(reading)
        numbers: dict[str, int] = {}
        for located in reading.events:
            facts = known[located.event.id]
            more = {"local": local_time(located), "contradictions": facts.get("contradictions")}
            numbers[located.event.id] = self.event(facts, **more)
        told = details(reading, names)
        found = feature_module.features(
            reading, True, meridian_lon=lon, facts_of=known, envelopes=envelopes
        )
        for feature in found:
            facts = feature["properties"]
            event_id = facts["event_id"]
            if event_id not in numbers:
                numbers[event_id] = self.event(facts)
            key = Key(event_id, facts.get("of") or facts["part"], facts.get("place", ""))
            own = facts | told.get(key, {})
            self.feature(feature["geometry"], own, numbers[event_id])

    @property
    def hows(self) -> list[str]:
        """The sentences that tell how something was located, each once; `how` counts in them."""
        return list(self._hows)

    def event(self, facts: Mapping[str, Any], **more: Any) -> int:
        """Add an event; its index."""
        event = {key: facts[key] for key in EVENT_FACTS if facts.get(key) not in (None, "", [])}
        event["missile"] = weapon(facts)
        if facts["kind"] in UNTIMED_OUTCOMES or facts.get("outcome") == "unknown":
            event.pop("outcome", None)
        event["article"] = len(self.articles) - 1
        event |= {key: value for key, value in more.items() if value}
        if not event["missile"]:
            del event["missile"]
        actors = event.get("actors", ())
        self.actors |= {code: feature_module.who([code]) for code in actors}
        self.events.append(event)
        return len(self.events) - 1

    def feature(self, geometry: Facts, facts: Mapping[str, Any], event: int) -> None:
        """Add a feature of an event; a region follows the point that stands for it."""
        part = facts["part"]
        if part == "region":
            self._region(geometry, facts)
            return
        own: Facts = {"event": event, "mark": mark_of(facts)}
        wanted = LINE_FACTS.get(part, LOCATION_FACTS)
        own |= {key: facts[key] for key in wanted if _worth(facts.get(key))}
        if "how" in own:
            own["how"] = self._hows.setdefault(own["how"], len(self._hows))
        if part == "path":
            ends = [end for end in ("start", "end") if not facts[f"{end}_known"]]
            own |= {"open": ends} if ends else {}
        decisive = facts.get("marks")
        if part not in LINE_FACTS and decisive != self.events[event].get("marks"):
            own["marks"] = decisive
        self.features.append({"type": "Feature", "geometry": geometry, "properties": own})

    def _region(self, geometry: Facts, facts: Mapping[str, Any]) -> None:
        """Add the region of the last point, or the point to a region that is there."""
        point = len(self.features) - 1
        while "of" in self.features[point]["properties"]:
            point -= 1
        mark = self.features[point]["properties"]["mark"]
        key = (id(geometry), mark, bool(facts.get("inferred")))
        if key not in self._regions:
            own: Facts = {"mark": mark, "of": []}
            region = {"type": "Feature", "geometry": geometry, "properties": own}
            self._regions[key] = region
            self._kept.append(geometry)  # so that no other object gets its id
            self.features.append(region)
        self._regions[key]["properties"]["of"].append(point)


def weapon(facts: Mapping[str, Any]) -> str:
    """What flew: its name, and its class where that says more."""
    name, kind = facts.get("missile_name"), facts.get("missile_class")
    if name and kind and name != kind:
        return f"{name} ({kind})"
    return str(name or kind or facts.get("missile") or "")


def _worth(value: Any) -> bool:
    """Whether a fact says anything: what is absent counts as false."""
    return value not in (None, "", [], False, ())
