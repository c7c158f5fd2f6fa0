"""The fitted weights: what each feature of a name speaks for.

In: `data/geoparse_weights.csv`, which `tools/fit_geoparse.py` writes.
Out: `place_weights`: by feature, for a name being a place where it stands;
`role_weights`: by feature, for each role, before events are known and after.

The models are linear: the weights of the features that a name has are added
up. A feature that the table does not hold speaks for nothing.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import NamedTuple

from geomap import tables

FILE = "geoparse_weights.csv"
BIAS = "always"
"""The feature that every name has."""
ALONE = "role"
"""The model of roles by the words around a name alone."""
TOLD = "role told"
"""The model of roles that also knows the events of the text."""


class RoleWeight(NamedTuple):
    """What a feature speaks for."""

    actor: float
    site: float
    mention: float


@functools.cache
def place_weights() -> Mapping[str, float]:
    """Return the weights of the model that tells places."""
    return {
        row["feature"]: float(row["place"]) for row in tables.rows(FILE) if row["model"] == "place"
    }


@functools.cache
def role_weights(model: str = ALONE) -> Mapping[str, RoleWeight]:
    """Return the weights of a model that tells roles."""
    return {
        row["feature"]: RoleWeight(float(row["actor"]), float(row["site"]), float(row["mention"]))
        for row in tables.rows(FILE)
        if row["model"] == model
    }
