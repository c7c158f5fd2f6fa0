"""Words that tell a state without naming it: "Turkish", "South Korean", "Iranians".

In: the words of a text (`Surroundings`), and the words that tell a state.
Out: `StateWord`s in text order.
"""

from __future__ import annotations

from typing import NamedTuple

from geomap.gazetteer.demonyms import Demonyms
from geomap.geoparse.context import Surroundings

_OWNED = ("'s", "\u2019s")


class StateWord(NamedTuple):
    """A word of the text that tells a state: "Japan", "Japanese"."""

    start: int
    end: int
    iso3: str


def state_adjectives(surroundings: Surroundings, demonyms: Demonyms) -> tuple[StateWord, ...]:
    """Find the adjectives and the names of people that tell a state.

    Parameters
    ----------
    surroundings : Surroundings
        The words of the text.
    demonyms : Demonyms
        Tell the state of such a word or pair of words.

    Returns
    -------
    tuple of StateWord
        In text order, disjoint; of "South Korean" only the pair.
    """
    words, gaps, starts = surroundings.words, surroundings.gaps, surroundings.starts
    found: list[StateWord] = []
    paired = -1
    for index in [at for at, word in enumerate(words) if "A" < word < "["]:
        word = words[index]
        if not demonyms.may_end(word.lower()):
            continue
        bare = word[:-2] if word.endswith(_OWNED) else word
        before = index - 1
        if index and before != paired and gaps[index] == " " and "A" < words[before] < "[":
            state = demonyms.state(f"{words[before]} {bare}") if len(bare) > 3 else None
            if state is not None:
                if found and found[-1].start == starts[before]:
                    found.pop()
                found.append(StateWord(starts[before], starts[index] + len(bare), state))
                paired = index
                continue
        state = demonyms.state(bare)
        if state is not None:
            found.append(StateWord(starts[index], starts[index] + len(bare), state))
    return tuple(found)
