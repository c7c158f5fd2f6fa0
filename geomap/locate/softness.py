"""How soft words for places are: every constant of `geomap.locate`, in tables.

In: nothing.
Out: widths in degrees, kilometres and shares, each with what it stands for.
They are the judgement of a careful reader, not measurements.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

BEARING_HALF_WIDTH_DEG: Final = 15.0
"""A bearing word with a distance ("200 km west of") is good to this."""

SIDE_HALF_WIDTH_DEG: Final = 35.0
"""A bearing word alone ("west of") is looser."""

EXACT_SHARE: Final = 0.05
"""A distance given without a hedge, by the distance."""

HEDGED_SHARE: Final = 0.10
"""A distance given with "about", "some", "more than"."""

OFFSET_SHARE: Final = 0.26
OFFSET_BASE_KM: Final = 10.0
OFFSET_MOST_KM: Final = 700.0
OFFSET_MOST_EXTENDED_KM: Final = 900.0
"""A point by bearing and distance: 0.26 of the distance (15 degrees) and 10 km,
at most 700; at most 900 where the distance runs from a whole state."""

LONG_OFFSET_KM: Final = 800.0
"""Beyond this the great circle and the parallel part: the point lies halfway."""

EXTENDED_KM: Final = 25.0
"""Places with a wider half width have an edge that distances may count from."""

EXTENDED_ANCHOR_SHARE: Final = 0.3
"""Where along its edge an extended place is measured from, by its half width."""

NAMED_LEAST_KM: Final = MappingProxyType({"building": 1.0, "cape": 5.0})
NAMED_LEAST_OTHER_KM: Final = 15.0
"""A name stands for its surroundings too: no place is sharper than this."""

NEAR_KM: Final[Mapping[str, float]] = MappingProxyType(
    {
        "building": 10.0,
        "city": 30.0,
        "site": 30.0,
        "base": 30.0,
        "airfield": 30.0,
        "island": 40.0,
        "cape": 40.0,
        "line": 40.0,
        "division": 50.0,
        "region": 50.0,
        "country": 60.0,
    }
)
NEAR_OTHER_KM: Final = 40.0
"""How far "near", "outside", "in the area of" reaches beyond the place itself."""

UNSEEN_SHARE: Final = 0.05
"""A margin below this share of a place's half width changes nothing that can be seen."""

OFF_SHARE: Final = 0.8
OFF_LEAST_KM: Final = 60.0
OFF_MOST_KM: Final = 370.4
"""The sea "off" a place reaches 0.8 of its half width, 60 km at least, 200 nautical
miles at most."""

ZONE_KM: Final[Mapping[str, float]] = MappingProxyType(
    {"exclusive economic zone": 370.4, "eez": 370.4, "economic zone": 370.4, "territorial": 22.2}
)
"""Seas that law defines: 200 and 12 nautical miles, median lines left out."""

ZONE_NAMES: Final[Mapping[float, str]] = MappingProxyType(
    {370.4: "exclusive economic zone", 22.2: "territorial waters"}
)

SIDE_SHARE_OF_RADIUS: Final = 1.2
SIDE_LEAST_KM: Final[Mapping[str, float]] = MappingProxyType({"island": 80.0, "cape": 80.0})
SIDE_LEAST_OTHER_KM: Final = 40.0
SIDE_MOST_KM: Final = 600.0
"""How far "west of X" reaches from X's edge, by X's half width; further at sea."""

PART_SHARE: Final = 0.4
"""Northern Japan is the northernmost two fifths of Japan."""

COAST_SHARE: Final = 0.3
"""The west coast, with its land, is the westernmost three tenths."""

COAST_SEA_SHARE: Final = 0.4
"""The sea off the west coast is the westernmost two fifths of the sea around."""

CENTRE_SHARE: Final = 0.5
"""The centre of a place is a disc of half the radius of a disc of equal area."""

OVERLAP_SHARE: Final = 0.02
"""Two clues agree where their regions share this much of the smaller one."""

MUCH_SMALLER: Final = 0.2
"""A clue that disagrees with the first wins only if its region is this much smaller."""

RANGE_SHARE: Final = 0.1
"""A flown distance is good to this."""

RANGE_ORIGIN_SHARE: Final = 0.3
"""A flown distance narrows the impact only if the origin is known this well, by it."""
