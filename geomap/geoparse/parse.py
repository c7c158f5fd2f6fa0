"""The places that an article names, from its text to `Mention`s.

In: an `Article` and a `Gazetteer`.
Out: disjoint `Mention`s in text order.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from geomap.geoparse.clauses import clauses
from geomap.geoparse.context import Surroundings
from geomap.geoparse.disputes import StateWord, Told, told_disputes
from geomap.geoparse.recognise import Found, recognise
from geomap.geoparse.resolve import resolve
from geomap.geoparse.roles import roles
from geomap.geoparse.sentences import sentences
from geomap.model import Article, Candidate, Mention, Role

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer

_ADJECTIVE = re.compile(r"(?<![\w-])[A-Z][a-z]{2,15}(?: [A-Z][a-z]{3,12})?(?![\w])")


def parse(article: Article, gazetteer: Gazetteer, *, demonyms: bool = False) -> tuple[Mention, ...]:
    """Find the places that an article names, and tell which they are and what they do.

    Parameters
    ----------
    article : Article
        Its text may be in any script; names are looked for as the gazetteer
        writes them.
    gazetteer : Gazetteer
        Where the names come from.
    demonyms : bool
        Whether words such as "Turkish" are given too, with the role demonym,
        at their country.

    Returns
    -------
    tuple of Mention
        Disjoint, in text order; `text[start:end]` is the name as written.
    """
    text = article.text
    surroundings = Surroundings(text, sentences(text))
    found = recognise(text, surroundings, gazetteer.scan(text), gazetteer.demonym)
    adjectives = tuple(_adjectives(text, gazetteer))
    ranked = resolve(text, found, (word.iso3 for word in adjectives), gazetteer.capital_country)
    places = [candidates[0].place for candidates in ranked]
    parts = roles(clauses(text, found, places, gazetteer.capital_country))
    mentions = [
        _mention(name, candidates, part)
        for name, candidates, part in zip(found, ranked, parts, strict=True)
    ]
    states = sorted([*adjectives, *_named_states(found, ranked)])
    told = told_disputes(
        text, surroundings, states, gazetteer.disputes, {place.id for place in places}
    )
    named = _merged(mentions, told)
    if demonyms:
        named = _with_demonyms(named, adjectives, text, gazetteer)
    return tuple(named)


def _with_demonyms(
    named: Sequence[Mention], words: Iterable[StateWord], text: str, gazetteer: Gazetteer
) -> list[Mention]:
    """Add the words that only tell a country, where no place is named."""
    ends = [mention.end for mention in named]
    found = list(named)
    for word in words:
        at = bisect_right(ends, word.start)
        if at == len(named) or named[at].start >= word.end:
            place = gazetteer.country(word.iso3)
            reason = f"adjective or people of {place.name}"
            surface = text[word.start : word.end]
            candidates = (Candidate(place, 1.0, (reason,)),)
            found.append(Mention(word.start, word.end, surface, "demonym", candidates))
    return sorted(found, key=lambda mention: mention.start)


def _adjectives(text: str, gazetteer: Gazetteer) -> Iterator[StateWord]:
    """Find the adjectives and names of people that tell a state: "South Korean"."""
    for word in _ADJECTIVE.finditer(text):
        surface = word.group()
        state = gazetteer.demonym(surface)
        if state is None and " " in surface:
            for part in re.finditer(r"\S+", surface):
                part_state = gazetteer.demonym(part.group())
                if part_state:
                    start = word.start() + part.start()
                    yield StateWord(start, start + len(part.group()), part_state)
        elif state is not None:
            yield StateWord(word.start(), word.end(), state)


def _named_states(
    found: Sequence[Found], ranked: Sequence[tuple[Candidate, ...]]
) -> Iterator[StateWord]:
    """Tell the states that the text names outright."""
    for name, candidates in zip(found, ranked, strict=True):
        place = candidates[0].place
        if place.kind == "country" and place.country:
            yield StateWord(*name.context.span, place.country)


def _mention(name: Found, candidates: tuple[Candidate, ...], part: Role) -> Mention:
    """Put a mention together."""
    start, end = name.context.span
    return Mention(start, end, name.context.surface, part, candidates)


def _merged(mentions: Iterable[Mention], told: Iterable[Told]) -> list[Mention]:
    """Merge the mentions with the disputes told in words; names come first."""
    named = list(mentions)
    starts = [mention.start for mention in named]
    for phrase in told:
        start, end = phrase.context.span
        at = bisect_left(starts, end)
        if at == 0 or named[at - 1].end <= start:
            named.append(_mention(Found(phrase.context, ()), phrase.candidates, "site"))
    return sorted(named, key=lambda mention: mention.start)
