"""Gatherings and drills as nouns: whether the words say that one took place.

In: a sentence, the span of a noun ("summit", "drill") in it.
Out: `came_about`: ``real``, or why not; `echo`: the noun of an earlier sentence
for which "it was held in Hanoi" stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from geomap.events.layers import Scene
from geomap.events.mood import Mood, mood, speech
from geomap.events.patterns import Cued
from geomap.model import Span

# What leaves it open, or denies, that the noun behind it came about.
_ONLY_THOUGHT_OF = Cued(
    r"\b(?:call(?:ed|s|ing)?\s+(?:for|off)|called\s+an?\s+(?:emergency|urgent)|propos\w+|offer\w*|invit\w+|suggest\w*"
    r"|seek(?:s|ing)?|sought|wants?|wanted|hop(?:es?|ed|ing)|demand\w*|plan(?:s|ned|ning)?|prepar\w+|ahead\s+of"
    r"|possib\w+|potential|future|upcoming|scheduled|expect\w*|prospects?|talk\s+of|speaks?\s+of|idea|notion|promis\w+"
    r"|agree[ds]?\s+(?:to|on)|refus\w+|reject\w+|declin\w+|cancel\w*|scrap\w*|postpon\w+|put\s+off|shelv\w+|abandon\w*"
    r"|rul(?:ed?|es|ing)\s+out|no|without|instead\s+of|absence|lack|fail\w*|returns?\s+to|reviv\w+|push(?:ed|es|ing)?\s+for"
    r"|press(?:ed|es|ing)?\s+for|urg\w+|appeal\w*|request\w*|ask\w*|boycott\w*|skip\w*|stay\w*\s+away\s+from|arrang\w+"
    r"|bid|open\s+to|ready\s+for|willing|next|planned|mooted|stalled|suspen\w+|halt\w*|threat\w*|never|resumption"
    r"|cancellation|end\s+to|freez\w+|frozen|pencil\w*|replac\w+|consider\w*|mull\w*|contemplat\w+)\s+"
    r"(?:(?!(?:at|after|during|since|following|from|in|held|signed)\b)[\w'\u2019,-]+\s+){0,4}$"
    r"|\b(?:cancellation|suspension|postponement|scrapping|shelving)\s+(?:\w+\s+){0,3}of\s+(?:[\w-]+\s+){0,4}$",
    "call|propos|offer|invit|suggest|seek|sought|want|hop|demand|plan|prepar|ahead|possib|potential|future"
    "|upcoming|schedul|expect|prospect|talk|speak|idea|notion|promis|agree|refus|reject|declin|cancel|scrap"
    "|postpon|put|shelv|abandon|rul|no|without|instead|absence|lack|fail|return|reviv|push"
    "|press|urg|appeal|request|ask|boycott|skip|stay|arrang|bid|open|ready|willing|next|moot|stall|suspen|halt|threat|never"
    "|resumption|postponement|shelving|end|freez|frozen|pencil|replac|consider|mull|contemplat",
)
_CAME_TO_NOTHING = Cued(
    r"(?:(?!\bthat\b)[^.;,]){0,60}?\b(?:cancel\w*|called\s+off|postponed|never\s|fell\s+through|did\s+not|will|would"
    r"|may(?!\s+\d)|might|could|can(?:not)?|remains?\s+a|(?:is|are|was|were)\s+(?:being\s+prepared|not|due|expected|planned|set|to\s+(?!last|run|end|continue)"
    r"|proposed|scheduled|suspended|shelved|scrapped|halted|put\s+off|pencilled|penciled)|(?:had|has)\s+been\s+(?:proposed|planned|scheduled"
    r"|expected|promised|suggested|suspended|shelved|cancelled)|in\s+the\s+offing|next\s+(?:week|month|year|spring|summer|autumn)|tomorrow"
    r"|later\s+this|planned\s+for|scheduled\s+for|set\s+for|due\s+(?:in|on|to)|proposed|once\s+planned)\b"
    r"|(?:,\s)?[^.;]{0,90}?\bwill\s+not\s+(?:take\s+place|be\s+held|happen)",
    "cancel|called|postponed|never|through|did|will|would|may|might|could|can|remain|is"
    "|are|was|were|had|has|offing|next|tomorrow|later|for|due|proposed|planned",
)
_RUNS_ON = re.compile(
    r"(?:(?!\bthat\b)[^.;]){0,80}?\b(?:is|are|was|were|due|set|expected|scheduled)\s+to\s+(?:last|run|continue|end|finish|go\s+on)\b"
)
_ECHO = re.compile(
    r"(?:(?:[^.;]{0,48}),\s)?(?:(?!(?:before|after|when|until|since|as)\b)[\w-]+\s+){0,8}?\b(?P<it>it|they|these|this|(?:the|that|this)\s+(?:[\w-]+\s+){0,2}?(?:one|event))\s+"
    r"(?P<verb>(?:was|were|is\s+being|are\s+being|had\s+been|has\s+been)\s+(?:\w+ly\s+|then\s+|finally\s+|also\s+)?"
    r"(?:held|conducted|staged|convened|opened|hosted|mounted|carried\s+out|run|performed)"
    r"|took\s+place|takes\s+place|(?:was|were)\s+taking\s+place|opened|began|kicked\s+off|got\s+under\s+way"
    r"|lasted|ran\s+(?:from|until|for)|ended\s+on|went\s+on\s+for)\b",
    re.IGNORECASE,
)
_ECHOED = 2


class Echo(NamedTuple):
    """The verb of "it was held", with the earlier sentence and the noun that "it" stands for."""

    verb: Span
    scene: Scene
    noun: Span


def came_about(scene: Scene, noun: Span, within: Span) -> Mood:
    """Whether what a noun names took place, by the words around it in its stretch.

    ``real``; ``planned`` for what is only wished, offered, refused or due;
    else what `mood` finds. Inside direct speech nothing is told as done.
    """
    told = mood(scene.text, within, noun)
    if told not in ("real", "purpose", "tally"):
        return told
    if in_speech(scene, noun):
        return "hypothetical"
    before = scene.text[max(within.start, noun.start - 90) : noun.start]
    if _ONLY_THOUGHT_OF.search(before):
        return "planned"
    behind = scene.text[noun.end : min(scene.span.end, noun.end + 130)]
    nothing = _CAME_TO_NOTHING.may_match(behind) and _CAME_TO_NOTHING.pattern.match(behind)
    return "planned" if nothing and not _RUNS_ON.match(behind) else "real"


def in_speech(scene: Scene, at: Span) -> bool:
    """Whether a span lies within direct speech."""
    words = scene.words
    if '"' not in words and "\u201c" not in words:
        return False
    offset = scene.span.start
    return any(s.start <= at.start - offset < s.end for s in speech(words))


def echo(scene: Scene, before: Sequence[Scene], nouns: re.Pattern[str]) -> Echo | None:
    """The noun, in the sentence or two before, for which a sentence says "it was held".

    Parameters
    ----------
    scene : Scene
        The sentence.
    before : sequence of Scene
        Those before it.
    nouns : re.Pattern
        The nouns that may be meant; the last one told counts.
    """
    match = _ECHO.match(scene.text, *scene.span)
    if match is None:
        return None
    verb = Span(*match.span("verb"))
    if mood(scene.text, scene.span, verb) != "real":
        return None
    for earlier in reversed(before[-_ECHOED:]):
        if earlier.paragraph != scene.paragraph and earlier.paragraph != scene.paragraph - 1:
            break
        found = list(nouns.finditer(earlier.text, *earlier.span))
        if found:
            return Echo(verb, earlier, Span(*found[-1].span()))
    return None
