"""Why a flight of an array of flights has no solution.

In: nothing.
Out: `Status`, a small number for each row, with a sentence for people.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Final


class Status(IntEnum):
    """What became of one row; `OK` is 0, so that ``status == 0`` picks the solved rows."""

    OK = 0
    MISSING = 1
    OUT_OF_RANGE = 2
    TOO_MUCH = 3
    APOGEE_TOO_LOW = 4
    TIME_TOO_SHORT = 5
    NO_DIRECTION = 6
    TIME_TOO_LONG = 7
    NOT_SOLVED = 8

    @property
    def text(self) -> str:
        """One sentence that says what is wrong and what to do."""
        return _TEXTS[self]


_TEXTS: Final[dict[Status, str]] = {
    Status.OK: "solved",
    Status.MISSING: (
        "a value is missing or not a number: give the launch point, the impact or azimuth and "
        "range, and the apogee or the time"
    ),
    Status.OUT_OF_RANGE: (
        "a value is out of range: latitudes lie within 90 degrees, ranges within 0 and 20,004 km, "
        "apogees above the ends of the flight and below 30,000 km, times above 0 and below a day"
    ),
    Status.TOO_MUCH: (
        "more is given than a flight needs, and the values may disagree: give the apogee or the "
        "time, and the impact or azimuth and range"
    ),
    Status.APOGEE_TOO_LOW: (
        "no free flight of this apogee comes so far: its arc would pass under the ground"
    ),
    Status.TIME_TOO_SHORT: (
        "no free flight comes so far in this time: its arc would pass under the ground"
    ),
    Status.NO_DIRECTION: (
        "the impact is the point opposite the launch: every direction leads there, so none is told"
    ),
    Status.TIME_TOO_LONG: (
        "no free flight in this direction stays aloft for so long without rising higher"
    ),
    Status.NOT_SOLVED: "no solution was found to the accuracy that is promised",
}
