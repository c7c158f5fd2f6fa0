"""What a place does in its sentence: site of a happening, actor, or plain mention.

In: the `Clause` of each name.
Out: its `Role`, and the `features` of the clause in words.

What each feature speaks for is fitted: see `weights`. The role with the
largest sum wins.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from geomap.geoparse import words
from geomap.geoparse.clauses import Clause
from geomap.geoparse.weights import BIAS, role_weights
from geomap.model import Role

_PLACING = words.PREPOSITIONS - {"from", "to", "toward", "towards", "between"}
_LEADING = words.PREPOSITIONS | words.OTHER_PREPOSITIONS
_WATERS = frozenset({"sea", "strait", "line", "dispute"})
_GROUNDS = frozenset({"site", "base", "airfield"})
_LANDS = frozenset({"city", "division", "island", "cape", "region"})

# What a word near a name may be: all lists that hold it count.
_LISTS: Mapping[str, Collection[str]] = {
    "a preposition": words.PREPOSITIONS,
    "another preposition": words.OTHER_PREPOSITIONS,
    "a direction": words.DIRECTIONS,
    "a generic word": words.GENERICS,
    "a title": words.TITLES,
    "an office": words.OFFICES,
    "a word of time": words.TIME_WORDS,
    "an opener": words.OPENERS,
    "a weapon": words.WEAPONS,
    "a verb of saying": words.SAYING,
    "a verb of acting": words.ACTING,
    "a word of governing": words.GOVERNMENT,
    "a part": words.PARTS,
    "a doer": words.DOERS,
    "someone seated": words.SEATED,
    "a happening": words.HAPPENING,
    "a conjunction": words.CONJUNCTIONS,
    "a word of leaving": words.LEAVING,
    "a ground": words.GROUND,
    "a verb of reaching": words.MEETING_GROUND,
    "a gathering": words.GATHERINGS,
    "a word of stillness": words.STILL,
}


def _of_word(where: str) -> dict[str, tuple[str, ...]]:
    """Return for each word the features of the lists that hold it."""
    found: dict[str, tuple[str, ...]] = {}
    for name, members in _LISTS.items():
        for word in members:
            found[word] = (*found.get(word, ()), f"{where} {name}")
    return found


_BEFORE_LEAD = _of_word("its lead after")
_FIRST_AFTER = _of_word("first after it")
_SECOND_AFTER = _of_word("second after it")
_VERB = _of_word("its verb")


def _names_part(clause: Clause) -> bool:
    """As in "Japan's northern island": the possessive is plain geography."""
    if not clause.possessive or clause.run[:2] == ("coast", "guard"):
        return False
    return any(word in words.PARTS for word in clause.run[:1]) or (
        len(clause.run) > 1
        and clause.run[1] in words.PARTS
        and clause.run[0] not in words.GOVERNMENT
    )


def _owns_government(clause: Clause) -> bool:
    """As in "Japan's defence ministry"."""
    return (
        clause.possessive
        and not _names_part(clause)
        and any(word in words.GOVERNMENT for word in clause.run[:3])
    )


def _owns(clause: Clause) -> bool:
    """Any other possessive: "Kyiv's answer"."""
    return clause.possessive and not _names_part(clause)


def _government_follows(clause: Clause) -> bool:
    """As in "US forces", "Pyongyang missiles"."""
    return not clause.possessive and clause.run[:1] != () and clause.run[0] in words.GOVERNMENT


def _is_subject(clause: Clause) -> bool:
    """Whether a verb after the name can be its own: no possessive, no preposition."""
    return not clause.possessive and (
        clause.lead not in words.PREPOSITIONS | words.OTHER_PREPOSITIONS or _of_doers(clause)
    )


def _says(clause: Clause) -> bool:
    """A verb of saying follows."""
    return _is_subject(clause) and clause.verb in words.SAYING


def _acts(clause: Clause) -> bool:
    """A verb of acting follows, or an auxiliary."""
    return (
        _is_subject(clause)
        and bool(clause.run)
        and (clause.verb in words.ACTING or clause.run[0] in words.ACTING)
    )


def _past_tense(clause: Clause) -> bool:
    """Any other word that looks like a verb in the past follows."""
    return (
        _is_subject(clause)
        and clause.verb.endswith("ed")
        and clause.verb not in words.SAYING
        and clause.verb not in words.ACTING
    )


def _opens(clause: Clause) -> bool:
    """Opens the sentence, as subjects do."""
    return clause.opens


def _after_conjunction(clause: Clause) -> bool:
    """Opens a clause: "as North Korea fires"."""
    return clause.lead in words.CONJUNCTIONS


def _placed(clause: Clause) -> bool:
    """After a preposition of place other than the ones below."""
    return clause.lead in _PLACING and not _on_whom(clause)


def _from(clause: Clause) -> bool:
    """After "from"."""
    return clause.lead == "from"


def _to(clause: Clause) -> bool:
    """After "to" or "towards"."""
    return clause.lead in {"to", "toward", "towards"}


def _bound_for(clause: Clause) -> bool:
    """As in "departed for Tokyo", "headed to Eilat"."""
    return (
        clause.lead in {"for", "to", "towards"}
        and clause.before_lead[:1] != ()
        and (clause.before_lead[0] in words.LEAVING)
    )


def _according(clause: Clause) -> bool:
    """As in "according to Tokyo"."""
    return clause.lead == "to" and clause.before_lead[:1] == ("according",)


def _between(clause: Clause) -> bool:
    """After "between"."""
    return clause.lead == "between"


def _partner(clause: Clause) -> bool:
    """After "by", "with", "against" and the like."""
    return clause.lead in words.PARTNERING and not _bordering(clause)


def _of_doers(clause: Clause) -> bool:
    """As in "the leaders of Japan"."""
    return (
        clause.seat
        and clause.lead in {"of", "from"}
        and clause.before_lead[:1] != ()
        and (clause.before_lead[0] in words.DOERS)
    )


def _of_ground(clause: Clause) -> bool:
    """As in "the west coast of", "200 km north of", "the Sunan area of"."""
    return (
        clause.lead == "of"
        and clause.before_lead[:1] != ()
        and (
            clause.before_lead[0] in words.GENERICS
            or clause.before_lead[0] in words.DIRECTIONS
            or clause.before_lead[0] in words.GROUND
        )
    )


def _bordering(clause: Clause) -> bool:
    """As in "the border with Jordan"."""
    return (
        clause.lead == "with"
        and clause.before_lead[:1] != ()
        and (clause.before_lead[0] in words.BORDERS)
    )


def _of_other(clause: Clause) -> bool:
    """After any other "of"."""
    return clause.lead == "of" and not _of_doers(clause) and not _of_ground(clause)


def _on_whom(clause: Clause) -> bool:
    """As in "sanctions on North Korea", "concerns about"."""
    return (
        clause.lead in {"on", "about", "over"}
        and clause.before_lead[:1] != ()
        and (clause.before_lead[0] in words.PRESSURE)
    )


def _seated(clause: Clause) -> bool:
    """As in "officials in Seoul", "the war in Ukraine"."""
    return (
        clause.lead in {"in", "at", "from"}
        and clause.before_lead[:1] != ()
        and (clause.before_lead[0] in words.SEATED)
    )


def _clock(clause: Clause) -> bool:
    """As in "Tuesday afternoon in Washington", "Moscow time"."""
    return clause.run[:1] == ("time",) or (
        clause.lead == "in"
        and clause.before_lead[:1] != ()
        and clause.before_lead[0] in words.HOURS
    )


def _struck(clause: Clause) -> bool:
    """The object of a verb of flight: "crossed Aomori", "hit Alsom"."""
    return clause.happening and clause.lead in words.MEETING_GROUND


def _left(clause: Clause) -> bool:
    """The same in a sentence of no flight: "left Taiwan"."""
    return not clause.happening and clause.lead in words.MEETING_GROUND


def _object(clause: Clause) -> bool:
    """Closes its clause after a word that is no preposition: "mentioned India"."""
    return (
        not clause.run
        and not clause.opens
        and bool(clause.lead)
        and clause.lead not in words.PREPOSITIONS | words.OTHER_PREPOSITIONS | words.CONJUNCTIONS
    )


def _in_reach(clause: Clause) -> bool:
    """As in "enough to reach Guam"."""
    return "reach" in (clause.lead, *clause.before_lead[:4], *clause.run[:2])


def _generic_follows(clause: Clause) -> bool:
    """As in "the Sunan area", "Gangwon province"."""
    return not clause.possessive and clause.run[:1] != () and clause.run[0] in words.GENERICS


def _gathering_follows(clause: Clause) -> bool:
    """As in "the Pyongyang summit"."""
    return clause.run[:1] != () and clause.run[0] in words.GATHERINGS


def _happens_there(clause: Clause) -> bool:
    """In a place, in a sentence of happenings."""
    still = clause.before_lead[:1] != () and clause.before_lead[0] in words.STILL
    return clause.happening and (
        _placed(clause) or _from(clause) or (_to(clause) and not still) or _between(clause)
    )


def _nothing_happens(clause: Clause) -> bool:
    """In a place, in a sentence of no happenings."""
    return not clause.happening and (
        clause.lead in words.PREPOSITIONS or clause.lead in words.OTHER_PREPOSITIONS
    )


TESTS: tuple[tuple[str, Callable[[Clause], bool]], ...] = (
    ("in a dateline", lambda clause: clause.dateline),
    ("a state, a capital or a seat of government", lambda clause: clause.seat),
    ("a water or a line", lambda clause: clause.place.kind in _WATERS),
    ("a base or a site", lambda clause: clause.place.kind in _GROUNDS),
    ("other land", lambda clause: clause.place.kind in _LANDS and not clause.seat),
    ("owns a part of itself", _names_part),
    ("owns a government", _owns_government),
    ("owns something else", _owns),
    ("before a word of governing", _government_follows),
    ("before its verb of saying", _says),
    ("before its verb of acting", _acts),
    ("before a word in -ed", _past_tense),
    ("opens the sentence", _opens),
    ("after a conjunction", _after_conjunction),
    ("after a preposition of place", _placed),
    ("after 'from'", _from),
    ("after 'to' or 'towards'", _to),
    ("as in 'bound for'", _bound_for),
    ("as in 'according to'", _according),
    ("after 'between'", _between),
    ("as in 'by' or 'with'", _partner),
    ("as in 'the leaders of'", _of_doers),
    ("as in 'the border with'", _bordering),
    ("as in 'the coast of'", _of_ground),
    ("after another 'of'", _of_other),
    ("as in 'sanctions on'", _on_whom),
    ("as in 'officials in'", _seated),
    ("as in 'local time in'", _clock),
    ("met by a flight", _struck),
    ("met by something else", _left),
    ("closes its clause", _object),
    ("within reach", _in_reach),
    ("told of what could be", lambda clause: clause.unreal),
    ("before a generic word", _generic_follows),
    ("before a gathering", _gathering_follows),
    ("where something happens", _happens_there),
    ("where nothing happens", _nothing_happens),
)


def features(clause: Clause, held: Role | None) -> list[str]:
    """Return the features of a clause.

    Parameters
    ----------
    clause : Clause
        The name and what its sentence says around it.
    held : str or None
        The role of the name that this one holds.

    Returns
    -------
    list of str
        `BIAS` and the features in words, for people to read.
    """
    found = [BIAS, f"kind {clause.place.kind}"]
    found.extend([name for name, test in TESTS if test(clause)])
    if held:
        found.append(f"holds a {held}")
    _add_words(found, clause)
    _add_happening(found, clause)
    return found


def _add_words(found: list[str], clause: Clause) -> None:
    """Add what the words before and after the name are."""
    run, before = clause.run, clause.before_lead
    if before:
        found.extend(_BEFORE_LEAD.get(before[0], ()))
    if run:
        found.extend(_FIRST_AFTER.get(run[0], ()))
        found.extend(_SECOND_AFTER.get(run[1], ()) if len(run) > 1 else ())
        found.extend(_VERB.get(clause.verb, ()))
    else:
        found.append("before a mark")
    if clause.possessive:
        found.append("owns")
    leading = clause.lead in _LEADING
    found.append(f"kind {clause.place.kind} {'led' if leading else 'not led'}")


def _add_happening(found: list[str], clause: Clause) -> None:
    """Add how the name stands to what the sentence tells of."""
    lead = clause.lead
    if lead in _LEADING:
        found.append(f"led by '{lead}'")
        happens = "something" if clause.happening else "nothing"
        found.append(f"led by '{lead}' where {happens} happens")
    happens = "a happening" if clause.happening else "no happening"
    found.append(f"{'a seat' if clause.seat else 'no seat'} in {happens}")
    for where, words_between, in_clause in (
        ("before", *clause.event_before), ("after", *clause.event_after)
    ):
        found.append(f"an event {words_between} {where} it")
        if words_between != "not":
            if not in_clause:
                found.append(f"an event beyond a mark {where} it")
            if lead in _LEADING:
                found.append(f"led by '{lead}', an event {where} it")
    if clause.event_before[0] == clause.event_after[0] == "not":
        found.append("no event in the sentence")


def roles(clauses: Iterable[Clause]) -> Iterator[Role]:
    """Tell what each name does in its sentence, in text order."""
    previous: Role | None = None
    for clause in clauses:
        previous = _role(features(clause, previous if clause.holds else None))
        yield previous


def _role(found: Iterable[str]) -> Role:
    """Return the role that the features speak for."""
    weights = role_weights()
    known = [weights[feature] for feature in found if feature in weights]
    actor, site, mention = (sum(column) for column in zip(*known, strict=True))
    if actor >= max(site, mention):
        return "actor"
    return "site" if site > mention else "mention"
