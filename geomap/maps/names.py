"""The names of places as a map shows them: the article's words, the gazetteer's, or both.

In: the name of a location, and the words by which the article names the places in it.
Out: the name to show.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, get_args

from geomap.gazetteer.folding import key
from geomap.geoparse.corrections_toml import SOURCE
from geomap.model import Clue, Location, Mention, Place, Span

Names = Literal["article", "both", "en"]
"""Whose names a map shows: the article's, those with the gazetteer's beside them, or English."""

NAMES: tuple[str, ...] = get_args(Names)

KEPT = ("country", "dispute")
"""Kinds of places that keep the gazetteer's names: "the North", "disputed waters" are none."""


class Said(NamedTuple):
    """A place, and the words by which the article names it, and where those start."""

    place: Place
    words: str
    start: int


class Words:
    """How one article names its places."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = mentions
        self._first: dict[str, Said] = {}
        for mention in mentions:
            if _is_name(mention) and mention.role != "demonym":
                self._first.setdefault(mention.place.id, _said(mention))

    def of(self, location: Location, clues: Iterable[Clue]) -> tuple[Said, ...]:
        """The places that a location is told by, each as the article names it."""
        found: dict[str, Said] = {}
        for clue in clues:
            for place in clue.places:
                if place.name in location.name or place.name in location.names:
                    said = self._within(place, clue.span) or self._first.get(place.id)
                    if said is not None:
                        found.setdefault(place.id, said)
        return tuple(found.values())

    def _within(self, place: Place, span: Span | None) -> Said | None:
        """The name that stands in the words of a clue."""
        if span is None:
            return None
        return next(
            (
                _said(mention)
                for mention in self._mentions
                if mention.place.id == place.id
                and span.start <= mention.start
                and mention.end <= span.end
                and _is_name(mention)
            ),
            None,
        )


def _said(mention: Mention) -> Said:
    """A mention as the words for its place."""
    return Said(mention.place, " ".join(mention.text.split()), mention.start)


def _is_name(mention: Mention) -> bool:
    """Whether the words are a name, not "the city"."""
    return mention.text[:1].isupper() or not mention.text.isascii()


def shown(name: str, said: Iterable[Said], names: Names) -> str:
    """Name of a location with the article's words in place of the gazetteer's.

    Parameters
    ----------
    name : str
        As `geomap.model.Location` has it, with the gazetteer's names.
    said : iterable of Said
        The article's words for the places in it.
    names : {"article", "both", "en"}
        "both" adds the gazetteer's name where it is more than another
        spelling of the same letters.

    Returns
    -------
    str
        The name.

    Examples
    --------
    >>> sea = Place("s", "Sea of Japan", "sea", 40, 135, 600)
    >>> shown("Sea of Japan", [Said(sea, "East Sea", 0)], "both")
    'East Sea (Sea of Japan)'
    >>> town = Place("w", "Wŏnsan", "city", 39, 127, 15)
    >>> shown("near Wŏnsan", [Said(town, "Wonsan", 0)], "both")
    'near Wonsan'
    """
    if names == "en":
        return name
    for place, words, _ in said:
        if place.kind in KEPT or place.source.startswith(SOURCE) or place.name not in name:
            continue
        both = names == "both" and not _same(words, place.name)
        name = name.replace(place.name, f"{words} ({place.name})" if both else words, 1)
    return name


def _same(one: str, other: str) -> bool:
    """Whether two names differ in no more than accents, capitals, signs and generic words."""
    short, long = sorted((_letters(one), _letters(other)), key=len)
    return short == long or (len(short) >= 4 and short in long)


def _letters(name: str) -> str:
    """The letters of a name, folded."""
    return "".join(letter for letter in key(name) if letter.isalnum())
