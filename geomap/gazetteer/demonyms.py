"""Words for the people of a state and its adjectives: "Turkish", "North Koreans".

In: `data/demonyms.csv`, or words and their states.
Out: `Demonyms`, which tells the state of a word.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Iterable
from dataclasses import dataclass

from geomap import tables
from geomap.gazetteer import folding

_OWNED = ("", "'s", "\u2019s")


@dataclass(frozen=True, slots=True, eq=False)
class Demonyms:
    """The state of each such word.

    Examples
    --------
    >>> demonyms = Demonyms.of([("North Korean", "PRK")])
    >>> demonyms.state("north-korean"), demonyms.state("Korean")
    ('PRK', None)
    >>> demonyms.may_end("korean's"), demonyms.may_end("north")
    (True, False)
    """

    states: dict[str, str]
    """Alpha-3 codes by folded word."""
    endings: frozenset[str]
    """What the words end with, in small letters, possessive or not."""

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> Demonyms:
        """Take words and their alpha-3 codes; the first code of a word counts."""
        states: dict[str, str] = {}
        for word, iso3 in pairs:
            states.setdefault(sys.intern(folding.key(word)), iso3)
        lasts = {key.rpartition(" ")[2] for key in states}
        return cls(states, frozenset(last + owned for last in lasts for owned in _OWNED))

    def state(self, word: str) -> str | None:
        """Alpha-3 code of the state that a word, or a pair of words, tells."""
        plain = word.isascii() and word.isalpha()
        return self.states.get(word.lower() if plain else folding.key(word))

    def may_end(self, word: str) -> bool:
        """Whether a word in small letters may be the only or last one of those that tell a state.

        Only words of plain letters are told apart; of others it says yes.
        """
        return word in self.endings or not (word.isascii() and word.isalpha())


@functools.cache
def demonyms() -> Demonyms:
    """The words of the table."""
    return Demonyms.of(
        (word, row["iso3"])
        for row in tables.rows("demonyms.csv")
        for word in tables.values(row["words"])
    )
