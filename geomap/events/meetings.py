"""Meetings in person: who met where.

In: the `Scene`s of an article.
Out: `meeting_drafts`: a `Draft` for each meeting, summit or round of talks
between states or in an international body that a sentence tells;
`meetings_rejected`: the words for one that tell none, each with why not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from geomap.events.actors import ActorMark
from geomap.events.attendance import goes_on, has_guest, is_between, opposite, with_host
from geomap.events.clauses import turns
from geomap.events.delegations import delegations, party_codes, stretch
from geomap.events.drafts import Draft
from geomap.events.encounters import (
    HOST_VERBS,
    MEETING_NOUNS,
    MEETING_VERBS,
    TRAVEL_VERBS,
    WEAK_NOUNS,
    WEAK_VERBS,
    WITH_THEM,
)
from geomap.events.joint_acts import joint_act
from geomap.events.layers import Scene
from geomap.events.mood import Mood, mood
from geomap.events.occasions import came_about, echo, in_speech
from geomap.events.openings import telling_words
from geomap.events.patterns import Cued, words
from geomap.events.places import PlacePhrase
from geomap.events.subjects import own_dates
from geomap.events.venues import is_wide, phrase_of, since_place, venue
from geomap.model import Span

_ROLES = {
    **dict.fromkeys(TRAVEL_VERBS, "travel"),
    **dict.fromkeys(WEAK_VERBS, "weak"), **dict.fromkeys(HOST_VERBS, "host"),
    **dict.fromkeys(MEETING_VERBS, "verb"), **dict.fromkeys(MEETING_NOUNS, "noun"),
}  # fmt: skip
_ANY = words(_ROLES)
_NOUNS = words(MEETING_NOUNS)
_TELLING = telling_words(_ROLES)
_ECHO_WORDS = frozenset({"it", "they", "one", "event", "this", "these"})

_REMOTE = Cued(
    r"\b(?:by\s+(?:tele)?phone|by\s+video|over\s+the\s+(?:tele)?phone|on\s+the\s+(?:tele)?phone|(?:tele)?phone\s+(?:call|conversation|talks)"
    r"|telephoned|in\s+a\s+(?:\w+\s+)?call|video\s*-?\s*(?:call|conference|link)\w*|virtual(?:ly)?|online|by\s+letter"
    r"|conference\s+call|hotline|via\s+(?:video|zoom))\b",
    "phone|video|virtual|online|letter|call|hotline|zoom",
)
# Gatherings within one state, or of no states at all.
_DOMESTIC = re.compile(
    r"\b(?:news|press|training|trading|court|school|shareholders?|photo|party|cabinet|parliamentary|politburo|plenary|town[\s-]hall"
    r"|national\s+security\s+council|security\s+cabinet|war\s+cabinet|(?:its|his|own|['\u2019]s|national)\s+security\s+council)\s*(?:\w+\s+)?$",
    re.IGNORECASE,
)
_OF_THEIRS = re.compile(
    r"\s+(?:of|with)\s+(?:(?:the|his|her|its|their|senior|top|military|family)\s+)*(?:cabinet|commanders|generals|aides|advisers|politburo|party|parliament"
    r"|central\s+committee|lawmakers|reporters|journalists|troops|soldiers|workers|survivors|relatives|families|victims|voters|businessmen|investors)\b",
    re.IGNORECASE,
)
_NOT_PERSONS = re.compile(
    r"\s*(?:the\s+)?(?:\w+\s+)?(?:parameters|requirements?|criteria|targets?|goals?|expectations|objectives|needs?|standards?|deadline|demands?|silence"
    r"|with\s+(?:anger|criticism|protests?|silence|condemnation|scorn|approval|scepticism|skepticism|resistance|disbelief|failure|success|fire))\b",
    re.IGNORECASE,
)
_TRAVELLED_TO = re.compile(
    r"\b(?:flew|travel(?:l?ed|ing)|went|came|arrived|headed|journeyed|crossed|drove|landed|invited|hurried|rushed)\b[^.;]{0,60}\bto\s+$",
    re.IGNORECASE,
)
_THEIRS = re.compile(
    r"\b(?:their|the\s+two(?:\s+\w+)?['\u2019]s?|the\s+pair['\u2019]s)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?:second|third|fourth|last|first|next|final|working|further|new|this|that|these|those|the)\s+(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)
_NEAR_SUBJECT = 110
_GOALS = frozenset({"to", "in", "at", "into", ""})
_GOES_TO = re.compile(
    r"(?:,[^.;]{0,60},)?\s+(?:(?:had|has|then|later|also|himself|herself|briefly|first|last)\s+){0,3}"
)
_HAD = re.compile(r"\bhad\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_BODIES = frozenset(
    {
        "UNSC", "NATO", "G7", "G20", "EU", "UNGA", "ASEAN", "CSTO", "SCO", "BRICS", "APEC", "OIC",
        "Arab League", "African Union", "Quad", "GCC", "OSCE", "CIS", "IAEA", "AUKUS",
    }
)  # fmt: skip


def is_body(codes: Sequence[str]) -> bool:
    """Whether one of the codes is a body whose members meet.

    Examples
    --------
    >>> is_body(("NATO",)), is_body(("USA",))
    (True, False)
    """
    return not _BODIES.isdisjoint(codes)


class _Told(NamedTuple):
    """What a trigger tells: who, by which words, where; or why nothing."""

    codes: tuple[str, ...] = ()
    marks: tuple[ActorMark, ...] = ()
    site: PlacePhrase | None = None
    why: Mood | str = "incomplete"

    @property
    def real(self) -> bool:
        return self.why == "real"


def meeting_drafts(
    scene: Scene, before: Sequence[Scene], acting: frozenset[str] = frozenset()
) -> Iterator[Draft]:
    """Meetings that a sentence tells, in order.

    Parameters
    ----------
    scene : Scene
        The sentence.
    before : sequence of Scene
        The sentences before it, for "the three" and "the two leaders".
    acting : frozenset of str
        Codes of all who act in the article: a host among them is a party.
    """
    drafts: list[Draft] = []
    for trigger in _triggers(scene):
        told = _read(scene, trigger, before, acting)
        if not told.real:
            continue
        draft = _draft(scene, trigger, told)
        if not drafts or _is_further(draft, drafts[-1]):
            drafts.append(draft)
            drafts += _listed(draft)
    yield from drafts or [*_echoed(scene, before, acting), *_jointly(scene)][:1]


def meetings_rejected(
    scene: Scene, before: Sequence[Scene], acting: frozenset[str] = frozenset()
) -> tuple[tuple[Span, str], ...]:
    """Words for a meeting that tell none, each with why not.

    A mood, ``remote``, ``domestic`` or ``incomplete`` (parties, place or date are missing).
    """
    found = []
    for trigger in _triggers(scene):
        told = _read(scene, trigger, before, acting)
        if not told.real and (
            _role(scene, trigger) not in ("weak", "travel") or told.why != "incomplete"
        ):
            found.append((trigger, str(told.why)))
    return tuple(found)


def of_word(scene: Scene, word: Span, before: Sequence[Scene]) -> Draft | None:
    """The meeting of a word that no table holds, if two parties or a body go with it."""
    within = stretch(scene, word)
    if _spoken_against(scene, word, within, "weak") is not None:
        return None
    marks = delegations(scene, word, within)
    codes, marks = party_codes(marks, scene, before, within, word)
    site = venue(scene, word, within)
    if len(codes) < 2 and not is_body(codes):
        return None
    return _draft(scene, word, _Told(codes, marks, site, "real"))


def _triggers(scene: Scene) -> Iterator[Span]:
    if not scene.keys.isdisjoint(_TELLING):
        for match in _ANY.finditer(scene.text, *scene.span):
            yield Span(*match.span())


def _role(scene: Scene, trigger: Span) -> str:
    return _ROLES[" ".join(scene.text[trigger.start : trigger.end].lower().split())]


def _is_further(draft: Draft, first: Draft) -> bool:
    """Whether a sentence tells a second meeting: another place on another day."""
    sites = [{c.places[0].id for c in d.clues.get("site", ())} for d in (draft, first)]
    apart = bool(sites[0] and sites[1]) and not sites[0] & sites[1]
    return apart and draft.date_mark is not None and draft.date_mark != first.date_mark


def _read(scene: Scene, trigger: Span, before: Sequence[Scene], acting: frozenset[str]) -> _Told:
    """What a trigger tells, or why it tells nothing."""
    role = _role(scene, trigger)
    if role in ("weak", "travel") and not _may_tell(scene, trigger, role):
        return _Told()
    within = stretch(scene, trigger)
    why = _spoken_against(scene, trigger, within, role)
    if why is not None:
        return _Told(why=why)
    if role == "travel":
        return _visit(scene, trigger, before, acting)
    marks = delegations(scene, trigger, within)
    codes, marks = party_codes(marks, scene, before, within, trigger)
    site = venue(scene, trigger, within)
    if role == "noun":
        codes = with_host(codes, site, acting, opposite=opposite(scene, within))
        return _noun(scene, trigger, _Told(codes, marks, site))
    if role == "host" and not has_guest(scene, trigger, marks):
        return _Told()
    if role == "weak" and not is_between(scene, trigger, marks, site):
        return _Told()
    codes = with_host(codes, site, acting, opposite=opposite(scene, within))
    enough = len(codes) > 1 or (role == "verb" and is_body(codes))
    if not codes and site is not None and goes_on(scene, trigger, marks):
        return _Told((), (), site, "real")
    return _Told(codes, marks, site, "real") if enough else _Told()


def _may_tell(scene: Scene, trigger: Span, role: str) -> bool:
    """A first look: a weak verb needs somebody and what must stand behind it."""
    if role == "travel":
        person = any(
            a.sort == "person" and 0 < trigger.start - a.end < _NEAR_SUBJECT for a in scene.actors
        )
        return person and bool(scene.dates)
    form = " ".join(scene.text[trigger.start : trigger.end].lower().split())
    demanded = WITH_THEM.get(form)
    return len(scene.actors) > 0 and (
        demanded is None or demanded.match(scene.text, trigger.end) is not None
    )


def _spoken_against(scene: Scene, trigger: Span, within: Span, role: str) -> str | None:
    """Why a trigger tells nothing, if the words around it say so."""
    if _REMOTE.search(scene.text, *within):
        return "remote"
    before = scene.text[max(scene.span.start, trigger.start - 40) : trigger.start]
    if _DOMESTIC.search(before) or _OF_THEIRS.match(scene.text, trigger.end):
        return "domestic"
    if role == "noun":
        told: Mood = came_about(scene, trigger, within)
        return None if told == "real" else told
    if _NOT_PERSONS.match(scene.text, trigger.end):
        return "incomplete"
    told = mood(scene.text, within, trigger)
    if told == "purpose" and _TRAVELLED_TO.search(before):
        told = "real"
    if told in ("real", "tally"):
        return "hypothetical" if in_speech(scene, trigger) else None
    return told


def _visit(scene: Scene, trigger: Span, before: Sequence[Scene], acting: frozenset[str]) -> _Told:
    """A person who went to another state's city, where that state acts in the article."""
    if not own_dates(scene):
        return _Told()
    subject = [a for a in scene.actors if a.sort == "person" and a.end <= trigger.start]
    goal = next((p for p in scene.places if p.mention.start >= trigger.end), None)
    if not subject or goal is None or goal.mention.start - trigger.end > 30:
        return _Told()
    if not _GOES_TO.fullmatch(scene.text, subject[-1].end, trigger.start):
        return _Told()
    host = goal.place.country
    narrow = goal.place.kind in ("city", "building", "site") and goal.preposition in _GOALS
    if not narrow or host is None or host in subject[-1].codes or host not in acting:
        return _Told()
    hosts = [
        a for s in (*before[-3:], scene) for a in s.actors if a.sort == "person" and host in a.codes
    ]
    if not hosts:
        return _Told()
    return _Told(
        (*subject[-1].codes, host), (subject[-1], hosts[-1]), phrase_of(goal.mention), "real"
    )


def _noun(scene: Scene, trigger: Span, told: _Told) -> _Told:
    """What a noun tells: its host is a party, "their summit" has the last one's."""
    since = since_place(scene, trigger)
    if since is not None:
        return _Told((), (), since, "real")
    form = scene.text[trigger.start : trigger.end].lower()
    codes = told.codes
    body = is_body(codes)
    dates = own_dates(scene)
    if told.site is None:
        return _Told()
    if len(codes) > 1 or body:
        return _Told(codes, told.marks, told.site, "real")
    if not dates or form in WEAK_NOUNS or is_wide(told.site.place):
        return _Told()
    marks = told.marks if codes else ()
    return _Told(codes, marks, told.site, "real") if _has_earlier(scene, trigger) else _Told()


def _has_earlier(scene: Scene, trigger: Span) -> bool:
    """Such as "their second summit", "working talks": the parties are those told before."""
    before = scene.text[max(scene.span.start, trigger.start - 40) : trigger.start]
    return (
        _THEIRS.search(before) is not None
        or _NUMBERED.search(before) is not None
        or not before.strip()
    )


def _draft(scene: Scene, trigger: Span, told: _Told) -> Draft:
    draft = Draft("meeting", scene, trigger)
    draft.actors, draft.actor_marks = told.codes, told.marks
    for mark in told.marks:
        draft.support("actors", mark.span)
    draft.support("kind", trigger)
    before = scene.text[max(scene.span.start, trigger.start - 30) : trigger.start]
    draft.past_perfect = _HAD.search(before) is not None
    _dated(draft, scene, trigger)
    _placed(draft, told.site)
    return draft


def _placed(draft: Draft, site: PlacePhrase | None) -> None:
    if site is not None:
        draft.clue("site", site.clue)
        draft.support("site", site.clue.span or site.mention.span)


def _dated(draft: Draft, scene: Scene, trigger: Span) -> None:
    dates = [d for d in own_dates(scene) if not turns(scene.text, trigger.end, d.start)]
    within = stretch(scene, trigger)
    dates = [d for d in dates if within.start <= d.start < within.end] or dates
    if dates:
        nearest = min(
            dates,
            key=lambda d: (
                d.form in ("shift", "same", "recent"),
                min(abs(d.start - trigger.end), abs(trigger.start - d.end)),
            ),
        )
        draft.date_mark = nearest
        draft.support("date", nearest.span)


_NEXT_ONE = re.compile(r",?\s+and\s+(?:(?:then|again|earlier|later|before)\s+)?(?:in|at)\s+[^.;]*$")


def _listed(first: Draft) -> Iterator[Draft]:
    """The further ones of "in Hiroshima in May, and in Phnom Penh last November"."""
    if not first.clues.get("site") or first.date_mark is None:
        return
    scene = first.scene
    told = first.clues["site"][0].span
    later = [d for d in own_dates(scene) if d.start > first.date_mark.end]
    for phrase in scene.places:
        if told is None or phrase.start <= told.end or phrase.place.kind != "city":
            continue
        date = next((d for d in later if d.start >= phrase.end), None)
        close = date is not None and date.start - phrase.end < 12
        if close and _NEXT_ONE.search(scene.text[told.end : phrase.mention.start]):
            more = Draft("meeting", scene, phrase.mention.span)
            more.actors, more.actor_marks = first.actors, first.actor_marks
            more.evidence["actors"] = list(first.evidence.get("actors", ()))
            more.support("kind", first.trigger)
            more.date_mark = date
            more.support("date", phrase.mention.span if date is None else date.span)
            more.past_perfect = first.past_perfect
            _placed(more, phrase)
            yield more


def _jointly(scene: Scene) -> Iterator[Draft]:
    """The meeting of two persons who did something together at one place, on a day."""
    act = joint_act(scene)
    if act is None or not own_dates(scene):
        return
    within = stretch(scene, act.verb)
    site = venue(scene, act.verb, within)
    against = _spoken_against(scene, act.verb, within, "weak")
    if against is None and site is not None and not is_wide(site.place):
        yield _draft(scene, act.verb, _Told(act.codes, act.marks, site, "real"))


def _echoed(scene: Scene, before: Sequence[Scene], acting: frozenset[str]) -> Iterator[Draft]:
    """The meeting of "It was held on 12 June at a hotel on Sentosa"."""
    if scene.keys.isdisjoint(_ECHO_WORDS):
        return
    meant = echo(scene, before, _NOUNS)
    site = venue(scene, meant.verb, scene.span) if meant is not None else None
    if meant is None or site is None or is_wide(site.place):
        return
    within = meant.scene.span
    marks = delegations(meant.scene, meant.noun, within)
    codes, marks = party_codes(marks, meant.scene, before, within, meant.noun)
    codes = with_host(codes, site, acting)
    draft = Draft("meeting", scene, meant.verb)
    draft.actors = codes if len(codes) > 1 or is_body(codes) else ()
    for mark in marks if draft.actors else ():
        draft.support("actors", mark.span)
    draft.support("kind", meant.verb)
    draft.support("kind", meant.noun)
    _dated(draft, scene, meant.verb)
    _placed(draft, site)
    yield draft
