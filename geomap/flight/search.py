"""Every flight in a direction that has a given apogee and a given time.

In: `Shots` with launch point, azimuth, apogee and time, and no impact.
Out: `Answers`: none, one or several flights for each row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from geomap.flight import arcs
from geomap.flight.earth import Floats
from geomap.flight.roots import bracketed
from geomap.flight.shots import Flights, Shots
from geomap.flight.solver import Ends, ends_of, out_of_range, solve
from geomap.flight.status import Status
from geomap.geodesy.ellipsoid import GEOD

FARTHEST_KM: Final = 20_003.0
STEP_KM: Final = 100.0
BLOCK: Final = 64
PEAK_ROUNDS: Final = 5
GOLDEN: Final = 0.5 * (np.sqrt(5.0) - 1.0)
GOLDEN_ROUNDS: Final = 45
SAME_S: Final = 1e-6

Problem = dict[str, Floats]


@dataclass(frozen=True)
class Answers:
    """Flights found for each row of a search.

    Attributes
    ----------
    flights : Flights
        All flights of all rows, in the order of rows and of ground ranges.
    row : array of int of shape (len(flights),)
        Which row of the search each flight answers.
    status : array of int8 of shape (n,)
        `Status` of each row of the search; 0 where there is a flight.
    """

    flights: Flights
    row: NDArray[np.intp]
    status: NDArray[np.int8]

    def reasons(self) -> list[str]:
        """What became of each row, a sentence each."""
        return [Status(int(code)).text for code in self.status]


def by_azimuth(shots: Shots) -> Answers:
    """Find every flight along an azimuth that has a given apogee and time.

    Parameters
    ----------
    shots : Shots
        Rows with launch point, azimuth, apogee and time of free flight. Ranges and impacts
        are not looked at.

    Returns
    -------
    Answers
        Westward shots often have two: while a missile is aloft the Earth carries its target
        towards it, so that a nearer and a farther impact take the same time.

    Raises
    ------
    GeometryError
        If the columns of the shots are of different lengths.

    Notes
    -----
    Ranges to 20,003 km are searched, both ways round the Earth: signs of the time's error on
    a grid of 100 km, and its turning points between, so that pairs of close answers are seen.

    Examples
    --------
    >>> from geomap import flight
    >>> shots = flight.Shots(lat=39, lon=126, azimuth_deg=270, apogee_km=6000, time_s=3920)
    >>> flight.by_azimuth(shots).flights.range_km.round().tolist()
    [532.0, 2276.0]
    """
    columns = shots.columns()
    count = len(columns["lat"])
    status = np.zeros(count, dtype=np.int8)
    columns["to_lat"] = columns["to_lon"] = columns["range_km"] = np.full(count, np.nan)
    needed = ("lat", "lon", "azimuth_deg", "apogee_km", "time_s", "height_km", "to_height_km")
    status[out_of_range(columns)] = Status.OUT_OF_RANGE
    status[np.any([np.isnan(columns[name]) for name in needed], axis=0)] = Status.MISSING
    rows: list[NDArray[np.intp]] = [np.empty(0, dtype=np.intp)]
    ranges, ways = [np.empty(0)], [np.empty(0, dtype=bool)]
    ready = np.flatnonzero(status == Status.OK)
    with np.errstate(invalid="ignore", divide="ignore"):
        for first in range(0, len(ready), BLOCK):
            block = ready[first : first + BLOCK]
            problem = {name: column[block] for name, column in columns.items()}
            for way in (False, True):
                row, found = _ranges(problem, way)
                rows.append(block[row])
                ranges.append(found)
                ways.append(np.full(len(row), way))
            status[block] = _silence(problem)
    found_row, far, way_round = (np.concatenate(rows), np.concatenate(ranges), np.concatenate(ways))
    return _answers(columns, status, found_row, far, way_round)


def _answers(
    columns: Problem,
    status: NDArray[np.int8],
    row: NDArray[np.intp],
    range_km: Floats,
    way: NDArray[np.bool_],
) -> Answers:
    """Solve the flights of the ranges found, and keep those that take the time asked for."""
    order = np.lexsort((range_km, row))
    row, range_km, way = row[order], range_km[order], way[order]
    told = {name: column[row] for name, column in columns.items() if name != "time_s"}
    told["range_km"], told["long_way"] = range_km, way.astype(np.float64)
    flights = solve(Shots(**told))
    with np.errstate(invalid="ignore"):
        right = flights.ok & (np.abs(flights.time_s - columns["time_s"][row]) < SAME_S)
    status[row[right]] = Status.OK
    return Answers(flights.rows(right), row[right], status)


def _ends_at(problem: Problem, range_km: Floats) -> Ends:
    """The ends of the shots at some ranges."""
    lon, lat, _ = GEOD.fwd(
        problem["lon"], problem["lat"], problem["azimuth_deg"], range_km * 1000.0
    )
    return ends_of({**problem, "to_lon": np.asarray(lon), "to_lat": np.asarray(lat)})


def _late(problem: Problem, range_km: Floats, way: bool) -> Floats:
    """Seconds that the flight of the given apogee to a range takes too long."""
    ends = _ends_at(problem, range_km)
    aim = ends.aim(problem["time_s"])
    near, far = arcs.norm(ends.start), arcs.norm(aim)
    least = np.maximum(near, far) * (1.0 + 1e-13)
    radius = np.maximum(0.5 * (near + far) + problem["apogee_km"], least + 1e-6)
    long_way, guess = np.full(len(near), way), np.zeros_like(near)
    for _ in range(PEAK_ROUNDS):
        arc = arcs.arc_between(ends.start, aim, radius, long_way=long_way)
        top, guess = arcs.peak(arc, guess)
        radius = np.maximum(radius + problem["apogee_km"] - top, least)
    return np.asarray(arc.time_s - problem["time_s"])


def _ranges(problem: Problem, way: bool) -> tuple[NDArray[np.intp], Floats]:
    """Rows and ranges at which the time is right."""
    grid = np.append(np.arange(0.0, FARTHEST_KM, STEP_KM), FARTHEST_KM)
    count = len(problem["lat"])
    wide = {name: np.repeat(column, len(grid)) for name, column in problem.items()}
    late = _late(wide, np.tile(grid, count), way).reshape(count, len(grid))
    row, cell = np.nonzero(np.sign(late[:, :-1]) * np.sign(late[:, 1:]) < 0.0)
    low, high = grid[cell], grid[cell + 1]
    zero_row, zero = np.nonzero(np.abs(late) < 1e-9)
    pair_row, pair_low, pair_high = _pairs(problem, late, grid, way)
    row = np.concatenate((row, pair_row))
    low, high = np.concatenate((low, pair_low)), np.concatenate((high, pair_high))
    part = {name: column[row] for name, column in problem.items()}
    found = bracketed(lambda far: _late(part, far, way), low, high, within=1e-14)
    row, found = np.concatenate((row, zero_row)), np.concatenate((found, grid[zero]))
    kept = np.isfinite(found)
    return row[kept], found[kept]


def _pairs(
    problem: Problem, late: Floats, grid: Floats, way: bool
) -> tuple[NDArray[np.intp], Floats, Floats]:
    """Brackets on both sides of turning points that cross zero between points of the grid."""
    before, at, after = late[:, :-2], late[:, 1:-1], late[:, 2:]
    sign = np.sign(at)
    alike = (np.sign(before) == sign) & (np.sign(after) == sign)
    turns = alike & (sign * at <= sign * before) & (sign * at <= sign * after)
    row, cell = np.nonzero(turns)
    part = {name: column[row] for name, column in problem.items()}
    low, high, above = grid[cell], grid[cell + 2], sign[row, cell]
    left, right = low.copy(), high.copy()
    for _ in range(GOLDEN_ROUNDS if len(row) else 0):
        one, two = right - GOLDEN * (right - left), left + GOLDEN * (right - left)
        nearer = above * _late(part, one, way) < above * _late(part, two, way)
        left, right = np.where(nearer, left, one), np.where(nearer, two, right)
    middle = 0.5 * (left + right)
    crosses = above * _late(part, middle, way) < 0.0 if len(row) else np.zeros(0, dtype=bool)
    middle = middle[crosses]
    return (
        np.concatenate((row[crosses], row[crosses])),
        np.concatenate((low[crosses], middle)),
        np.concatenate((middle, high[crosses])),
    )


def _silence(problem: Problem) -> NDArray[np.int8]:
    """Status of rows that may come out without a flight: time too short, or too long."""
    late = _late(problem, np.zeros_like(problem["lat"]), False)
    return np.where(late > 0.0, Status.TIME_TOO_SHORT, Status.TIME_TOO_LONG).astype(np.int8)
