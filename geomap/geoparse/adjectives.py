"""Words that tell a state without naming it: "Turkish", "South Korean", "Iranians".

In: the words of a text (`Surroundings`), and what tells the state of a word.
Out: `StateWord`s in text order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from geomap.geoparse.context import Surroundings

_OWNED = ("'s", "\u2019s")


class StateWord(NamedTuple):
    """A word of the text that tells a state: "Japan", "Japanese"."""

    start: int
    end: int
    iso3: str


def state_adjectives(
    surroundings: Surroundings, demonym: Callable[[str], str | None]
) -> Iterator[StateWord]:
    """Find the adjectives and the names of people that tell a state.

    Parameters
    ----------
    surroundings : Surroundings
        The words of the text.
    demonym : callable
        Tells the state of such a word or pair of words, or None.

    Yields
    ------
    StateWord
        In text order, disjoint; of "South Korean" only the pair.
    """
    words, gaps, starts = surroundings.words, surroundings.gaps, surroundings.starts
    pending: StateWord | None = None
    last = -2
    for index in [at for at, word in enumerate(words) if "A" < word < "["]:
        word = words[index]
        bare = word[:-2] if word.endswith(_OWNED) else word
        if last == index - 1 and gaps[index] == " " and len(bare) > 3:
            state = demonym(f"{words[last]} {bare}")
            if state is not None:
                pending = None
                yield StateWord(starts[last], starts[index] + len(bare), state)
                continue
        if pending is not None:
            yield pending
        last = index
        state = demonym(bare)
        pending = StateWord(starts[index], starts[index] + len(bare), state) if state else None
    if pending is not None:
        yield pending
