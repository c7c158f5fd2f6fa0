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


# The first kind that has the word counts.
_KIND_OF_WORD = {word: kind for kind in reversed([*KIND_WORDS]) for word in KIND_WORDS[kind]}


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A place of the text that is taken as sure."""

    place: Place
    vector: tuple[float, float, float]


@dataclass(slots=True, eq=False)
class _Weighed:
    """A place that a name may mean, and what was found for it."""

    place: Place
    score: float
    notes: tuple[str, ...]
    """What the text says for it wherever the name stands."""
    near: tuple[Place, float] | None
    """The nearest sure place of the text, and its distance in km."""
    beside: tuple[str, ...] = ()
    """What stands beside the name."""


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
    shared: dict[tuple[str, str], Sequence[_Weighed]] = {}
    told: dict[tuple[str, ...], tuple[Candidate, ...]] = {}
    ranked = []
    for name, holder, others in zip(found, held_by, together, strict=True):
        kind = _kind_said(name)
        surface = name.context.surface
        beside = [found[other].context.surface for other in others]
        held = "" if holder is None else found[holder].context.surface
        case = (surface, kind, held, *beside)
        if case not in told:
            if (surface, kind) not in shared:
                shared[surface, kind] = _ranked(name, kind, survey)
            weighed = shared[surface, kind]
            if len(weighed) > 1:
                container = () if holder is None else _able_to_hold(found[holder].places)
                weighed = _with_neighbours(weighed, container, [sure[one] for one in beside])
            told[case] = _candidates(weighed, capital_country)
        ranked.append(told[case])
    return tuple(ranked)


def _candidates(
    weighed: Sequence[_Weighed], capital_country: Callable[[Place], str | None]
) -> tuple[Candidate, ...]:
    """Put the best into words."""
    made = []
    for one in weighed[:MOST_CANDIDATES]:
        reasons = [_what(one.place, capital_country), *one.notes]
        if one.near is not None:
            anchor, distance_km = one.near
            reasons.append(f"{distance_km:.0f} km from {anchor.name}")
        made.append(Candidate(one.place, one.score, (*reasons, *one.beside)))
    return tuple(made)


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


def _ranked(name: Found, kind: str, text: _Text) -> Sequence[_Weighed]:
    """Rank the places of a name by what holds wherever it stands in the text."""
    held = text.held.get(name.context.surface, ())
    weighed = [
        _weigh(name, place, rank, kind, text)
        for rank, place in enumerate(_worth_weighing(name.places, held, text))
    ]
    if held:
        weighed = [_held(one, held, CONTAINED_ELSEWHERE) for one in weighed]
    return _sorted(_with_seats(weighed) if kind != "division" else weighed)


def _with_seats(weighed: Sequence[_Weighed]) -> Sequence[_Weighed]:
    """Put the large town of a name before the division that it gave its name: "in Poltava"."""
    first = max(weighed, key=lambda one: one.score)
    if first.place.kind != "division":
        return weighed
    score = round(first.score + SEAT, 3)
    note = f"before {first.place.name}, called after it"
    return [
        _Weighed(one.place, score, (*one.notes, note), one.near, one.beside)
        if _is_seat_of(one.place, first.place)
        else one
        for one in weighed
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
    weighed: Sequence[_Weighed],
    container: Sequence[Place],
    beside: Iterable[Place | None],
) -> Sequence[_Weighed]:
    """Rank again by what stands beside a single mention."""
    near = [
        _Anchor(place, _vector(place))
        for place in beside
        if place is not None and place.kind != "country"
    ]
    if not container and not near:
        return weighed
    again = [_held(one, container, CONTAINED) for one in weighed]
    return _sorted([_beside(one, near) for one in again] if near else again)


def _sorted(weighed: Iterable[_Weighed]) -> Sequence[_Weighed]:
    """Put the best place first; ties keep the gazetteer's order."""
    return sorted(weighed, key=lambda one: -one.score)


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


def _weigh(name: Found, place: Place, rank: int, kind: str, text: _Text) -> _Weighed:
    """Score one place for a name by what does not depend on the single mention."""
    score = _importance(place, text.capital_country) + RANK * rank
    notes: list[str] = []
    if place.name == name.context.surface:
        score += OWN_NAME
    if kind and kind == place.kind:
        score += SAID_KIND
        notes.append(f"the text calls it a {place.kind}")
    if place.kind == "city" and _is_abbreviation(name):
        score += ABBREVIATED_TOWN
    if place.country is None:
        score += SAME_STATE * STATELESS  # the high seas are near to every state's news
    elif place.country in text.states and place.kind != "country":
        score += SAME_STATE * text.states[place.country]
        notes.append(f"the text speaks of {place.country}")
    if place.admin1 in text.divisions:
        score += SAME_DIVISION
    near = _nearest(place, text.anchors) if text.anchors and len(name.places) > 1 else None
    if near is not None:
        score += NEAR * math.exp(-near[1] / _NEARNESS_KM)
    return _Weighed(place, round(score, 3), tuple(notes), near)


def _is_abbreviation(name: Found) -> bool:
    """Whether a name is written as abbreviations are: "US"."""
    surface = name.context.surface
    return len(surface) <= 4 and surface.isupper() and name.context.style != "upper"


def _held(one: _Weighed, holders_told: Sequence[Place], weight: float) -> _Weighed:
    """Add what a container written beside the name speaks for."""
    for holder in holders_told:
        if _holds(holder, one.place):
            reason = f"written as lying in {holder.name}"
            beside = (*(told for told in one.beside if told != reason), reason)
            return _Weighed(one.place, round(one.score + weight, 3), one.notes, one.near, beside)
    return one


def _beside(one: _Weighed, neighbours: Sequence[_Anchor]) -> _Weighed:
    """Add what the places joined to the name speak for."""
    vector = _vector(one.place)
    near, distance_km = min(
        [(n, _distance_km(vector, n.vector)) for n in neighbours], key=lambda pair: pair[1]
    )
    score = round(one.score + BESIDE * math.exp(-distance_km / _NEARNESS_KM), 3)
    beside = (*one.beside, f"named beside {near.place.name}")
    return _Weighed(one.place, score, one.notes, one.near, beside)


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
    return next((_KIND_OF_WORD[word] for word in beside if word in _KIND_OF_WORD), "")


def _what(place: Place, capital_country: Callable[[Place], str | None]) -> str:
    """Say in a few words what a place is."""
    if place.kind != "city":
        return place.kind
    if capital_country(place):
        return f"capital of {place.country}"
    return f"city of {place.population:,} people" if place.population else "city"


def _nearest(place: Place, anchors: Sequence[_Anchor]) -> tuple[Place, float] | None:
    """Return the nearest sure place of the text but the place itself, and its distance."""
    vector = x, y, z = _vector(place)
    near, best = None, -2.0
    for anchor in anchors:
        to_x, to_y, to_z = anchor.vector
        cosine = x * to_x + y * to_y + z * to_z
        if cosine > best and anchor.place.id != place.id:
            near, best = anchor, cosine
    return (near.place, _distance_km(vector, near.vector)) if near else None


def _vector(place: Place) -> tuple[float, float, float]:
    """Return the unit vector of a place on the sphere."""
    lat, lon = math.radians(place.lat), math.radians(place.lon)
    across = math.cos(lat)
    return across * math.cos(lon), across * math.sin(lon), math.sin(lat)


def _distance_km(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """Return the distance on the sphere, good enough to rank places by."""
    cosine = one[0] * other[0] + one[1] * other[1] + one[2] * other[2]
    return _EARTH_RADIUS_KM * math.acos(max(-1.0, min(1.0, cosine)))
