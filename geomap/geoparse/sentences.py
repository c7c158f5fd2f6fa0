"""Sentences of an article, as exact spans.

In: the text of an `Article`.
Out: `Span`s in text order, each from the first to the last character of a
sentence that is no white space.

Together the spans cover every visible character but those of a leading
``date YYYY-MM-DD``, which belongs to no sentence. Lines end sentences. List
marks ("- ") and times of day at the start of a line stay with the sentence
they open. A full stop after "a.m." never ends one, because "p.m. Hawaii time"
and "p.m. They flew" cannot be told apart by their form.
"""

from __future__ import annotations

import re

from geomap.geoparse.words import word_set
from geomap.model import Span

_LEADING_DATE = re.compile(r"\A\s*date \d{4}-\d{2}-\d{2}(?!\S)")

_LINE_ENDS = r"\r\n\v\f\x1c-\x1e\x85\u2028\u2029"
_STOPS = r".!?\u2026"
_WIDE_STOPS = r"\u3002\uff01\uff1f"
# One class of signs comes first, so that the search skips to them; the
# look-behinds then tell which sign it was. A run of stops is tried once only,
# at its first sign, so that a long run costs linear time; the possessive
# quantifiers keep it from being given back.
_STOP = re.compile(
    rf"[{_LINE_ENDS}{_STOPS}{_WIDE_STOPS}](?:"
    rf"(?<=[{_STOPS}])(?<![{_STOPS}][\s\S])(?P<more>[{_STOPS}]*+)"
    r"[\"'\u2019\u201d\u00bb)\]]*+(?=\s|\Z)"
    rf"|(?<=[{_LINE_ENDS}])[{_LINE_ENDS}]*+"
    rf"|(?<=[{_WIDE_STOPS}])[{_WIDE_STOPS}]*+[\u300d\u300f\u201d\u2019\uff09]*+)"
)
_NEXT_WORD = re.compile(r"\s{0,8}[\"'\u2018\u201c\u00ab(\[\u2014\u2013-]{0,4}\s?(\w{0,20})(\.?)")
_ITEM_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z])\Z")
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]\Z")

# A full stop after these is part of the word, whatever follows.
_NEVER_LAST = word_set(
    """mr mrs ms dr prof gen lt col maj sgt capt cpt cmdr adm brig rep sen gov pres rev hon sec
    amb min messrs st mt ft vs cf al e.g i.e a.m p.m"""
)
# A full stop after these is part of the word if a number follows.
_BEFORE_NUMBERS = word_set(
    """jan feb mar apr jun jul aug sep sept oct nov dec no nos art sec fig vol pp p ca c approx est
    para ch"""
)
# After these, as after initials and "U.S.", only a word of _OPENERS starts a new sentence.
_PERHAPS_LAST = word_set("inc ltd co corp jr sr bros dept univ assn etc gmt")
_OPENERS = word_set(
    """a an the this that these those it its he she they we i his her their our there here
    in on at by for from after before since during while when if as with without under
    but and or so yet however meanwhile then also both each some many most no not one two
    three four what who why how where last earlier later according"""
)


def sentences(text: str) -> tuple[Span, ...]:
    """Split a text into sentences.

    Parameters
    ----------
    text : str
        The text of an article, in any script.

    Returns
    -------
    tuple of Span
        Disjoint, in order, without white space at either end.

    Examples
    --------
    >>> text = "date 2023-03-16 Gen. Kim left at 9 a.m. on Nov. 3. He flew 4.5 km."
    >>> [text[start:end] for start, end in sentences(text)]
    ['Gen. Kim left at 9 a.m. on Nov. 3.', 'He flew 4.5 km.']
    """
    leading = _LEADING_DATE.match(text)
    start = leading.end() if leading else 0
    spans: list[Span] = []
    for stop in _STOP.finditer(text, start):
        if stop["more"] is not None and not _ends_sentence(text, start, stop):
            continue
        end = stop.end()
        _add_trimmed(spans, text, start, end)
        start = end
    _add_trimmed(spans, text, start, len(text))
    return tuple(spans)


def _add_trimmed(spans: list[Span], text: str, start: int, end: int) -> None:
    """Take white space off both ends of a piece, and add what is left."""
    piece = text[start:end].lstrip()
    if piece:
        start = end - len(piece)
        spans.append(Span(start, start + len(piece.rstrip())))


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether these stops, followed by a space, end the sentence begun at `start`."""
    at, end = stop.span()
    following = _NEXT_WORD.match(text, end)
    word, dot = following.groups() if following else ("", "")
    if word[:1].islower():
        return False
    if stop["more"] or text[at] != ".":
        return True
    before = text[max(start, at - 24) : at].strip()
    words = before.rsplit(None, 1)
    last = words[-1] if words else ""
    return _full_stop_ends(last, is_first=len(words) < 2, word=word, dot=dot)


def _full_stop_ends(last: str, *, is_first: bool, word: str, dot: str) -> bool:
    """Whether a single full stop after the word `last`, before `word`, ends a sentence."""
    bare = last.lstrip("\"'\u2018\u201c([")
    key = bare.lower()
    if key in _NEVER_LAST or (is_first and _ITEM_NUMBER.match(bare)):
        return False
    if key in _BEFORE_NUMBERS and word[:1].isdigit():
        return False
    if key in _PERHAPS_LAST or _DOTTED.match(bare) or (len(bare) == 1 and bare.isupper()):
        return not word or (word.lower() in _OPENERS and not dot)
    return True
