"""What every cut shape must keep: within 180 degrees, valid, right-handed, no jumps."""

from itertools import pairwise

import numpy as np
import shapely
from hypothesis import strategies as st

LATS = st.floats(-90.0, 90.0, allow_nan=False)
LONS = st.floats(-180.0, 180.0, allow_nan=False)
AZIMUTHS = st.floats(0.0, 360.0, allow_nan=False)


def assert_cut(geometry):
    assert not geometry.is_empty
    assert geometry.is_valid
    for part in shapely.get_parts(geometry):
        lines = [part]
        if part.geom_type == "Polygon":
            lines = [part.exterior, *part.interiors]
            assert part.exterior.is_ccw
            assert not any(hole.is_ccw for hole in part.interiors)
        for line in lines:
            xy = shapely.get_coordinates(line)
            assert np.abs(xy[:, 0]).max() <= 180.0
            assert np.abs(xy[:, 1]).max() <= 90.0
            assert all(abs(b[0] - a[0]) <= 180.0 + 1e-9 for a, b in pairwise(xy))


def assert_continuous(coords):
    assert all(abs(b[0] - a[0]) <= 180.0 for a, b in pairwise(coords))
