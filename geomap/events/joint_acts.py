"""Two persons of different states who did something together at one place.

In: a `Scene`.
Out: `joint_act`: the verb of "Obama and Medvedev put their names to it in
Prague", with the persons: where they acted as one, at one place, they met.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from geomap.events.actors import ActorMark, chains, codes_of
from geomap.events.layers import Scene
from geomap.model import Span

# Past forms not in -ed of what persons do together.
STRONG_PASTS = (
    "put", "set", "made", "came", "sat", "stood", "saw", "gave", "took", "drew", "broke", "cut",
    "held", "began", "wrote", "read", "rode", "drove", "ate", "drank", "heard", "found", "left",
    "went", "shook", "got", "struck", "laid", "had", "spent", "won", "brought", "sang", "chose",
)  # fmt: skip
# What each may have said or thought in a place of his own.
_APART = re.compile(
    r"(?:said|told|condemned|denounced|warned|criticised|criticized|called|blamed|spoke|talked|wrote|rejected|voiced|urged|demanded|phoned"
    r"|telephoned|remained|seemed|appeared|died|lived|served|studied|landed|arrived|had|were|was|learned|learnt|returned|ordered|expressed|wanted|hoped)"
)
_VERB = re.compile(
    rf"(?:,[^,.;]{{0,60}},)?\s+(?:(?:then|also|later|jointly|together|both|\w+ly)\s+)?(?P<verb>[a-z]+ed|{'|'.join(STRONG_PASTS)})\b"
)


class JointAct(NamedTuple):
    """The verb, and the marks and codes of those who did it."""

    verb: Span
    marks: tuple[ActorMark, ...]
    codes: tuple[str, ...]


def joint_act(scene: Scene) -> JointAct | None:
    """The first act of two or more persons of different states, as one subject.

    Parameters
    ----------
    scene : Scene
        The sentence.
    """
    persons = [a for a in scene.actors if a.sort == "person"]
    if len({m.codes for m in persons}) < 2:
        return None
    for chain in chains([a for a in scene.actors if a.codes], scene.text):
        sides = {a.codes for a in chain if a.sort == "person"}
        if len(sides) < 2 or chain[-1].possessive:
            continue
        verb = _VERB.match(scene.text, chain[-1].end, scene.span.end)
        if verb is not None and not _APART.fullmatch(verb["verb"]):
            return JointAct(Span(*verb.span("verb")), chain, codes_of(chain))
    return None
