"""Clues to where: how the words around a place's name tell a location.

In: the text, its `Mention`s and `Quantity`s.
Out: `place_phrases`: each place phrase with its `Clue` (the place itself, near
it, off it, a bearing and distance from it, a sea), the preposition that links
it to its verb, and whether it only contains the place named just before it
("Sain-ni, near Pyongsong, in South Pyongan").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from geomap.events.distances import COAST_NAME, distance_clue, part_word, shares_distance
from geomap.events.numbers import Quantity
from geomap.events.pairings import border, border_tie, pair
from geomap.events.patterns import Cued, normal, word_set
from geomap.events.winds import WIND, WIND_CUES, bearing_deg
from geomap.model import Clue, ClueKind, Mention, Place, Span

PREPOSITIONS = word_set(
    """
    from into in at on over near off toward towards to across past above against outside inside
    within around between through for by beyond along onto via aboard atop beside with upon under
    about since
    """
)
# "the island of X": what stands before "of" and leaves X the place that is meant.
_LOCATIVE = word_set(
    """
    island islands province region area city town state north south east west part parts tip edge
    mouth waters coast coasts shore shores airspace range base desert port village district
    outskirts vicinity proximity prefecture peninsula county suburb suburbs capital centre center
    heart side interior hotel palace venue resort airport consulate middle oblast territory sky
    skies direction strip mainland edge fringes atoll governorate shoreline coastline stretch site
    plant plants refinery refineries terminal depot depots facility facilities airfields bases
    cities towns ports districts regions provinces villages airports
    """
)
_NEARNESS = word_set("vicinity proximity area region")
# "from near X": the first preposition tells the slot, the second the clue.
_OUTER = word_set("from into to toward towards over")
_COAST = word_set("coast coasts shore shores waters shoreline coastline")
# A relative clause between a preposition and a name parts them.
_NO_LINK = word_set("and or but that which said says what where whose who called when while as")
_PEOPLE = word_set(
    """
    officials official ministry military spokesman spokeswoman spokesperson embassy reporters
    analysts government army leaders leader ministers minister president ambassador experts
    correspondent people residents diplomats authorities sources chiefs headquarters newspapers
    columnist according physicist researchers commander agency media television scholars
    """
)
_HOURS = word_set(
    """
    afternoon morning evening night time monday tuesday wednesday thursday friday saturday sunday
    midnight noon
    """
)
_SAID_ON = re.compile(
    r"\b(?:said|says|saying|told|spoke|wrote|announced|reported|added|warned)\s+"
    r"(?:[\w']+\s+){0,3}\w+\s*$",
    re.IGNORECASE,
)
_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
_BEARING_OF = Cued(
    rf"(?P<wind>{WIND})\s+of\s+(?P<rest>(?:the\s+)?(?:[\w'\u2019-]+\s+){{0,4}})$", WIND_CUES
)
_QUALIFIER = Cued(
    r"(?P<q>(?:north|south|east|west|central|north-?east|north-?west|south-?east|south-?west)(?:ern)?|inland)\s+$",
    f"{WIND_CUES}|central|inland",
)
_POSSESSED = re.compile(
    r"['\u2019]s?\s+(?P<what>(?:[\w-]+\s+){0,2}(?:coast(?!\s+guard)|coastline|shores?|waters|airspace|exclusive\s+economic\s+zone"
    r"|economic\s+zone|EEZ|territory|territorial\s+waters|mainland|capital|border))\b",
    re.IGNORECASE,
)
_AREA_BEHIND = re.compile(r"\s+(?P<what>area|region|vicinity|zone)\b", re.IGNORECASE)
_ZONE_BEHIND = re.compile(
    r"(?:['\u2019]s?)?\s+(?:[\w-]+\s+)?(?:exclusive\s+economic\s+zone|economic\s+zone|EEZ"
    r"|territorial\s+(?:waters|seas?))\b",
    re.IGNORECASE,
)
_OPEN_WATERS = re.compile(r"\b(?:open|international)\s+(?:waters?|seas?)\s+off\b", re.IGNORECASE)
_CALLED = re.compile(r"\b(?:city|town|village)\s+of\s+$", re.IGNORECASE)
_CONTAINED = re.compile(
    r"(?:['\u2019]s?)?\s*(?:,|\(|area|region)?\s*(?:an?\s+[\w-]+\s+)?(?:(?:which|that)\s+is\s+)?"
    r"(?:(?P<link>in|of|near|on|at|outside|off)\s+)?(?:the\s+)?(?:[\w'\u2019-]+\s+){0,4}(?:(?:in|of|at|on)\s+)?(?:the\s+)?(?:[\w'\u2019-]+\s+){0,3}$",
    re.IGNORECASE,
)
# A name that only tells whose a ship, an army or a make is ("Liberian-flagged").
_COMPOUND = re.compile(
    r"[-\u2010\u2011](?:flagged|owned|operated|backed|made|built|led|supplied|registered|aligned|bound|funded|managed|trained|allied|style|controlled)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(r"\b(?:held|met|fell|hit|flew|sat|began|left|rose|was|were|had|\w+ed)\b")
_SEA_BEFORE = re.compile(
    r"\b(?:waters?|seas?)\s+(?:near|around|beside)\s+(?:the\s+)?$", re.IGNORECASE
)
# "the north, south and" of one place.
_OTHER_PARTS = re.compile(
    r"(?:(?:north|south|east|west|cent(?:re|er))\w*(?:\s*,\s+|\s*,?\s+and\s+)){1,4}$"
)
_WORD = re.compile(r"[\w'\u2019-]+")
WATER = frozenset({"sea", "strait", "ocean", "gulf", "bay"})


class PlacePhrase(NamedTuple):
    """A place with the words that tie it to its verb."""

    start: int
    end: int
    mention: Mention
    clue: Clue
    preposition: str
    head: str = ""
    contains: bool = False
    same_as_before: bool = False

    @property
    def place(self) -> Place:
        """The place itself, the clue's anchor."""
        return self.mention.place


def place_phrases(
    text: str,
    sentence: Span,
    mentions: Sequence[Mention],
    quantities: Sequence[Quantity],
    verbs: Sequence[Span],
) -> tuple[PlacePhrase, ...]:
    """Place phrases of a sentence, in order.

    Parameters
    ----------
    text : str
        The article's text.
    sentence : Span
        The sentence.
    mentions : sequence of Mention
        Those of the sentence, in order; names inside a longer place ("Japan's
        island of Hokkaido") give no phrase of their own.
    quantities : sequence of Quantity
        Those of the sentence.
    verbs : sequence of Span
        Its verbs: a place right behind one is its object.
    """
    found: list[PlacePhrase] = []
    paired: Mention | None = None
    for index, mention in enumerate(mentions):
        after = mentions[index + 1] if index + 1 < len(mentions) else None
        if mention is paired or not mention.candidates:
            continue
        if after is not None and index + 2 < len(mentions):
            owned = _is_possessor(text, after, mentions[index + 2])
            after = mentions[index + 2] if owned else after
        both = pair(text, sentence.start, mention, after)
        if both is None and _is_possessor(text, mention, after):
            continue
        if _COMPOUND.match(text, mention.end):
            continue
        phrase = _offset(text, mention, quantities) or _plain(text, sentence, mention, verbs)
        phrase = _as_called(text, phrase) if phrase is not None else None
        if phrase is None and found:
            phrase = _coordinated(text, mention, found[-1])
        line = both or border(text, sentence.start, mention, mentions[index - 1] if index else None)
        if line is not None:
            phrase = _of_two(text, sentence, mention, line, phrase)
            paired = after if both is not None else paired
        if phrase is None or phrase.clue.kind == "zone":
            continue
        if found and phrase.clue.kind != "offset":
            phrase = phrase._replace(contains=_contains(text, found[-1], phrase))
        found.append(phrase)
    return tuple(found)


def _as_called(text: str, phrase: PlacePhrase) -> PlacePhrase:
    """The phrase with the place that the text says it is: "the city of X" is no province."""
    mention = phrase.mention
    called = _CALLED.search(text, max(phrase.start, mention.start - 30), mention.start)
    if called is None or mention.place.kind != "division" or phrase.clue.places[0] != mention.place:
        return phrase
    towns = [c.place for c in mention.candidates if c.place.kind == "city"]
    near = [t for t in towns if t.country == mention.place.country]
    return phrase._replace(clue=replace(phrase.clue, places=(near[0],))) if near else phrase


def _of_two(
    text: str, sentence: Span, mention: Mention, clue: Clue, phrase: PlacePhrase | None
) -> PlacePhrase | None:
    """The phrase of a pair or a border; a border is tied to its verb by what stands before it."""
    end = clue.span.end if clue.span is not None else mention.end
    if clue.kind == "border":
        tie = border_tie(text, sentence.start, clue)
        start = clue.span.start if clue.span is not None else mention.start
        return PlacePhrase(start, end, mention, clue, tie)
    return phrase._replace(clue=clue, end=max(phrase.end, end)) if phrase is not None else None


def _is_possessor(text: str, mention: Mention, after: Mention | None) -> bool:
    """Whether the name only says whose the next place is ("Russia's Amur region")."""
    if text[mention.end : mention.end + 1] not in ("'", "\u2019"):
        return False
    if after is not None and after.start - mention.end < 40:
        between = text[mention.end : after.start]
        if re.fullmatch(r"['\u2019]s?\s+(?:[\w-]+\s+){0,3}(?:of\s+)?(?:the\s+)?", between):
            return True
    return _POSSESSED.match(text, mention.end) is None


def _offset(text: str, mention: Mention, quantities: Sequence[Quantity]) -> PlacePhrase | None:
    clue = distance_clue(text, mention, quantities)
    if clue is None or clue.span is None:
        return None
    return PlacePhrase(clue.span.start, mention.end, mention, clue, "offset")


def _plain(
    text: str, sentence: Span, mention: Mention, verbs: Sequence[Span]
) -> PlacePhrase | None:
    verb = max((v.end for v in verbs if v.end <= mention.start), default=-1)
    left = text[max(sentence.start, mention.start - 90, verb) : mention.start]
    base = mention.start - len(left)
    link = _link(left, after_verb=base == verb)
    if link is None:
        return None
    preposition, at, words, head = link
    if head in _DAYS and not _SAID_ON.search(left[:at]):
        head = ""
    bearing = _BEARING_OF.search(left)
    qualifier = _qualifier(left, text, mention, words)
    kind: ClueKind = _kind(mention.place, preposition, words, text, mention)
    if kind == "dispute" and "waters" in mention.text.lower():
        qualifier = "waters"
    told = mention.span
    if qualifier is not None or kind in ("off", "near"):
        blanks = len(left[at:]) - len(left[at:].lstrip())
        told = Span(base + at + blanks, _end(text, mention))
    clue = Clue(kind, (mention.place,), told, qualifier=qualifier)
    if bearing is not None and not _named_part(text, base + bearing.start()):
        clue = Clue(
            "offset", (mention.place,), Span(base + bearing.start(), mention.end),
            qualifier=qualifier, bearing_deg=bearing_deg(bearing["wind"]),
        )  # fmt: skip
    outer = preposition
    if preposition in ("off", "near", "around", "outside", "between") or clue.kind == "offset":
        outer = head if head in _OUTER else _outer(left[:at]) or preposition
    return PlacePhrase(base + at, mention.end, mention, clue, outer, head)


def _end(text: str, mention: Mention) -> int:
    """End of the words that tell the part: "Japan's coast", "the Sunan area"."""
    behind = _POSSESSED.match(text, mention.end) or _AREA_BEHIND.match(text, mention.end)
    return behind.end() if behind else mention.end


def _named_part(text: str, start: int) -> bool:
    """Such as "the north of X" is a part of X; "north of X" lies outside it."""
    before = _OTHER_PARTS.sub("", text[max(0, start - 40) : start].lower())
    return before.endswith("the ") and not before.endswith("to the ")


def _link(left: str, *, after_verb: bool) -> tuple[str, int, list[str], str] | None:
    """Walk back to the preposition: it, its place in `left`, the words between, the head before."""
    words: list[str] = []
    tokens = list(_WORD.finditer(left))
    for index in range(len(tokens) - 1, max(-1, len(tokens) - 11), -1):
        token = tokens[index]
        following = tokens[index + 1].start() if index + 1 < len(tokens) else len(left)
        key = normal(token[0])
        if words and _is_wind(words[-1]) and (_is_wind(key) or key == "and"):
            words.append("and" if key == "and" else key)
            continue
        if left[token.end() : following].strip(' \t\n"\u201c'):
            return None
        if key in ("including", "among"):
            return "at", token.start(), words, ""
        if key in PREPOSITIONS:
            head = normal(tokens[index - 1][0]) if index else ""
            return key, token.start(), words, head
        if key == "of":
            head = normal(tokens[index - 1][0]) if index else ""
            if head not in _LOCATIVE and not _is_wind(head):
                return ("of", token.start(), words, head) if head and not words else None
        elif key in _NO_LINK and not (key == "and" and after_verb and _joins(words)):
            return None
        words.append(key)
    return ("", 0, words, "") if after_verb and len(words) <= 9 else None


def _joins(words: Sequence[str]) -> bool:
    """Whether "and" joins two objects, the second with "of": "a depot and the airport of X"."""
    return "of" in words and words[-1] in ("the", "a", "an", "two", "three")


def _is_wind(word: str) -> bool:
    return bearing_deg(word) is not None


def _outer(left: str) -> str | None:
    """Preposition before "waters off X", "the sea near X"."""
    match = re.search(
        r"\b(into|in|at|from|towards?|over|to|on)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}(?:waters?|sea|ocean|area|seas|point|spot|airspace|ground|field|zone|city|base|village|town)\s*(?:to\s+the\s+|just\s+)?$",
        left,
        re.IGNORECASE,
    )
    return match[1].lower() if match else None


def _qualifier(left: str, text: str, mention: Mention, words: list[str]) -> str | None:
    near = _QUALIFIER.search(left)
    if near is not None:
        return normal(near["q"])
    coast = COAST_NAME.search(left)
    if coast is not None and _COAST.intersection(words):
        return normal(coast[0])
    owned = _POSSESSED.match(text, mention.end)
    if owned is not None:
        return normal(owned["what"])
    area = _AREA_BEHIND.match(text, mention.end)
    open_waters = _OPEN_WATERS.search(left)
    return normal(area["what"]) if area else "open waters" if open_waters else part_word(words)


def _kind(
    place: Place, preposition: str, words: list[str], text: str, mention: Mention
) -> ClueKind:
    if _ZONE_BEHIND.match(text, mention.end):
        return "zone"
    owned = _POSSESSED.match(text, mention.end)
    if owned is not None and re.search(r"coast|shore|waters", owned["what"]):
        return "off"
    if place.kind in WATER:
        return "sea"
    if place.kind == "dispute":
        return "dispute"
    if preposition == "off" or "waters" in words or _at_sea(text, mention, preposition):
        return "off"
    if preposition in ("near", "around", "outside", "beside") or _NEARNESS.intersection(words):
        return "near"
    area = _AREA_BEHIND.match(text, mention.end) is not None
    return "near" if area and place.kind not in ("division", "country", "region") else "place"


def _at_sea(text: str, mention: Mention, preposition: str) -> bool:
    """Such as "the waters around X", "the sea near X"."""
    if preposition not in ("near", "around", "beside"):
        return False
    return _SEA_BEFORE.search(text[max(0, mention.start - 40) : mention.start]) is not None


def _coordinated(text: str, mention: Mention, before: PlacePhrase) -> PlacePhrase | None:
    """The second of "Aomori and the Tsugaru Strait" takes the first's preposition."""
    between = text[before.mention.end : mention.start]
    if not re.fullmatch(
        r"(?:\s+(?:prefectures?|provinces?|islands?))?\s*(?:,|,?\s+and|or)\s+(?:the\s+)?(?:[\w-]+\s+of\s+)?",
        between,
        re.IGNORECASE,
    ):
        return None
    if before.clue.kind == "offset" and shares_distance(
        text[before.start : before.mention.start], before.clue
    ):
        span = Span(before.start, mention.end)
        clue = replace(before.clue, places=(mention.place,), span=span)
        return before._replace(end=mention.end, mention=mention, clue=clue, same_as_before=True)
    kind: ClueKind = "sea" if mention.place.kind in WATER else before.clue.kind
    if kind == "offset" or (kind == "sea" and mention.place.kind not in WATER):
        kind = "place"
    clue = Clue(kind, (mention.place,), mention.span)
    return PlacePhrase(
        mention.start,
        mention.end,
        mention,
        clue,
        before.preposition,
        before.head,
        same_as_before=True,
    )


def _contains(text: str, before: PlacePhrase, phrase: PlacePhrase) -> bool:
    between = text[before.mention.end : phrase.mention.start]
    match = _CONTAINED.fullmatch(between)
    if match is None or phrase.same_as_before or phrase.mention.place.kind in WATER:
        return False
    if _TELLS.search(between):
        return False
    return " and " not in between and phrase.preposition in (
        "in",
        "of",
        "near",
        "on",
        "at",
        "off",
        "outside",
        "",
    )


def spoken_by_people(phrase: PlacePhrase) -> bool:
    """Whether the phrase tells where people are ("officials in Seoul"), not the event.

    Examples
    --------
    >>> "officials" in _PEOPLE
    True
    """
    if phrase.head == "according":
        return True
    if phrase.head in _HOURS:
        told = phrase.preposition in ("in", "at", "of")
        return told and phrase.place.kind in ("city", "country", "building")
    return phrase.head in _PEOPLE and phrase.preposition in ("in", "at", "from", "of")
