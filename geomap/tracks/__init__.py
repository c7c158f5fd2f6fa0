"""Flight paths, whether the numbers of a flight go together, and how wide it may lie.

In: located events.
Out: `paths`, a line for each launch and strike that the text gives enough for, solved as a
free flight where it can be; `contradictions`, numbers that cannot all be right, told beside
the events and never written into them; `corridors`, the envelopes of all the flights that the
text may mean.
"""

from __future__ import annotations

from geomap.tracks.consistency import checkable, contradictions
from geomap.tracks.corridors import SHARES, Corridor, corridors
from geomap.tracks.flights import paths
from geomap.tracks.lines import RUN_ON_SHARE
from geomap.tracks.solid import line_of

__all__ = [
    "RUN_ON_SHARE",
    "SHARES",
    "Corridor",
    "checkable",
    "contradictions",
    "corridors",
    "line_of",
    "paths",
]
