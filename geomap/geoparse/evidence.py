"""What speaks for and against a name being a toponym where it stands.

In: a `Name`: its context, the places it may mean, and the rest of the text in brief.
Out: `FEATURES`, the table of tests with a weight each, and `weigh`, their sum.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass

from geomap import tables
from geomap.gazetteer import folding
from geomap.geoparse import words
from geomap.geoparse.context import Context, Near
from geomap.model import Place

_DESIGNATION = re.compile(r"\d|[IVX]{1,4}\Z|[A-Z]\d?\Z")
_NUMBER = re.compile(r"[- ](?:\d+|[IVX]+|\w)\Z")
_LARGE = 500_000
_SMALL = 20_000
_FIRM_KINDS = frozenset({"country", "sea", "strait", "dispute", "building", "line"})


@dataclass(frozen=True, slots=True)
class Name:
    """What the tests see: a name in its context, and the rest of the text in brief."""

    context: Context
    places: tuple[Place, ...]
    edges: frozenset[int]
    """Where hits of the gazetteer start and end."""
    lower_words: frozenset[str]
    """The words that the text writes in lower case."""
    demonym: Callable[[str], str | None]

    @property
    def plain(self) -> bool:
        """Whether capitals tell anything in this line."""
        return self.context.style == "mixed"

    @property
    def before(self) -> Near:
        """The nearest word before the name."""
        return self.context.before[0] if self.context.before else Near("", "\n")

    @property
    def after(self) -> Near:
        """The nearest word after the name."""
        return self.context.after[0] if self.context.after else Near("", "\n")

    @property
    def opens(self) -> bool:
        """Whether the word before the name opens the sentence."""
        return len(self.context.before) == 1


def _capital(near: Near) -> bool:
    """Whether a neighbour is capitalised and only a space away."""
    return near.gap == " " and near.word[:1].isupper()


def preposition(name: Name) -> bool:
    """Whether the name stands after a preposition of place, and owns nothing."""
    return not name.context.possessive and name.context.lead in words.PREPOSITIONS


def _other_preposition(name: Name) -> bool:
    return name.context.lead in words.OTHER_PREPOSITIONS


def _generic_after(name: Name) -> bool:
    return name.context.next in words.GENERICS


def _container_after(name: Name) -> bool:
    return name.after.gap == ", " and name.context.span.end + 2 in name.edges


def _in_list(name: Name) -> bool:
    start = name.context.span.start
    if name.before.gap == ", ":
        return start - 2 in name.edges
    return name.before.gap == " " and name.before.word in {"and", "or"} and _listed(name, start)


def _listed(name: Name, start: int) -> bool:
    """Whether another hit ends before the "and" that leads to this one."""
    return start - len(name.before.word) - 2 in name.edges


def firm(name: Name) -> bool:
    """Whether it names what is seldom anything else: a state, a sea, a seat of government."""
    return any(place.kind in _FIRM_KINDS for place in name.places[:2])


def _large(name: Name) -> bool:
    surface = folding.key(name.context.surface)
    return any(
        p.kind == "city" and p.population >= _LARGE and folding.key(p.name) == surface
        for p in name.places[:2]
    )


def _by_other_name(name: Name) -> bool:
    surface = folding.key(name.context.surface)
    return all(p.kind == "city" and folding.key(p.name) != surface for p in name.places[:2])


def known(name: Name) -> bool:
    """Whether it names a state, a water or a large city."""
    return firm(name) or _large(name)


def _feature_of_land(name: Name) -> bool:
    return any(p.kind not in _FIRM_KINDS and p.kind != "city" for p in name.places[:2])


def several_words(name: Name) -> bool:
    """Whether it is made of several words, or of parts joined by hyphens."""
    return " " in name.context.surface or "-" in name.context.surface


def _small(name: Name) -> bool:
    return all(p.kind == "city" and p.population < _SMALL for p in name.places)


def capital_before(name: Name) -> bool:
    """Whether a capitalised word stands before it that is part of some name: "HMS London"."""
    near = name.before
    if not name.plain or not _capital(near) or near.word.endswith(("'s", "\u2019s")):
        return False
    if near.lower in words.DIRECTIONS | words.TIME_WORDS | words.OFFICES:
        return False
    if name.opens and (near.lower in words.NOT_NAMES or near.lower in name.lower_words):
        return False
    return near.lower not in words.PREPOSITIONS and name.demonym(near.word) is None


def _capital_after(name: Name) -> bool:
    near = name.after
    if not name.plain or not _capital(near) or name.context.possessive:
        return False
    if near.word.isupper() and len(near.word) <= 5:
        return False
    return near.lower not in words.GENERICS | words.OFFICES | words.TIME_WORDS | words.TITLES


def _body_after(name: Name) -> bool:
    if name.context.possessive:
        return False
    for near in name.context.after[:4]:
        if not _capital(near):
            return False
        if near.lower in words.BODIES:
            return True
    return False


def _body_of_before(name: Name) -> bool:
    before = [near for near in name.context.before if near.lower != "the"][:2]
    return (
        len(before) == 2
        and before[0].word == "of"
        and before[1].word[0].isupper()
        and before[1].lower in words.BODIES_OF
    )


def _treaty_after(name: Name) -> bool:
    return name.context.next in words.TREATIES


def given_name_before(name: Name) -> bool:
    """Whether it stands after a given name."""
    return _capital(name.before) and name.before.lower in words.GIVEN_NAMES


def title_before(name: Name) -> bool:
    """Whether it stands after a person's title."""
    near = name.before
    return (
        near.gap in {" ", ". "}
        and near.word[:1].isupper()
        and near.lower in words.TITLES
        and name.demonym(near.word) is None
    )


def _designation_after(name: Name) -> bool:
    return name.after.gap == "-" and bool(_DESIGNATION.match(name.after.word))


def _number_after(name: Name) -> bool:
    return name.context.next.isdigit()


def _weapon_after(name: Name) -> bool:
    if name.after.gap == "-" and name.after.lower in {"type", "class"}:
        return True
    return name.context.next in words.WEAPONS and not known(name)


def _weapon_name(name: Name) -> bool:
    return name.context.surface.lower() in weapon_names() and not preposition(name)


@functools.cache
def weapon_names() -> frozenset[str]:
    """Return the names of missiles, lower case, with and without their number."""
    names = set()
    for row in tables.rows("missiles.csv"):
        for name in (row["name"], *row["aliases"].split(";")):
            stem = _NUMBER.sub("", name).lower()
            names.update({name.lower(), stem} if len(stem) > 3 else {name.lower()})
    return frozenset(names - {""})


def _article_before(name: Name) -> bool:
    return name.context.previous in {"a", "an"} and name.context.next not in words.GENERICS


def _ordinary_word(name: Name) -> bool:
    word = name.context.surface.lower()
    if word in words.ORDINARY or word in words.GIVEN_NAMES:
        return True
    return word in name.lower_words and (not name.context.before or not name.plain)


def _body_word(name: Name) -> bool:
    return name.context.surface.lower() in words.BODIES


def _adjective(name: Name) -> bool:
    return name.demonym(name.context.surface) is not None and not firm(name)


def _acronym(name: Name) -> bool:
    surface = name.context.surface
    return name.plain and len(surface) <= 4 and surface.isupper() and not known(name)


FEATURES: tuple[tuple[str, Callable[[Name], bool], float], ...] = (
    ("after a preposition of place", preposition, 2.5),
    ("after another preposition", _other_preposition, 0.7),
    ("before a generic word", _generic_after, 1.5),
    ("before the name of what holds it", _container_after, 1.5),
    ("in a list of names", _in_list, 1.0),
    ("a state, a water, a line, a seat of government", firm, 2.5),
    ("a large city", _large, 1.5),
    ("a division, island, base or site", _feature_of_land, 0.5),
    ("of several words", several_words, 1.0),
    ("a small town only", _small, -1.0),
    ("a town by another name", _by_other_name, -0.5),
    ("after a capitalised word", capital_before, -4.5),
    ("before a capitalised word", _capital_after, -4.5),
    ("before a word for a body", _body_after, -6.0),
    ("after a body and 'of'", _body_of_before, -6.0),
    ("before a word for a treaty", _treaty_after, -2.0),
    ("after a given name", given_name_before, -6.0),
    ("after a title", title_before, -6.0),
    ("before a number or letter of a type", _designation_after, -9.0),
    ("before a number", _number_after, -1.0),
    ("before a word for a weapon", _weapon_after, -2.0),
    ("the name of a missile", _weapon_name, -4.0),
    ("after 'a' or 'an'", _article_before, -2.0),
    ("an ordinary word", _ordinary_word, -2.5),
    ("a word for a body", _body_word, -2.5),
    ("an adjective of a state", _adjective, -6.0),
    ("an acronym", _acronym, -4.0),
)
BIAS = 0.5


def weigh(name: Name) -> float:
    """Return the sum of the weights of the features that a name has."""
    return BIAS + sum(weight for _, test, weight in FEATURES if test(name))
