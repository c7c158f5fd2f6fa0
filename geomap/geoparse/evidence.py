"""The features of a name that tell whether it is a place where it stands.

In: a `Name`: its context and the places it may mean; `Brief`: the rest of the text in brief.
Out: `features`: the features that the name has, in words.

What each feature speaks for is fitted: see `weights`. The features of a name's
form and places (`of_surface`) do not change within a text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from geomap import tables
from geomap.gazetteer import folding
from geomap.geoparse import words
from geomap.geoparse.context import Context
from geomap.geoparse.weights import BIAS
from geomap.model import Place

_DESIGNATION = re.compile(r"\d|[IVX]{1,4}\Z|[A-Z]\d?\Z")
_NUMBER = re.compile(r"[- ](?:\d+|[IVX]+|\w)\Z")
_LARGE = 500_000
SURE_TOWN = 100_000
"""People of a town that is hardly another one of its name."""
_FIRM_KINDS = frozenset({"country", "sea", "strait", "dispute", "building", "line"})
_TIGHT = frozenset({" ", ". "})
_JOINING = frozenset({", ", "-", ". "})
_AND = frozenset({"and", "or"})
_OWNED = ("'s", "\u2019s")
_LOOKED_AT = 5

# What a word beside a name may be; the first list that holds it counts.
_BEFORE: Mapping[str, Collection[str]] = {
    "a or an": {"a", "an"},
    "the": {"the"},
    "and": {"and", "or"},
    "a preposition": words.PREPOSITIONS,
    "another preposition": words.OTHER_PREPOSITIONS,
    "a direction": words.DIRECTIONS,
    "a word of time": words.TIME_WORDS,
    "an office": words.OFFICES,
    "a title": words.TITLES,
    "a generic word": words.GENERICS,
    "a verb of saying": words.SAYING,
    "a verb of reaching": words.MEETING_GROUND,
    "a verb of acting": words.ACTING,
    "a conjunction": words.CONJUNCTIONS,
    "an opener": words.OPENERS,
}
_AFTER: Mapping[str, Collection[str]] = {
    "and": {"and", "or"},
    "a generic word": words.GENERICS,
    "a preposition": words.PREPOSITIONS,
    "another preposition": words.OTHER_PREPOSITIONS,
    "a word of time": words.TIME_WORDS,
    "a treaty": words.TREATIES,
    "a title": words.TITLES,
    "an office": words.OFFICES,
    "a verb of saying": words.SAYING,
    "a word of governing": words.GOVERNMENT,
    "a verb of acting": words.ACTING,
    "a gathering": words.GATHERINGS,
    "a conjunction": words.CONJUNCTIONS,
    "an opener": words.OPENERS,
}


def _by_word(lists: Mapping[str, Collection[str]], side: str) -> dict[str, str]:
    """Return for each word the feature of the first list that holds it."""
    found: dict[str, str] = {}
    for name, members in lists.items():
        for word in members:
            found.setdefault(word, f"{side} {name}")
    return found


_WORD_BEFORE = _by_word(_BEFORE, "after")
_WORD_AFTER = _by_word(_AFTER, "before")
_LEADS = {word: f"led by '{word}'" for word in words.PREPOSITIONS | words.OTHER_PREPOSITIONS}
_PART_OF_NAME_BEFORE = words.PREPOSITIONS | words.DIRECTIONS | words.TIME_WORDS | words.OFFICES
_NO_PART_AFTER = words.GENERICS | words.OFFICES | words.TIME_WORDS | words.TITLES


@dataclass(slots=True)
class Brief:
    """The rest of the text in brief."""

    all_words: frozenset[str]
    """The words of the text as they are written."""
    starts: Mapping[int, Sequence[Place]]
    """The places of the longest name of the gazetteer that starts at a place in the text."""
    ends: Collection[int]
    """Where names of the gazetteer end."""
    demonym: Callable[[str], str | None]
    states: Collection[str]
    """The states that the text tells outright."""
    divisions: AbstractSet[str | None]
    """Codes of the divisions that the text may name."""


@dataclass(slots=True)
class Name:
    """A name of the gazetteer in its context."""

    context: Context
    places: Sequence[Place]

    @property
    def plain(self) -> bool:
        """Whether capitals tell anything in this line."""
        return self.context.style == "mixed"

    @property
    def opens(self) -> bool:
        """Whether the word before the name opens the sentence."""
        return len(self.context.before) == 1


def features(name: Name, brief: Brief, of_surface: Sequence[str]) -> list[str]:
    """Return the features that a name has.

    Parameters
    ----------
    name : Name
        The name in its context.
    brief : Brief
        The rest of the text.
    of_surface : sequence of str
        What `of_surface` tells of it.

    Returns
    -------
    list of str
        `BIAS` and the features in words, for people to read.
    """
    found = [BIAS, *of_surface]
    _left(found, name, brief)
    _right(found, name, brief)
    return found


def _left(found: list[str], name: Name, brief: Brief) -> None:
    """Add what the words before a name tell."""
    context = name.context
    if not context.before:
        found.append("opens the sentence")
        return
    gap, previous, lead = context.gap_before, context.previous, context.lead
    if previous in _WORD_BEFORE:
        found.append(_WORD_BEFORE[previous])
    if lead in _LEADS and not context.possessive:
        found.append(_LEADS[lead])
    elif lead in words.OTHER_PREPOSITIONS:
        found.append("owns, after another preposition")
    if capitalised_before(context):
        _add_person(found, name, brief)
    if gap in _JOINING or previous in _AND:
        _add_list(found, context, brief)
    if previous in {"of", "the"} and _body_of_before(context):
        found.append("after a body and 'of'")


def _add_person(found: list[str], name: Name, brief: Brief) -> None:
    """Add whether the word before makes the name a person's or a part of another."""
    if given_name_before(name.context):
        found.append("after a given name")
    elif title_before(name.context) and brief.demonym(name.context.before[0]) is None:
        found.append("after a person's title")
    elif capital_before(name, brief) and not _called_a_place(name.context.surface):
        found.append("after a capitalised word")


def _add_list(found: list[str], context: Context, brief: Brief) -> None:
    """Add what joins the name to one before it."""
    gap, previous, start = context.gap_before, context.previous, context.span.start
    if gap == ", " and start - 2 in brief.ends:
        found.append("after a name and a comma")
    elif previous in _AND and start - len(previous) - 2 in brief.ends:
        found.append("after a name and 'and'")
    elif gap in {"-", ". "}:
        found.append(f"after '{gap.strip()}'")


def _right(found: list[str], name: Name, brief: Brief) -> None:
    """Add what the words after a name tell."""
    context = name.context
    gap, following = context.gap_after, context.next
    if context.possessive:
        found.append("owns")
    elif gap == " ":
        if _capital_after(name):
            found.append("before a capitalised word")
        if _body_after(context):
            found.append("before a body")
    if following in _WORD_AFTER:
        found.append(_WORD_AFTER[following])
    elif following.isdigit():
        found.append("before a number")
    if gap == ", ":
        _add_holder(found, brief.starts.get(context.span.end + 2))
    elif gap == "-":
        found.append(_after_hyphen(context.after[0]))
    if following in words.WEAPONS:
        found.append("before a word for a weapon")


def _add_holder(found: list[str], holder: Sequence[Place] | None) -> None:
    """Add what stands behind the comma after the name."""
    if holder:
        state = holder[0].kind in {"country", "division"}
        found.append("before a comma and a state" if state else "before a comma and a name")


def _after_hyphen(word: str) -> str:
    """Return what a word joined to the name by a hyphen tells."""
    if _DESIGNATION.match(word):
        return "before a number or letter of a type"
    if word.lower() in {"type", "class"}:
        return "before a word for a weapon"
    return "before a hyphen"


def of_surface(surface: str, places: Sequence[Place], brief: Brief) -> list[str]:
    """Return the features of a name's form, and of its places in view of the text."""
    lower = surface.lower()
    people = max([place.population for place in places[:_LOOKED_AT]])
    found = _form(surface, lower, places, people)
    if lower in brief.all_words:
        found.append("also in lower case")
    if places[0].kind != "country" and brief.demonym(surface) is not None:
        found.append("an adjective of a state")
    if not firm(places):
        found.append(_company(places, brief))
    return found


def _form(surface: str, lower: str, places: Sequence[Place], people: int) -> list[str]:
    """Return the features that a name has in any text."""
    first = places[0]
    found = [f"kind {first.kind}"]
    if firm(places):
        found.append("a state, a water, a line or a seat of government")
    elif first.kind != "city" or any(p.kind != "city" for p in places[:2]):
        found.append("a division, an island, a base or a site")
    else:
        found.append(_size(people))
        if _by_other_name(surface, places):
            found.append("a town by another name")
    found.append("of several words" if _several_words(surface) else _one_word(surface))
    found.extend(_plain_words().get(lower, ()))
    return found


@functools.cache
def _plain_words() -> Mapping[str, tuple[str, ...]]:
    """Return for each word that is more than a place the features of a name that is this word."""
    found: dict[str, tuple[str, ...]] = {}
    for feature, members in (
        ("an ordinary word", words.ORDINARY | words.BODIES),
        ("a given name", words.GIVEN_NAMES),
        ("the name of a missile", weapon_names()),
    ):
        for word in members:
            found[word] = (*found.get(word, ()), feature)
    return found


def _one_word(surface: str) -> str:
    """Return the form of a single word."""
    if len(surface) <= 4 and surface.isupper():
        return "an acronym"
    return "of at most four letters" if len(surface) <= 4 else "of one word"


def _size(people: int) -> str:
    """Return the class of the largest town of a name."""
    for least in (500_000, 100_000, 20_000, 5_000):
        if people >= least:
            return f"a town of {least:,} people"
    return "a small town"


def _company(places: Sequence[Place], brief: Brief) -> str:
    """Return how the places of a name lie to what else the text names."""
    if not brief.divisions.isdisjoint([place.admin1 for place in places[:_LOOKED_AT]]):
        return "in a division of the text"
    if any(place.country in brief.states for place in places[:2]):
        return "in a state of the text"
    return "in no state of the text"


def firm(places: Sequence[Place]) -> bool:
    """Whether they are what is seldom anything else: a state, a sea, a seat of government."""
    return places[0].kind in _FIRM_KINDS or (len(places) > 1 and places[1].kind in _FIRM_KINDS)


def _by_other_name(surface: str, places: Sequence[Place]) -> bool:
    """Whether a name is none that the places are first called by."""
    names = [place.name for place in places[:2]]
    return surface not in names and folding.key(surface) not in map(folding.key, names)


def known(name: Name) -> bool:
    """Whether it names a state, a water or a large city."""
    return firm(name.places) or any(
        place.population >= _LARGE and place.kind == "city" for place in name.places[:2]
    )


def placed(name: Name) -> bool:
    """Whether the name stands after a preposition of place, and owns nothing."""
    return not name.context.possessive and name.context.lead in words.PREPOSITIONS


def _several_words(surface: str) -> bool:
    """Whether it is made of several words, or of parts joined by hyphens."""
    return " " in surface or "-" in surface


def _called_a_place(surface: str) -> bool:
    """Whether the name itself ends by saying what it is: "Abdul Kalam Island"."""
    return " " in surface and surface.rsplit(" ", 1)[1].lower() in words.GENERICS


def perhaps_person(name: Name, brief: Brief) -> bool:
    """Whether a name of one word, of no known place, stands after a capitalised word."""
    return (
        capital_before(name, brief) and not known(name) and not _several_words(name.context.surface)
    )


def capital_before(name: Name, brief: Brief) -> bool:
    """Whether a capitalised word stands before it that is part of some name: "HMS London"."""
    context = name.context
    if context.gap_before != " ":
        return False
    word = context.before[0]
    if not word[0].isupper() or word.endswith(_OWNED):
        return False
    lower = word.lower()
    if lower in _PART_OF_NAME_BEFORE:
        return False
    if name.opens and (lower in words.NOT_NAMES or lower in brief.all_words):
        return False
    return brief.demonym(word) is None and name.plain


def _capital_after(name: Name) -> bool:
    """Whether a capitalised word stands after it, a space away, that is part of some name."""
    word = name.context.after[0]
    if not word[0].isupper() or (len(word) <= 5 and word.isupper()):
        return False
    return word.lower() not in _NO_PART_AFTER and name.plain


def _body_after(context: Context) -> bool:
    """Whether capitalised words after it end in one for a body: "Tokyo Stock Exchange"."""
    for word, gap in zip(context.after[:4], context.gaps_after, strict=False):
        if gap != " " or not word[0].isupper():
            return False
        if word.lower() in words.BODIES:
            return True
    return False


def _body_of_before(context: Context) -> bool:
    """Whether it stands as in "University of Vienna"."""
    before = [word for word in context.before[:3] if word.lower() != "the"][:2]
    return (
        len(before) == 2
        and before[0] == "of"
        and before[1][0].isupper()
        and before[1].lower() in words.BODIES_OF
    )


def capitalised_before(context: Context) -> bool:
    """Whether it stands close behind a capitalised word; behind others stands no person's name."""
    return context.gap_before in _TIGHT and context.before[0][0].isupper()


def given_name_before(context: Context) -> bool:
    """Whether a name stands after a given name."""
    if context.gap_before != " ":
        return False
    word = context.before[0]
    return word[0].isupper() and word.lower() in words.GIVEN_NAMES


def title_before(context: Context) -> bool:
    """Whether a name stands after a person's title."""
    if context.gap_before not in _TIGHT:
        return False
    word = context.before[0]
    return word[0].isupper() and word.lower() in words.TITLES


@functools.cache
def weapon_names() -> frozenset[str]:
    """Return the names of missiles, lower case, with and without their number."""
    names = set()
    for row in tables.rows("missiles.csv"):
        for name in (row["name"], *row["aliases"].split(";")):
            stem = _NUMBER.sub("", name).lower()
            names.update({name.lower(), stem} if len(stem) > 3 else {name.lower()})
    return frozenset(names - {""})
