"""Disputed waters, islands and land told by those who claim them.

In: the text, its sentences, the states named in it, and the table of disputes.
Out: `Told` for each phrase such as "disputed waters", with the disputes it may mean.

The text seldom names what is disputed: "between Japanese and Chinese vessels in
disputed waters". The two states named nearest in the same sentence are taken as
claimants, and a dispute fits if both claim it. Of several that fit, those whose
other claimants or names the text tells come first, then those that stand higher
in the table, which is ordered by prominence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple, Protocol

from geomap.geoparse.adjectives import StateWord
from geomap.geoparse.context import Context, Surroundings
from geomap.model import Candidate, Place

_MOST_CANDIDATES = 5
_MOST_STATES = 3
_WINDOW = 400
_BASE = 2.0
_STEP = 0.2
_NAMED = 1.0

# A word for the quarrel, up to one word between, and what is quarrelled over.
_PHRASE = re.compile(
    r"\b(?:disputed|contested) (?:[a-z-]{3,14} )?"
    r"(?:(?P<sea>waters|sea|seas)|(?P<islands>islands?|islets?|isles|archipelago|shoals?|reefs?|rocks)"
    r"|(?P<land>territor(?:y|ies)|border|land|region)|(?P<area>areas?|zone))\b",
    re.IGNORECASE,
)
# What each group of nouns lets a dispute be.
_KINDS = {
    "sea": frozenset({"waters", "islands"}),
    "islands": frozenset({"islands"}),
    "land": frozenset({"land", "islands"}),
    "area": frozenset({"waters", "islands", "land"}),
}


class Dispute(Protocol):
    """A row of the table of disputes, as `Gazetteer.disputes` gives it."""

    @property
    def place(self) -> Place:
        """What is disputed."""

    @property
    def claimants(self) -> Collection[str]:
        """The states that claim it."""

    @property
    def kind(self) -> str:
        """One of ``waters``, ``islands`` and ``land``."""


class Told(NamedTuple):
    """A phrase that tells a dispute."""

    context: Context
    candidates: tuple[Candidate, ...]


def is_told_dispute(surface: str) -> bool:
    """Whether words tell a dispute without a name.

    Examples
    --------
    >>> is_told_dispute("disputed waters"), is_told_dispute("Kashmir")
    (True, False)
    """
    return _PHRASE.fullmatch(surface) is not None


def told_disputes(
    text: str,
    surroundings: Surroundings,
    states: Sequence[StateWord],
    disputes: Callable[[], Sequence[Dispute]],
    named: Collection[str] = (),
) -> tuple[Told, ...]:
    """Find the phrases that tell a dispute, and the disputes that fit.

    Parameters
    ----------
    text : str
        The text of an article.
    surroundings : Surroundings
        Its sentences.
    states : sequence of StateWord
        The words that tell states, in text order.
    disputes : callable
        Gives the table of disputes, most prominent first; asked only if needed.
    named : collection of str
        Identifiers of the places that the text names.

    Returns
    -------
    tuple of Told
        In text order. A phrase without two claimants in its sentence, or that
        no dispute fits, is left out.
    """
    told: list[Told] = []
    lower = text.lower()
    if "disputed" not in lower and "contested" not in lower:
        return ()
    for phrase in _PHRASE.finditer(text):
        context = surroundings.around(phrase.start(), phrase.end())
        claimants = _nearest_states(context, states)
        kinds = _KINDS[phrase.lastgroup or "area"]
        candidates = _fitting(claimants, kinds, disputes(), named) if len(claimants) > 1 else ()
        if candidates:
            told.append(Told(context, candidates))
    return tuple(told)


def _nearest_states(context: Context, states: Sequence[StateWord]) -> tuple[str, ...]:
    """Return the states told in the sentence, nearest to the phrase first, each once."""
    sentence, span = context.sentence, context.span
    first = max(sentence.start, span.start - _WINDOW)
    low = bisect_left(states, first, key=lambda word: word.start)
    high = bisect_left(states, min(sentence.end, span.end + _WINDOW), key=lambda word: word.start)
    near = sorted(
        states[low:high],
        key=lambda word: max(word.start - span.end, span.start - word.end),
    )
    return tuple(dict.fromkeys(word.iso3 for word in near))[:_MOST_STATES]


def _fitting(
    claimants: Sequence[str],
    kinds: Collection[str],
    disputes: Sequence[Dispute],
    named: Collection[str],
) -> tuple[Candidate, ...]:
    """Rank the disputes that the two nearest states both claim."""
    reason = "claimed by " + " and ".join(sorted(claimants[:2]))
    fitting = [
        dispute
        for dispute in disputes
        if dispute.kind in kinds and all(state in dispute.claimants for state in claimants[:2])
    ]
    scored = []
    for rank, dispute in enumerate(fitting):
        score = _BASE - _STEP * min(rank, 5)
        reasons = [reason]
        if dispute.place.id in named:
            score += _NAMED
            reasons.append("named in the text")
        if any(state in dispute.claimants for state in claimants[2:]):
            score += _NAMED / 2
        if rank:
            reasons.append("less prominent")
        scored.append(Candidate(dispute.place, round(score, 3), tuple(reasons)))
    return tuple(sorted(scored, key=lambda c: -c.score)[:_MOST_CANDIDATES])
