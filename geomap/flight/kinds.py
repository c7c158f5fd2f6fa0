"""What kind of trajectory a range and an apogee make, and paths of flights that do not fall free.

In: ground ranges and apogees; the ends of a flight and its stated height.
Out: the kind of each; `Samples` of a path drawn through the stated height, marked as such.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geomap.errors import GeometryError
from geomap.flight.earth import MEAN_RADIUS_KM, Floats
from geomap.flight.samples import Samples
from geomap.geodesy.ellipsoid import GEOD

MINIMUM_ENERGY: Final = "minimum-energy"
LOFTED: Final = "lofted"
DEPRESSED: Final = "depressed"
NOT_BALLISTIC: Final = "not ballistic"
UNKNOWN: Final = "unknown"

NOT_BALLISTIC_BELOW: Final = 0.7
"""Flights lower than this share of the minimum-energy apogee glide, cruise or pull up."""

DEPRESSED_BELOW: Final = 0.85
LOFTED_ABOVE: Final = 1.2

FORMS: Final[dict[str, tuple[tuple[float, float], ...]]] = {
    "level": ((0.0, 0.0), (0.03, 1.0), (0.97, 1.0), (1.0, 0.0)),
    "glide": ((0.0, 0.0), (0.25, 1.0), (0.45, 0.5), (0.9, 0.4), (1.0, 0.0)),
    "pull-up": ((0.0, 0.0), (0.4, 1.0), (0.7, 0.4), (0.85, 0.45), (1.0, 0.0)),
}
"""Knots of drawn profiles: share of the way, share of the stated height. Assumptions: reports
state one height, and where on the way it was reached is not told."""

ARCH: Final = "arch"
"""The form without knots: the parabola of a throw."""


def minimum_energy_apogee_km(range_km: ArrayLike) -> Floats:
    """Apogee of the trajectory that reaches a range with the least energy.

    Parameters
    ----------
    range_km : array_like
        Ground range, kilometres.

    Returns
    -------
    array
        Apogee in kilometres, not-a-number where the range is.

    Notes
    -----
    For a round Earth that stands still the ellipse of least energy has its second focus on
    the chord, which gives h = R / 2 (sin L + cos L - 1) with half the central angle L: about
    a quarter of a short range.

    Examples
    --------
    >>> from geomap import flight
    >>> flight.minimum_energy_apogee_km([1000, 10000]).round().tolist()
    [240.0, 1319.0]
    """
    half = np.asarray(range_km, dtype=np.float64) / (2.0 * MEAN_RADIUS_KM)
    return np.asarray(0.5 * MEAN_RADIUS_KM * (np.sin(half) + np.cos(half) - 1.0))


def apogee_ratio(range_km: ArrayLike, apogee_km: ArrayLike) -> Floats:
    """Apogee as a multiple of the minimum-energy apogee of the range; infinite at range 0."""
    least = np.maximum(minimum_energy_apogee_km(range_km), 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.asarray(apogee_km, dtype=np.float64) / least)


def classify(range_km: ArrayLike, apogee_km: ArrayLike) -> NDArray[np.str_]:
    """Kind of trajectory by its apogee.

    Parameters
    ----------
    range_km, apogee_km : array_like
        Ground range and greatest height, kilometres.

    Returns
    -------
    array of str
        "minimum-energy", "lofted", "depressed", "not ballistic" (below 0.7 of the
        minimum-energy apogee, where no free fall is drawn) or "unknown".

    Examples
    --------
    >>> from geomap import flight
    >>> flight.classify([950, 3700, 600, 0], [4475, 770, 50, float("nan")]).tolist()
    ['lofted', 'minimum-energy', 'not ballistic', 'unknown']
    """
    ratio = apogee_ratio(range_km, apogee_km)
    chosen = np.select(
        [
            np.isnan(ratio),
            ratio < NOT_BALLISTIC_BELOW,
            ratio < DEPRESSED_BELOW,
            ratio <= LOFTED_ABOVE,
        ],
        [UNKNOWN, NOT_BALLISTIC, DEPRESSED, MINIMUM_ENERGY],
        LOFTED,
    )
    return np.asarray(chosen, dtype=np.str_)


def stated_path(
    *,
    lat: ArrayLike,
    lon: ArrayLike,
    to_lat: ArrayLike,
    to_lon: ArrayLike,
    height_km: ArrayLike,
    time_s: ArrayLike = np.nan,
    form: str = ARCH,
    count: int = 64,
) -> Samples:
    """Draw paths through a stated height, for flights that are no free fall.

    Parameters
    ----------
    lat, lon, to_lat, to_lon : array_like
        The ends, degrees on WGS 84.
    height_km : array_like
        The stated height, reached where the form says; not-a-number draws a path whose
        heights are not known.
    time_s : array_like
        The stated duration; without it times and speeds are not-a-number.
    form : str
        "arch", "level" (cruise missiles), "glide" or "pull-up".
    count : int
        Points on each path, 2 or more.

    Returns
    -------
    Samples
        Shape (n, count), along the geodesic at even speed; `Samples.free_fall` is False.

    Raises
    ------
    GeometryError
        If the form is not known, the count below 2 or the columns do not fit together.
    """
    if count < 2 or (form != ARCH and form not in FORMS):
        raise GeometryError(
            f"no path of form {form!r} with {count} points: take one of "
            f"{', '.join((ARCH, *FORMS))} and 2 points or more"
        )
    try:
        columns = np.broadcast_arrays(
            *(
                np.atleast_1d(np.asarray(column, dtype=np.float64)).ravel()
                for column in (lat, lon, to_lat, to_lon, height_km, time_s)
            )
        )
    except ValueError as error:
        raise GeometryError(
            f"the columns of the paths do not fit together ({error}): give each one number, or "
            "as many as there are paths"
        ) from error
    share = np.linspace(0.0, 1.0, count)
    lat1, lon1, lat2, lon2, high, lasting = (column.copy() for column in columns)
    lons, lats, metres = _on_geodesics(lat1, lon1, lat2, lon2, share)
    times = lasting[:, None] * share
    with np.errstate(divide="ignore", invalid="ignore"):
        speed = metres / 1000.0 / lasting
    return Samples(
        time_s=times,
        lon=lons,
        lat=lats,
        height_km=high[:, None] * profile(form, share),
        speed_km_s=np.broadcast_to(speed[:, None], times.shape).copy(),
        free_fall=np.zeros(len(metres), dtype=bool),
    )


def profile(form: str, share: Floats) -> Floats:
    """Share of the stated height at shares of the way."""
    if form == ARCH:
        return np.asarray(4.0 * share * (1.0 - share))
    along, high = zip(*FORMS[form], strict=True)
    return np.asarray(np.interp(share, along, high))


def _on_geodesics(
    lat: Floats, lon: Floats, to_lat: Floats, to_lon: Floats, share: Floats
) -> tuple[Floats, Floats, Floats]:
    """Continuous longitudes and latitudes at shares of the geodesics, and their metres."""
    azimuth, _, metres = GEOD.inv(lon, lat, to_lon, to_lat)
    shape = (len(lat), len(share))
    lon0, lat0, toward = (
        np.broadcast_to(np.asarray(column)[:, None], shape).ravel()
        for column in (lon, lat, azimuth)
    )
    lons, lats, _ = GEOD.fwd(lon0, lat0, toward, (np.asarray(metres)[:, None] * share).ravel())
    lons = np.unwrap(np.asarray(lons).reshape(shape), period=360.0, axis=1)
    lons += np.round((lon - lons[:, 0]) / 360.0)[:, None] * 360.0
    return lons, np.asarray(lats).reshape(shape), np.asarray(metres)
