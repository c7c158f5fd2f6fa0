"""Words for a part of a place: "northern", "east coast", "central", "EEZ".

In: the qualifier of a clue.
Out: `Part`: its direction, and whether it is a coast, a centre or a legal zone;
compass words for bearings, for names that people read.
"""

from __future__ import annotations

import math
import re
from typing import Final, NamedTuple

from geomap.locate.softness import ZONE_KM

_VECTORS: Final = {"north": (0, 1), "south": (0, -1), "east": (1, 0), "west": (-1, 0)}
_WIND = re.compile(r"north|south|east|west", re.IGNORECASE)
_COAST = re.compile(r"\b(?:coast|coasts|coastline|shores?|seaboard)\b", re.IGNORECASE)
_INLAND = re.compile(r"\b(?:inland|interior|hinterland)\b", re.IGNORECASE)
_EDGE = re.compile(r"\b(?:suburbs?|outskirts|edge|periphery|environs)\b", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:open|international)\b", re.IGNORECASE)
_CENTRE = re.compile(r"\b(?:central|centre|center|middle|heart)\b", re.IGNORECASE)
_WINDS: Final = (
    "north",
    "north-north-east",
    "north-east",
    "east-north-east",
    "east",
    "east-south-east",
    "south-east",
    "south-south-east",
    "south",
    "south-south-west",
    "south-west",
    "west-south-west",
    "west",
    "west-north-west",
    "north-west",
    "north-north-west",
)


class Part(NamedTuple):
    """What a qualifier says about the part of a place that is meant."""

    azimuth_deg: float | None = None
    coast: bool = False
    centre: bool = False
    zone_km: float | None = None
    inland: bool = False
    edge: bool = False
    open_sea: bool = False

    @property
    def is_narrower(self) -> bool:
        """Whether a part of the place is meant, and not the place as a whole."""
        return self.centre or self.coast or self.inland or self.azimuth_deg is not None


def part_of(qualifier: str | None) -> Part:
    """Read a qualifier.

    Examples
    --------
    >>> part_of("northwestern").azimuth_deg
    315.0
    >>> part_of("east coast") == Part(azimuth_deg=90.0, coast=True)
    True
    >>> part_of("area") == Part()
    True
    """
    if not qualifier:
        return Part()
    words = qualifier.lower()
    zones = [width for word, width in ZONE_KM.items() if word in words]
    return Part(
        azimuth_deg=_azimuth(words),
        coast=_COAST.search(words) is not None,
        centre=_CENTRE.search(words) is not None,
        zone_km=zones[0] if zones else None,
        inland=_INLAND.search(words) is not None,
        edge=_EDGE.search(words) is not None,
        open_sea=_OPEN.search(words) is not None,
    )


def _azimuth(words: str) -> float | None:
    """Direction of all wind words together; None where there are none or they cancel."""
    winds = [_VECTORS[match[0]] for match in _WIND.finditer(words)]
    east, north = sum(x for x, _ in winds), sum(y for _, y in winds)
    if east == 0 and north == 0:
        return None
    return math.degrees(math.atan2(east, north)) % 360.0


def wind_name(azimuth_deg: float) -> str:
    """Compass word nearest to an azimuth.

    Examples
    --------
    >>> wind_name(270.0), wind_name(44.0)
    ('west', 'north-east')
    """
    return _WINDS[round(azimuth_deg / 22.5) % 16]


def qualified(name: str, qualifier: str | None) -> str:
    """Name of the part of a place, as a reader would say it.

    Examples
    --------
    >>> qualified("Japan", "northern"), qualified("Kauai", "west coast")
    ('northern Japan', 'west coast of Kauai')
    >>> qualified("Wonsan", "area")
    'Wonsan'
    """
    if qualifier is None or not part_of(qualifier).is_narrower:
        return name
    adjective = qualifier.endswith("ern") or qualifier in ("central", "inland")
    return f"{qualifier} {name}" if adjective else f"{qualifier} of {name}"
