"""What is known of a shot, and the flight it becomes.

In: numbers, lists or arrays; one value stands for all rows.
Out: `Shots`, arrays of one length; `Flights`, the solved rows and why others are not.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geomap.errors import GeometryError
from geomap.flight.arcs import Arc
from geomap.flight.earth import MU_KM3_S2, TURN_RAD_S, Floats, vectors
from geomap.flight.status import Status


@dataclass(frozen=True, kw_only=True)
class Shots:
    """Shots as they are known, one a row; not-a-number stands for "not told".

    A row is sufficient with a launch point, with an impact point or an azimuth and a ground
    range, and with an apogee or a time of free flight. Rows may differ in what they tell.
    `geomap.flight.by_azimuth` takes rows with azimuth, apogee and time and no impact.

    Attributes
    ----------
    lat, lon : array_like
        Launch point, degrees on WGS 84.
    to_lat, to_lon : array_like
        Impact point, degrees.
    azimuth_deg : array_like
        Direction of the impact as seen from the launch point over the ground, degrees
        clockwise from north: the start of the geodesic, not of the motion.
    range_km : array_like
        Length of that geodesic, kilometres.
    apogee_km : array_like
        Greatest height above the ellipsoid, kilometres.
    time_s : array_like
        Time of free flight from launch point to impact, seconds; a boost is not in it
        (`geomap.flight.free_flight_s` takes it off a published time).
    height_km, to_height_km : array_like
        Heights of the two ends above the ellipsoid; 0 if not told.
    long_way : array_like of bool
        Whether to go round the far side of the Earth.

    Raises
    ------
    GeometryError
        If the lengths do not fit together.
    """

    lat: ArrayLike
    lon: ArrayLike
    to_lat: ArrayLike = np.nan
    to_lon: ArrayLike = np.nan
    azimuth_deg: ArrayLike = np.nan
    range_km: ArrayLike = np.nan
    apogee_km: ArrayLike = np.nan
    time_s: ArrayLike = np.nan
    height_km: ArrayLike = 0.0
    to_height_km: ArrayLike = 0.0
    long_way: ArrayLike = False

    def columns(self) -> dict[str, Floats]:
        """Every field as an array of floats of one common length."""
        names = [field.name for field in fields(self)]
        try:
            arrays = [np.asarray(getattr(self, name), dtype=np.float64) for name in names]
            rows = np.broadcast_arrays(*(np.atleast_1d(array).ravel() for array in arrays))
        except (TypeError, ValueError) as error:
            raise GeometryError(
                f"the columns of the shots do not fit together ({error}): give each column one "
                "number, or as many as there are shots"
            ) from error
        return dict(zip(names, (row.copy() for row in rows), strict=True))


@dataclass(frozen=True)
class Flights:
    """Solved flights, one a row; rows without a solution hold not-a-number.

    Attributes
    ----------
    lat, lon, height_km, to_lat, to_lon, to_height_km : array of shape (n,)
        The two ends, degrees and kilometres above the ellipsoid.
    azimuth_deg, range_km : array of shape (n,)
        The geodesic from launch to impact.
    apogee_km : array of shape (n,)
        Greatest height above the ellipsoid.
    time_s : array of shape (n,)
        Time of free flight.
    status : array of int8 of shape (n,)
        `Status` of each row; 0 is solved.
    arc : Arc
        The ellipse in the frame that does not turn and whose x axis stands over the launch
        point's meridian at launch. With `oblate`, the ellipse that touches the flight at launch.
    peak_rad : array of shape (n,)
        Eccentric anomaly of the greatest height, counted from the apogee.
    oblate : bool
        Whether the pull of the Earth's bulge (J2) is in it.
    """

    lat: Floats
    lon: Floats
    height_km: Floats
    to_lat: Floats
    to_lon: Floats
    to_height_km: Floats
    azimuth_deg: Floats
    range_km: Floats
    apogee_km: Floats
    time_s: Floats
    status: NDArray[np.int8]
    arc: Arc
    peak_rad: Floats
    oblate: bool = False

    def __len__(self) -> int:
        """Count of rows, solved or not."""
        return len(self.lat)

    @property
    def ok(self) -> NDArray[np.bool_]:
        """Which rows are solved."""
        return np.asarray(self.status == Status.OK)

    def reasons(self) -> list[str]:
        """What became of each row, a sentence each."""
        return [Status(int(code)).text for code in self.status]

    def rows(self, which: NDArray[np.bool_] | NDArray[np.intp] | slice) -> Flights:
        """The flights of some rows, in a table of their own."""
        values = {
            field.name: getattr(self, field.name)[which]
            for field in fields(self)
            if field.name not in {"arc", "oblate"}
        }
        return Flights(**values, arc=self.arc.rows(which), oblate=self.oblate)

    @property
    def inertial_speed_km_s(self) -> Floats:
        """Speed at launch in the frame that does not turn (vis viva)."""
        radius = self.arc.semi_major_km * (1.0 + self.arc.eccentricity * np.cos(self.arc.start_rad))
        return vis_viva_km_s(radius, self.arc.semi_major_km)

    @property
    def speed_km_s(self) -> Floats:
        """Speed at launch over the turning ground: what the missile itself has to give."""
        start = vectors(lat=self.lat, lon=np.zeros_like(self.lat), height_km=self.height_km)
        return ground_speed_km_s(
            self.inertial_speed_km_s, self.arc.angular_momentum[2], start[0] ** 2
        )


def vis_viva_km_s(radius_km: Floats, semi_major_km: Floats) -> Floats:
    """Speed on an orbit at a distance from the Earth's centre, by the vis-viva equation."""
    return np.asarray(np.sqrt(MU_KM3_S2 * (2.0 / radius_km - 1.0 / semi_major_km)))


def ground_speed_km_s(speed_km_s: Floats, momentum_z: Floats, out2_km2: Floats) -> Floats:
    """Speed over the turning Earth from the speed in the frame that does not turn.

    The square of v - w x r is v2 - 2 w (r x v)_z + w2 d2 with the distance d from the axis.
    """
    square = speed_km_s**2 - 2.0 * TURN_RAD_S * momentum_z + TURN_RAD_S**2 * out2_km2
    return np.asarray(np.sqrt(np.maximum(square, 0.0)))
