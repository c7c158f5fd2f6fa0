"""The one gate between text and page: nothing read in an article passes unescaped.

In: any text (article sentences, names, file names, titles) and plain data.
Out: `inert_json` for the page's data island, `html_text` for elements,
`plain_text` for the window title, and `Ready`, an element that hands its text
to the page without any template seeing it.

Folium's engine renders what it is given as a template, often twice, and puts
strings between backticks: text that passes through it can run as Python and
as JavaScript. So no text goes through it. Characters that would reorder or
hide text (bidirectional marks, zero-width characters, controls) are kept and
shown as marked chips.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from branca.element import Element

# A string of JSON; and all that comes before the next string that holds a brace.
_JSON_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"')
_JSON_SAFE = re.compile(r'(?:[^"]++|"(?:[^"\\{}]++|\\.)*+")*+')
_JSON_ESCAPES = tuple((sign, f"\\u{ord(sign):04x}") for sign in "<>&'`$")
_BRACES = tuple((sign, f"\\u{ord(sign):04x}") for sign in "{}")
_HTML_ESCAPES = {ord(character): f"&#{ord(character)};" for character in "&<>\"'`{}$\\\r"}

# Controls, soft hyphen, Arabic letter mark, Hangul fillers, Mongolian vowel
# separator, zero-width characters and bidirectional marks, line and paragraph
# separators, invisible operators, byte-order mark, annotation marks, lone
# surrogates, tags. Tab, line feed and carriage return are ordinary here.
# `js/text.js` holds the same table.
INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160"
    "\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


class Ready(Element):
    """Element whose text is finished: it is written out as it stands.

    Only this module and `geomap.maps.page` decide what goes in; the text is
    never compiled as a template, unlike that of `branca.element.Element`.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._name = "Ready"
        self._text = text

    def render(self, **kwargs: Any) -> str:  # branca passes options
        """Give the finished text."""
        return self._text


def inert_json(value: Any) -> str:
    r"""Data as JSON that is inert in HTML, in scripts and in templates.

    Inside strings, braces, angle brackets, ampersands, quotes, backticks and
    dollar signs become ``\u00XX``; everything beyond ASCII is escaped too. A
    JSON parser gives back exactly the value put in.

    Parameters
    ----------
    value
        Dicts, lists, strings, finite numbers, booleans and None.

    Returns
    -------
    str
        ASCII text.

    Raises
    ------
    ValueError
        A number is not finite.

    Examples
    --------
    >>> print(inert_json({"quote": "{{7*191}} </script>"}))
    {"quote":"\u007b\u007b7*191\u007d\u007d \u003c/script\u003e"}
    >>> import json
    >>> json.loads(inert_json("{{7*191}}"))
    '{{7*191}}'
    """
    text = json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return inert(text)


def inert(json_text: str) -> str:
    """Make ready JSON text inert, as `inert_json` does for a value."""
    for sign, escape in _JSON_ESCAPES:  # these stand nowhere in JSON but in strings
        json_text = json_text.replace(sign, escape)
    return "".join(_braces_escaped(json_text))


def _braces_escaped(json_text: str) -> Iterator[str]:
    """The text in pieces, braces inside strings escaped."""
    at = 0
    while at < len(json_text):
        safe = _JSON_SAFE.match(json_text, at)
        string = _JSON_STRING.match(json_text, safe.end() if safe else at)
        if safe:
            yield safe.group()
        if not string:
            return
        told = string.group()
        for sign, escape in _BRACES:
            told = told.replace(sign, escape)
        yield told
        at = string.end()


def html_text(text: str) -> str:
    """Text as the content of an HTML element, invisible characters as chips.

    The element's text content is exactly the text put in, but for NUL and lone
    surrogates, which HTML cannot hold: U+FFFD stands in their chip.

    Examples
    --------
    >>> html_text("<b>{{7*191}}")
    '&#60;b&#62;&#123;&#123;7*191&#125;&#125;'
    >>> html_text("a\u202eb")
    'a<span class="gm-chip" data-code="U+202E">\u202e</span>b'
    """
    parts = []
    start = 0
    for found in INVISIBLE.finditer(text):
        parts.append(_escape(text[start : found.start()]))
        parts.append(_chip(found.group()))
        start = found.end()
    parts.append(_escape(text[start:]))
    return "".join(parts)


def plain_text(text: str) -> str:
    """Text for the window's title, where no element can stand: chips in words.

    Examples
    --------
    >>> plain_text("a\u202eb & c")
    'a[U+202E]b &#38; c'
    """
    return _escape(INVISIBLE.sub(lambda found: f"[{_code(found.group())}]", text))


def _escape(text: str) -> str:
    """Every character with a meaning to HTML, scripts or templates as a reference."""
    return text.translate(_HTML_ESCAPES)


def _code(character: str) -> str:
    """Name of a code point, "U+202E"."""
    return f"U+{ord(character):04X}"


def _chip(character: str) -> str:
    """An invisible character in an element that shows its code."""
    holdable = character != "\0" and not "\ud800" <= character <= "\udfff"
    content = character if holdable else "\ufffd"
    return f'<span class="gm-chip" data-code="{_code(character)}">{content}</span>'
