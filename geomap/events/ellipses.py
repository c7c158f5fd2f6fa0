"""Weapons that the words leave unsaid: "another", "two more", "both were shot down".

In: the text of an article and the weapon phrases found in it.
Out: `find_ellipses`: a `WeaponMark` without name and class for each number or
pronoun that stands for missiles named before, in front of a verb that only
something in flight can have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from geomap.events.openings import NUMERAL, WordIndex, opened, opening
from geomap.events.patterns import NUMBER_WORDS, alternation, normal, number_value
from geomap.events.triggers import FORMS
from geomap.events.weapons import Known, WeaponMark
from geomap.model import Span

# Verbs whose subject flies, or was fired or shot down.
FLIGHT_VERBS = (
    "fell", "fall", "hit", "struck", "landed", "came down", "crashed", "flew", "followed",
    "went astray", "missed", "got through", "slammed into", "exploded", "burst", "plunged",
    "dropped", "splashed down", "travelled", "traveled", "headed", "left", "took off",
    "lifted off", "arrived", "failed", "reached", "crossed", "passed", "landing", "falling",
    "fired", "launched", "intercepted", "shot down", "brought down", "downed", "destroyed",
    "stopped", "aimed", "test-fired", "tested", "broke up", "disintegrated", "knocked out",
    "taken out", "heading", "directed", "came from", "damaged", "wrecked", "killed", "evaded",
    *(form for form in FORMS["intercept"] if form.endswith(("ed", "down", "out", "shot"))),
)  # fmt: skip
# What an ellipsis stands for lies no further back than this.
_FAR = 300
_AUXILIARY = r"(?:(?:was|were|had|has|have|been|also|later|then|had\s+been|being|are)\s+){0,3}"
_NUMBER = rf"(?:{alternation(NUMBER_WORDS)}|\d{{1,4}})"
_OTHERS = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh", "last", "other"})
_ELLIPSIS = opened(
    r"(?<![\w-])(?:"
    rf"(?P<more>(?P<n1>{_NUMBER}|a\s+few|several|dozens)\s+(?:more|others))"
    r"|(?P<next>another(?:\s+one)?|(?:a|the)\s+(?:second|third|fourth|fifth|sixth|seventh|last|other)(?:\s+one)?)"
    rf"|(?P<part>(?:all\s+but\s+|all\s+)?(?P<n2>{_NUMBER})(?:\s+of\s+(?:them|these|those|the\s+\w+))?)"
    r"|(?P<all>both|(?:nearly\s+|almost\s+)?all|a\s+(?:large\s+)?(?:number|handful|few)|the\s+(?:vast\s+|great\s+)?(?:majority|bulk)|most|some|each|none|many|the\s+rest|the\s+others|the\s+other\s+\w+)(?:\s+of\s+(?:them|these|those|which))?"
    rf")\s+(?={_AUXILIARY}{alternation(FLIGHT_VERBS)}(?!\w))",
    (
        NUMERAL, *NUMBER_WORDS, "a", "several", "dozens", "another", "the", "all", "both", "most",
        "some", "each", "none", "many", "nearly", "almost",
    ),
    seconds={
        "a": _OTHERS | {"few", "large", "number", "handful"},
        "the": _OTHERS | {"rest", "others", "other", "vast", "great", "majority", "bulk"},
    },
)  # fmt: skip
_FIRES = (
    "fired", "launched", "sent", "tested", "test-fired", "shot down", "downed", "intercepted",
    "destroyed", "brought down", "stopped", "unleashed", "lobbed", "firing", "launching",
    "shooting down", "knocked out", "took out", "loosed", "aimed", "directed", "hurled",
    "let loose", "let fly", "threw", "lofted", "took care of", "dealt with", "accounted for",
    "caught", "knocked down", "destroying", "intercepting", "downing", "engaged", "suppressed",
    "credited with", "taking out", "took down", "bringing down",
)  # fmt: skip
_OBJECT = opened(
    rf"(?<![\w-]){alternation(_FIRES)}(?:\s+off)?\s+(?P<all>"
    rf"(?P<n1>{_NUMBER}|several|dozens|a\s+few)\s+(?:more|others)|(?P<n2>{_NUMBER})\s+of\s+(?:them|these|those)|all\s+(?P<n3>{_NUMBER})"
    r"|(?P<next>another|a\s+(?:second|third|fourth|fifth)|one(?=\s+(?:from|at|towards?|into|on|over|off)\b))(?:\s+one)?|them(?:\s+all)?|both|(?:all|most|some)\s+of\s+(?:them|these|those)"
    r")(?=\s+(?:at|into|from|towards?|on|in|over|against|to|off|with|before|after|later|early|late)\b|[.,;])",
    map(opening, _FIRES),
)
_DETERMINED = re.compile(
    r"(?:\b(?:of|the|these|those|its|their|at|by|between|after|until)\s+|\d[.,:]\s?)$",
    re.IGNORECASE,
)


def find_ellipses(
    text: str, weapons: Sequence[WeaponMark], words: WordIndex | None = None
) -> tuple[WeaponMark, ...]:
    """Marks for what stands in place of a weapon named before, in order.

    Examples
    --------
    >>> first = WeaponMark(0, 9, "missile", "new")
    >>> text = "A missile fell. Two more hit Lviv."
    >>> [(m.counted, m.known) for m in find_ellipses(text, (first,))]
    [(2, 'new')]
    """
    if not weapons:
        return ()
    found = []
    words = words or WordIndex(text)
    for match in words.finditer(_ELLIPSIS, weapons[0].end):
        mark = _mark(match)
        if mark is not None and not _determined(text, match.start()):
            found.append(mark)
    found += [_object(match) for match in words.finditer(_OBJECT, weapons[0].end)]
    told = [_like_antecedent(mark, weapons) for mark in found]
    return tuple(sorted(told, key=lambda mark: mark.start))


def _like_antecedent(mark: WeaponMark, weapons: Sequence[WeaponMark]) -> WeaponMark:
    """A drone, where nothing but drones was named not far before."""
    near = [w.sort for w in weapons if mark.start - _FAR <= w.start < mark.start]
    return mark._replace(sort="drone") if near and set(near) == {"drone"} else mark


def _object(match: re.Match[str]) -> WeaponMark:
    span = Span(*match.span("all"))
    if match["next"]:
        return WeaponMark(*span, "missile", "new", counted=1, ellipsis=True)
    number = match["n1"] or match["n2"] or match["n3"]
    value = number_value(number) if number else None
    counted = int(value) if value else 2 if normal(match["all"]) == "both" else None
    group = next((g for g in ("n1", "n2", "n3") if match[g]), None)
    where = Span(*match.span(group)) if value and group else None
    known: Known = "new" if match["n1"] or match["n2"] else "known"
    return WeaponMark(
        *span, "missile", known, counted=counted, plural=counted != 1, number=where, ellipsis=True
    )


def _determined(text: str, start: int) -> bool:
    """Whether the number belongs to something else ("the two", "at nine", "of five")."""
    return _DETERMINED.search(text[max(0, start - 10) : start]) is not None


def _mark(match: re.Match[str]) -> WeaponMark | None:
    end = match.end() - (len(match[0]) - len(match[0].rstrip()))
    span = Span(match.start(), end)
    if match["next"]:
        return WeaponMark(*span, "missile", "new", counted=1, ellipsis=True)
    number = match["n1"] or match["n2"]
    value = number_value(number) if number else None
    if match["n2"] and normal(match[0]).startswith("all but"):
        value = None
    if match["more"]:
        where = Span(match.start("n1"), match.end("n1"))
        counted = int(value) if value else None
        return WeaponMark(
            *span, "missile", "new", counted=counted, plural=value != 1, number=where, ellipsis=True
        )
    if match["part"]:
        where = Span(match.start("n2"), match.end("n2"))
        counted = int(value) if value else None
        return WeaponMark(
            *span,
            "missile",
            "known",
            counted=counted,
            plural=value != 1,
            number=where,
            ellipsis=True,
        )
    if normal(match["all"]) == "none":
        return None
    counted = 2 if normal(match["all"]) == "both" else None
    return WeaponMark(*span, "missile", "known", counted=counted, plural=True, ellipsis=True)


def with_ellipses(
    text: str, weapons: Sequence[WeaponMark], words: WordIndex
) -> tuple[WeaponMark, ...]:
    """The weapon phrases and what stands for them, in order, without overlaps."""
    taken = _merged(weapons, find_ellipses(text, weapons, words))
    return tuple(taken)


def _merged(weapons: Iterable[WeaponMark], others: Iterable[WeaponMark]) -> list[WeaponMark]:
    marks = sorted((*weapons, *others), key=lambda m: (m.start, m.ellipsis))
    kept: list[WeaponMark] = []
    for mark in marks:
        if kept and mark.start < kept[-1].end:
            if kept[-1].ellipsis and not mark.ellipsis:
                kept[-1] = mark
            continue
        kept.append(mark)
    return kept
