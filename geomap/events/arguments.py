"""Arguments of a trigger: weapon, count, actors, date, time, places, numbers, outcome.

In: a `Draft` with its trigger, and the clause that belongs to it.
Out: the same draft with every argument the clause gives, each with the words
that tell it.
"""

from __future__ import annotations

import re

from geomap.events import quarry, subjects
from geomap.events.actors import ActorMark, chains, codes_of
from geomap.events.clauses import turns
from geomap.events.dates import DateMark
from geomap.events.drafts import Draft
from geomap.events.layers import Scene
from geomap.events.patterns import NUMBER_WORDS, Cued, alternation, number_value
from geomap.events.triggers import ATTEMPTS, FAILURE, Trigger
from geomap.events.weapons import WeaponMark, class_of
from geomap.events.whereabouts import place
from geomap.model import Account, Span

_PLATFORM = Cued(
    r"\b(?:jets?|aircraft|bombers?|fighters?|submarines?|warships?|ships?|destroyers?|frigates?|vessels?|planes?|HMS|USS|INS"
    r"|underwater|below\s+the\s+surface|at\s+sea)\b",
    "jet|aircraft|bomber|fighter|submarine|ship|destroyer|frigate|vessel|plane|hms|uss|ins|under"
    "|surface|sea",
    flags=0,
)
_DATE_RANK = {
    "full": 0, "day": 0, "weekday": 1, "ordinal": 1, "shift": 2, "today": 1, "yesterday": 1,
    "same": 2, "of_that_year": 3, "month": 3, "bare_month": 4, "that_month": 4,
    "last_week": 4, "last_month": 4, "weekend": 4, "feast": 0, "that_year": 5, "year": 5,
    "last_season": 5, "recent": 6, "last_year": 6,
}  # fmt: skip
_DAYS_TOLD = frozenset({"full", "day", "weekday", "today", "yesterday"})
_TIMED = frozenset(
    [
        "launch",
        "liftoff",
        "leave",
        "strike",
        "detect",
        "test",
        "intercept",
        "raid",
        "use",
        "head",
        "orbit",
    ]
)
_NOT_FAILED = re.compile(
    r"\b(?:not|never|n['\u2019]t|no|after|previous|earlier|past|months\s+of|could|might|would|if)\s+(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\b(?:one|two|three|four|five|six|several|some|many)\s*(?:of\s+\w+\s+)?$", re.IGNORECASE
)
_SAID = re.compile(
    r"\b(?:said|says|put|gave|gives|measured|reported|according|claimed|told|timed|counted|believes?|estimated|announced)\b"
)
_SOURCE_WORDS = re.compile(r"\b(?:said|says|told|according|claimed|reported)\b")
_ACTING_PRONOUN = re.compile(
    r"\b(?:it|they|he|she|we)\s+(?:had\s+|has\s+|have\s+|\w+ly\s+)?$", re.IGNORECASE
)
_NUMBER = rf"(?P<n>\d{{1,4}}|{alternation(NUMBER_WORDS)})"
_OF_THOSE = re.compile(rf"\s+(?:all\s+)?{_NUMBER}(?:\s+out)?\s+of\s", re.IGNORECASE)
_THAT_MANY = re.compile(
    rf"(?<![\w.,-]){_NUMBER}(?:\s+(?:out\s+)?of\s+(?:them|these|those|which|(?:the\s+|its\s+)?(?:\d+\s+|[\w-]+\s+){{0,4}}\w+))?\s+(?:was|were|had\s+been|have\s+been)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
# Makers whose missiles are mostly fired in war by those they were given to.
EXPORTERS = frozenset({"USA", "GBR", "FRA", "DEU"})
_MISSED = frozenset({*ATTEMPTS, "missed", "misses"})
_BY_WHOM = re.compile(r"[^.;,]{0,40}\bby\s", re.IGNORECASE)
_FIRED = re.compile(r"\b(?:fired|launched)\b")
_CARRIED_OUT = re.compile(
    r"\b(?:launched|carried\s+out|conducted|staged|mounted|unleashed|performed|made|held|claimed(?:\s+responsibility)?|answered\s+with"
    r"|responded\s+with|behind|admitted|announced|reported|replied\s+with|celebrated|marked|followed\s+with|opened|completed)\s+[^,;]{0,40}$",
    re.IGNORECASE,
)
_SAID_ON = re.compile(
    r"\b(?:said|says|told|announced|confirmed|warned|reported|claimed)\b(?:\s+[\w'\u2019]+){0,2}\s+(?:(?:late|early)\s+)?(?:on\s+)?$"
)
# A date that only bounds a time: "the first since 14 January", but not "since May, when it ...".
_BOUND = re.compile(r"\b(?:since|until|till|before|prior\s+to)\s+(?:\w+\s+)?$", re.IGNORECASE)
_WHEN = re.compile(r"[^.;]{0,24}\b(?:when|on\s+which)\b", re.IGNORECASE)
_EVENT_YEAR_OLD = re.compile(r"\bfor\s+the\s+first\s+time\s+$", re.IGNORECASE)


def fill(draft: Draft, head: Trigger, clause: Span) -> None:
    """Read all arguments of a clause into the draft."""
    scene = draft.scene
    _weapon(draft, head, scene)
    _actors(draft, head, clause, scene)
    _date(draft, head, clause, scene)
    _time(draft, head, clause, scene)
    place(draft, head, clause)
    _numbers(draft, clause, scene)
    _outcome(draft, clause, scene)
    if draft.kind == "interception" and head.form in _MISSED:
        draft.outcome = "failure"
        draft.support("outcome", head.span)
    draft.platform = _PLATFORM.search(scene.text, clause.start, clause.end) is not None
    if head.end > head.start:
        draft.support("kind", head.span)


def _weapon(draft: Draft, head: Trigger, scene: Scene) -> None:
    if draft.kind == "interception":
        _interceptor(draft, head, scene)
        return
    weapon = subjects.weapon_object(head, scene)
    if weapon is None:
        weapon = subjects.weapon_before(head, scene)
    if weapon is None or weapon.sort == "interceptor":
        weapon = _weapon_behind(head, scene) or weapon
    take_weapon(draft, weapon)
    if head.noun and head.end > head.start:
        _noun(draft, head, scene)


def _noun(draft: Draft, head: Trigger, scene: Scene) -> None:
    """Class and count that a noun itself tells: "a short-range launch", "a second test"."""
    low = max(scene.span.start, head.start - 40)
    told = class_of(scene.text[low : head.start]) if draft.missile_class is None else None
    if told is not None:
        draft.missile_class = told
        draft.support("missile_class", Span(low, head.end))
    single = not head.form.endswith("s") and head.family != "raid"
    if draft.count is None and single and (draft.another or draft.missile):
        draft.count = Account(1.0, head.span)
        draft.support("count", head.span)


def _weapon_behind(head: Trigger, scene: Scene) -> WeaponMark | None:
    """Such as "struck back with rockets", "a test of the Agni-V missile"."""
    end = min(
        [t.start for t in scene.triggers if t.start >= head.end and t.core], default=scene.span.end
    )
    behind = [w for w in scene.weapons if head.end <= w.start < end and w.sort != "interceptor"]
    return min(behind, key=lambda w: w.sort == "drone", default=None)


def _interceptor(draft: Draft, head: Trigger, scene: Scene) -> None:
    things = quarry.flying_things(head, scene)
    draft.target = next((t for t in things if isinstance(t, WeaponMark)), None)
    own = next((w for w in scene.weapons if w.sort == "interceptor"), None)
    if own is not None:
        take_weapon(draft, own)
    elif draft.target is not None and not draft.target.ellipsis:
        _met_weapon(draft, draft.target)
    share = _share(head, scene)
    if share is not None:
        draft.count = share
        draft.support("count", share.span)
    elif draft.target is not None:
        take_count(draft, draft.target)


def _met_weapon(draft: Draft, target: WeaponMark) -> None:
    """The name or class of what was met, where the interceptor is not told."""
    take_weapon(draft, target._replace(owners=()))
    draft.weapon = None


def _share(head: Trigger, scene: Scene) -> Account | None:
    """How many were met, where the words tell it: "downed 12 of 15", "of 21, 16 were shot down"."""
    behind = _OF_THOSE.match(scene.text, head.end)
    before = _THAT_MANY.search(scene.text[max(scene.span.start, head.start - 60) : head.start])
    match = behind or (before if head.passive else None)
    if match is None:
        return None
    low = 0 if match is behind else max(scene.span.start, head.start - 60)
    value = number_value(match["n"])
    span = Span(low + match.start("n"), low + match.end("n"))
    return Account(value, span) if value is not None else None


def take_weapon(draft: Draft, weapon: WeaponMark | None) -> None:
    """Name, class and count of a weapon phrase into the draft."""
    if weapon is None or (weapon.sort == "drone" and weapon.name is None):
        return
    draft.weapon = weapon
    label = weapon.label or weapon.span
    if weapon.name is not None:
        draft.missile = weapon.name
        draft.support("missile", label)
    kind = weapon.missile_class
    if kind is None and weapon.sort == "rocket" and weapon.name is None and weapon.plural:
        kind = "rocket"
    if kind is not None and draft.missile_class is None:
        draft.missile_class = kind
        draft.support("missile_class", weapon.span)
    take_count(draft, weapon)
    if draft.count is None and _is_single(weapon) and draft.kind in ("launch", "strike"):
        draft.count = Account(1.0, label)
        draft.support("count", label)


def _is_single(weapon: WeaponMark) -> bool:
    """Whether one missile is meant by its bare name: "Pakistan's Shaheen-III covered 2,750 km"."""
    named = weapon.name is not None and not weapon.modifier
    return named and not weapon.plural and weapon.number is None


def take_count(draft: Draft, weapon: WeaponMark) -> None:
    """Count of a weapon phrase, with its hedge."""
    if weapon.sort == "satellite" and weapon.plural:  # what one rocket carried
        return
    if weapon.counted is None or (weapon.sort == "thing" and weapon.known == "known"):
        return
    span = weapon.number or weapon.span
    draft.count = Account(float(weapon.counted), span, hedge=weapon.hedge)
    draft.support("count", span)


def _actors(draft: Draft, head: Trigger, clause: Span, scene: Scene) -> None:
    marks = _agents(draft, head, clause, scene)
    if marks:
        draft.actor_marks = marks
        draft.actors = codes_of(marks)
        for mark in marks:
            draft.support("actors", mark.span)
    elif draft.weapon is not None and _made_and_fired(draft) and not draft.actors:
        draft.actors, draft.by_make = draft.weapon.owners, True
        draft.support("actors", draft.weapon.label or draft.weapon.span)


def _made_and_fired(draft: Draft) -> bool:
    """Whether a named weapon tells who fired it: one maker, that does not arm others' wars."""
    owners = draft.weapon.owners if draft.weapon is not None else ()
    return len(owners) == 1 and not (draft.kind == "strike" and owners[0] in EXPORTERS)


def _agents(draft: Draft, head: Trigger, clause: Span, scene: Scene) -> tuple[ActorMark, ...]:
    by = _by_agent(head, scene) or _by_far(draft, head, clause, scene)
    if by:
        return by
    owner = _possessor(draft, head, scene)
    if owner:
        return owner
    reduced = draft.weapon is not None and subjects.is_reduced(head, draft.weapon, scene)
    before_noun = scene.text[max(clause.start, head.start - 60) : head.start]
    if head.noun and _CARRIED_OUT.search(before_noun):
        return subjects.actor_before(head, scene)
    active = (
        not head.passive
        and not head.noun
        and head.family in ("launch", "strike", "use", "intercept", "fly")
    )
    by_weapon = draft.kind != "interception" and _is_weapons_verb(draft, head, scene)
    if active and not (reduced and head.family != "intercept") and not by_weapon:
        before = subjects.actor_before(head, scene)
        return tuple(m for m in before if clause.start <= m.start) or _shared(before, scene, head)
    return ()


def _is_weapons_verb(draft: Draft, head: Trigger, scene: Scene) -> bool:
    """Whether the weapon itself is the verb's subject ("two missiles hit")."""
    if draft.weapon is None or draft.weapon.end > head.start:
        return False
    between = Span(draft.weapon.end, head.start)
    acted = any(between.start <= a.start < between.end for a in scene.actors)
    pronoun = _ACTING_PRONOUN.search(scene.text, between.start, between.end) is not None
    return not (acted or pronoun)


def _shared(before: tuple[ActorMark, ...], scene: Scene, head: Trigger) -> tuple[ActorMark, ...]:
    """The subject of the clause before, where this one has none ("and fired a single SM-3")."""
    return (
        before
        if re.search(r"\b(?:and|then)\s+(?:\w+\s+)?$", scene.text[: head.start][-16:])
        else ()
    )


def _by_agent(head: Trigger, scene: Scene) -> tuple[ActorMark, ...]:
    for mark in scene.actors:
        if 0 <= mark.start - head.end < 60:
            between = scene.text[head.end : mark.start]
            if _FIRED.search(between):
                return ()
            if re.fullmatch(r"[^.;,]{0,40}\bby\s+(?:the\s+)?(?:[\w-]+\s+){0,3}", between):
                return next((c for c in chains(scene.actors, scene.text) if mark in c), (mark,))
    return ()


def _by_far(draft: Draft, head: Trigger, clause: Span, scene: Scene) -> tuple[ActorMark, ...]:
    """Who shot something down, named further behind "by": "by a combined effort of ..."."""
    match = _BY_WHOM.match(scene.text, head.end) if draft.kind == "interception" else None
    if match is None:
        return ()
    low = match.end()
    for mark in scene.actors:
        if low <= mark.start < min(clause.end, low + 90) and mark.codes:
            return (mark,) if "," not in scene.text[low : mark.start] else ()
    return ()


def _possessor(draft: Draft, head: Trigger, scene: Scene) -> tuple[ActorMark, ...]:
    """Such as "a North Korean missile", "Pyongyang's launch", "the last British firing"."""
    anchor = head.span if head.noun else draft.weapon.span if draft.weapon else None
    if anchor is None:
        return ()
    for mark in scene.actors:
        inside = anchor.start <= mark.start and mark.end <= anchor.end
        gap = scene.text[mark.end : anchor.start] if mark.end <= anchor.start else None
        near = (
            gap is not None
            and re.fullmatch(r"(?:['\u2019]s?)?\s+(?:[\w-]+\s+){0,2}", gap) is not None
        )
        if mark.sort in ("demonym", "group") and (inside or near):
            return next((c for c in chains(scene.actors, scene.text) if mark in c), (mark,))
        if near and mark.possessive:
            return (mark,)
    return ()


def _date(draft: Draft, head: Trigger, clause: Span, scene: Scene) -> None:
    best: tuple[tuple[int, int], DateMark] | None = None
    for mark in subjects.own_dates(scene):
        if not clause.start <= mark.start < clause.end or _is_elsewhere(mark, head, scene):
            continue
        distance = mark.start - head.end if mark.start >= head.end else head.start - mark.end
        key = (_rank(mark), distance)
        if best is None or key < best[0]:
            best = (key, mark)
    if best is None and clause.start > scene.span.start and not draft.another:
        front = [
            d for d in subjects.own_dates(scene)
            if d.end <= clause.start and not _is_elsewhere(d, head, scene)
        ]  # fmt: skip
        best = ((0, 0), front[-1]) if front else None
    if best is None and not draft.past_perfect:
        told = [d for d in subjects.own_dates(scene) if _tells(d, scene)]
        best = ((0, 0), told[-1]) if told else None
        draft.reported = bool(told)
    if best is not None:
        draft.date_mark = best[1]
        draft.support("date", best[1].span)


def _rank(mark: DateMark) -> int:
    """How fine a date is: the finest one is the event's."""
    if mark.form == "shift" and mark.shift_months:
        return _DATE_RANK["bare_month"]
    return _DATE_RANK.get(mark.form, 9)


def _tells(mark: DateMark, scene: Scene) -> bool:
    """Whether a day is that of the report ("said on Friday"): for want of another, the event's."""
    low = max(scene.span.start, mark.start - 40)
    return mark.form in _DAYS_TOLD and _SAID_ON.search(scene.text[low : mark.start]) is not None


def _opens(mark: DateMark, scene: Scene) -> bool:
    return mark.start - scene.span.start < 16


def _is_elsewhere(mark: DateMark, head: Trigger, scene: Scene) -> bool:
    """Whether the date belongs to other words of the sentence than the trigger."""
    if _SAID_ON.search(scene.text[max(scene.span.start, mark.start - 40) : mark.start]):
        return True
    before = scene.text[max(scene.span.start, mark.start - 24) : mark.start]
    if _BOUND.search(before) and not _WHEN.match(scene.text, mark.end):
        return True
    if mark.start >= head.end:
        return turns(scene.text, head.end, mark.start)
    comma = max(scene.text.rfind(sign, scene.span.start, mark.start) for sign in ",;:")
    if comma >= 0 and turns(scene.text, comma + 1, mark.start):
        return True
    return _SOURCE_WORDS.search(scene.text, mark.end, head.start) is not None and not _opens(
        mark, scene
    )


def _time(draft: Draft, head: Trigger, clause: Span, scene: Scene) -> None:
    for mark in scene.times:
        if not clause.start <= mark.start < clause.end:
            continue
        before = [t for t in scene.triggers if t.end <= mark.start and t.start >= clause.start]
        governor = before[-1] if before else head
        timed = governor.family in _TIMED or (draft.core and governor is head and not before)
        if timed and not turns(scene.text, governor.end, mark.start):
            draft.time = mark
            draft.support("time_utc", mark.span)
            return


def _numbers(draft: Draft, clause: Span, scene: Scene) -> None:
    if draft.kind == "interception":
        return
    for quantity in scene.quantities:
        if not clause.start <= quantity.start < clause.end:
            continue
        if quantity.measure in ("range_km", "apogee_km", "flight_time_min"):
            account = Account(
                quantity.value, quantity.span, quantity.hedge, _source(quantity.start, scene)
            )
            draft.accounts.setdefault(quantity.measure, []).append(account)
            draft.support(quantity.measure, quantity.span)


def _source(position: int, scene: Scene) -> str | None:
    """Who gave a figure: the actor before the verb of saying that leads to it."""
    if not _SAID.search(scene.words):
        return None
    before = [a for a in scene.actors if a.end <= position and a.codes]
    return scene.text[before[-1].start : before[-1].end] if before else None


def _outcome(draft: Draft, clause: Span, scene: Scene) -> None:
    for match in FAILURE.finditer(scene.text, clause.start, clause.end):
        before = scene.text[max(clause.start, match.start() - 40) : match.start()]
        if _NOT_FAILED.search(before) and match[0].lower() not in (
            "did not light",
            "did not ignite",
        ):
            continue
        if _SOME.search(before) or (
            draft.kind == "strike" and match[0].lower() in ("exploded", "crashed", "burst")
        ):
            continue
        draft.outcome = "failure"
        draft.support("outcome", Span(*match.span()))
        return
