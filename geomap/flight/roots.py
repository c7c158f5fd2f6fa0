"""Roots of a function of one number, for many rows at once.

In: a function of an array, and a bracket for each row.
Out: the root of each row; not-a-number where the bracket holds none.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from geomap.flight.earth import Floats

ROUNDS: Final = 80


def bracketed(
    function: Callable[[Floats], Floats], low: Floats, high: Floats, *, within: float
) -> Floats:
    """Root of an array of functions between two arrays of bounds.

    Parameters
    ----------
    function : callable
        Array of shape (n,) to array of shape (n,), row by row.
    low, high : array of shape (n,)
        Bounds; the values there have different signs where there is a root to find.
    within : float
        Width of the bracket, relative to the root, that ends the search.

    Returns
    -------
    array of shape (n,)
        The roots, not-a-number where the signs are equal.

    Notes
    -----
    Chandrupatla's method (1997): inverse quadratic interpolation through the last three
    points where it is safe, halving where it is not, so it never does much worse than halving.
    """
    a, b = low.astype(np.float64), high.astype(np.float64)
    fa, fb = function(a), function(b)
    held = np.sign(fa) * np.sign(fb) <= 0.0
    c, fc = a, fa
    share = np.full_like(a, 0.5)
    best = np.where(np.abs(fa) < np.abs(fb), a, b)
    for _ in range(ROUNDS):
        guess = a + share * (b - a)
        value = function(guess)
        same = np.sign(value) == np.sign(fa)
        c, fc = np.where(same, a, b), np.where(same, fa, fb)
        b, fb = np.where(same, b, a), np.where(same, fb, fa)
        a, fa = guess, value
        best = np.where(np.abs(fa) < np.abs(fb), a, b)
        width = np.abs(b - a)
        room = within * np.abs(best)
        if np.all((width <= room) | (value == 0.0) | ~held):
            break
        share = _share(a, b, c, fa, fb, fc)
        least = 0.5 * np.minimum(1.0, room / np.where(width > 0.0, width, 1.0))
        share = np.clip(share, least, 1.0 - least)
    return np.where(held, best, np.nan)


def _share(a: Floats, b: Floats, c: Floats, fa: Floats, fb: Floats, fc: Floats) -> Floats:
    """Where between a and b to look next: by interpolation where it is safe, else half way."""
    with np.errstate(invalid="ignore", divide="ignore"):
        xi, phi = (a - b) / (c - b), (fa - fb) / (fc - fb)
        safe = (phi**2 < xi) & ((1.0 - phi) ** 2 < 1.0 - xi)
        by_curve = fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (
            fc - fb
        )
    return np.where(safe & np.isfinite(by_curve), by_curve, 0.5)
