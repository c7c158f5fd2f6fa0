"""Whether those around a verb met: host and guest, persons together, the other side.

In: a `Scene`, a trigger in it, the marks of the parties, the place.
Out: small questions answered for `meetings`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geomap.events.actors import ActorMark
from geomap.events.encounters import BODILY, IN_PERSON, OF_MANY, WITH_THEM
from geomap.events.layers import Scene
from geomap.events.places import PlacePhrase
from geomap.model import Span

_PASSIVE = ("was ", "were ")
_THEY_BEFORE = re.compile(
    r"\b(?:they|the\s+pair|the\s+duo|both\s+men)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_OTHER_SIDE = re.compile(r"\b(?:counterparts?|opposite\s+numbers?|hosts?)\b", re.IGNORECASE)
_HIM = re.compile(r"\s+(?:him|her|them)\b")
_BY = re.compile(r"\s+by\b")
_OBJECT = re.compile(
    r"\s+(?:(?:by|with)\s+)?(?!(?:the\s+)?(?:news|decision|move|word|support|aid|help|figures|data|missiles?|weapons?|offer|proposal)\b)"
    r"(?:(?!(?:from|in|at|on|over|about|after|before|for|to|that|how|what)\b)[\w'\u2019.,-]+\s+){0,6}$"
)


def goes_on(scene: Scene, trigger: Span, marks: Sequence[ActorMark]) -> bool:
    """Whether "the two" or "they" are those who met before."""
    if any(m.sort == "collective" for m in marks):
        return True
    return _THEY_BEFORE.search(scene.text, scene.span.start, trigger.start) is not None


def has_guest(scene: Scene, trigger: Span, marks: Sequence[ActorMark]) -> bool:
    """Whether those on the two sides of "received" are not the same, and the guest its object."""
    if _HIM.match(scene.text, trigger.end):
        return len({c for m in marks for c in m.codes}) > 1
    guest = next((m for m in marks if m.start >= trigger.end), None)
    hosts = {c for m in marks if m.end <= trigger.start for c in m.codes}
    if scene.text[trigger.start : trigger.end].lower().startswith(_PASSIVE):
        return guest is not None and bool(hosts)
    if guest is None:
        return False
    return _OBJECT.fullmatch(scene.text, trigger.end, guest.start) is not None


def is_between(
    scene: Scene, trigger: Span, marks: Sequence[ActorMark], site: PlacePhrase | None
) -> bool:
    """Whether a verb such as "saw" or "shook" stands between persons at a place."""
    form = " ".join(scene.text[trigger.start : trigger.end].lower().split())
    demanded = WITH_THEM.get(form)
    if demanded is not None and not demanded.match(scene.text, trigger.end):
        return False
    if site is None and form not in BODILY and not IN_PERSON.search(scene.words):
        return False
    persons = [m for m in marks if m.sort != "force"]
    named = [m for m in marks if m.sort == "person"]
    lists = {c for m in persons if m.end <= trigger.start for c in m.codes}
    if _BY.match(scene.text, trigger.end):
        lists |= {c for m in persons if m.start >= trigger.end for c in m.codes}
    both = any(m.end <= trigger.start for m in persons) and any(
        m.start >= trigger.end for m in persons
    )
    together = len(lists) > 1 or any(m.sort == "collective" for m in persons)
    if form in OF_MANY:
        return together or both
    return both and bool(named)


def opposite(scene: Scene, within: Span) -> bool:
    """Whether the words speak of the other side without naming it."""
    return _OTHER_SIDE.search(scene.text, *within) is not None


def with_host(
    codes: tuple[str, ...],
    site: PlacePhrase | None,
    acting: frozenset[str],
    *,
    opposite: bool = False,
) -> tuple[str, ...]:
    """The parties with the state they met in, where only one is named and that state acts.

    `opposite` tells that the words name the other side ("his counterpart").
    """
    host = site.place.country if site is not None else None
    if len(codes) == 1 and host is not None and host not in codes and (opposite or host in acting):
        return (*codes, host)
    return codes
