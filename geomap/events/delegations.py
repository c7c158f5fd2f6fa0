"""Who sits at the table: the parties of a meeting.

In: a `Scene`, a trigger in it, the stretch of the sentence that tells of it.
Out: `delegations`: the words for the parties, in order; `stretch`: that part
of the sentence.

A state, a force or a demonym is a party where nothing makes it a place ("in
Japan"), a topic ("over Iran's programme") or the owner of a thing ("Russian
missiles"); a person always is, but as a topic.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from geomap.events.actors import ActorMark, chains, codes_of
from geomap.events.clauses import turns
from geomap.events.layers import Scene
from geomap.events.parties import collective
from geomap.events.patterns import alternation
from geomap.model import Span

# Words for those who act for a state or a group, and for their meetings.
PEOPLE = (
    "leader", "leaders", "president", "presidents", "minister", "ministers", "premier", "premiers",
    "chancellor", "king", "prince", "crown prince", "emir", "sultan", "queen", "secretary",
    "secretary of state", "general secretary", "secretary general", "foreign secretary",
    "adviser", "advisers", "advisor", "advisors", "envoy", "envoys", "ambassador", "ambassadors",
    "delegation", "delegations", "delegates", "delegate", "official", "officials", "diplomat",
    "diplomats", "counterpart", "counterparts", "negotiator", "negotiators", "chief", "chiefs",
    "general", "generals", "representative", "representatives", "team", "teams", "side", "sides",
    "visitor", "visitors", "guest", "guests", "host", "hosts", "colleague", "colleagues",
    "commander", "commanders", "chairman", "ruler", "head of state", "heads of state", "head",
    "heads", "vice-president", "vice president", "emissary", "emissaries", "mediator",
    "mediators", "defence chiefs", "governments", "government", "opposite number", "deputy",
    "opposite numbers", "parliament speaker", "speaker", "strongman", "politicians", "party",
    "chief negotiator", "supreme leader", "dignitaries", "statesmen", "staffs", "staff", "admirals",
)  # fmt: skip
GATHERINGS = (
    "summit", "summits", "meeting", "meetings", "talks", "negotiations", "trilateral",
    "consultations", "dialogue", "conference", "session", "encounter", "gathering",
)  # fmt: skip
_PEOPLE_WORDS = frozenset(word for phrase in PEOPLE for word in phrase.split()[-1:])
_HEAD = re.compile(
    r"(?:['\u2019]s?)?[\s/\u2013-]+(?:[\w.-]+\s+){0,3}?"
    rf"{alternation((*PEOPLE, *GATHERINGS))}(?!\w)",
    re.IGNORECASE,
)
_OF = re.compile(
    rf"\b(?:{alternation((*PEOPLE, *GATHERINGS))}|those)"
    r"\s+(?:of|from|for)\s+(?:both\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
# What makes a name a place, a topic or an aim of what is told.
_ASIDE = re.compile(
    r"\b(?:about|over|on|against|towards?|from|to|for|in|at|into|near|off|of|across|around|inside"
    r"|outside|through|via|under|without|than|like|including|besides|despite|since|beyond|above"
    r"|amid|concerning|regarding|aboard|upon)\s+(?:the\s+|an?\s+|its\s+|his\s+|her\s+|their\s+)?"
    r"(?:(?:\w+ly|nuclear|armed|neighbouring|neighboring|then)[\s-]+)?$",
    re.IGNORECASE,
)
# A state's name in front of one of these names a thing.
_THING = re.compile(
    r"\s+(?:war|crisis|policy|issue|question|missiles?|rockets?|nuclear\s+(?!envoy|negotiator|chief)|sanctions|forces|troops"
    r"|programmes?|programs?|launch(?:es)?|tests?|invasion|embassy|conflict|peace\s+plan|oil|time)\b",
    re.IGNORECASE,
)
# A capital right before the noun tells where: "the Hanoi summit".
_NAMES_IT = re.compile(r"\s+(?:summit|meeting|talks|conference|negotiations|session)\b")
_SAYS = re.compile(
    r"(?:['\u2019]s)?\s+(?:[\w-]+\s+){0,3}?(?:said|says|reported|announced|told|added|wrote|according|confirmed)\b"
)
_BOUNDARY = re.compile(
    r";\s|:\s|\s[\u2013\u2014-]\s|\.\s|,?\s(?:said|says)\s(?:that\s|on\s+\w+day\s)?"
    r"|,?\s(?:while|because|although|though|after|before|but|as|when|where|whereas|until)\s"
)
_PREPOSITIONAL = re.compile(r"\b(?:after|before|until|as)\b")
# A verb before a comma: what stands in front of it is a clause of its own.
_CLOSED = re.compile(
    r"\b(?:was|were|had|fell|flew|began|broke|hit|came|went|shot|sent|told|gave|made|left|[a-z]{2,}ed)\b[^,]*,\s"
)
_AND = re.compile(r",\sand\s")
_HE = re.compile(r"\b(?:he|she|him|her|his)\b", re.IGNORECASE)
_THEY = re.compile(
    r"\b(?:they|them|the\s+pair|the\s+duo|both(?:\s+men)?|each\s+other)\b", re.IGNORECASE
)
_LOOK_BACK = 3
_REACH = 170


def stretch(scene: Scene, trigger: Span) -> Span:
    """The part of the sentence around a trigger that no conjunction parts from it."""
    low, high = scene.span
    for match in _BOUNDARY.finditer(scene.text, low, trigger.start):
        if not _governs(scene, match, trigger):
            low = match.end()
    low = _past_fronted(scene, low, trigger)
    for match in _AND.finditer(scene.text, low, trigger.start):
        if not _lists_on(scene, match.start(), match.end()):
            low = match.end()
    behind = _BOUNDARY.search(scene.text, trigger.end, high)
    return Span(low, behind.start() if behind is not None else high)


def _governs(scene: Scene, match: re.Match[str], trigger: Span) -> bool:
    """Whether "after" and the like take the trigger as their object ("after talks")."""
    near = _PREPOSITIONAL.search(match[0]) is not None and trigger.start - match.end() < 45
    return near and not any(match.end() <= a.start < trigger.start for a in scene.actors)


def _past_fronted(scene: Scene, low: int, trigger: Span) -> int:
    """Past the comma that closes a clause put first ("After it fired, the two met")."""
    marks = [a for a in scene.actors if low <= a.start and a.end <= trigger.start and a.codes]
    groups = chains(marks, scene.text)
    for before, behind in itertools.pairwise(groups):
        between = scene.text[before[-1].end : behind[0].start]
        if (
            "," in between
            and _CLOSED.search(between)
            and set(codes_of(before)) != set(codes_of(behind))
        ):
            low = before[-1].end + between.rfind(",") + 1
    return low


def _lists_on(scene: Scene, start: int, end: int) -> bool:
    """Whether ", and" goes on with a list of names, or of nothing that acts."""
    marks = [a for a in scene.actors if a.codes]
    return any(
        chain[0].start < start and chain[-1].start >= end for chain in chains(marks, scene.text)
    ) or not any(a.start >= end for a in marks)


def delegations(scene: Scene, trigger: Span, within: Span) -> tuple[ActorMark, ...]:
    """Marks of the parties within a stretch, in order, those next to the trigger only."""
    usable = [
        a for a in _with_capitals(scene)
        if within.start <= a.start and a.end <= within.end
        and a.start - trigger.end > -_REACH and a.end - trigger.start < _REACH
    ]  # fmt: skip
    found: list[ActorMark] = []
    for chain in chains(usable, scene.text):
        if turns(scene.text, trigger.end, chain[0].start):
            break
        if _sits(scene, chain, trigger, within):
            found += chain
    return tuple(found)


def _with_capitals(scene: Scene) -> list[ActorMark]:
    """Actors, with the cities whose officials are named: "envoys from Seoul and Kyiv"."""
    found = list(scene.actors)
    taken = {a.start for a in found}
    sent = False
    for phrase in scene.places:
        mention = phrase.mention
        listed = sent and phrase.same_as_before
        sent = phrase.place.kind == "city" and (
            listed or (phrase.head in _PEOPLE_WORDS and phrase.preposition in ("from", "of"))
        )
        if sent and phrase.place.country and mention.start not in taken:
            codes = (phrase.place.country,)
            found.append(ActorMark(mention.start, mention.end, codes, "capital", mention))
    return sorted(found, key=lambda a: a.start)


def _sits(scene: Scene, chain: Sequence[ActorMark], trigger: Span, within: Span) -> bool:
    first, last = chain[0], chain[-1]
    next_to = not scene.text[trigger.end : first.start].strip() and first.start >= trigger.end
    before = "" if next_to else scene.text[max(within.start, first.start - 48) : first.start]
    if _ASIDE.search(before) and not _OF.search(before):
        return False
    if _SAYS.match(scene.text, last.end) and last.end > trigger.start:
        return False
    if last.sort in ("person", "collective", "group", "body"):
        return True
    if last.sort == "capital" and len(chain) == 1 and _NAMES_IT.match(scene.text, last.end):
        return False
    if last.sort == "demonym" or last.possessive:
        return _HEAD.match(scene.text, last.end) is not None
    return _THING.match(scene.text, last.end) is None


def party_codes(
    marks: Sequence[ActorMark], scene: Scene, before: Sequence[Scene], within: Span, trigger: Span
) -> tuple[tuple[str, ...], tuple[ActorMark, ...]]:
    """Codes of the parties, with "the two" and "he" resolved, and all marks that tell them."""
    codes = codes_of(marks)
    sizes = [m.size for m in marks if m.sort == "collective"]
    if sizes and len(codes) < 2:
        return collective(sizes[0], scene, before) or codes, tuple(marks)
    if len(codes) == 1 and _HE.search(scene.text, *within):
        person = _person_before(scene, before, within, codes)
        if person is not None:
            subject = person.start < trigger.start
            marks = (person, *marks) if subject else (*marks, person)
            return codes_of(marks), tuple(marks)
    if not codes and _THEY.search(scene.text, within.start, trigger.end + 24):
        return collective(0, scene, before[-2:]), tuple(marks)
    return codes, tuple(marks)


def _person_before(
    scene: Scene, before: Sequence[Scene], within: Span, codes: tuple[str, ...]
) -> ActorMark | None:
    """The last person of another side named before, in the same paragraph."""
    near = [s for s in before[-_LOOK_BACK:] if s.paragraph == scene.paragraph]
    for earlier in (scene, *reversed(near)):
        for mark in reversed(earlier.actors):
            old = earlier is not scene or mark.end <= within.start
            if old and mark.sort == "person" and mark.codes != codes:
                return mark
    return None


def acting_codes(laid: Sequence[Scene]) -> frozenset[str]:
    """Codes of all that act somewhere in an article, not only as the land where something is."""
    return frozenset(
        code
        for scene in laid
        for mark in scene.actors
        if mark.mention is None or mark.mention.role == "actor"
        for code in mark.codes
    )
