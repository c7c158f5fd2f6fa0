"""Subjects and objects: which weapon, actor or place a trigger goes with.

In: a `Scene` and a trigger in it.
Out: small questions answered: the weapon it fires, the actor that does it, the
place it hits, whether its subject is known to the reader.
"""

from __future__ import annotations

import re

from geomap.events.actors import ActorMark, chains, codes_of
from geomap.events.clauses import turns
from geomap.events.dates import DateMark
from geomap.events.drafts import Draft
from geomap.events.hostility import AT_PLACE
from geomap.events.layers import Scene
from geomap.events.places import WATER, PlacePhrase, spoken_by_people
from geomap.events.triggers import FRAMES, Slot, Trigger
from geomap.events.weapons import WeaponMark
from geomap.model import Clue

_BETWEEN_OBJECT = re.compile(
    r"(?:off\s+|out\s+|back\s+)?(?:what\s+(?:\w+\s+){1,5}(?:be\s+)?(?:was\s+)?)?(?:an?\s+|the\s+|its\s+|[\w\u2019',.-]+\s+){0,4}"
    r"(?:of\s+)?(?:an?\s+|the\s+|its\s+)?(?:[\w-]+\s+){0,3}",
    re.IGNORECASE,
)
_MODIFIERS = re.compile(r"(?:['\u2019]s?)?\s+(?:[\w-]+\s+){0,2}")
_FIRED_BY = re.compile(
    r"\s+(?:(?:that|which)\s+)?(?:(?:was|were|had\s+been)\s+)?(?:fired|launched|sent|aimed)\b[^.;]{0,70}?\s(?:by|from)\s+(?:the\s+)?"
    r"(?:[\w-]+['\u2019]s\s+)?(?:rebels?\s+|forces\s+)?",
    re.IGNORECASE,
)
_PARTED = re.compile(
    r"\b(?:into|on|at|from|over|about|with|against|in|to(?!\s+(?:be|have)\b)|for|after|before"
    r"|during)\s",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:it|they|that|which|one|each|both|the\s+latter)\b", re.IGNORECASE)
_ANOTHER = re.compile(
    r"\b(?:another|an?\s+(?:second|third|fourth|further)(?:\s+one)?|the\s+second|the\s+third)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"(?:^|\s)(?:that|which|who|said|says|,)\s*$|\b(?:that|which|who)\b", re.IGNORECASE
)
_SUPPLIED_BY = re.compile(
    r"\b(?:supplied|provided|donated|delivered|given|built|made|lent|sent)\s+by\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_FLYING_SUBJECT = re.compile(
    r"\b(?:the\s+(?:missiles?|rockets?|weapons?|projectiles?|objects?|warheads?|debris|launch(?:es)?|flight|test|firing)|it|they|each|one\s+of\s+them|all\s+of\s+them"
    r"|\w+\s+of\s+(?:them|these|those(?:\s+\w+)?)|parts\s+of\s+it|its\s+(?:flight|path|warhead)|the\s+(?:first|second|two|three|four))\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|,?\s+and)\s+(?:the\s+)?(?:\w+\s+of\s+)?", re.IGNORECASE)
_IS_HIT = re.compile(
    r"(?:,[^,.;]{1,60})?,?(?:\s+(?:region|area|province|port|airport|city|district|air\s+base|base))?\s+(?:was|were|has\s+been|have\s+been|had\s+been|came\s+under)\s+(?:\w+\s+){0,2}",
    re.IGNORECASE,
)
_WITH = re.compile(r"\b(?:with|by|using|in|from|of)\s+(?:[\w-]+\s+){0,6}$", re.IGNORECASE)
_MEANS = re.compile(
    r"^[^.;]*\b(?:with|using|involving|by|of|including|in\s+which)\s+(?:[\w,-]+\s+){0,6}$",
    re.IGNORECASE,
)
# A strike at missiles on the ground: where they stood may come late in the sentence.
_AGAINST_WEAPON = re.compile(
    r"\s+(?:against|on|at)\s+(?:[\w-]+\s+){0,6}(?:missiles?|launchers?|rockets?|radars?|drones?|vessels?|sites?|depots?)\b",
    re.IGNORECASE,
)
_HURT = re.compile(
    r"\b(?:killed|wounded|injured|hurt|died|dead|damaged|destroyed|burned|victims|casualties)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\b(?:when|after|as|by|from)\s", re.IGNORECASE)
_FOE = re.compile(
    r"\b(?:the|our)\s+(?:enemy|foe|adversary|aggressor|occupiers?|invaders?|rebels|militants|militia|group|movement|insurgents)\b",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\s+(?:from|by|on|at|in|off|shortly|early|late|near|into|over|just|around|about|minutes|hours|days)\b",
    re.IGNORECASE,
)
_BOAT = re.compile(
    r"\b(?:submarines?|destroyers?|frigates?|corvettes?|cruisers?|warships?|vessel|boat|HMS|USS|INS)\b"
)
_NEW_NOUN = re.compile(r"\b(?:an?|another)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
_FALLEN_PARTS = re.compile(
    r"\b(?:debris|wreckage|fragments?|shrapnel|pieces|parts|remains|remnants|splinters)\s+(?:of|from)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
GROUNDS = frozenset({"site", "base", "airfield"})
_AIMABLE = frozenset({"city", "country", "building", "division", "region"})


def weapon_object(trigger: Trigger, scene: Scene, reach: int = 110) -> WeaponMark | None:
    """The weapon phrase right behind an active verb."""
    if trigger.passive:
        return None
    for weapon in scene.weapons:
        if weapon.start < trigger.end:
            continue
        if weapon.start - trigger.end > reach:
            return None
        between = scene.text[trigger.end : weapon.start]
        if weapon.modifier or _PARTED.search(between):
            return None
        if _BETWEEN_OBJECT.fullmatch(between.lstrip()) and not _other_verb(
            trigger, weapon.start, scene
        ):
            return weapon
        return None
    return None


def _other_verb(trigger: Trigger, end: int, scene: Scene) -> bool:
    return any(trigger.end <= t.start < end and not t.noun for t in scene.triggers)


def weapon_before(trigger: Trigger, scene: Scene, reach: int = 90) -> WeaponMark | None:
    """The nearest weapon phrase that ends before a trigger, as its subject."""
    found = None
    for weapon in scene.weapons:
        if weapon.end <= trigger.start and trigger.start - weapon.end <= reach:
            between = scene.text[weapon.end : trigger.start]
            if ";" not in between and not weapon.modifier:
                found = _in_apposition(found, weapon, scene)
    return found


def _in_apposition(first: WeaponMark | None, second: WeaponMark, scene: Scene) -> WeaponMark:
    """Such as "Ababeel, a ballistic missile, was flown": the name and the class are one weapon."""
    if first is None or first.name is None or second.name is not None:
        return second
    if scene.text[first.end : second.start].strip() != ",":
        return second
    return first._replace(
        end=second.end,
        missile_class=second.missile_class or first.missile_class,
        counted=first.counted or second.counted,
    )


def is_debris(weapon: WeaponMark, scene: Scene) -> bool:
    """Whether only parts of a weapon are spoken of ("debris from a missile")."""
    low = max(scene.span.start, weapon.start - 40)
    return _FALLEN_PARTS.search(scene.text[low : weapon.start]) is not None


def is_subject(weapon: WeaponMark, trigger: Trigger, scene: Scene) -> bool:
    """Whether nothing else that could act stands between a weapon and a verb."""
    low, high = weapon.end, trigger.start
    actors = any(low <= a.start < high and a.sort != "demonym" for a in scene.actors)
    verbs = any(low <= t.start < high and not t.passive and t.core for t in scene.triggers)
    return not (actors or verbs or turns(scene.text, low, high))


def is_reduced(trigger: Trigger, weapon: WeaponMark, scene: Scene) -> bool:
    """Whether the verb stands as a participle right behind its weapon ("a missile fired from")."""
    between = scene.text[weapon.end : trigger.start]
    return bool(re.fullmatch(r"(?:\s+of\s+[\w\s]{1,24})?,?\s+(?:[\w\s]{0,24}\s)?", between))


def pronoun_before(trigger: Trigger, scene: Scene) -> bool:
    """Whether a pronoun is the verb's subject."""
    before = scene.text[max(scene.span.start, trigger.start - 24) : trigger.start]
    return _PRONOUN.search(before) is not None


def another_before(trigger: Trigger, scene: Scene) -> bool:
    """Whether "a second one", "another" is the verb's subject."""
    before = scene.text[max(scene.span.start, trigger.start - 28) : trigger.start]
    return _ANOTHER.search(before) is not None


def own_dates(scene: Scene) -> tuple[DateMark, ...]:
    """Dates of the sentence that place an event in time."""
    return tuple(d for d in scene.dates if d.form not in ("future", "this_year"))


def governed(
    trigger: Trigger, scene: Scene, slots: tuple[Slot, ...] | None = None
) -> list[tuple[Slot, PlacePhrase]]:
    """Places behind a trigger that its frame gives a slot, up to the next trigger."""
    frame = FRAMES.get(trigger.family, {})
    later = [t.start for t in scene.triggers if t.start >= trigger.end]
    stop = min(later, default=scene.span.end)
    found: list[tuple[Slot, PlacePhrase]] = []
    for phrase in scene.places:
        if not trigger.end <= phrase.start < stop and not _direct(trigger, phrase, stop):
            continue
        if turns(scene.text, trigger.end, phrase.start) or spoken_by_people(phrase):
            continue
        slot = slot_of(trigger, phrase, frame, scene)
        if slot and (slots is None or slot in slots):
            found.append((slot, phrase))
    return found


def _direct(trigger: Trigger, phrase: PlacePhrase, stop: int) -> bool:
    """A direct object's phrase may begin at or before the verb's end."""
    return phrase.preposition == "" and trigger.end <= phrase.mention.start < stop


def slot_of(trigger: Trigger, phrase: PlacePhrase, frame: dict[str, Slot], scene: Scene) -> Slot:
    """Slot that the trigger's frame gives a place phrase."""
    if trigger.family == "launch" and _is_target(trigger, phrase, scene):
        return "impact"
    if phrase.preposition == "offset":
        return frame.get("near", frame.get("in", "impact")) or "impact"
    slot = frame.get(phrase.preposition, "")
    water = phrase.place.kind in WATER
    if water and slot == "origin" and phrase.preposition in ("in", "at", "on", "near"):
        boat = _BOAT.search(scene.text, scene.span.start, phrase.start)
        return "origin" if boat else "impact"
    return slot


def _is_target(trigger: Trigger, phrase: PlacePhrase, scene: Scene) -> bool:
    """Such as "fired missiles at Erbil", "launched at a plant in the city": what was aimed at."""
    if phrase.preposition not in ("at", "in", "near", "outside", "on"):
        return False
    if phrase.preposition == "at":
        if phrase.place.kind in WATER:
            return False
        if phrase.place.kind in GROUNDS and not _is_foreign(trigger, phrase, scene):
            return False
        if phrase.place.kind in GROUNDS:
            return True
        if re.search(r"\bfrom\b", scene.text[trigger.end : phrase.start]):
            return False
        return trigger.form.startswith("fire") or phrase.place.kind in _AIMABLE
    return AT_PLACE.search(scene.text, trigger.end, phrase.start) is not None


def _is_foreign(trigger: Trigger, phrase: PlacePhrase, scene: Scene) -> bool:
    """Whether a base is another state's than that of whoever fires, or plainly fired at."""
    if phrase.place.kind == "site":
        return False
    if trigger.form.startswith("fir"):
        return True
    by = [a for a in scene.actors if trigger.end <= a.start < phrase.start and _by(a, scene)]
    codes = codes_of(by or actor_before(trigger, scene))
    return bool(by or not trigger.passive) and bool(codes) and phrase.place.country not in codes


def _by(actor: ActorMark, scene: Scene) -> bool:
    return (
        scene.text[max(0, actor.start - 7) : actor.start].lower().strip().endswith(("by", "by the"))
    )


def launch_places(trigger: Trigger, scene: Scene) -> list[PlacePhrase]:
    """Places from which the trigger launches."""
    return [p for _, p in governed(trigger, scene, ("origin", "impact"))]


def struck_places(trigger: Trigger, scene: Scene) -> list[PlacePhrase]:
    """Places that the trigger hits."""
    found = [*patients(trigger, scene), *(p for _, p in governed(trigger, scene, ("impact",)))]
    if found or not trigger.noun or not _AGAINST_WEAPON.match(scene.text, trigger.end):
        return found
    return [
        p for p in scene.places
        if p.start >= trigger.end and p.preposition in ("in", "at", "near", "inside", "outside")
        and p.place.kind not in WATER
    ]  # fmt: skip


def harmed_places(trigger: Trigger, scene: Scene) -> list[PlacePhrase]:
    """Where people were hurt, told before the verb: "killed in X when a missile fell on a bus"."""
    if trigger.family not in ("strike", "fall"):
        return []
    harm = _HURT.search(scene.text, scene.span.start, trigger.start)
    if harm is None or _WHEN.search(scene.text, harm.end(), trigger.start) is None:
        return []
    return [
        p for p in scene.places
        if harm.end() <= p.start and p.mention.end <= trigger.start
        and p.preposition in ("in", "at", "near") and p.mention.start - harm.end() < 60
    ][:1]  # fmt: skip


def foe_before(trigger: Trigger, scene: Scene) -> bool:
    """Whether "the enemy" or the like is the verb's subject."""
    low = max(scene.span.start, trigger.start - 60)
    return _FOE.search(scene.text, low, trigger.start) is not None


def patients(trigger: Trigger, scene: Scene) -> list[PlacePhrase]:
    """Places that a passive verb says were hit: "Kyiv and Lviv were struck"."""
    if not trigger.passive or trigger.family != "strike":
        return []
    low = max([t.end for t in scene.triggers if t.end <= trigger.start], default=scene.span.start)
    found: list[PlacePhrase] = []
    end = trigger.start
    for mention in reversed([m for m in scene.named if low <= m.start and m.end <= trigger.start]):
        between = scene.text[mention.end : end]
        joined = _AND.fullmatch(between) if found else _IS_HIT.fullmatch(between)
        if joined is None or scene.text[mention.end : mention.end + 1] in ("'", "\u2019"):
            break
        clue = Clue("place", (mention.place,), mention.span)
        found.insert(0, PlacePhrase(mention.start, mention.end, mention, clue, ""))
        end = mention.start
    return found


def struck_with(trigger: Trigger, scene: Scene) -> bool:
    """Whether weapons are what it was done with ("attacked ports with missiles")."""
    for weapon in scene.weapons:
        if 0 <= weapon.start - trigger.end < 140 and not weapon.modifier:
            between = scene.text[trigger.end : weapon.start]
            return _WITH.search(between) is not None and ";" not in between
    return False


def is_means(trigger: Trigger, weapon: WeaponMark, scene: Scene) -> bool:
    """Whether an attack told by a noun was done with a weapon: "a strike on X using missiles"."""
    if not 0 <= weapon.start - trigger.end < 160 or weapon.modifier:
        return False
    return _MEANS.search(scene.text[trigger.end : weapon.start]) is not None


def is_fronted(trigger: Trigger, scene: Scene) -> bool:
    """Whether a participle opens the sentence: "Launched from Sunan, the missile ..."."""
    opens = trigger.start - scene.span.start < 4 and trigger.form.endswith(("ed", "shot"))
    return opens and _PREPOSITION.match(scene.text, trigger.end) is not None


def weapon_behind(trigger: Trigger, scene: Scene) -> WeaponMark | None:
    """The first weapon phrase behind a comma: the subject of a fronted participle."""
    for weapon in scene.weapons:
        if weapon.start > trigger.end and "," in scene.text[trigger.end : weapon.start]:
            return weapon
    return None


def actor_before(trigger: Trigger, scene: Scene) -> tuple[ActorMark, ...]:
    """The party list nearest before an active verb, as its subject."""
    before = [
        a for a in scene.actors
        if a.end <= trigger.start and trigger.start - a.end < 120 and can_act(a, scene)
    ]  # fmt: skip
    groups = chains(before, scene.text)
    return groups[-1] if groups else ()


def owners_of(weapon: WeaponMark, scene: Scene) -> tuple[str, ...]:
    """Whose a weapon is: "a Houthi missile", "missiles fired by Iran", else by its make."""
    for actor in scene.actors:
        gap = scene.text[actor.end : weapon.start] if actor.end <= weapon.start else None
        inside = weapon.start <= actor.start and actor.end <= weapon.end
        names_owner = actor.possessive or actor.sort in ("demonym", "group")
        near = names_owner and gap is not None and _MODIFIERS.fullmatch(gap) is not None
        near = near and not any(
            actor.end <= t.start < weapon.start and not t.noun for t in scene.triggers
        )
        if actor.codes and (inside or near or _fired_by(weapon, actor, scene)):
            return actor.codes
    return weapon.owners if len(weapon.owners) == 1 else ()


def _fired_by(weapon: WeaponMark, actor: ActorMark, scene: Scene) -> bool:
    """Such as "fired at Riyadh by the Houthis", "launched from Houthi-controlled land"."""
    if not weapon.end <= actor.start <= weapon.end + 110:
        return False
    match = _FIRED_BY.fullmatch(scene.text, weapon.end, actor.start)
    if match is None:
        return False
    by_people = actor.sort in ("group", "demonym", "force") or not actor.possessive
    by = match[0].rstrip().rsplit(" ", 2)
    return by_people and ("by" in by or actor.sort == "group")


def can_act(actor: ActorMark, scene: Scene) -> bool:
    """A place after a preposition of place does not act ("from Iran")."""
    before = scene.text[max(scene.span.start, actor.start - 16) : actor.start]
    if _SUPPLIED_BY.search(before) or re.search(
        r"\b(?:from|over|into|near|off|towards?|at|against|in|around|across|to)\s+(?:the\s+)?$",
        before,
        re.IGNORECASE,
    ):
        return False
    return actor.mention is None or actor.mention.role != "site" or actor.sort == "state"


def flying_subject(scene: Scene, motion: Trigger | None) -> bool:
    """Whether the sentence speaks of something that flew, as the subject of its motion."""
    if motion is None:
        return bool(scene.weapons) or _FLYING_SUBJECT.search(scene.words) is not None
    ends = [w.end for w in scene.weapons if w.end <= motion.start]
    ends += [m.end() for m in _FLYING_SUBJECT.finditer(scene.text, scene.span.start, motion.start)]
    if not ends:
        return motion.family == "detect"
    last = max(ends)
    return not any(last <= a.start < motion.start and a.sort != "demonym" for a in scene.actors)


def is_object(weapon: WeaponMark, scene: Scene) -> bool:
    """Whether a verb before the weapon phrase already took it as its object."""
    return any(
        t.end <= weapon.start and not t.noun and weapon_object(t, scene) == weapon
        for t in scene.triggers
    )


def is_known(draft: Draft, head: Trigger) -> bool:
    """Whether the clause speaks of something told before ("the missile was fired")."""
    if head.noun and _NEW_NOUN.search(draft.scene.text, max(0, head.start - 40), head.start):
        return False
    if draft.weapon is not None:
        return draft.weapon.known == "known" and draft.weapon.name is None
    if head.noun:
        before = draft.scene.text[max(draft.scene.span.start, head.start - 24) : head.start]
        return (
            re.search(r"\b(?:the|this|that|its)\s+(?:\w+\s+)?$", before, re.IGNORECASE) is not None
        )
    return pronoun_before(head, draft.scene)
