"""Names of the winds: north, east-southeast and the others between.

In: the words of a bearing.
Out: `bearing_deg`: degrees from north; `WIND`: the pattern of a wind's name.
"""

from __future__ import annotations

import re

_NAMES = (
    "north", "north-northeast", "northeast", "east-northeast", "east", "east-southeast",
    "southeast", "south-southeast", "south", "south-southwest", "southwest", "west-southwest",
    "west", "west-northwest", "northwest", "north-northwest",
)  # fmt: skip
_DEGREES = {name.replace("-", ""): i * 22.5 for i, name in enumerate(_NAMES)}
WIND = r"(?:north|south|east|west)(?:[\s-]?(?:north|south|east|west)){0,2}"
# Without one of these no wind is named.
WIND_CUES = "north|south|east|west"


def bearing_deg(wind: str) -> float | None:
    """Degrees from north of a wind's name.

    Examples
    --------
    >>> bearing_deg("north-west"), bearing_deg("east north-east")
    (315.0, 67.5)
    """
    return _DEGREES.get(re.sub(r"[\s-]", "", wind.lower()))
