"""The user's word on which place a name means, followed after all else is decided.

In: an `Article`, its `Mention`s, and `Correction`s (`corrections_toml` reads them).
Out: the mentions as the user says they are, and what was done.

A correction counts for every mention of its name; an article and a place in
the text narrow it. The narrower one goes first, then the later one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from geomap.gazetteer import folding
from geomap.model import Article, Candidate, Corrected, Mention, Place, Span
from geomap.terminal import printable


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of the user's corrections.

    `place` is None where the name is no place. `article` and `start` narrow
    what it speaks of. `entry` counts the entries from 1; `label` is the file
    as shown to people.
    """

    text: str
    why: str
    place: Place | None
    article: str | None = None
    start: int | None = None
    entry: int = 1
    label: str = "corrections"

    def __str__(self) -> str:
        return f'{printable(self.label)}, [[place]] {self.entry} ("{printable(self.text)}")'


def your_correction(why: str) -> str:
    """Tell a user's reason among the other reasons.

    Examples
    --------
    >>> your_correction("the article is about Texas")
    'your correction: the article is about Texas'
    """
    return f"your correction: {why}"


def apply(
    article: Article, mentions: Sequence[Mention], corrections: Sequence[Correction]
) -> tuple[tuple[Mention, ...], tuple[Corrected, ...]]:
    """Follow the user's corrections in one article.

    Parameters
    ----------
    article : Article
        Its id and text decide which corrections speak of it.
    mentions : sequence of Mention
        As resolved, disjoint and in text order.
    corrections : sequence of Correction
        All there are.

    Returns
    -------
    mentions : tuple of Mention
        The same, but as the user says: another place first among the
        candidates, with the reason; none where the name is no place. Where
        the text has the name and no mention bears it, a mention is added.
    corrected : tuple of Corrected
        What was done, in text order.
    """
    by_name = _by_name(corrections, article.id)
    if not by_name:
        return tuple(mentions), ()
    words = [_speaking_of(mention, by_name) for mention in mentions]
    met = {c.entry for speaking in words for c in speaking}
    added = _unseen(article.text, mentions, by_name, met)
    given_way = _covered(len(article.text), added)
    kept: list[Mention] = []
    done: list[Corrected] = []
    for mention, speaking in zip(mentions, words, strict=True):
        if any(given_way[mention.start : mention.end]):
            continue
        if speaking:
            done.append(_done(mention.span, mention.text, speaking[0]))
            kept += _followed(mention, speaking[0].place)
        else:
            kept.append(mention)
    for span, word in added.items():
        surface = article.text[span.start : span.end]
        done.append(_done(span, surface, word))
        kept += _followed(Mention(*span, surface, "mention", ()), word.place)
    return tuple(sorted(kept, key=lambda m: m.start)), tuple(sorted(done, key=lambda d: d.start))


def unused(
    corrections: Iterable[Correction], corrected: Iterable[Corrected]
) -> tuple[Correction, ...]:
    """Return the corrections that changed nothing anywhere, to warn of them.

    Parameters
    ----------
    corrections : iterable of Correction
        All there are.
    corrected : iterable of Corrected
        What was done in all articles.

    Returns
    -------
    tuple of Correction
        In the file's order.
    """
    followed = {one.entry for one in corrected}
    return tuple(c for c in corrections if c.entry not in followed)


def unused_warning(correction: Correction) -> str:
    """Say that a correction changed nothing."""
    return (
        f"{correction}: matches nothing; check text, article and start, "
        "and whether another entry speaks of the same"
    )


def _by_name(corrections: Iterable[Correction], article_id: str) -> dict[str, list[Correction]]:
    """The corrections that may speak of an article, by folded name, the narrowest first."""
    found: dict[str, list[Correction]] = {}
    for correction in sorted(corrections, key=_narrowness, reverse=True):
        if correction.article is None or correction.article == article_id:
            found.setdefault(folding.key(correction.text), []).append(correction)
    return found


def _narrowness(correction: Correction) -> tuple[bool, bool, int]:
    """How narrow a correction is; of equals the later one counts."""
    return correction.start is not None, correction.article is not None, correction.entry


def _speaking_of(mention: Mention, by_name: Mapping[str, list[Correction]]) -> list[Correction]:
    """The corrections that speak of a mention; spelling counts as in the gazetteer."""
    same_name = by_name.get(folding.key(mention.text), [])
    return [c for c in same_name if c.start is None or c.start == mention.start]


def _unseen(
    text: str,
    mentions: Iterable[Mention],
    by_name: Mapping[str, list[Correction]],
    met: Collection[int],
) -> dict[Span, Correction]:
    """Where the text has a name that was not taken for a place, for corrections not yet `met`.

    A name within a mention stays a part of it, unless `start` says otherwise.
    """
    taken = _covered(len(text), (mention.span for mention in mentions))
    given = bytearray(len(text))
    found: dict[Span, Correction] = {}
    ranked = sorted((c for same in by_name.values() for c in same), key=_narrowness, reverse=True)
    for correction in ranked:
        if correction.place is None or correction.entry in met:
            continue
        closed = taken if correction.start is None else given
        for start, end in _standings(text, correction):
            if not any(closed[start:end]):
                found[Span(start, end)] = correction
                given[start:end] = taken[start:end] = b"\1" * (end - start)
    return found


def _standings(text: str, correction: Correction) -> Iterator[tuple[int, int]]:
    """Where a text has a name, letter for letter, as words of its own."""
    name = re.compile(rf"(?<!\w){re.escape(correction.text)}(?!\w)")
    if correction.start is not None:
        found = name.match(text, correction.start)
        return iter([found.span()] if found else [])
    return (found.span() for found in name.finditer(text))


def _covered(length: int, spans: Iterable[Span]) -> bytearray:
    """One for every code point within the spans, else zero."""
    covered = bytearray(length)
    for start, end in spans:
        covered[start:end] = b"\1" * (end - start)
    return covered


def _followed(mention: Mention, place: Place | None) -> list[Mention]:
    """The mention with the user's place first; its score stays what geomap gave it."""
    if place is None:
        return []
    known = next((c for c in mention.candidates if c.place.id == place.id), Candidate(place, 0.0))
    reasons = (your_correction(place.correction or ""), *known.reasons)
    others = (c for c in mention.candidates if c.place.id != place.id)
    return [replace(mention, candidates=(Candidate(place, known.score, reasons), *others))]


def _done(span: Span, text: str, word: Correction) -> Corrected:
    """What a correction did."""
    return Corrected(*span, text, word.place, word.why, word.entry)
