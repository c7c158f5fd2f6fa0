"""Launches, strikes and interceptions: clauses with a verb of flight into drafts.

In: a `Scene`.
Out: `flight_drafts`: a `Draft` for each clause that tells of a launch, a
strike or an interception, or adds details to one; `rejected`: the triggers
that were turned down, each with the mood that speaks against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Literal

from geomap.events import quarry, subjects
from geomap.events.arguments import fill
from geomap.events.clauses import clauses
from geomap.events.drafts import Draft
from geomap.events.hostility import harms, hits_ship, is_hostile, is_practice
from geomap.events.layers import Scene
from geomap.events.mood import Mood, is_tally, mood
from geomap.events.nouns import announces, is_foretold, is_new_noun, is_weapon_test, took_place
from geomap.events.patterns import Cued, word_set
from geomap.events.sequels import sequels
from geomap.events.triggers import BY_DEFENDERS, TURNED, Trigger
from geomap.events.weapons import WeaponMark
from geomap.model import EventKind, Span

# Verbs that say "launch" only with a weapon as their object right behind them.
_WEAK_LAUNCH = word_set(
    """
    conducted conducts sent sends shot shoots tried released tested lobbed lobs unleashed flown
    held made completed staged performed demonstrated propelled pumped heaved flung dispatched
    despatched blasted catapulted shooting testing ejected
    """
) | {
    "carried out", "carries out", "let off", "let loose", "test-flew", "set off", "put up",
    "tried out", "touched off", "sent off", "shot off", "shot up", "sent up",
}  # fmt: skip
# Behind a participle: "the missile tested the day before", "one sent up from the base".
_DONE = re.compile(
    r"\s+(?:by|from|on|in|at|off|last|early|late|yesterday|today|the\s+(?:day|night|week)\s+before|a\s+\w+\s+(?:ago|earlier)|\d)",
    re.IGNORECASE,
)
_NONE = re.compile(r"\bno\s+$", re.IGNORECASE)
# Done to a test or a drill: "it was conducted" says not that "it" flew.
_STAGED = word_set("conducted staged performed held made completed") | {"carried out", "set off"}
_WEAPON_ONLY_STRIKES = frozenset(
    {"destroyed", "damaged", "killed", "wounded", "injured", "flattened", "landed on"}
    | {"set ablaze", "set on fire", "set alight", "sank the", "sank a", "sank an", "burned down"}
    | {"put out of action", "came under", "comes under"}
)
_ONE_MORE = Cued(
    r"\b(?:another|an?\s+(?:second|third|fourth|fifth|further|similar|earlier|previous)|the\s+(?:second|third|last|previous)"
    r"|also|again|earlier|previously|as\s+well)\b",
    "another|second|third|fourth|fifth|further|similar|earlier|previous|last|also|again|well",
)
_PERFECT = re.compile(
    r"\bhad\s+(?:\w+ly\s+|also\s+|already\s+|first\s+)?(?:been\s+)?$", re.IGNORECASE
)
_PART = Cued(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+|some|most|all|each|both|the\s+rest|the\s+others?)\s+of\s+(?:them|these|those|which|the)\b"
    r"|\beach\b|\bboth\b|\bone\b(?=\s+(?:near|in|at|fell|landed))",
    "of|each|both|one",
)


# Verbs that tell an interception if what they meet was in flight.
_DESTROYS = word_set("destroyed destroys destroying hit hits struck obliterated blasted hammered")
# An interceptor fired at one of these met it; otherwise it was itself the test.
_AT_MOCK = re.compile(
    r"\s+(?:[^.;,]{0,60}\s)?at\s+(?:an?|the|its)\s+(?:mock|dummy|practice|target|test)",
    re.IGNORECASE,
)
# A missile that its own side blew up met no enemy.
_OWN_END = re.compile(
    r"\b(?:had\s+to\s+be|deliberately|itself|automatically)\s+(?:\w+\s+)?destroyed|\bdestroyed\s+(?:itself|by\s+(?:its|the\s+range|ground|mission"
    r"|safety|engineers|controllers|remote)|on\s+command|remotely)",
    re.IGNORECASE,
)
_FROM_BEHIND = re.compile(r"\s+(?:fired\s+|launched\s+)?from\s")
_TRIED = re.compile(
    r"\b(?:attempt(?:s|ed)?|tried|sought)\b[^;]*\bto\s+(?:\w+ly\s+)?$", re.IGNORECASE
)
_MORE = re.compile(
    r"(?:another|an?\s+(?:second|third|fourth|further)|[\w-]+\s+more)\b", re.IGNORECASE
)
_ADJECTIVE = re.compile(r"\b(?:an?|the|any|every|each|of|from)\s+$", re.IGNORECASE)
_ACCUSED = re.compile(
    r"\b(?:accus|blam)\w+\s+(?:[\w-]+\s+){1,4}(?:of|for)\s+(?:\w+ly\s+)?$", re.IGNORECASE
)
_IDENTIFIES = re.compile(r"\bit\s+was\b", re.IGNORECASE)


# Words of games, where missiles are shots and attacks are of the ball.
SPORTS = word_set(
    """
    goalkeeper goalkeepers keeper striker strikers midfielder defender winger quarterback
    touchdown innings wicket wickets batsman bowler penalty penalties crossbar goalpost
    offside preseason kick kicks kickoff scoreless
    scrum backhand forehand serve serves racket racquet puck pitcher inning homer
    coach stadium league championship playoff playoffs semifinal semi-final quarterfinal
    """
)


def flight_drafts(scene: Scene) -> Iterator[Draft]:
    """Drafts of a sentence, one a clause, in order.

    Clauses without a verb that says an event happened give a draft with
    ``core=False``, if they tell a place, a number or a failure.
    """
    heads = [t for t in map(partial(_met, scene), scene.triggers) if _holds(t, scene)]
    if not heads:
        draft = _detail(scene)
        if draft is not None:
            yield draft
        return
    for head, clause in clauses(scene, _without_interceptors(heads, scene)):
        if head.family != "raid" and is_tally(scene.text, clause) and _counts(scene, clause):
            continue
        draft = _draft(head, clause, scene)
        if _drones_only(draft, clause):
            continue
        yield draft
        yield from sequels(draft, clause)


def _drones_only(draft: Draft, clause: Span) -> bool:
    """Whether an attack is by drones alone, without missiles."""
    if draft.kind != "strike":
        return False
    fliers = [
        w.sort for w in draft.scene.weapons
        if w.sort not in ("interceptor", "thing") and clause.start <= w.start < clause.end
    ]  # fmt: skip
    return bool(fliers) and set(fliers) == {"drone"}


def rejected(scene: Scene) -> tuple[tuple[Trigger, Mood | Literal["incomplete"]], ...]:
    """Core triggers that carry no event, each with why not.

    The mood that speaks against it, ``tally`` for a count over a period, or
    ``incomplete``: no weapon, place or date goes with it.
    """
    found: list[tuple[Trigger, Mood | Literal["incomplete"]]] = []
    for trigger in scene.triggers:
        if not trigger.core:
            continue
        told = mood(scene.text, scene.span, trigger.span)
        if told != "real":
            found.append((trigger, told))
        elif not _is_told(trigger, scene):
            found.append((trigger, "incomplete"))
        elif is_tally(scene.text, scene.span) and _counts(scene, scene.span):
            found.append((trigger, "tally"))
    return tuple(found)


def _without_interceptors(heads: Sequence[Trigger], scene: Scene) -> list[Trigger]:
    """The triggers without the interceptor's own start, where its meeting is told as well."""
    if not any(t.family == "intercept" for t in heads):
        return list(heads)
    kept = []
    for head in heads:
        before = subjects.weapon_before(head, scene, reach=40)
        own = head.family == "launch" and before is not None and before.sort == "interceptor"
        if not own or subjects.weapon_object(head, scene) is not None:
            kept.append(head)
    return kept


def _met(scene: Scene, trigger: Trigger) -> Trigger:
    """The trigger; one that destroyed something in flight as an interception."""
    if trigger.family != "strike" or trigger.form not in _DESTROYS:
        return trigger
    if _OWN_END.search(scene.text, max(scene.span.start, trigger.start - 40), trigger.end + 60):
        return trigger
    met = trigger._replace(family="intercept")
    things = quarry.flying_things(met, scene)
    if not trigger.passive and all(isinstance(w, WeaponMark) and w.sort == "thing" for w in things):
        things = []
    if not things or (
        trigger.form != "destroyed" and not quarry.by_interceptor(met, things, scene)
    ):
        return trigger
    return met


def _holds(trigger: Trigger, scene: Scene) -> bool:
    """Whether a trigger carries an event of its own."""
    if not _is_told(trigger, scene):
        return False
    told = mood(scene.text, scene.span, trigger.span)
    return told == "real" or (told == "purpose" and _attempted(trigger, scene))


def _is_told(trigger: Trigger, scene: Scene) -> bool:
    """Whether the words around a trigger make it an event, apart from its mood."""
    if not scene.keys.isdisjoint(SPORTS):
        return False
    if trigger.family == "launch":
        return _launches(trigger, scene)
    if trigger.family == "test":
        return _is_test(trigger, scene)
    if trigger.family == "raid":
        return _is_raid(trigger, scene)
    if trigger.family == "intercept":
        return _intercepts(trigger, scene)
    if trigger.family in ("strike", "use"):
        return _strikes(trigger, scene)
    if trigger.family == "liftoff":
        return subjects.weapon_before(trigger, scene) is not None
    return _moves(trigger, scene)


def _attempted(trigger: Trigger, scene: Scene) -> bool:
    """Whether an attack or a defence is said to have been tried: "an attempt to strike"."""
    if trigger.family not in ("strike", "use", "intercept"):
        return False
    before = scene.text[scene.span.start : trigger.start]
    return _TRIED.search(before) is not None


def _launches(trigger: Trigger, scene: Scene) -> bool:
    if subjects.is_fronted(trigger, scene):
        return subjects.weapon_behind(trigger, scene) is not None
    weapon = subjects.weapon_object(trigger, scene)
    if weapon is not None:
        return not _is_countless(weapon, trigger, scene)
    weapon = subjects.weapon_before(trigger, scene, reach=70)
    if trigger.form in _WEAK_LAUNCH and not trigger.passive:
        tested = weapon is not None and subjects.is_reduced(trigger, weapon, scene)
        return tested and _DONE.match(scene.text, trigger.end) is not None
    if weapon is not None and (trigger.passive or subjects.is_reduced(trigger, weapon, scene)):
        return True
    return (
        trigger.passive
        and trigger.form not in _STAGED
        and subjects.pronoun_before(trigger, scene)
        and bool(subjects.own_dates(scene) or scene.times)
    )


def _is_countless(weapon: WeaponMark, trigger: Trigger, scene: Scene) -> bool:
    """Bare plural missiles in the present tense are a habit, not an event."""
    habit = (
        weapon.known == "bare" and weapon.plural and trigger.form in ("fires", "launches", "fire")
    )
    return habit and not scene.headline


def _is_test(trigger: Trigger, scene: Scene) -> bool:
    if is_foretold(trigger, scene):
        return False
    own = bool(subjects.own_dates(scene) or subjects.launch_places(trigger, scene))
    if own and is_weapon_test(trigger, scene):
        return True
    return announces(trigger, scene) or (own and took_place(trigger, scene))


def _is_raid(trigger: Trigger, scene: Scene) -> bool:
    """An attack told by a noun needs weapons in its clause and a place."""
    near = [w for w in scene.weapons if abs(w.start - trigger.end) < 60]
    near += [w for w in scene.weapons if subjects.is_means(trigger, w, scene)]
    told = is_new_noun(trigger, scene) or bool(subjects.own_dates(scene))
    return bool(near) and bool(subjects.struck_places(trigger, scene)) and told


def _intercepts(trigger: Trigger, scene: Scene) -> bool:
    before = scene.text[max(scene.span.start, trigger.start - 8) : trigger.start]
    named = scene.text[trigger.end : trigger.end + 4] == " of "
    if not trigger.passive and not named and _ADJECTIVE.search(before):
        return False
    if trigger.form in BY_DEFENDERS and not quarry.by_defenders(trigger, scene):
        return False
    return bool(quarry.flying_things(trigger, scene))


def _strikes(trigger: Trigger, scene: Scene) -> bool:
    weapon = subjects.weapon_before(trigger, scene, reach=60)
    if weapon is not None and subjects.is_debris(weapon, scene):
        return False
    places = subjects.struck_places(trigger, scene)
    if trigger.form in _WEAPON_ONLY_STRIKES:
        if not places:
            return False
        with_weapons = subjects.struck_with(trigger, scene)
        return with_weapons or (weapon is not None and weapon.known != "known")
    if trigger.family == "use":
        armed = trigger.form in TURNED or subjects.weapon_object(trigger, scene) is not None
        return armed and bool(places)
    behind = subjects.struck_with(trigger, scene)
    if not places:
        if weapon is not None and not weapon.modifier and weapon.known != "known":
            return bool(subjects.harmed_places(trigger, scene))
        acted = subjects.actor_before(trigger, scene) or subjects.foe_before(trigger, scene)
        return behind and bool(acted) and not trigger.passive
    if weapon is not None and not weapon.modifier:
        return True
    if trigger.passive and subjects.patients(trigger, scene) and _armed_before(trigger, scene):
        return True
    return behind or (bool(subjects.actor_before(trigger, scene)) and scene.armed)


def _armed_before(trigger: Trigger, scene: Scene) -> bool:
    """Whether missiles or rockets are told earlier in the sentence."""
    return any(w.end <= trigger.start and w.sort in ("missile", "rocket") for w in scene.weapons)


def _moves(trigger: Trigger, scene: Scene) -> bool:
    """A verb of motion carries an event if its subject is new to the reader."""
    if trigger.family == "orbit":
        rocket = subjects.weapon_before(trigger, scene, reach=120)
        return rocket is not None and _NONE.search(scene.text[: rocket.start][-4:]) is None
    if trigger.family not in ("leave", "head", "fly", "fall", "follow", "pass"):
        return False
    if trigger.family == "fly" and trigger.form == "flew":
        weapon = subjects.weapon_object(trigger, scene)
        if weapon is not None and weapon.known == "new" and subjects.actor_before(trigger, scene):
            return True
    weapon = subjects.weapon_before(trigger, scene, reach=70)
    if weapon is None:
        return subjects.another_before(trigger, scene)
    if subjects.is_object(weapon, scene):
        return False
    if not subjects.is_subject(weapon, trigger, scene):
        return False
    if weapon.known == "bare" and weapon.plural and _FROM_BEHIND.match(scene.text, weapon.end):
        return bool(subjects.governed(trigger, scene))
    return weapon.known == "new" and weapon.sort != "thing"


def _counts(scene: Scene, clause: Span) -> bool:
    """Whether plural weapons are counted in the clause, without a day."""
    if any(
        d.form in ("full", "day", "weekday", "ordinal", "today", "yesterday") for d in scene.dates
    ):
        return False
    return (
        any(w.plural and clause.start <= w.start < clause.end for w in scene.weapons)
        or not scene.weapons
    )


def of_head(head: Trigger, scene: Scene) -> Draft:
    """The draft of a word that is taken to carry an event, its clause the whole sentence."""
    return _draft(head, scene.span, scene)


def _draft(head: Trigger, clause: Span, scene: Scene) -> Draft:
    kind = _kind(head, clause, scene)
    draft = Draft(kind, scene, head.span, family=head.family)
    before = scene.text[clause.start : head.start]
    draft.past_perfect = bool(_PERFECT.search(before[-24:]))
    draft.another = bool(
        _ONE_MORE.search(
            scene.text, max(clause.start, head.start - 60), min(clause.end, head.end + 20)
        )
    )
    draft.partial = bool(_PART.search(scene.text, clause.start, head.start))
    fill(draft, head, clause)
    draft.known = subjects.is_known(draft, head) or bool(_IDENTIFIES.search(before))
    draft.known = draft.known or bool(_ACCUSED.search(before))
    draft.another = draft.another or _is_another(draft)
    draft.practice = is_practice(scene, scene.span if kind == "interception" else clause)
    draft.harm = harms(scene, clause)
    return draft


def _is_another(draft: Draft) -> bool:
    """Whether the weapon itself is told as one more: "another ballistic missile"."""
    weapon = draft.target or draft.weapon
    words = draft.scene.text[weapon.start : weapon.end] if weapon is not None else ""
    return weapon is not None and weapon.known == "new" and bool(_MORE.match(words))


def _kind(head: Trigger, clause: Span, scene: Scene) -> EventKind:
    if head.family == "intercept":
        return "interception"
    obj = _fired(head, scene) if head.family == "launch" else None
    if (
        obj is not None
        and obj.sort == "interceptor"
        and not (obj.name or "").startswith("S-")
        and (
            _AT_MOCK.search(scene.text, obj.end, clause.end)
            or not is_practice(scene, Span(head.start, clause.end))
        )
    ):
        return "interception"
    if head.family in ("strike", "raid", "use") or hits_ship(head, clause, scene):
        return "strike"
    return "strike" if is_hostile(head, clause, scene) else "launch"


def _fired(head: Trigger, scene: Scene) -> WeaponMark | None:
    """What a launch verb fires: its object, or the subject of a passive."""
    if head.passive:
        return subjects.weapon_before(head, scene, reach=40)
    return subjects.weapon_object(head, scene)


def _detail(scene: Scene) -> Draft | None:
    """A sentence that only adds to an event told before."""
    motions = [
        t for t in scene.triggers
        if not t.core and mood(scene.text, scene.span, t.span) in ("real", "purpose")
    ]  # fmt: skip
    measured = [q for q in scene.quantities if q.measure not in ("offset", "capability", "none")]
    if not (motions or measured):
        return None
    subject = subjects.flying_subject(scene, motions[0] if motions else None)
    if not (motions and subject) and not (measured and (subject or scene.actors)):
        return None
    head = (
        motions[0]
        if motions and subject
        else Trigger(scene.span.start, scene.span.start, "detect", "")
    )
    draft = Draft("launch", scene, head.span, family=head.family, core=False, known=True)
    draft.partial = bool(_PART.search(scene.words))
    fill(draft, head, scene.span)
    return draft
