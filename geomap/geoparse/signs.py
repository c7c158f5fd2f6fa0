"""Signs of what a place does in its sentence: one test a sign.

In: a `Clause`.
Out: `SIGNS`: for each sign its name in words, and the test whether a clause has it.
"""

from __future__ import annotations

from collections.abc import Callable

from geomap.geoparse import words
from geomap.geoparse.clauses import Clause

_PLACING = words.PREPOSITIONS - {"from", "to", "toward", "towards", "between"}
_LEADING = words.PREPOSITIONS | words.OTHER_PREPOSITIONS
_NO_VERBS = _LEADING | words.CONJUNCTIONS
_WATERS = frozenset({"sea", "strait", "line", "dispute"})
_GROUNDS = frozenset({"site", "base", "airfield"})
_LANDS = frozenset({"city", "division", "island", "cape", "region"})


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
    return not clause.possessive and (clause.lead not in _LEADING or _of_doers(clause))


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
        and clause.before_lead[1:2] != ("on",)
    )


def _aimed(clause: Clause) -> bool:
    """As in "aimed at Delhi": on the way, and perhaps never there."""
    return (
        clause.lead in {"at", "for", "into", "to", "toward", "towards"}
        and clause.before_lead[:1] != ()
        and clause.before_lead[0] in words.AIMED
    )


def _befallen(clause: Clause) -> bool:
    """As in "Haifa and Tiberias were both hit"."""
    return _is_subject(clause) and any(
        one in words.PASSIVE and not words.BEFALLING.isdisjoint(clause.run[at + 1 : at + 3])
        for at, one in enumerate(clause.run[:3])
    )


def _of_someone(clause: Clause) -> bool:
    """As in "Premier Li Qiang of China"."""
    word = clause.own.before[1:2]
    return (
        clause.lead == "of"
        and clause.own.before[:1] == ["of"]
        and word != []
        and word[0][0].isupper()
        and word[0].lower() not in words.GENERICS | words.NOT_NAMES
    )


def _in_capitals(clause: Clause) -> bool:
    """Opens its line in capitals, as datelines do."""
    surface = clause.own.surface
    return clause.opens and len(surface) > 3 and surface.isupper()


def _struck(clause: Clause) -> bool:
    """The object of a verb of flight: "crossed Aomori", "hit Alsom"."""
    return clause.happening and clause.lead in words.MEETING_GROUND


def _left(clause: Clause) -> bool:
    """The same in a sentence of no flight: "left Taiwan"."""
    return not clause.happening and clause.lead in words.MEETING_GROUND


def _object(clause: Clause) -> bool:
    """Closes its clause after a word that is no preposition: "mentioned India"."""
    return (
        not clause.run and not clause.opens and bool(clause.lead) and clause.lead not in _NO_VERBS
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


SIGNS: tuple[tuple[str, Callable[[Clause], bool]], ...] = (
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
    ("as in 'aimed at'", _aimed),
    ("is hit itself", _befallen),
    ("as in 'Li Qiang of'", _of_someone),
    ("opens in capitals", _in_capitals),
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
