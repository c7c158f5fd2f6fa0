"""Events told by a noun: "a test of the Agni-V", "Tuesday's launch took place at dawn".

In: a `Scene` and a trigger in it that is a noun.
Out: small questions answered: whether it is a weapon's test, whether it is said
to have happened, whether it is new to the reader.
"""

from __future__ import annotations

import re

from geomap.events.layers import Scene
from geomap.events.triggers import Trigger

_TEST_BEFORE = re.compile(
    r"(?:missile|rocket|short-range|long-range|medium-range|intermediate-range|ballistic|ICBM|satellite|such|flight"
    r"|[A-Z]\w+(?:ese|ish|ian|ean|can|li)|second|third|last|maiden)\s+$"
)
_OF_WEAPON = re.compile(r"\s+of\s+(?:an?\s+|the\s+|its\s+)?(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
_ANNOUNCE = re.compile(
    r"\b(?:conducted|carried\s+out|announced|confirmed|performed|staged|held|made|completed|reported|hailed|celebrated|watched|oversaw|supervised"
    r"|(?:answered|responded|replied|followed|opened\s+\w+|marked\s+\w+|began\s+\w+)\s+with)\b",
    re.IGNORECASE,
)
_NEW_NOUN = re.compile(
    r"\b(?:an?|another|second|third|two|three|\w+(?:ese|ish|ian|ean|li|['\u2019]s))\s+(?:[\w,-]+\s+){0,4}$",
    re.IGNORECASE,
)
_TOOK_PLACE = re.compile(
    r"\s+(?:[^.;]{0,60}\s)?(?:took\s+place|occurred|happened|came\s+(?:at|on|hours|days|shortly|just|from)|was\s+(?:carried|conducted|made|held|staged|detected"
    r"|reported|launched|a\s+success|successful|performed|observed)|went\s+(?:ahead|well|wrong)|ended|failed|followed|succeeded|lasted)\b",
    re.IGNORECASE,
)
_ITS_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|night)['\u2019]s\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)


def took_place(trigger: Trigger, scene: Scene) -> bool:
    """Whether a test or launch is said to have happened, in an article about weapons."""
    if not scene.armed or trigger.form in ("flight", "test flight", "overflight"):
        return False
    low = max(scene.span.start, trigger.start - 40)
    if _ITS_DAY.search(scene.text[low : trigger.start]):
        return True
    return _TOOK_PLACE.match(scene.text, trigger.end) is not None


def is_weapon_test(trigger: Trigger, scene: Scene) -> bool:
    """Whether a noun ("test", "launch") is one of a weapon."""
    before = scene.text[max(scene.span.start, trigger.start - 30) : trigger.start]
    if _TEST_BEFORE.search(before):
        return True
    return any(
        trigger.end <= w.start
        and _OF_WEAPON.match(scene.text[trigger.end : w.start] + " ") is not None
        and w.start - trigger.end < 40
        for w in scene.weapons
    )


def announces(trigger: Trigger, scene: Scene) -> bool:
    """Whether a weapon's test is said to have been carried out."""
    low = max(scene.span.start, trigger.start - 60)
    return bool(_ANNOUNCE.search(scene.text, low, trigger.start)) and is_weapon_test(trigger, scene)


def is_new_noun(trigger: Trigger, scene: Scene) -> bool:
    """Whether a noun trigger is introduced ("a strike", "Israel's bombing")."""
    before = scene.text[max(scene.span.start, trigger.start - 50) : trigger.start]
    return _NEW_NOUN.search(before) is not None
