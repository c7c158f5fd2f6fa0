"""Who: states, capitals, forces, groups and leaders as actors.

In: the text, its `Mention`s, the gazetteer's demonyms and capitals, the table
`actors.csv`.
Out: `find_actors`: every word that stands for an actor, with its codes (ISO
3166 alpha-3, or the name of a group), and `chains`, which joins "South Korea
and the United States" into one.

A place is an actor where its mention says so, or where it is a state; a
capital stands for its state only as an actor. "The North" and "the South" are
the two Koreas where the text names Korea.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, Protocol

from geomap import tables
from geomap.events.openings import Opened, WordIndex, opened, phrases
from geomap.events.patterns import alternation, normal
from geomap.events.persons import introduced
from geomap.model import Mention, Place, Span

ActorSort = Literal["state", "capital", "demonym", "force", "group", "body", "person", "collective"]

KOREAN_SIDES = {"north": "PRK", "south": "KOR"}
_SIDE = re.compile(
    r"\b(?:[Tt]he)\s+(?P<side>North|South)\b(?!\s+(?:of\b|Korea|Sea|China|Pole|Pacific|Pyong|Ham|Hwang"
    r"|Gyeong|Jeolla|Chung|Atlantic|Africa|Asia|America|West|East))"
)
# "the two leaders", "both armies", "the allies": as many parties as were last named together.
_PARTIES = frozenset(
    ["two", "three", "four", "five", "allies", "leaders", "sides", "neighbours", "neighbors"]
)
_COLLECTIVE = opened(
    r"(?<!\w)(?:[Tt]he|[Tt]hese|[Bb]oth|[Aa]ll)\s+(?:(?P<n>two|three|four|five)\b(?P<head>\s+(?:\w+\s+)?(?:leaders|countries|armies"
    r"|nations|states|allies|sides|men|presidents|ministers|neighbours|neighbors|capitals|militaries"
    r"|governments|navies))?|(?P<plain>allies|leaders|sides|neighbours|neighbors))\b"
    r"(?!['\u2019]?\s*(?:of\b|missile|rocket|object|account|bases|test|launch|US\b))",
    ("the", "these", "both", "all"),
    seconds=dict.fromkeys(("the", "these", "both", "all"), _PARTIES),
    flags=0,
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5}
_LINK = re.compile(
    r"(?:['\u2019]s?)?(?:\s+(?:leaders?|president|militar(?:y|ies)|forces|troops|army|armies))?"
    r"(?:\s*,\s*|\s*,?\s+(?:and|with)\s+|\s*[-\u2013/&]\s*)(?:the\s+|its\s+|from\s+)?"
    r"(?:(?:president|leader|minister|premier|foreign|defen[cs]e|prime)\s+){0,3}",
    re.IGNORECASE,
)
# "Iran-backed", "American-made": whose friend or make, not who acts.
_COMPOUND = re.compile(
    r"[-\u2010\u2011](?:flagged|owned|operated|backed|made|built|supplied|registered|designed|funded|trained|allied|provided|manufactured)\b",
    re.IGNORECASE,
)
# A capitalised word, with the one behind it.
_CAPITALS = re.compile(r"[A-Z](?<!\w\w)([\w]+)(?=(\s[A-Z]\w+)?)")
_FIRST_NAME = re.compile(
    r"(?:(?:USS|HMS|INS|Mr|Mrs|Ms|Dr)\.?\s(?:[A-Z]\w+\s)?|(?:destroyer|frigate|cruiser|corvette)\s[A-Z]\w+\s)$"
)
_PREFIXES = frozenset({"USS", "HMS", "INS"})
_SHIP_NAME = re.compile(r"(?:\s[A-Z][\w-]+){1,3}")


class ActorTables(Protocol):
    """What `find_actors` asks of a gazetteer."""

    def demonym(self, word: str) -> str | None:
        """Country of a demonym."""

    def capital_country(self, place: Place) -> str | None:
        """Country whose capital the place is."""


class ActorMark(NamedTuple):
    """One word for an actor. `named` is the mention, where it is a place's name."""

    start: int
    end: int
    codes: tuple[str, ...]
    sort: ActorSort
    mention: Mention | None = None
    possessive: bool = False
    size: int = 0

    @property
    def span(self) -> Span:
        """Where the words stand in the text."""
        return Span(self.start, self.end)


@functools.cache
def _table() -> dict[str, tuple[str, ActorSort]]:
    found: dict[str, tuple[str, ActorSort]] = {}
    for row in tables.rows("actors.csv"):
        sort = row["sort"]
        if sort in ("force", "group", "body", "person"):
            found[normal(row["phrase"])] = (row["code"], sort)  # type: ignore[assignment]
    return found


@functools.cache
def _phrases() -> Opened:
    return phrases((row["phrase"] for row in tables.rows("actors.csv")), flags=0)


def find_actors(
    text: str,
    mentions: Sequence[Mention],
    gazetteer: ActorTables,
    words: WordIndex | None = None,
) -> tuple[ActorMark, ...]:
    """Every word of the text that stands for an actor, in order, not overlapping.

    Parameters
    ----------
    text : str
        The article's text.
    mentions : sequence of Mention
        Its places with their roles.
    gazetteer : Gazetteer
        Asked for demonyms and capitals.
    words : WordIndex, optional
        The words of the text, if at hand.

    Returns
    -------
    tuple of ActorMark
        Collectives ("the two leaders") carry no codes, only a `size`.
    """
    words = words or WordIndex(text)
    told = list(_from_table(words))
    marks = [*_from_mentions(mentions, gazetteer), *_demonyms(words, gazetteer)]
    owners = sorted((m.start, m.end, m.codes) for m in marks)
    told += [ActorMark(*i.span, i.codes, "person") for i in introduced(text, owners)]
    marks += [*told, *_surnames(text, told)]
    marks += _sides(text, marks)
    marks += _collectives(words)
    marks.sort(key=lambda mark: (mark.start, mark.start - mark.end))
    kept: list[ActorMark] = []
    for mark in marks:
        if _COMPOUND.match(text, mark.end):
            continue
        if not kept or mark.start >= kept[-1].end:
            possessive = text[mark.end : mark.end + 1] in ("'", "\u2019")
            kept.append(mark._replace(possessive=possessive or mark.possessive))
    return tuple(kept)


def place_country(place: Place, gazetteer: ActorTables) -> str | None:
    """Country for which a place's name can act: its own, or as its capital."""
    return gazetteer.capital_country(place) or place.country


def _from_mentions(mentions: Iterable[Mention], gazetteer: ActorTables) -> Iterable[ActorMark]:
    for mention in mentions:
        if not mention.candidates:
            continue
        place = mention.place
        if place.kind == "country" and place.country:
            yield ActorMark(mention.start, mention.end, (place.country,), "state", mention)
        elif mention.role == "actor":
            country = place_country(place, gazetteer)
            if country is not None:
                yield ActorMark(mention.start, mention.end, (country,), "capital", mention)


def _from_table(words: WordIndex) -> Iterable[ActorMark]:
    table = _table()
    for match in words.finditer(_phrases()):
        code, sort = table[normal(match[0])]
        ship = _SHIP_NAME.match(words.text, match.end()) if match[0] in _PREFIXES else None
        codes = tables.values(code)
        yield ActorMark(match.start(), ship.end() if ship else match.end(), codes, sort)


# Where the family name stands first.
_FAMILY_FIRST = frozenset({"PRK", "KOR", "CHN", "TWN", "VNM"})


def _surnames(text: str, told: Sequence[ActorMark]) -> list[ActorMark]:
    """A person's family name by itself, behind the full name ("Kim had received ...")."""
    known: dict[str, ActorMark] = {}
    clash: set[str] = set()
    for mark in told:
        parts = text[mark.start : mark.end].split()
        if mark.sort != "person" or len(parts) < 2:
            continue
        name = parts[0] if mark.codes[0] in _FAMILY_FIRST else parts[-1]
        if name in known and known[name].codes != mark.codes:
            clash.add(name)
        known.setdefault(name, mark)
    names = [name for name in known if name not in clash]
    if not names:
        return []
    pattern = re.compile(rf"(?<![\w-]){alternation(names)}(?![\w-])(?!\s+[A-Z][a-z])")
    return [
        ActorMark(m.start(), m.end(), known[m[0]].codes, "person")
        for m in pattern.finditer(text, min(mark.end for mark in known.values()))
    ]


def _demonyms(words: WordIndex, gazetteer: ActorTables) -> Iterable[ActorMark]:
    """Demonyms of one or two capitalised words ("Iranian", "South Korean")."""
    text = words.text
    done = -1
    for match in _CAPITALS.finditer(text):
        start = match.start()
        if start < done:
            continue
        for end in (match.end(2), match.end(1)):
            country = gazetteer.demonym(text[start:end]) if end > 0 else None
            if country is not None:
                if not _in_a_name(text, start):
                    done = end
                    yield ActorMark(start, end, (country,), "demonym")
                break


def _in_a_name(text: str, start: int) -> bool:
    """A capitalised word after a first name or a ship's prefix ("USS John Finn")."""
    before = _FIRST_NAME.search(text[max(0, start - 24) : start])
    return before is not None


def _sides(text: str, marks: Iterable[ActorMark]) -> list[ActorMark]:
    koreas = {"PRK", "KOR"}
    if not any(koreas.intersection(mark.codes) for mark in marks):
        return []
    return [
        ActorMark(m.start("side"), m.end("side"), (KOREAN_SIDES[m["side"].lower()],), "state")
        for m in _SIDE.finditer(text)
    ]


def _collectives(words: WordIndex) -> list[ActorMark]:
    found = []
    for match in words.finditer(_COLLECTIVE):
        size = _COUNTS.get(match["n"] or "", 0)
        found.append(ActorMark(match.start(), match.end(), (), "collective", size=size))
    return found


def chains(marks: Sequence[ActorMark], text: str) -> tuple[tuple[ActorMark, ...], ...]:
    """Marks joined by commas, "and" or "with" into one party list each.

    Examples
    --------
    >>> a = ActorMark(0, 5, ("KOR",), "state"); b = ActorMark(10, 13, ("USA",), "state")
    >>> len(chains((a, b), "Seoul and USA fired"))
    1
    """
    found: list[list[ActorMark]] = []
    for mark in marks:
        if found and _LINK.fullmatch(text, found[-1][-1].end, mark.start):
            found[-1].append(mark)
        else:
            found.append([mark])
    return tuple(tuple(chain) for chain in found)


def codes_of(marks: Iterable[ActorMark]) -> tuple[str, ...]:
    """Codes of several marks, each once, in their order."""
    return tuple(dict.fromkeys(code for mark in marks for code in mark.codes))
