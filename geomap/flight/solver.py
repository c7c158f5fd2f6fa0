"""Ballistic flights over a turning Earth from what is known of them.

In: `Shots`, rows that tell a launch point, an impact (or azimuth and range), and an apogee
or a time of free flight.
Out: `Flights`, with the reason for each row that has no solution.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final

import numpy as np
from numpy.typing import NDArray

from geomap.flight import arcs, oblateness
from geomap.flight.arcs import Arc
from geomap.flight.earth import (
    MU_KM3_S2,
    POLAR_RADIUS_KM,
    TURN_RAD_S,
    Floats,
    turned,
    vectors,
)
from geomap.flight.roots import bracketed
from geomap.flight.shots import Flights, Shots
from geomap.flight.status import Status
from geomap.geodesy.ellipsoid import GEOD, MAX_DISTANCE_KM

Rows = NDArray[np.bool_]

BLOCK: Final = 4096
"""Rows solved at a time, few enough for the processor's cache."""

MAX_APOGEE_KM: Final = 30_000.0
"""Higher up the Earth turns faster than the body, and the rounds below do not settle."""

MAX_TIME_S: Final = 86_400.0
ROUNDS: Final = 60
WITHIN_S: Final = 1e-9
WITHIN_KM: Final = 1e-9
WITHIN_RAD: Final = 1e-7
PROMISED_KM: Final = 1e-7
"""What a given height or place may be missed by."""

J2_ROUNDS: Final = 15


@dataclass(frozen=True)
class Ends:
    """The two ends of n flights as the solvers need them.

    `start` and `end` are vectors of shape (3, n), the end where it is at launch; `shift`
    is what the pull of the bulge adds to the way, taken off the point that is aimed at.
    """

    start: Floats
    end: Floats
    long_way: Rows
    shift: Floats

    def aim(self, time_s: Floats) -> Floats:
        """Where the ellipse has to lead, after the Earth has turned for a time."""
        return turned(self.end, TURN_RAD_S * time_s) - self.shift

    def rows(self, which: NDArray[np.intp]) -> Ends:
        """Some of the rows."""
        return Ends(
            self.start[:, which], self.end[:, which], self.long_way[which], self.shift[:, which]
        )


def solve(shots: Shots, *, j2: bool = False) -> Flights:
    """Solve free flights over a turning Earth, every row on its own.

    Parameters
    ----------
    shots : Shots
        Rows of what is known.
    j2 : bool
        Whether to reckon with the pull of the Earth's bulge. Without it a flight's time is
        within seconds of that with it; it takes about ten times as long.

    Returns
    -------
    Flights
        As many rows; `Flights.status` and `Flights.reasons` say why a row is not solved.

    Raises
    ------
    GeometryError
        If the columns of the shots are of different lengths.

    Notes
    -----
    The Earth turns by w T while the flight lasts T, so the impact of the ellipse lies that
    far east. The ellipse through both ends with a given apogee has a closed form
    (`geomap.flight.arcs.arc_between`), Kepler's equation gives its time, and rounds of the two
    settle, as the time grows far slower with the angle than the angle with the time. With the
    time given the end is known at once and the ellipse is Lambert's problem, solved for the
    height of its apogee.

    Examples
    --------
    The test of 29 November 2017, 4,475 km high and 950 km far:

    >>> from geomap import flight
    >>> shots = flight.Shots(lat=39.28, lon=125.87, azimuth_deg=76, range_km=950, apogee_km=4475)
    >>> solved = flight.solve(shots)
    >>> round(float(solved.time_s[0]) / 60)
    51
    """
    columns = shots.columns()
    status = _told(columns)
    _fill_geodesics(columns, status == Status.OK)
    count = len(status)
    empty = np.full(count, np.nan)
    arc = Arc(*(empty.copy() for _ in range(5)), *(np.full((3, count), np.nan) for _ in "12"))
    top = empty.copy()
    by_apogee = (status == Status.OK) & np.isfinite(columns["apogee_km"])
    by_time = (status == Status.OK) & ~by_apogee
    for given, rows in (("apogee_km", by_apogee), ("time_s", by_time)):
        chosen = np.flatnonzero(rows)
        for first in range(0, len(chosen), BLOCK):
            _solve_block(columns, status, arc, top, chosen[first : first + BLOCK], given, j2)
    return _flights(columns, status, arc, top, j2)


def _solve_block(
    columns: dict[str, Floats],
    status: NDArray[np.int8],
    arc: Arc,
    top: Floats,
    rows: NDArray[np.intp],
    given: str,
    j2: bool,
) -> None:
    """Solve some rows and write them into the arrays."""
    ends = ends_of({name: column[rows] for name, column in columns.items()})
    wanted = columns[given][rows]
    solver = with_apogee if given == "apogee_km" else with_time
    too = Status.APOGEE_TOO_LOW if given == "apogee_km" else Status.TIME_TOO_SHORT
    with np.errstate(invalid="ignore", divide="ignore"):
        found = solver(ends, wanted)
        code = _judge(found, ends, too)
        if given == "apogee_km":
            # Lowered as far as the ends allow, and still too high.
            code[~found.settled & (found.apogee_km > wanted + PROMISED_KM)] = too
        _write(columns, arc, top, rows, found)
        status[rows] = code
        good = np.flatnonzero(code == Status.OK)
        if j2 and len(good):
            bent = _with_bulge(ends.rows(good), wanted[good], given, found.rows(good))
            _write(columns, arc, top, rows[good], bent)
            status[rows[good[~bent.settled]]] = Status.NOT_SOLVED


def _write(
    columns: dict[str, Floats], arc: Arc, top: Floats, rows: NDArray[np.intp], found: Found
) -> None:
    """Put what was found for some rows into the arrays of all."""
    for field in fields(Arc):
        getattr(arc, field.name)[..., rows] = getattr(found.arc, field.name)
    top[rows] = found.peak_rad
    columns["apogee_km"][rows] = found.apogee_km
    columns["time_s"][rows] = found.time_s


@dataclass(frozen=True)
class Found:
    """Arcs with the time and the greatest height they come to, and whether the rounds settled."""

    arc: Arc
    time_s: Floats
    apogee_km: Floats
    peak_rad: Floats
    settled: Rows

    def rows(self, which: NDArray[np.intp]) -> Found:
        """Some of the rows."""
        return Found(
            self.arc.rows(which),
            self.time_s[which],
            self.apogee_km[which],
            self.peak_rad[which],
            self.settled[which],
        )


def _told(columns: dict[str, Floats]) -> NDArray[np.int8]:
    """Status of each row before anything is solved: what is missing, too much or out of range."""
    status = np.zeros(len(columns["lat"]), dtype=np.int8)
    has = {name: ~np.isnan(column) for name, column in columns.items()}
    point, ray = has["to_lat"] & has["to_lon"], has["azimuth_deg"] & has["range_km"]
    some = has["lat"] & has["lon"] & has["height_km"] & has["to_height_km"]
    ends = point | ray
    size = has["apogee_km"] | has["time_s"]
    status[~out_of_range(columns)] = Status.OK
    status[out_of_range(columns)] = Status.OUT_OF_RANGE
    status[(point & ray) | (has["apogee_km"] & has["time_s"])] = Status.TOO_MUCH
    status[~(some & ends & size)] = Status.MISSING
    return status


def out_of_range(columns: dict[str, Floats]) -> Rows:
    """Rows with a value that no flight can have; what is not told is not out of range."""
    higher_end = np.maximum(columns["height_km"], columns["to_height_km"])
    bad = np.zeros(len(higher_end), dtype=bool)
    for name, least, most in (
        ("lat", -90.0, 90.0),
        ("to_lat", -90.0, 90.0),
        ("lon", -1080.0, 1080.0),
        ("to_lon", -1080.0, 1080.0),
        ("azimuth_deg", -1080.0, 1080.0),
        ("range_km", 0.0, MAX_DISTANCE_KM),
        ("height_km", -10.0, MAX_APOGEE_KM),
        ("to_height_km", -10.0, MAX_APOGEE_KM),
        ("apogee_km", higher_end, MAX_APOGEE_KM),
        ("time_s", 0.0, MAX_TIME_S),
    ):
        bad |= (columns[name] < least) | (columns[name] > most)
    return bad | (columns["apogee_km"] <= higher_end) | (columns["time_s"] <= 0.0)


def _fill_geodesics(columns: dict[str, Floats], rows: Rows) -> None:
    """Impact from azimuth and range, azimuth and range from impact, in place."""
    ray = rows & np.isnan(columns["to_lat"])
    if np.any(ray):
        lon, lat, _ = GEOD.fwd(
            columns["lon"][ray],
            columns["lat"][ray],
            columns["azimuth_deg"][ray],
            columns["range_km"][ray] * 1000.0,
        )
        columns["to_lon"][ray], columns["to_lat"][ray] = lon, lat
    point = rows & ~ray
    if np.any(point):
        azimuth, _, metres = GEOD.inv(
            columns["lon"][point],
            columns["lat"][point],
            columns["to_lon"][point],
            columns["to_lat"][point],
        )
        columns["azimuth_deg"][point] = np.mod(azimuth, 360.0)
        columns["range_km"][point] = np.asarray(metres) / 1000.0


def ends_of(columns: dict[str, Floats]) -> Ends:
    """The ends' vectors, x over the launch point's meridian."""
    start = vectors(
        lat=columns["lat"], lon=np.zeros_like(columns["lat"]), height_km=columns["height_km"]
    )
    end = vectors(
        lat=columns["to_lat"],
        lon=columns["to_lon"] - columns["lon"],
        height_km=columns["to_height_km"],
    )
    return Ends(start, end, columns["long_way"] > 0.0, np.zeros_like(start))


def with_apogee(ends: Ends, apogee_km: Floats) -> Found:
    """Arcs of a given greatest height, by rounds over time and apogee radius."""
    near, far = arcs.norm(ends.start), arcs.norm(ends.end)
    least = np.maximum(near, far) * (1.0 + 1e-13)
    apogee_radius = np.maximum(0.5 * (near + far) + apogee_km, least + 1e-6)
    time, guess = np.zeros_like(near), np.zeros_like(near)
    last_time, last_answer = np.zeros_like(near), np.zeros_like(near)
    for _ in range(ROUNDS):
        arc = arcs.arc_between(ends.start, ends.aim(time), apogee_radius, long_way=ends.long_way)
        top, better = arcs.peak(arc, guess)
        answer, low, shifted = arc.time_s, apogee_km - top, np.abs(better - guess)
        late, guess = answer - time, better
        right = (np.abs(late) < WITHIN_S) & (np.abs(low) < WITHIN_KM) & (shifted < WITHIN_RAD)
        if np.all(right | np.isnan(late)):
            break
        # The secant's step, where the time found depends on the time assumed as weakly as it must.
        moved = time - last_time
        slope = (answer - last_answer) / np.where(moved == 0.0, 1.0, moved)
        slope = np.where((moved != 0.0) & (np.abs(slope) < 0.5), slope, 0.0)
        last_time, last_answer = time, answer
        time = time + late / (1.0 - slope)
        apogee_radius = np.maximum(apogee_radius + low, least)
    settled = (np.abs(late) < 1e-6) & (np.abs(low) < PROMISED_KM)
    return Found(arc, answer, top, guess, settled)


def with_time(ends: Ends, time_s: Floats) -> Found:
    """Arcs of a given time: Lambert's problem, solved for the apogee's distance."""
    end = ends.aim(time_s)
    near, far = arcs.norm(ends.start), arcs.norm(end)
    least = np.maximum(near, far)
    # Uniform gravity as strong as at the pole lets nothing rise higher in this time.
    most = MU_KM3_S2 / POLAR_RADIUS_KM**2 * time_s**2 / 8.0 + np.abs(near - far) + 1.0

    def late(above_km: Floats) -> Floats:
        arc = arcs.arc_between(ends.start, end, least + above_km, long_way=ends.long_way)
        # No arc so low goes round so far without passing perigee: lower than what is looked for.
        return np.where(np.isnan(arc.time_s), -time_s, arc.time_s - time_s)

    above = bracketed(late, np.full_like(near, 1e-6), most, within=1e-15)
    arc = arcs.arc_between(ends.start, end, least + above, long_way=ends.long_way)
    guess = np.zeros_like(near)
    for _ in range(ROUNDS):
        before = guess
        top, guess = arcs.peak(arc, before)
        if not np.any(np.abs(guess - before) > WITHIN_RAD):
            break
    settled = np.abs(arc.time_s - time_s) < 1e-6
    return Found(arc, time_s.copy(), top, guess, settled)


def _judge(found: Found, ends: Ends, too: Status) -> NDArray[np.int8]:
    """Status of each row that a solver has come back with."""
    code = np.zeros(len(found.time_s), dtype=np.int8)
    code[~found.settled] = Status.NOT_SOLVED
    blocked = ~arcs.climbs_and_falls(found.arc) | np.isnan(found.apogee_km)
    code[blocked | ~(found.time_s > 0.0)] = too
    angle, cross = arcs.central_angle(ends.start, ends.aim(found.time_s))
    code[(cross < arcs.NO_DIRECTION) & (angle > 1.0)] = Status.NO_DIRECTION
    return code


def _with_bulge(ends: Ends, wanted: Floats, given: str, found: Found) -> Found:
    """The flights as the bulge bends them: aim off by what it adds, until it hits."""
    shift, lift = ends.shift, np.zeros_like(wanted)
    for _ in range(J2_ROUNDS):
        bent = oblateness.bend(found.arc, found.time_s)
        top, _ = oblateness.greatest_height(bent, found.arc, found.peak_rad)
        change, risen = arcs.norm(bent.shift_end - shift), top - found.apogee_km
        hits = (change < PROMISED_KM) & (np.abs(risen - lift) < PROMISED_KM) & found.settled
        shift, lift = bent.shift_end, risen
        if np.all(hits | np.isnan(change)):
            break
        aimed = Ends(ends.start, ends.end, ends.long_way, shift)
        if given == "apogee_km":
            found = with_apogee(aimed, wanted - lift)
        else:
            found = with_time(aimed, wanted)
    return Found(found.arc, found.time_s, found.apogee_km + lift, found.peak_rad, hits)


def _flights(
    columns: dict[str, Floats], status: NDArray[np.int8], arc: Arc, top: Floats, j2: bool
) -> Flights:
    """The table of flights, with not-a-number in what was not solved."""
    solved = status == Status.OK
    values = {name: np.where(solved, columns[name], np.nan) for name in ("apogee_km", "time_s")}
    told = {
        name: columns[name]
        for name in (
            "lat", "lon", "height_km", "to_lat", "to_lon", "to_height_km", "azimuth_deg",
            "range_km",
        )
    }  # fmt: skip
    peak = np.where(solved, top, np.nan)
    arc = Arc(**{f.name: np.where(solved, getattr(arc, f.name), np.nan) for f in fields(Arc)})
    return Flights(**told, **values, status=status, arc=arc, peak_rad=peak, oblate=j2)
