"""What an interception met, and whether it was air defences that met it.

In: a `Scene` and a trigger of an interception in it.
Out: `flying_things`: the weapons, or the words for them, that were met;
`by_interceptor`, `by_defenders`: whether an interceptor or air defences did it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geomap.events.layers import Scene
from geomap.events.subjects import weapon_before, weapon_object
from geomap.events.triggers import ATTEMPTS, SEPARATED, Trigger
from geomap.events.weapons import WeaponMark
from geomap.model import Span

_FLYING_WORDS = re.compile(
    r"\b(?:flying\s+objects|aerial\s+targets|projectiles|warheads?|of\s+them|per\s+cent|percent|all\s+of\s+them|of\s+the\s+(?:latter|former))\b",
    re.IGNORECASE,
)
_REPELS = frozenset(
    {"thwarted", "foiled", "repelled", "repulsed", "stopped", "blocked", "fended off", "beat off"}
    | {"warded off", "beat back", "intercepted", "parried", "beaten off"}
)
_PRONOUN_OBJECT = re.compile(
    r"\s+(?:it|them|one|both|all|the\s+(?:first|second|third))\b", re.IGNORECASE
)
_JOINED = re.compile(r"\s*,?\s+(?:and|as\s+well\s+as|along\s+with|plus)\s+|\s*,\s+", re.IGNORECASE)
_DEFENDERS = re.compile(
    r"\b(?:air[- ]defen[cs]es?|anti-aircraft|anti-missile|missile\s+defen[cs]es?"
    r"|defen[cs]e\s+(?:systems?|batter(?:y|ies)|units?|crews?)|defenders|defences|defenses|gunners"
    r"|batter(?:y|ies)|interceptors?|Patriots?|Iron\s+Dome|Arrow(?:[- ]\d)?|David['\u2019]s\s+Sling"
    r"|THAAD|S-[234]00|Pantsir\S*|Tor|Buk|NASAMS|IRIS-T|Aegis|SM-\d|shield|destroyers?|frigates?|warships?|USS|HMS|air\s+force|jets|fighters)\b"
)


def flying_things(trigger: Trigger, scene: Scene) -> list[WeaponMark | Span]:
    """What an interception met: weapons before or behind the verb, or words for them."""
    found: list[WeaponMark | Span] = []
    if trigger.form in SEPARATED or (trigger.form in ATTEMPTS and _it_behind(trigger, scene)):
        found.append(trigger.span)
    if trigger.form in _REPELS:
        found += _attack_object(trigger, scene)
    obj = weapon_object(trigger, scene)
    if obj is not None:
        found += _with_coordinated(obj, scene)
    if trigger.passive or trigger.form in ("was met by", "were met by"):
        subject = weapon_before(trigger, scene)
        if subject is not None:
            found.append(subject)
    low, high = max(scene.span.start, trigger.start - 60), min(scene.span.end, trigger.end + 60)
    match = _FLYING_WORDS.search(scene.text, low, high)
    if match is not None:
        found.append(Span(*match.span()))
    return found


def _it_behind(trigger: Trigger, scene: Scene) -> bool:
    return _PRONOUN_OBJECT.match(scene.text, trigger.end) is not None


def _with_coordinated(first: WeaponMark, scene: Scene) -> list[WeaponMark]:
    """The objects of one verb, the missiles first: "downed 40 drones and two missiles"."""
    chain = [first]
    for weapon in scene.weapons:
        if weapon.start >= chain[-1].end and _JOINED.fullmatch(
            scene.text, chain[-1].end, weapon.start
        ):
            chain.append(weapon)
    return sorted(chain, key=lambda weapon: weapon.sort == "drone")


def _attack_object(trigger: Trigger, scene: Scene) -> list[WeaponMark]:
    """The missiles of an attack that was repelled: "foiled a missile attack on Riyadh"."""
    noun = next((t for t in scene.triggers if t.start >= trigger.end and t.family == "raid"), None)
    if noun is None or noun.start - trigger.end > 50:
        return []
    return [w for w in scene.weapons if trigger.end <= w.start and w.start <= noun.end][-1:]


def by_interceptor(trigger: Trigger, met: Sequence[WeaponMark | Span], scene: Scene) -> bool:
    """Whether what did it is an interceptor, and what it met is a weapon of another sort."""
    others = [w for w in met if isinstance(w, WeaponMark) and w.sort != "interceptor"]
    subject = weapon_before(trigger, scene, reach=140)
    return bool(others) and subject is not None and subject.sort == "interceptor"


def by_defenders(trigger: Trigger, scene: Scene) -> bool:
    """Whether air defences are the subject of a verb, or stand behind its "by" or "to"."""
    low = max(scene.span.start, trigger.start - 110)
    before = _DEFENDERS.search(scene.text, low, trigger.start)
    behind = _DEFENDERS.search(scene.text, trigger.end, min(scene.span.end, trigger.end + 60))
    if trigger.passive or trigger.form in ("fell to", "fallen to"):
        return behind is not None
    return before is not None and ";" not in scene.text[before.end() : trigger.start]
