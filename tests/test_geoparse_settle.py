"""Roles when the events are known: what an event gives a name, and what stays as it was."""

from __future__ import annotations

from small_gazetteer import SMALL, parsed

from geomap.gazetteer import default
from geomap.geoparse import parse, settle
from geomap.geoparse.settle import parts_in_events
from geomap.model import Article, Clue, Event, Mention, Span

TEXT = "North Korea fired a missile on Monday. It fell 57 km east of Sinpo. Tokyo saw it."


def mentions() -> dict[str, Mention]:
    return {mention.text: mention for mention in parsed(TEXT)}


def event(kind: str = "place") -> Event:
    named = mentions()
    clue = Clue(kind, (named["Sinpo"].place,), named["Sinpo"].span)  # type: ignore[arg-type]
    return Event(
        "e1", "launch", ("PRK",), Span(0, 38),
        clues={"impact": (clue,)}, evidence={"actors": (named["North Korea"].span,)},
    )  # fmt: skip


def parts(*events: Event) -> dict[str, list[str]]:
    named = mentions()
    places = [mention.place for mention in named.values()]
    told = parts_in_events([mention.span for mention in named.values()], places, events)
    return dict(zip(named, told, strict=True))


def test_the_ground_and_the_actor_of_an_event() -> None:
    told = parts(event())
    assert told["North Korea"] == ["in events: who acts", "in the words of an event"]
    assert told["Sinpo"][:2] == ["in events: impact", "in events: a ground"]
    assert told["Tokyo"] == ["in events: no part", "in the words of no event"]


def test_land_lent_by_the_actor_is_no_ground() -> None:
    told = parts(event("actor"))
    assert "in events: a ground" not in told["Sinpo"]
    assert "in events: who acts, from its own land" in told["Sinpo"]


def test_a_clue_of_another_place_counts_for_nothing() -> None:
    named = mentions()
    clue = Clue("place", (named["Tokyo"].place,), named["Sinpo"].span)
    other = Event("e1", "launch", (), Span(0, 38), clues={"site": (clue,)})
    assert "in events: no part" in parts(other)["Sinpo"]


def test_nothing_but_the_role_changes() -> None:
    found = parsed(TEXT)
    settled = settle(Article("a", TEXT), found, (event(),), SMALL.capital_country)
    assert [(m.span, m.candidates) for m in settled] == [(m.span, m.candidates) for m in found]
    assert dict(zip(mentions(), (m.role for m in settled), strict=True))["Sinpo"] == "site"


def test_demonyms_and_disputes_told_in_words_stay() -> None:
    text = "Turkish jets flew on."
    people = parse(Article("a", text), default(), demonyms=True)
    assert people
    assert settle(Article("a", text), people, (), SMALL.capital_country) == people
    dispute = Mention(0, 15, "disputed waters", "site", people[0].candidates)
    words = Article("a", "disputed waters")
    assert settle(words, (dispute,), (), SMALL.capital_country) == (dispute,)


def test_no_mentions() -> None:
    assert settle(Article("a", "Calm."), (), (), SMALL.capital_country) == ()
