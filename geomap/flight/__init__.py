"""Ballistic flights over a turning Earth, on numpy arrays; usable alone.

In: `Shots`, rows of what is known of a flight: launch point, impact or azimuth and range,
apogee or time of free flight.
Out: `solve` gives `Flights`, `sample` their points by time, `by_azimuth` every flight in a
direction with a given apogee and time; besides, the kind of a trajectory, the range that a
lofted shot tells, whether published numbers go together, corridors and passages.

Rows that have no solution say why (`Status`) and the others are solved. What is reckoned is
free fall from the ground; the powered start is a stated simple term (`geomap.flight.boost`).
Air is left out.
"""

from __future__ import annotations

from geomap.flight.boost import (
    MaximumRange,
    boost_s,
    free_flight_s,
    maximum_range,
    range_of_speed_km,
    speed_of_range_km_s,
)
from geomap.flight.consistency import (
    Gap,
    Slips,
    apogee_gap,
    range_gap,
    rounding_half,
    shortest_fall_s,
    time_gap,
    unit_slips,
)
from geomap.flight.ensembles import Corridor, Ensemble, Rounded, Spread, corridor, ensemble
from geomap.flight.kinds import (
    apogee_ratio,
    classify,
    minimum_energy_apogee_km,
    stated_path,
)
from geomap.flight.passage import Passage, crosses_meridian, crosses_parallel, nearest
from geomap.flight.samples import Samples, at, sample
from geomap.flight.search import Answers, by_azimuth
from geomap.flight.shots import Flights, Shots
from geomap.flight.solver import solve
from geomap.flight.status import Status

__all__ = [
    "Answers",
    "Corridor",
    "Ensemble",
    "Flights",
    "Gap",
    "MaximumRange",
    "Passage",
    "Rounded",
    "Samples",
    "Shots",
    "Slips",
    "Spread",
    "Status",
    "apogee_gap",
    "apogee_ratio",
    "at",
    "boost_s",
    "by_azimuth",
    "classify",
    "corridor",
    "crosses_meridian",
    "crosses_parallel",
    "ensemble",
    "free_flight_s",
    "maximum_range",
    "minimum_energy_apogee_km",
    "nearest",
    "range_gap",
    "range_of_speed_km",
    "rounding_half",
    "sample",
    "shortest_fall_s",
    "solve",
    "speed_of_range_km_s",
    "stated_path",
    "time_gap",
    "unit_slips",
]
