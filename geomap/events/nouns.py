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
    r"(?:missiles?|rocket|short-range|long-range|medium-range|intermediate-range|ballistic|cruise|hypersonic|ICBM|IRBM"
    r"|SLBM|satellite|such|flight|weapons?|[A-Z]\w+(?:ese|ish|ian|ean|can|li|ch|tani)|second|third|fourth|fifth|last|maiden)\s+$"
)
# "of an Agni-V", "on Tuesday of a new missile", "involved a pair of rockets".
_OF_WEAPON = re.compile(
    r"(?:\s+[\w',-]+){0,5}?,?\s+(?:of|by|from|for|with|involv(?:ed|ing)|on)\s+"
    r"(?:what\s+\w+\s+(?:called|said\s+was)\s+)?(?:an?\s+|the\s+|its\s+|their\s+)?(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_ANNOUNCE = re.compile(
    r"\b(?:conduct(?:ed|s|ing)|carr(?:ied|ies|ying)\s+out|announced|confirmed|performed|staged|held|made|completed|reported|hailed|celebrated|watched|oversaw"
    r"|supervised|observed|attended|witnessed|inspected|guided|directed|ordered|undertook|detected|monitored|tracked|spotted|registered|saw|condemned|denounced"
    r"|criticised|protested|deplored|claimed|boasted\s+of|declared|disclosed|revealed|acknowledged|admitted|picked\s+up|trained\s+with|exercised\s+with|rounded\s+off\s+with"
    r"|marked\s+by|began|started|opened|ended|closed|greeted|welcomed\s+\w+|tried|attempted|(?:answered|responded|replied|followed|opened\s+\w+|ended\s+\w+|marked\s+[\w'\u2019]+(?:\s+\w+){0,3}|began\s+\w+|celebrated)\s+with)\b",
    re.IGNORECASE,
)
_NEW_NOUN = re.compile(
    r"\b(?:an?|another|second|third|two|three|\w+(?:ese|ish|ian|ean|li|['\u2019]s))\s+(?:[\w,-]+\s+){0,4}$",
    re.IGNORECASE,
)
_HAPPENED = (
    r"(?:was|were)\s+(?:on|in|at|from)\s|took\s+place|taken\s+place|occurred|happened|came\s+(?:at|on|in|hours|days|weeks|months|shortly|just|from|after|as|amid|a|two|three)"
    r"|(?:was|were|has\s+been|have\s+been|had\s+been)\s+(?:\w+ly\s+|also\s+|first\s+)?(?:carried|conducted|made|held|staged|detected|reported|launched|performed|observed|watched"
    r"|overseen|supervised|witnessed|attended|tracked|monitored|confirmed|announced|followed|completed|undertaken|filmed|shown|guided|directed|condemned|criticised|denounced|aimed"
    r"|intended|meant|part|timed|a\s+(?:complete\s+|full\s+|total\s+)?(?:success|failure|flop)|successful|unsuccessful|the\s+(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|latest|final|\w+th)"
    r"|its\s+(?:first|second|third|fourth|fifth|last|latest|\w+th))|went\s+(?:ahead|well|wrong|off|to\s+plan)|gone\s+(?:well|wrong|ahead)|ended|failed|followed|succeeded|lasted|proved|marked|drew|prompted|triggered|sent|set\s+off"
    r"|brought|coincided|involved|saw|violated|breached|broke|showed|demonstrated|tested|was\s+over|crowned|rounded\s+off|completed|passed\s+off|proceeded|began|started"
)
_TOOK_PLACE = re.compile(rf"(?:\s+|,\s+)(?:[^.;]{{0,70}}?\s)??(?:{_HAPPENED})\b", re.IGNORECASE)
_ITS_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|night|week|month)['\u2019]s\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_FORETOLD = re.compile(
    r"[^.;]{0,40}\b(?:had\s+been\s+announced|was\s+announced|planned|scheduled|due|expected)\b",
    re.IGNORECASE,
)
_NO_NEWS = frozenset(
    {"flight", "test flight", "overflight", "shot", "shots", "demonstration", "discharge", "trials"}
)


def took_place(trigger: Trigger, scene: Scene) -> bool:
    """Whether a test or launch is said to have happened, in an article about weapons."""
    if not scene.armed or trigger.form in _NO_NEWS:
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
        0 <= w.start - trigger.end < 70
        and _OF_WEAPON.fullmatch(scene.text[trigger.end : w.start].rstrip() + " ") is not None
        for w in scene.weapons
    )


def is_foretold(trigger: Trigger, scene: Scene) -> bool:
    """Whether the words behind say that it is still to come: "a test planned for June"."""
    return _FORETOLD.match(scene.text, trigger.end, scene.span.end) is not None


def announces(trigger: Trigger, scene: Scene) -> bool:
    """Whether a weapon's test is said to have been carried out."""
    low = max(scene.span.start, trigger.start - 60)
    return bool(_ANNOUNCE.search(scene.text, low, trigger.start)) and is_weapon_test(trigger, scene)


def is_new_noun(trigger: Trigger, scene: Scene) -> bool:
    """Whether a noun trigger is introduced ("a strike", "Israel's bombing")."""
    before = scene.text[max(scene.span.start, trigger.start - 50) : trigger.start]
    return _NEW_NOUN.search(before) is not None
