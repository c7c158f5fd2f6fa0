"""Smooth lines with no more points than a screen in Mercator's projection needs.

In: the points of a line, and how far the drawn line may lie off.
Out: some of the points.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

MERCATOR_LAT = 89.5
"""The projection has no poles: latitudes are taken as no higher than this."""


def thinned(
    lonlat: Sequence[tuple[float, float]], *, tolerance_deg: float
) -> Sequence[tuple[float, float]]:
    """Every n-th point of a line, and its last.

    Parameters
    ----------
    lonlat : sequence of (float, float)
        Longitudes and latitudes in degrees, in even steps along a smooth line.
    tolerance_deg : float
        How far chords may lie off the line on the map, in degrees of longitude.
        The chord over n steps leaves it by n^2/8 of its second difference.

    Returns
    -------
    sequence of (float, float)
        The first and the last point among them.

    Examples
    --------
    >>> thinned([(0.0, 0.0), (1.0, 0.0), (2.0, 0.0)], tolerance_deg=0.01)
    [(0.0, 0.0), (2.0, 0.0)]
    """
    bend = 1e-6
    x2 = x1 = y2 = y1 = math.nan
    for lon, lat in lonlat:
        tangent = math.tan(math.radians(max(-MERCATOR_LAT, min(MERCATOR_LAT, lat))))
        y = math.degrees(math.asinh(tangent))
        bend = max(bend, abs(x2 - 2.0 * x1 + lon), abs(y2 - 2.0 * y1 + y))
        x2, x1, y2, y1 = x1, lon, y1, y
    step = max(1, math.isqrt(int(8.0 * tolerance_deg / bend)))
    return [*lonlat[:-1:step], lonlat[-1]]
