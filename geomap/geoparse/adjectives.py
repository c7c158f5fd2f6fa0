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
    known: dict[str, str | None] = {}
    words, gaps, starts = surroundings.words, surroundings.gaps, surroundings.starts
    pending: StateWord | None = None
    last_capital = -2
    for index in [at for at, word in enumerate(words) if "A" < word < "["]:
        word = words[index]
        if len(word) < 4:
            continue
        bare = word[:-2] if word.endswith(_OWNED) else word
        end = starts[index] + len(bare)
        if last_capital == index - 1 and gaps[index] == " ":
            pair = f"{words[index - 1]} {bare}"
            if pair not in known:
                known[pair] = demonym(pair)
            state = known[pair]
            if state is not None:
                pending = None
                yield StateWord(starts[index - 1], end, state)
                continue
        if pending is not None:
            yield pending
        if bare not in known:
            known[bare] = demonym(bare)
        state = known[bare]
        pending = None if state is None else StateWord(starts[index], end, state)
        last_capital = index
    if pending is not None:
        yield pending
