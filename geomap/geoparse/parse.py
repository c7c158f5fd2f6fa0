"""The places that an article names, from its text to `Mention`s.

In: an `Article` and a `Gazetteer`.
Out: disjoint `Mention`s in text order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from geomap.geoparse.adjectives import StateWord, state_adjectives
from geomap.geoparse.clauses import clauses
from geomap.geoparse.context import Surroundings
from geomap.geoparse.disputes import told_disputes
from geomap.geoparse.recognise import Found, recognise
from geomap.geoparse.resolve import resolve
from geomap.geoparse.roles import roles
from geomap.geoparse.sentences import sentences
from geomap.model import Article, Candidate, Mention, Role

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer


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
        Whether words such as "Turkish" and "Iranians" count as well, with the
        role ``demonym`` and the point of their state.

    Returns
    -------
    tuple of Mention
        Disjoint, in text order; `text[start:end]` is the name as written.
    """
    text = article.text
    surroundings = Surroundings(text, sentences(text))
    adjectives = state_adjectives(surroundings, gazetteer.demonyms)
    told_states = {word.iso3 for word in adjectives}
    hits = gazetteer.scan(text)
    found = recognise(text, surroundings, hits, gazetteer.demonym, told_states)
    ranked = resolve(text, found, (word.iso3 for word in adjectives), gazetteer.capital_country)
    places = [candidates[0].place for candidates in ranked]
    parts = roles(clauses(text, surroundings, found, places, gazetteer.capital_country))
    mentions = [
        Mention(*name.context.span, name.context.surface, part, candidates)
        for name, candidates, part in zip(found, ranked, parts, strict=True)
    ]
    states = sorted([*adjectives, *_named_states(found, ranked)])
    told = told_disputes(
        text, surroundings, states, gazetteer.disputes, {place.id for place in places}
    )
    more = [_mention(text, *phrase.context.span, "site", phrase.candidates) for phrase in told]
    if demonyms:
        more.extend(_peoples(text, adjectives, gazetteer))
    return tuple(_merged(mentions, more))


def _named_states(
    found: Sequence[Found], ranked: Sequence[tuple[Candidate, ...]]
) -> Iterator[StateWord]:
    """Tell the states that the text names outright."""
    for name, candidates in zip(found, ranked, strict=True):
        place = candidates[0].place
        if place.kind == "country" and place.country:
            yield StateWord(*name.context.span, place.country)


def _peoples(text: str, adjectives: Iterable[StateWord], gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield the adjectives and names of peoples as mentions of their states."""
    for start, end, iso3 in adjectives:
        candidate = Candidate(gazetteer.country(iso3), 1.0, ("adjective or people of a state",))
        yield _mention(text, start, end, "demonym", (candidate,))


def _mention(
    text: str, start: int, end: int, part: Role, candidates: tuple[Candidate, ...]
) -> Mention:
    """Put a mention together."""
    return Mention(start, end, text[start:end], part, candidates)


def _merged(mentions: Sequence[Mention], more: Iterable[Mention]) -> list[Mention]:
    """Merge the names with what else tells a place; names come first."""
    merged = list(mentions)
    starts = [mention.start for mention in mentions]
    for mention in more:
        at = bisect_left(starts, mention.end)
        if at == 0 or mentions[at - 1].end <= mention.start:
            merged.append(mention)
    merged.sort(key=lambda mention: mention.start)
    return merged
