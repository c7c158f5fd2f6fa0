"""Which place of its name a toponym means.

In: the names that `recognise` kept, and what the text says of states.
Out: for each name its `Candidate`s, the chosen one first, with score and reasons.

A candidate's score is the sum of how important the place is (`IMPORTANCE` and
population), whether the words around say what it is or what holds it, and how
well it fits the other places of the text: the same state, the same division,
a short way. A name has one sense in a text unless its container is written
beside it.
"""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from geomap.geoparse import words
from geomap.geoparse.links import holders, joined
from geomap.geoparse.recognise import Found
from geomap.model import Candidate, Place

MOST_CANDIDATES = 5
_WEIGHED = 12
_MOST_PLACES = 200
_MOST_HOLDERS = 8
_MOST_ANCHORS = 16
_NEARNESS_KM = 300.0
_EARTH_RADIUS_KM = 6371.0
_CITY_REACH_KM = 80.0
_SURE_MARGIN = 0.8
_HAND_KEPT_IDS = ("site:", "point:")
_SAME_SPOT_KM = 100.0
_MOST_RIVALS = 6

IMPORTANCE: Mapping[str, float] = {
    "country": 3.6,
    "building": 2.6,
    "sea": 2.4,
    "line": 2.2,
    "strait": 2.2,
    "region": 2.0,
    "dispute": 2.0,
    "division": 2.3,
    "site": 2.0,
    "base": 1.6,
    "island": 1.6,
    "airfield": 1.3,
    "cape": 1.0,
    "city": -1.4,
}
PER_TENFOLD_PEOPLE = 0.5
CAPITAL = 1.3
OWN_NAME = 1.0
CONTAINED = 3.0
CONTAINED_ELSEWHERE = 1.5
SAID_KIND = 1.2
SAME_STATE = 1.0
SAME_DIVISION = 0.6
NEAR = 2.0
BESIDE = 1.0
RANK = -0.1
HAND_KEPT = 0.85
STATELESS = 0.6
ABBREVIATED_TOWN = -2.0
SEAT = 0.3
SEAT_PEOPLE = 20_000
"""People of a town that is meant before the division called after it."""

# What the generic word beside a name says of its kind.
KIND_WORDS: Mapping[str, frozenset[str]] = {
    "division": words.word_set(
        """province prefecture region oblast krai governorate state county district territory"""
    ),
    "city": words.word_set("city town village municipality township suburb"),
    "island": words.word_set("island islands isle atoll"),
    "site": words.word_set(
        "range cosmodrome site spaceport launch test proving satellite space area"
    ),
    "base": words.word_set("base air naval shipyard dockyard"),
    "airfield": words.word_set("airport airfield international airbase"),
}


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A place of the text that is taken as sure."""

    place: Place
    vector: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class _Text:
    """What the whole text says of where it plays."""

    anchors: tuple[_Anchor, ...]
    states: Mapping[str, float]
    divisions: frozenset[str]
    held: Mapping[str, tuple[Place, ...]]
    """By surface, what is written anywhere as holding a place of that name."""
    capital_country: Callable[[Place], str | None]


def resolve(
    text: str,
    found: Sequence[Found],
    states_told: Iterable[str],
    capital_country: Callable[[Place], str | None],
) -> tuple[tuple[Candidate, ...], ...]:
    """Rank the places that each name may mean.

    Parameters
    ----------
    text : str
        The text that the names stand in.
    found : sequence of Found
        The names, in text order.
    states_told : iterable of str
        ISO 3166 alpha-3 codes of the states told by adjectives ("Russian").
    capital_country : callable
        Tells the state whose capital a place is, or None.

    Returns
    -------
    tuple of tuple of Candidate
        One entry a name, best candidate first, at most `MOST_CANDIDATES`.
    """
    sure = _sure_places(found, capital_country)
    held_by, together = holders(text, found), joined(text, found)
    survey = _survey(found, sure, held_by, states_told, capital_country)
    shared: dict[tuple[str, str], tuple[Candidate, ...]] = {}
    ranked = []
    for name, holder, others in zip(found, held_by, together, strict=True):
        kind = _kind_said(name)
        key = (name.context.surface, kind)
        if key not in shared:
            shared[key] = _ranked(name, kind, survey)
        candidates = shared[key]
        if len(candidates) > 1:
            container = () if holder is None else _able_to_hold(found[holder].places)
            beside = [sure[found[other].context.surface] for other in others]
            candidates = _with_neighbours(candidates, container, beside)
        ranked.append(candidates[:MOST_CANDIDATES])
    return tuple(ranked)


def _sure_places(
    found: Sequence[Found], capital_country: Callable[[Place], str | None]
) -> dict[str, Place | None]:
    """Tell for each surface the place it means beyond much doubt, if there is one."""
    sure: dict[str, Place | None] = {}
    for name in found:
        surface = name.context.surface
        if surface not in sure:
            sure[surface] = _sure(name.places, capital_country)
    return sure


def _sure(places: Sequence[Place], capital_country: Callable[[Place], str | None]) -> Place | None:
    """Return the place that a name means beyond much doubt, if there is one."""
    first = places[0]
    least = _importance(first, capital_country) - _SURE_MARGIN
    for other in places[1:_MOST_RIVALS]:
        if _importance(other, capital_country) <= least:
            continue
        if _distance_km(_vector(first), _vector(other)) > _SAME_SPOT_KM:
            return None
    return first


def _survey(
    found: Sequence[Found],
    sure: Mapping[str, Place | None],
    held_by: Sequence[int | None],
    states_told: Iterable[str],
    capital_country: Callable[[Place], str | None],
) -> _Text:
    """Take from the text what is sure enough to judge the rest by."""
    states: Counter[str] = Counter(states_told)
    anchors: dict[str, Place] = {}
    held: dict[str, dict[str, Place]] = {}
    for name, holder in zip(found, held_by, strict=True):
        place = sure[name.context.surface]
        if place is not None and place.country:
            states[place.country] += 1
        if place is not None and place.kind != "country" and len(anchors) < _MOST_ANCHORS:
            anchors.setdefault(place.id, place)
        if holder is not None:
            known = held.setdefault(name.context.surface, {})
            if len(known) < _MOST_HOLDERS:
                known.update((p.id, p) for p in _able_to_hold(found[holder].places))
    most = max(states.values(), default=1)
    return _Text(
        anchors=tuple(_Anchor(place, _vector(place)) for place in anchors.values()),
        states={iso3: 0.6 + 0.4 * count / most for iso3, count in states.items()},
        divisions=frozenset(
            place.admin1 or place.id.removeprefix("division:")
            for place in anchors.values()
            if place.admin1 or place.kind == "division"
        ),
        held={surface: tuple(known.values()) for surface, known in held.items()},
        capital_country=capital_country,
    )


def _able_to_hold(places: Sequence[Place]) -> tuple[Place, ...]:
    """Keep the states and divisions, and the most important place of any kind."""
    return tuple(
        place
        for rank, place in enumerate(places[:_MOST_HOLDERS])
        if rank == 0 or place.kind in {"country", "division"}
    )


def _ranked(name: Found, kind: str, text: _Text) -> tuple[Candidate, ...]:
    """Rank the places of a name by what holds wherever it stands in the text."""
    held = text.held.get(name.context.surface, ())
    candidates = [
        _weigh(name, place, rank, kind, text)
        for rank, place in enumerate(_worth_weighing(name.places, held, text))
    ]
    if held:
        candidates = [_held(c, held, CONTAINED_ELSEWHERE) for c in candidates]
    return _sorted(_with_seats(candidates) if kind != "division" else candidates)


def _with_seats(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Put the large town of a name before the division that it gave its name: "in Poltava"."""
    first = max(candidates, key=lambda candidate: candidate.score)
    if first.place.kind != "division":
        return list(candidates)
    score = round(first.score + SEAT, 3)
    return [
        Candidate(one.place, score, (*one.reasons, f"before {first.place.name}, called after it"))
        if _is_seat_of(one.place, first.place)
        else one
        for one in candidates
    ]


def _is_seat_of(place: Place, division: Place) -> bool:
    """Whether a place is a large town of a division, of whose name it is one."""
    within = division.id == f"division:{place.admin1}"
    return within and place.kind == "city" and place.population >= SEAT_PEOPLE


def _worth_weighing(
    places: Sequence[Place], holders_told: Sequence[Place], text: _Text
) -> list[Place]:
    """Return the most important places of a name, and lesser ones that the text points to."""
    return [
        *places[:_WEIGHED],
        *(
            place
            for place in places[_WEIGHED:_MOST_PLACES]
            if place.admin1 in text.divisions or any(_holds(h, place) for h in holders_told)
        ),
    ]


def _with_neighbours(
    candidates: tuple[Candidate, ...],
    container: Sequence[Place],
    beside: Iterable[Place | None],
) -> tuple[Candidate, ...]:
    """Rank again by what stands beside a single mention."""
    near = [place for place in beside if place is not None and place.kind != "country"]
    if not container and not near:
        return candidates
    weighed = [_held(c, container, CONTAINED) for c in candidates]
    return _sorted([_beside(c, near) for c in weighed] if near else weighed)


def _sorted(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Put the best candidate first; ties keep the gazetteer's order."""
    return tuple(sorted(candidates, key=lambda candidate: -candidate.score))


def _importance(place: Place, capital_country: Callable[[Place], str | None]) -> float:
    """Return how likely a place is meant before any context is looked at."""
    score = IMPORTANCE.get(place.kind, 0.0)
    if place.id.startswith(_HAND_KEPT_IDS):
        score += HAND_KEPT
    if place.kind == "city":
        score += PER_TENFOLD_PEOPLE * math.log10(place.population + 1)
        if capital_country(place):
            score += CAPITAL
    return score


def _weigh(name: Found, place: Place, rank: int, kind: str, text: _Text) -> Candidate:
    """Score one place for a name by what does not depend on the single mention."""
    score = _importance(place, text.capital_country) + RANK * rank
    reasons = [_what(place, text.capital_country)]
    if place.name == name.context.surface:
        score += OWN_NAME
    if kind and kind == place.kind:
        score += SAID_KIND
        reasons.append(f"the text calls it a {place.kind}")
    if place.kind == "city" and _is_abbreviation(name):
        score += ABBREVIATED_TOWN
    share = text.states.get(place.country or "", 0.0)
    if place.country is None:
        score += SAME_STATE * STATELESS  # the high seas are near to every state's news
    elif share and place.kind != "country":
        score += SAME_STATE * share
        reasons.append(f"the text speaks of {place.country}")
    if place.admin1 in text.divisions:
        score += SAME_DIVISION
    near = _nearest(place, text.anchors) if len(name.places) > 1 else None
    if near is not None:
        anchor, distance_km = near
        score += NEAR * math.exp(-distance_km / _NEARNESS_KM)
        reasons.append(f"{distance_km:.0f} km from {anchor.name}")
    return Candidate(place, round(score, 3), tuple(reasons))


def _is_abbreviation(name: Found) -> bool:
    """Whether a name is written as abbreviations are: "US"."""
    surface = name.context.surface
    return len(surface) <= 4 and surface.isupper() and name.context.style != "upper"


def _held(candidate: Candidate, holders_told: Sequence[Place], weight: float) -> Candidate:
    """Add what a container written beside the name speaks for."""
    for holder in holders_told:
        if _holds(holder, candidate.place):
            reason = f"written as lying in {holder.name}"
            return Candidate(
                candidate.place,
                round(candidate.score + weight, 3),
                (*(r for r in candidate.reasons if r != reason), reason),
            )
    return candidate


def _beside(candidate: Candidate, neighbours: Sequence[Place]) -> Candidate:
    """Add what the places joined to the name speak for."""
    vector = _vector(candidate.place)
    near = min(neighbours, key=lambda place: _distance_km(vector, _vector(place)))
    distance_km = _distance_km(vector, _vector(near))
    score = candidate.score + BESIDE * math.exp(-distance_km / _NEARNESS_KM)
    return Candidate(
        candidate.place,
        round(score, 3),
        (*candidate.reasons, f"named beside {near.name}"),
    )


def _holds(holder: Place, place: Place) -> bool:
    """Whether one place may hold another: its state, its division, or a city near by."""
    if place.id == holder.id or place.kind == "country":
        return False
    if place.country != holder.country:
        return False
    if holder.kind == "country" or holder.id == f"division:{place.admin1}":
        return True
    reach_km = holder.radius_km if holder.kind == "division" else _CITY_REACH_KM
    return _distance_km(_vector(place), _vector(holder)) <= reach_km


def _kind_said(name: Found) -> str:
    """Return the kind that the words beside a name say it is: "Jagang Province", "city of"."""
    before = name.context.run_before
    beside = [name.context.next] if not name.context.possessive else []
    if len(before) > 1 and before[0] == "of":
        beside.append(before[1])
    for word in beside:
        for kind, said in KIND_WORDS.items():
            if word in said:
                return kind
    return ""


def _what(place: Place, capital_country: Callable[[Place], str | None]) -> str:
    """Say in a few words what a place is."""
    if place.kind != "city":
        return place.kind
    if capital_country(place):
        return f"capital of {place.country}"
    return f"city of {place.population:,} people" if place.population else "city"


def _nearest(place: Place, anchors: Sequence[_Anchor]) -> tuple[Place, float] | None:
    """Return the nearest sure place of the text but the place itself, and its distance."""
    vector = _vector(place)
    near, best = None, -2.0
    for anchor in anchors:
        cosine = _cosine(vector, anchor.vector)
        if cosine > best and anchor.place.id != place.id:
            near, best = anchor, cosine
    return (near.place, _distance_km(vector, near.vector)) if near else None


@functools.lru_cache(maxsize=1 << 13)
def _vector(place: Place) -> tuple[float, float, float]:
    """Return the unit vector of a place on the sphere."""
    lat, lon = math.radians(place.lat), math.radians(place.lon)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def _distance_km(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """Return the distance on the sphere, good enough to rank places by."""
    return _EARTH_RADIUS_KM * math.acos(max(-1.0, min(1.0, _cosine(one, other))))


def _cosine(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """Return the cosine of the angle between two unit vectors."""
    return one[0] * other[0] + one[1] * other[1] + one[2] * other[2]
