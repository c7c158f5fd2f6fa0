"""The places that an article names, from its text to `Mention`s.

In: an `Article` and a `Gazetteer`.
Out: disjoint `Mention`s in text order.
"""

from __future__ import annotations

import re
from bisect import bisect_left
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


def parse(article: Article, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Find the places that an article names, and tell which they are and what they do.

    Parameters
    ----------
    article : Article
        Its text may be in any script; names are looked for as the gazetteer
        writes them.
    gazetteer : Gazetteer
        Where the names come from.

    Returns
    -------
    tuple of Mention
        Disjoint, in text order; `text[start:end]` is the name as written.
    """
    text = article.text
    surroundings = Surroundings(text, sentences(text))
    told_adjectives = tuple(adjectives(text, gazetteer))
    told_states = {word.iso3 for word in told_adjectives}
    hits = gazetteer.scan(text)
    found = recognise(text, surroundings, hits, gazetteer.demonym, told_states)
    ranked = resolve(text, found, (word.iso3 for word in told_adjectives), gazetteer.capital_country)
    places = [candidates[0].place for candidates in ranked]
    parts = roles(clauses(text, found, places, gazetteer.capital_country))
    mentions = [
        _mention(name, candidates, part)
        for name, candidates, part in zip(found, ranked, parts, strict=True)
    ]
    states = sorted([*told_adjectives, *_named_states(found, ranked)])
    told = told_disputes(
        text, surroundings, states, gazetteer.disputes, {place.id for place in places}
    )
    return tuple(_merged(mentions, told))


def adjectives(text: str, gazetteer: Gazetteer) -> Iterator[StateWord]:
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
