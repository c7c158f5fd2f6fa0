"""Whether it happened: the mood of a trigger in its clause.

In: the text, a clause and a trigger in it.
Out: `mood`: ``real``, or why not: ``negated``, ``planned``, ``capability``,
``hypothetical``, ``threat``, ``purpose`` (an infinitive), ``tally``,
``quoted`` (within direct speech), ``denied`` (called off).
"""

from __future__ import annotations

import re
from typing import Literal

from geomap.events.patterns import Cued
from geomap.model import Span

Mood = Literal[
    "real", "negated", "planned", "capability", "hypothetical", "threat", "purpose", "tally",
    "denied",
]  # fmt: skip

# Read in this order over what stands before the trigger in its clause.
_SPEAKS_AGAINST: tuple[tuple[Mood, tuple[str, ...]], ...] = (
    (
        "negated",
        (
            r"(?:\b(?:not|never|neither|nor|without|no|none|nothing|nobody|hardly|scarcely|denied|denies|denying|instead\s+of|refrain\w*\s+from",
            r"|stop(?:ped|s)?|halt(?:ed|s)?|ban(?:ned|s)?(?:\s+on|\s+from)?)|n['\u2019]t)\s+(?:\w+\s+){0,2}$",
            r"|\b(?:doubt(?:s|ed)?|den(?:y|ies|ied)|disputed|rejected|dismissed|rul(?:ed|es)\s+out|false\s+reports?)\s+(?:\w+\s+){0,3}?",
            r"(?:that|having|reports?|claims?|accusations?)\s+(?:\w+\s+){0,6}$",
        ),
    ),
    (
        "capability",
        (
            r"\b(?:can|could|able\s+to|capable\s+of|designed\s+to|enough\s+to|ability\s+to|meant\s+to|intended\s+to",
            r"|capability\s+to|supposed\s+to|possible\s+to)\s+(?:\w+\s+){0,3}$",
        ),
    ),
    (
        "hypothetical",
        (
            r"\b(?:if|unless|(?-i:may)|might|should|whether|would\s+have|imagin\w+|simulat\w+|in\s+case|suppose|as\s+though)\s+",
            r"(?:[\w'\u2019-]+\s+){0,7}$",
        ),
    ),
    (
        "planned",
        (
            r"\b(?:will|shall|would|(?:is|are|was|were|due|set|about|plans?|planned|expected|scheduled|ready|prepar\w+",
            r"|poised|intends?|intended|going|hopes?|wants?|wanted|vowed|decided|ordered|agreed)\s+to|won['\u2019]t",
            r"|preparations?\s+for|upcoming|next|possible|potential|imminent|planned|planning|ahead\s+of\s+the",
            r"|prepar\w+\s+for)\s+(?:\w+\s+){0,3}$",
        ),
    ),
    (
        "threat",
        (
            r"\b(?:threat(?:s|en\w*)|warn\w*|vow\w*|pledg\w*)\s+(?:\w+\s+){0,3}?(?:to|of|against|with)\s+(?:\w+\s+){0,3}$",
        ),
    ),
    ("tally", (r"(?<!for\sthe\s)\b(?:first|last|only)\s+time\b[^.;]{0,60}$",)),
    (
        "purpose",
        (r"(?<!\bwent\s{1}on\s)(?<!continued\s)(?<!managed\s)(?<!first\s)\bto\s+(?:\w+ly\s+)?$",),
    ),
)
# Without one of these, in single spaces, nothing of the mood's pattern can match.
_CUES: dict[Mood, str] = {
    "negated": "not |never |neither |nor |without |no |none |nothing |nobody |hardly |scarcely "
    "|denied|denies|denying|deny |instead |refrain"
    "|stop|halt|ban|n't |n\u2019t |doubt|disput|reject|dismiss|rule|false",
    "capability": "can |could |able |ity to |ed to |meant to |enough to |possible to ",
    "hypothetical": "if |unless |may |might |should |whether |would have |imagin|simulat|in case "
    "|suppose |as though ",
    "planned": "will |shall |would | to |won't |won\u2019t |prepar|upcoming |next |possible "
    "|potential |imminent |plan|ahead of the ",
    "threat": "threat|warn|vow|pledg",
    "tally": " time",
    "purpose": "to ",
}
_BEFORE: tuple[tuple[Mood, Cued], ...] = tuple(
    (mood, Cued("".join(parts), _CUES[mood])) for mood, parts in _SPEAKS_AGAINST
)
_TALLY = Cued(
    r"\b(?:since\s+(?:January|February|March|April|the\s+(?:start|beginning)|the\s+year|taking|20\d\d|19\d\d|the\s+war)"
    r"|this\s+(?:year|month)|so\s+far|in\s+(?:the\s+)?(?:whole|course)\s+of|in\s+(?:all\s+of\s+)?(?:last|recent)\s+"
    r"(?:year|years|months|weeks)|in\s+recent\s+(?:years|months|weeks)|over\s+the\s+(?:past|last)(?!\s+(?:day|night|24|twenty|few\s+hours|hours|\d+\s+hours))|last\s+year"
    r"|(?:a|the|this)\s+(?:calendar\s+)?year|per\s+(?:month|year|week)|every\s+(?:day|night|week|month|year)"
    r"|in\s+the\s+(?:past|last)\s+(?:\w+\s+)?(?:years?|months?|weeks?|decade)|a\s+record\b|years\s+of|each\s+(?:year|month|night))",
    "since|year|month|week|night|day|so|course|whole|decade|past|last|record",
)
_CALLED_OFF = Cued(
    r"\b(?:cancel(?:led|ed)|postponed|called\s+off|scrapped|did\s+not\s+take\s+place|was\s+put\s+off|scrubbed"
    r"|were\s+to\s+have|was\s+to\s+have)\b",
    "cancel|postponed|called|scrapped|take|put|scrubbed|have",
)
_REACH = 90
_QUOTED = re.compile(r"[\"\u201c]([^\"\u201c\u201d\n]{0,1000})[\"\u201d]")
_SPEECH_WORDS = 5


def mood(text: str, clause: Span, at: Span) -> Mood:
    """Mood of the trigger at a span within its clause.

    Examples
    --------
    >>> text = "It did not fire a missile."
    >>> mood(text, Span(0, len(text)), Span(11, 15))
    'negated'
    """
    before = text[max(clause.start, at.start - _REACH) : at.start]
    flat = " ".join(before.lower().split()) + " "
    for name, cued in _BEFORE:
        if cued.may_match(flat) and cued.pattern.search(before):
            return name
    if _CALLED_OFF.search(text, clause.start, clause.end):
        return "denied"
    return "real"


def is_tally(text: str, clause: Span) -> bool:
    """Whether the clause counts over a period ("more than 60 since January")."""
    return bool(_TALLY.search(text, clause.start, clause.end))


def speech(text: str) -> tuple[Span, ...]:
    """Direct speech: quotations of more than a few words.

    Examples
    --------
    >>> speech('He said "we fired five of our very best" and left.')
    (Span(start=8, end=40),)
    """
    return tuple(
        Span(*match.span())
        for match in _QUOTED.finditer(text)
        if len(match[1].split()) > _SPEECH_WORDS
    )
