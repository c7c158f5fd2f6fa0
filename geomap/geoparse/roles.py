"""What a place does in its sentence: site of a happening, actor, or plain mention.

In: the `Clause` of each name.
Out: its `Role`, and the `features` of the clause in words.

What each feature speaks for is fitted: see `weights`. The role with the
largest sum wins.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from geomap.geoparse import words
from geomap.geoparse.clauses import Clause
from geomap.geoparse.signs import SIGNS
from geomap.geoparse.weights import ALONE, BIAS, TOLD, RoleWeight, role_weights
from geomap.model import Role

_LEADING = words.PREPOSITIONS | words.OTHER_PREPOSITIONS

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
    found.extend([name for name, test in SIGNS if test(clause)])
    if held:
        found.append(f"holds a {held}")
    _add_words(found, clause)
    _add_happening(found, clause)
    _add_telling(found, clause)
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
        ("before", *clause.event_before),
        ("after", *clause.event_after),
    ):
        found.append(f"an event {words_between} {where} it")
        if words_between != "not":
            if not in_clause:
                found.append(f"an event beyond a mark {where} it")
            if lead in _LEADING:
                found.append(f"led by '{lead}', an event {where} it")
    if clause.event_before[0] == clause.event_after[0] == "not":
        found.append("no event in the sentence")


def _add_telling(found: list[str], clause: Clause) -> None:
    """Add how the sentence and the place in the text tell: with numbers, in the headline."""
    number = "a number" if clause.numbered else "no number"
    found.append(f"{number} in the sentence, an event {clause.event_after[0]} after it")
    day = "a day" if clause.dated else "no day"
    happens = "a happening" if clause.happening else "no happening"
    found.append(f"{day} in the sentence, {happens}")
    stands = "opens a sentence" if clause.opens else "stands"
    found.append(f"{stands} in {clause.paragraph}")


def roles(clauses: Iterable[Clause]) -> Iterator[Role]:
    """Tell what each name does in its sentence, in text order, before events are known."""
    return _roles(((clause, ()) for clause in clauses), role_weights(ALONE))


def roles_told(clauses: Iterable[Clause], told: Iterable[Sequence[str]]) -> Iterator[Role]:
    """Tell what each name does when events are known, which give each some more features."""
    return _roles(zip(clauses, told, strict=True), role_weights(TOLD))


def _roles(
    clauses: Iterable[tuple[Clause, Sequence[str]]], weights: Mapping[str, RoleWeight]
) -> Iterator[Role]:
    """Tell the role of each name, in text order."""
    previous: Role | None = None
    for clause, more in clauses:
        previous = _role([*features(clause, previous if clause.holds else None), *more], weights)
        yield previous


def _role(found: Iterable[str], weights: Mapping[str, RoleWeight]) -> Role:
    """Return the role that the features speak for."""
    known = [weights[feature] for feature in found if feature in weights]
    actor, site, mention = map(sum, zip(*known, strict=True))
    if actor >= max(site, mention):
        return "actor"
    return "site" if site > mention else "mention"
