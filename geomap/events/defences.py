"""Attack and defence: which interception met which attack, and what each lends the other.

In: the `Telling`s of an article.
Out: `pair_defences`, `match_defences`: the attack that an interception met has the outcome
``intercepted``; an interception told without its side, place or day takes them
from the attack, and an attack told without its target takes the defender's
country. A launch that was met, or that fell on another's land in a war, is a
strike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from geomap.events.drafts import Draft
from geomap.events.tellings import Telling
from geomap.model import Clue, Place

_LAND = ("place", "near", "offset")
# An interception told this many sentences after an attack met that attack.
_NEAR_SENTENCES = 6
_STATE_CODE = 3
# A ship may be anywhere: it tells nothing of where its state's land is.
_SHIPS = re.compile(r"\b(?:destroyers?|frigates?|warships?|cruisers?|navy|USS|HMS|carriers?)\b")


class CountryTable(Protocol):
    """What matching attack and defence asks of a gazetteer."""

    def country(self, iso3: str) -> Place:
        """A country by its alpha-3 code."""


def match_defences(tellings: Sequence[Telling], gazetteer: CountryTable) -> None:
    """Fill in what interceptions and the attacks they met tell of each other."""
    _name_defenders(tellings)
    _join_strikes(tellings)
    for telling in tellings:
        if telling.kind == "interception":
            attack = attack_of(telling, tellings)
            _lend_target(telling, attack, gazetteer)
            _lend_site(telling, attack, gazetteer)
            _lend_date(telling, attack)
    _lend_place(tellings)


def pair_defences(tellings: Sequence[Telling]) -> None:
    """Give an attack whose missiles were shot down the outcome ``intercepted``.

    The start of an interceptor is an interception; a launch that met defenders
    is a strike.
    """
    for telling in tellings:
        if telling.kind == "launch" and telling.missile_class == "interceptor":
            telling.drafts[0].kind = "interception"
    for telling in tellings:
        if telling.kind != "interception":
            continue
        for other in tellings:
            if other.kind in ("strike", "launch") and _is_met(telling, other):
                hostile = telling.actors and other.actors and not _share_actors(telling, other)
                unknown = not telling.actors and _several(other)
                if (hostile or unknown) and other.kind == "launch":
                    other.drafts[0].kind = "strike"
                if telling.drafts[0].outcome == "failure":
                    continue
                first = other.drafts[0]
                first.outcome = first.outcome or "intercepted"
                first.support("outcome", telling.drafts[0].trigger)


def _several(other: Telling) -> bool:
    """Whether a launch is told of more than one missile."""
    return (other.count or 0) > 1 or any(d.weapon and d.weapon.plural for d in other.drafts)


def _is_met(telling: Telling, other: Telling) -> bool:
    """Whether an attack is told beside an interception, and of the same day."""
    sentences = {d.scene.index for d in telling.drafts}
    near = any(min(abs(d.scene.index - i) for i in sentences) <= 1 for d in other.drafts if d.core)
    return near and not _days_differ(telling, other)


def _days_differ(one: Telling, other: Telling) -> bool:
    return one.date is not None and other.date is not None and one.date != other.date


def _share_actors(one: Telling, other: Telling) -> bool:
    return bool(set(one.actors) & set(other.actors))


def attack_of(telling: Telling, tellings: Sequence[Telling]) -> Telling | None:
    """The attack that an interception met: its own, else the last one told before it."""
    made = {id(d.met) for d in telling.drafts if d.met is not None}
    for other in tellings:
        if any(id(d) in made for d in other.drafts):
            return other
    told = [d.scene.index for d in telling.drafts]
    found: tuple[int, Telling] | None = None
    dated = any(d.date_mark is not None for d in telling.drafts)
    for other in tellings:
        if other.kind not in ("strike", "launch") or (dated and _days_differ(telling, other)):
            continue
        trial = any(d.practice for d in other.drafts)
        if telling.actors and _share_actors(telling, other) and not trial:
            continue
        gaps = [here - d.scene.index for d in other.drafts if d.core for here in told]
        gap = min((g for g in gaps if 0 <= g <= _NEAR_SENTENCES), default=None)
        if gap is not None and (found is None or gap <= found[0]):
            found = (gap, other)
    return found[1] if found else None


def _name_defenders(tellings: Sequence[Telling]) -> None:
    """An interception told without its side is by the state that the attack was on."""
    for index, telling in enumerate(tellings):
        if telling.kind != "interception":
            continue
        met = [t for t in tellings[: index + 2] if t.kind == "strike" and t is not telling]
        attackers = {code for t in met for code in t.actors}
        struck = _struck_countries(met)
        shooters = {code for t in met[-1:] for code in t.actors}
        if telling.actors and not (shooters and set(telling.actors) <= shooters):
            continue
        telling.drafts[0].actors = ()
        victims = dict.fromkeys(code for code in struck if code and code not in attackers)
        if len(victims) == 1:
            telling.drafts[0].actors, telling.drafts[0].guessed_actor = tuple(victims), True


def _struck_countries(met: Sequence[Telling]) -> list[str]:
    """Countries that the last attack with a told target hit."""
    for telling in reversed(met):
        countries = [c.places[0].country for c in telling.clues("impact") if c.places]
        if any(countries):
            return [country for country in countries if country]
    return []


def _join_strikes(tellings: Sequence[Telling]) -> None:
    """A launch onto another's land by one who strikes elsewhere in the text is a strike."""
    strikers = {code for t in tellings if t.kind == "strike" for code in t.actors}
    for telling in tellings:
        if telling.kind != "launch" or not strikers.intersection(telling.actors):
            continue
        land = {
            c.places[0].country for c in telling.clues("impact") if c.kind in _LAND and c.places
        }
        foreign = land and None not in land and not land & set(telling.actors)
        if foreign and not telling.drafts[0].practice:
            telling.drafts[0].kind = "strike"


def _lend_target(telling: Telling, attack: Telling | None, gazetteer: CountryTable) -> None:
    """An attack told without a target was on what the defenders met it over, or on them."""
    if attack is None or attack.kind != "strike" or attack.clues("impact"):
        return
    first = attack.drafts[0]
    for clue in telling.clues("site"):
        first.clue("impact", replace(clue, borrowed=True))
    home = _home(telling, attack, gazetteer)
    if not attack.clues("impact") and home is not None:
        first.clue("impact", home)


def _lend_site(telling: Telling, attack: Telling | None, gazetteer: CountryTable) -> None:
    """Where nothing else is told, an attack was met where it was aimed, or over the defender."""
    if telling.clues("site"):
        return
    first = telling.drafts[0]
    for clue in attack.clues("impact") if attack is not None else ():
        first.clue("site", replace(clue, borrowed=True))
    home = _home(telling, attack, gazetteer) if not telling.clues("origin") else None
    if not telling.clues("site") and home is not None:
        first.clue("site", home)


def _home(telling: Telling, attack: Telling | None, gazetteer: CountryTable) -> Clue | None:
    """The defender's country, where one state defends and it is not itself the attacker."""
    codes = telling.actors
    if len(codes) != 1 or len(codes[0]) != _STATE_CODE or not codes[0].isupper():
        return None
    if attack is not None and _share_actors(telling, attack):
        return None
    if any(_by_ship(d) for d in telling.drafts):
        return None
    return Clue("actor", (gazetteer.country(codes[0]),), None)


def _by_ship(draft: Draft) -> bool:
    """Whether a ship stands right before the verb, as its subject."""
    low = max(draft.scene.span.start, draft.trigger.start - 60)
    return _SHIPS.search(draft.scene.text, low, draft.trigger.start) is not None


def _lend_place(tellings: Sequence[Telling]) -> None:
    """A further strike by the same hands, told without any place, fell where the last one did."""
    for index, telling in enumerate(tellings):
        if telling.kind != "strike" or telling.clues("impact"):
            continue
        here = telling.drafts[0].scene.index
        for other in reversed(tellings[:index]):
            gap = here - other.last.scene.index
            if other.kind == "strike" and other.clues("impact") and 0 <= gap <= _NEAR_SENTENCES:
                if _share_actors(telling, other):
                    for clue in other.clues("impact"):
                        telling.drafts[0].clue("impact", replace(clue, borrowed=True))
                break


def _lend_date(telling: Telling, attack: Telling | None) -> None:
    """An interception without a day of its own is of the day of the attack it met."""
    own = any(d.date_mark is not None for d in telling.drafts)
    if attack is None:
        return
    if attack.date is not None and (not own or telling.date is None):
        telling.date = attack.date
    elif attack.date is None:
        attack.date = telling.date
