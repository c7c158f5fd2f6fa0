"""Roots of many functions at once."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.flight.roots import bracketed


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=20))
def test_cubes(values):
    wanted = np.array(values)
    found = bracketed(
        lambda x: x**3 - wanted, np.full(len(wanted), -10.0), np.full(len(wanted), 12.0),
        within=1e-14,
    )  # fmt: skip
    np.testing.assert_allclose(found**3, wanted, atol=1e-9)


@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_stiff_and_flat_functions(sign):
    def function(x):
        return sign * np.stack((np.expm1(30 * (x[0] - 0.7)), (x[1] - 0.3) ** 9))

    found = bracketed(function, np.zeros(2), np.ones(2), within=1e-14)
    assert found[0] == pytest.approx(0.7, abs=1e-12)
    assert found[1] == pytest.approx(0.3, abs=1e-2)


def test_brackets_without_a_root_give_not_a_number():
    found = bracketed(lambda x: x - np.array([5.0, 0.5, 0.0]), np.zeros(3), np.ones(3), within=1e-9)
    assert np.isnan(found[0])
    assert found[1:] == pytest.approx([0.5, 0.0])
