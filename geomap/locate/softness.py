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

DISTANCE_SHARE: Final = 0.10
LEAST_DISTANCE_KM: Final = 5.0
"""A distance told is good to this, hedged or not: reporters round."""

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
"""Where along its edge an extended place is measured from, by its half width: far off, the
edge that is meant may lie this much further out."""

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

OFF_SHARE: Final = 0.6
OFF_LEAST_KM: Final[Mapping[str, float]] = MappingProxyType({"island": 100.0, "cape": 100.0})
OFF_LEAST_OTHER_KM: Final = 60.0
OFF_MOST_KM: Final = 120.0
OPEN_SEA_KM: Final = 200.0
"""The sea "off" a place reaches 0.6 of its half width, within these limits; "open waters"
off it begin where territorial waters end, and reach further."""

EEZ_KM: Final = 370.4
TERRITORIAL_KM: Final = 22.2
"""Seas that law defines: 200 and 12 nautical miles."""

ZONE_KM: Final[Mapping[str, float]] = MappingProxyType(
    {
        "exclusive economic zone": 370.4,
        "eez": 370.4,
        "economic zone": 370.4,
        "200-mile": 370.4,
        "200 mile": 370.4,
        "economic": 370.4,
        "territorial": 22.2,
        "12-mile": 22.2,
    }
)
"""Seas that law defines: 200 and 12 nautical miles."""

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

COAST_SHARE: Final = 0.5
COAST_STRIP_KM: Final = 40.0
"""The west coast, with its land, is what lies this near to the sea in the western half."""

INLAND_KM: Final = 50.0
"""Inland is what lies further than this from the sea."""

SUBURB_KM: Final = 10.0
LEAST_SUBURB_KM: Final = 25.0
"""The suburbs and the outskirts of a town reach this far beyond it, and this far at least."""

BORDER_KM: Final = 30.0
"""On, at and near a border: this far to either side."""

LINE_KM: Final = 10.0
"""A named line by itself is this wide to either side."""

COAST_SIDE_DEG: Final = 70.0
"""A sea that lies in this direction of a land, to either side of it, is off that coast."""

COAST_SEA_SHARE: Final = 0.4
"""The sea off the west coast is the westernmost two fifths of the sea around."""

CENTRE_SHARE: Final = 0.5
"""The centre of a place is a disc of half the radius of a disc of equal area."""

OVERLAP_SHARE: Final = 0.02
"""Two clues agree where their regions share this much of the smaller one."""

SHORE_MOST_KM: Final = 1_500.0
"""Up to this distances count from the nearest shore of a large place; then from its edge."""

BETWEEN_SHARE: Final = 0.25
"""Between two points: a strip of a quarter of the way to either side."""

MIDWAY_SHARE: Final = 0.1
"""Halfway: within this share of the way from its middle."""

RIM_KM: Final = 60.0
"""Just inside and just outside a zone: this near to its edge."""

BEYOND_ZONE_KM: Final = 400.0
"""Outside a zone, where no more is told, reaches this far beyond it."""

MUCH_SMALLER: Final = 0.2
"""A clue that disagrees with the first wins only if its region is this much smaller."""

RANGE_SHARE: Final = 0.1
"""A flown distance is good to this."""

STRAIN_RANGE_SHARE: Final = 0.02
STRAIN_OFFSET_SHARE: Final = 0.4
STRAIN_LEAST_KM: Final = 10.0
"""A point by bearing and distance disagrees with a flown distance that ends further away
than these together (as a root of squares) allow: shares of the distance flown and of the
point's uncertainty, and a rounding."""

ROUGH_OFFSET_KM: Final = 200.0
"""A point less certain than this by bearing and distance gives way to the path over a place."""

OVERFLIGHT_DEG: Final = 2.0
"""A path over a place is good to this to either side of the place."""

OVERFLIGHT_MOST_DEG: Final = 90.0
"""Places seen wider than this from the origin tell no direction."""

DIRECTION_DEG: Final = 22.5
"""A direction of fire told by a compass word."""

TOWARD_DEG: Final = 7.5
"""A direction of fire told by a place, to either side of the place."""

FAR_KM: Final = 6_000.0
"""Without a flown distance a direction is followed this far."""

FAR_CLASSES: Final = frozenset({"ICBM"})
"""Weapons that cross an ocean: for these its near part is no more likely than the rest."""

OCEAN_KM: Final = 1_500.0
OCEAN_REACH_KM: Final = 2_500.0
"""Of a sea wider than the first, what lies within the second of where the path meets it."""

SEA_REACH_KM: Final = 400.0
"""The sea beside a place of launch, where its name is not told and it is no inner sea."""

LEAST_REGION_KM: Final = 25.0
"""A country or a sea is never a pin, however small."""

RANGE_ORIGIN_SHARE: Final = 0.3
"""A flown distance narrows the impact only if the origin is known this well, by it."""
