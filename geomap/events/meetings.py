"""Meetings in person: who met where.

In: the `Scene`s of an article.
Out: `meeting_drafts`: a `Draft` for each meeting, summit or round of talks
between states or in an international body that a sentence tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geomap.events.actors import ActorMark, chains, codes_of
from geomap.events.clauses import turns
from geomap.events.drafts import Draft
from geomap.events.layers import Scene
from geomap.events.mood import mood
from geomap.events.openings import telling_words
from geomap.events.parties import collective
from geomap.events.patterns import words
from geomap.events.places import WATER, PlacePhrase, spoken_by_people
from geomap.events.subjects import own_dates
from geomap.model import Clue, Mention, Span

# Verbs that tell a meeting only where persons stand on both sides.
BETWEEN_PERSONS = ("shook", "saw", "embraced", "greeted", "dined with", "lunched with", "joined")
MEETING_VERBS = (
    "met", "meet", "meets", "have met", "had met", "sat down", "held talks", "hold talks",
    "holds talks",
    "held a summit", "held a meeting", "received", "hosted", "hosts", "welcomed", "shook hands",
    "were meeting", "convened", "held their first summit", "held their first meeting",
    "held discussions",
    "gathered", "met again", "conferred", "have held talks", "had held talks", "has met",
    "have been meeting", "were received", "was received", "was welcomed", "was hosted", "greeted",
    "assembled", "huddled", "held a session", "held an emergency session",
    "held an emergency meeting", "held a bilateral meeting", "held bilateral talks", "conversed",
    "held a closed-door meeting", "were hosted", "meeting with", "held their summit",
    "opened talks", "began talks", "wrapped up talks", "concluded talks", "came together",
    "hosting", "sat together", *BETWEEN_PERSONS,
)  # fmt: skip
MEETING_NOUNS = (
    "summit", "meeting", "talks", "summit meeting", "summits", "trilateral summit", "negotiations",
    "conference", "session", "emergency session", "emergency meeting", "encounter", "meetings",
    "trilateral", "two-plus-two", "consultations", "gathering", "round of talks",
)  # fmt: skip
_VERB = words(MEETING_VERBS)
_NOUN = words(MEETING_NOUNS)
_ANY = words((*MEETING_VERBS, *MEETING_NOUNS))
_TELLING = telling_words((*MEETING_VERBS, *MEETING_NOUNS))
_REMOTE = re.compile(
    r"\b(?:by\s+(?:telephone|phone|video)|phone\s+call|telephone|video\s+(?:call|conference|link)|virtual(?:ly)?|online|call)\b",
    re.IGNORECASE,
)
_BODIES = frozenset({"UNSC", "NATO", "G7", "EU", "UNGA", "ASEAN"})
_TRAVEL = re.compile(
    r"\b(?:departed|left|flew|travel(?:l?ed|l?ing)|heading|headed|arrived|set\s+off|landed|went|visit(?:ed|ing|s)?|trip|arrives|visit)\b"
    r"(?:\s+\w+){0,2}\s+(?:for|in|to|at)\s+$|\b(?:visit(?:ed|ing|s)?)\s+$",
    re.IGNORECASE,
)
_MODIFIER_PLACE = re.compile(r"\s+(?:\w+\s+)?(?:summit|talks|meeting|conference)\b")
_WEAPON_MET = re.compile(
    r"\b(?:parameters|requirements?|criteria|target|goals?|expectations|objectives|needs?|standards?|deadline|demands?|with\s+(?:anger|criticism|protest|silence|condemnation))\b",
    re.IGNORECASE,
)


def meeting_drafts(scene: Scene, before: Sequence[Scene]) -> Iterator[Draft]:
    """Meetings that a sentence tells, in order.

    Parameters
    ----------
    scene : Scene
        The sentence.
    before : sequence of Scene
        The sentences before it, for "the three" and "the two leaders".
    """
    if scene.keys.isdisjoint(_TELLING):
        return
    first: list[Draft] = []
    for match in _ANY.finditer(scene.text, scene.span.start, scene.span.end):
        trigger = Span(*match.span())
        verb = _VERB.fullmatch(match[0]) is not None
        draft = _draft(scene, trigger, before, verb=verb)
        if draft is not None and (not first or _is_further(draft, first[-1])):
            first.append(draft)
            yield draft


def _is_further(draft: Draft, first: Draft) -> bool:
    """Whether a sentence tells a second meeting: another place on another day."""
    sites = [{c.places[0].id for c in d.clues.get("site", ())} for d in (draft, first)]
    apart = bool(sites[0] and sites[1]) and not sites[0] & sites[1]
    return apart and draft.date_mark is not None and draft.date_mark != first.date_mark


def _draft(scene: Scene, trigger: Span, before: Sequence[Scene], *, verb: bool) -> Draft | None:
    if mood(scene.text, scene.span, trigger) != "real" or _REMOTE.search(scene.words):
        return None
    if verb and _WEAPON_MET.match(scene.text[trigger.end : trigger.end + 40].lstrip(" the")):
        return None
    marks = _parties(scene, trigger, verb=verb)
    codes = _codes(marks, scene, before)
    site = _site(scene, trigger)
    named_site = site is not None and site.mention is not None
    if not verb and not own_dates(scene) and not (site and len(codes) > 1):
        return None
    if not verb:
        if not named_site and _since(scene, trigger) is None:
            return None
        site, codes, marks = _told_by_noun(scene, trigger, site, codes, marks)
    elif (len(codes) < 2 and not _BODIES.intersection(codes)) or not _are_persons(
        scene, trigger, marks
    ):
        return None
    if codes == _NOBODY:
        return None
    draft = Draft("meeting", scene, trigger)
    draft.actors, draft.actor_marks = codes, marks
    for mark in marks:
        draft.support("actors", mark.span)
    draft.support("kind", trigger)
    draft.past_perfect = scene.text[trigger.start :].lower().startswith("had ")
    _dated(draft, scene, trigger)
    if site is not None:
        draft.clue("site", site.clue)
        draft.support("site", site.clue.span or site.mention.span)
    return draft


_NOBODY = ("",)


def _told_by_noun(
    scene: Scene,
    trigger: Span,
    site: PlacePhrase | None,
    codes: tuple[str, ...],
    marks: tuple[ActorMark, ...],
) -> tuple[PlacePhrase | None, tuple[str, ...], tuple[ActorMark, ...]]:
    """Place and parties of a noun: its host is a party, "their summit" has the last one's."""
    since = _since(scene, trigger)
    if since is not None:
        return since, (), ()
    host = site.place.country if site is not None else None
    if host is not None and len(codes) == 1 and host not in codes:
        codes = (*codes, host)
    if len(codes) < 2 and _is_theirs(scene, trigger):
        return site, (), ()
    enough = len(codes) > 1 or _BODIES.intersection(codes)
    return site, codes if enough else _NOBODY, marks


_THEIRS = re.compile(
    r"\b(?:their|the\s+two(?:\s+\w+)?['\u2019]s?|the\s+pair['\u2019]s)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\s+since\s+(?:(?:the|their|that|one|a)\s+)?(?:\w+\s+)?(?:in\s+|at\s+)?$")


def _is_theirs(scene: Scene, trigger: Span) -> bool:
    """Such as "their second summit": the parties are those of the meeting told before."""
    return (
        _THEIRS.search(scene.text[max(scene.span.start, trigger.start - 40) : trigger.start])
        is not None
    )


def _since(scene: Scene, trigger: Span) -> PlacePhrase | None:
    """The earlier meeting in "their first meeting since Vladivostok in April 2019"."""
    for mention in scene.named:
        near = 0 < mention.start - trigger.end < 40 and mention.place.kind != "country"
        if near and _SINCE.fullmatch(scene.text, trigger.end, mention.start):
            return _phrase(mention)
    return None


def _are_persons(scene: Scene, trigger: Span, marks: tuple[ActorMark, ...]) -> bool:
    """Whether a verb such as "saw" or "shook" stands between persons."""
    form = scene.text[trigger.start : trigger.end].lower()
    if form not in BETWEEN_PERSONS:
        return True
    if form == "shook" and "hand" not in scene.text[trigger.end : trigger.end + 60]:
        return False
    persons = [m for m in marks if m.sort == "person"]
    before = any(m.end <= trigger.start for m in persons)
    return before and any(m.start >= trigger.end for m in persons)


def _dated(draft: Draft, scene: Scene, trigger: Span) -> None:
    dates = [d for d in own_dates(scene) if not turns(scene.text, trigger.end, d.start)]
    if dates:
        nearest = min(
            dates, key=lambda d: min(abs(d.start - trigger.end), abs(trigger.start - d.end))
        )
        draft.date_mark = nearest
        draft.support("date", nearest.span)


def _parties(scene: Scene, trigger: Span, *, verb: bool) -> tuple[ActorMark, ...]:
    """The party lists before and behind the verb; for a noun all within reach."""
    usable = [a for a in scene.actors if not _is_site(a, scene)]
    groups = chains(usable, scene.text)
    if not verb:
        near = [m for g in groups for m in g if abs(m.start - trigger.start) < 160]
        clause = scene.text.rfind(", and ", scene.span.start, trigger.start)
        return tuple(m for m in near if m.start > clause or clause < 0)
    subject = next((g for g in reversed(groups) if g[-1].end <= trigger.start), ())
    behind = next(
        (g for g in groups if g[0].start >= trigger.end and g[0].start - trigger.end < 90), ()
    )
    link = scene.text[trigger.end : behind[0].start] if behind else ""
    takes = re.search(
        r"\bwith\b|\bbetween\b|\bby\b|^\s+(?:the\s+|\w+['\u2019]s\s+|(?:president|leader)\s+|[A-Z]|his\s+|her\s+|\w+\s+){0,4}$",
        link,
    )
    if behind and behind[-1].possessive and behind[-1].sort != "person":
        takes = re.search(r"\b(?:with|by|between)\b", link)
    return (*subject, *(behind if takes else ()))


def _is_site(actor: ActorMark, scene: Scene) -> bool:
    """A place after "in" or "at" is where, not who."""
    before = scene.text[max(scene.span.start, actor.start - 8) : actor.start]
    return (
        bool(re.search(r"\b(?:in|at|near|to|from)\s+(?:the\s+)?$", before))
        and actor.mention is not None
    )


def _codes(marks: tuple[ActorMark, ...], scene: Scene, before: Sequence[Scene]) -> tuple[str, ...]:
    codes = codes_of(marks)
    sizes = [m.size for m in marks if m.sort == "collective"]
    if sizes and len(codes) < 2:
        return collective(sizes[0], scene, before) or codes
    return codes


def _site(scene: Scene, trigger: Span) -> PlacePhrase | None:
    """Where they met: the place nearest behind the verb, else before it."""
    fits = [
        p for p in scene.places
        if _is_where(p, scene) and p.place.kind not in WATER | {"country"}
        and not spoken_by_people(p) and not p.contains
    ]  # fmt: skip
    behind = [
        p for p in fits if p.start >= trigger.end and not turns(scene.text, trigger.end, p.start)
    ]
    if behind:
        return behind[0]
    modifier = _modifier(scene, trigger)
    if modifier is not None:
        return modifier
    front = [p for p in fits if p.end <= trigger.start and p.start - scene.span.start < 40]
    return front[-1] if front else None


def _is_where(phrase: PlacePhrase, scene: Scene) -> bool:
    """Whether a phrase tells where one is, or where one went."""
    if phrase.preposition in ("in", "at", "on", "near"):
        return True
    start = phrase.mention.start
    before = scene.text[max(scene.span.start, start - 48) : start]
    return phrase.preposition == "to" and _TRAVEL.search(before) is not None


def _modifier(scene: Scene, trigger: Span) -> PlacePhrase | None:
    """Such as "the Pyongyang summit of 2018": a city right before the noun."""
    for actor in scene.actors:
        mention = actor.mention
        if (
            mention is not None
            and actor.sort == "capital"
            and _MODIFIER_PLACE.match(scene.text, mention.end)
            and mention.end <= trigger.start < mention.end + 24
        ):
            return _phrase(mention)
    for phrase in scene.places:
        behind = _MODIFIER_PLACE.match(scene.text, phrase.mention.end)
        if behind is not None and behind.end() >= trigger.end and phrase.place.kind == "city":
            return phrase
    return None


def _phrase(mention: Mention) -> PlacePhrase:
    clue = Clue("place", (mention.place,), mention.span)
    return PlacePhrase(mention.start, mention.end, mention, clue, "in")


def travel_place(scenes: Sequence[Scene], codes: tuple[str, ...]) -> Clue | None:
    """A city to which one of the parties is said to have gone, for a meeting without a place."""
    for scene in scenes:
        named = [(a.mention, a.codes) for a in scene.actors if a.mention is not None]
        named += [(p.mention, (p.place.country or "",)) for p in scene.places]
        for mention, owners in named:
            before = scene.text[max(scene.span.start, mention.start - 48) : mention.start]
            fits = mention.place.kind == "city" and bool(set(owners) & set(codes))
            if fits and _TRAVEL.search(before):
                return Clue("place", (mention.place,), mention.span)
    return None
