"""The gate: text comes out inert and exact."""

from __future__ import annotations

import html
import json
import re
from html.parser import HTMLParser

import pytest
from hostile import HOSTILE, UNHOLDABLE
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Template

from geomap.maps.gate import INVISIBLE, Ready, html_text, inert, inert_json, plain_text

texts = st.text(max_size=40)
any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(), max_size=10),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


class TextOf(HTMLParser):
    """Text and elements of a piece of HTML, as a parser sees them."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: list[str] = []
        self.feed(source)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)


@pytest.mark.parametrize("text", [*HOSTILE, UNHOLDABLE])
def test_json_is_inert_and_exact(text: str) -> None:
    written = inert_json({text: [text]})
    assert json.loads(written) == {text: [text]}
    assert written.isascii()
    assert not re.search(r"[<>&`$']|\{\{|\{%|\{#", written)
    assert Template(written).render() == written


@given(any_json)
def test_json_round_trip(value: object) -> None:
    written = inert_json(value)
    assert json.loads(written) == value
    assert not set("<>&`$'") & set(written)


def test_ready_json_keeps_its_structure() -> None:
    assert inert('{"a{":{"b":"\\"}<"}}') == '{"a\\u007b":{"b":"\\"\\u007d\\u003c"}}'


def test_numbers_must_be_finite() -> None:
    with pytest.raises(ValueError, match="Out of range"):
        inert_json(float("nan"))


@pytest.mark.parametrize("text", HOSTILE)
def test_html_is_inert_and_exact(text: str) -> None:
    written = html_text(text)
    seen = TextOf(written)
    assert seen.text == text
    assert set(seen.tags) <= {"span"}
    assert len(seen.tags) == len(INVISIBLE.findall(text))
    assert not re.search(r"[{}$`\\]", written)
    assert Template(written).render() == written


@given(texts)
def test_html_holds_any_text(text: str) -> None:
    assert TextOf(html_text(text)).text == text.replace("\0", "\ufffd")


def test_what_html_cannot_hold_is_named() -> None:
    written = html_text(UNHOLDABLE)
    assert 'data-code="U+0000">\ufffd<' in written
    assert 'data-code="U+D800">\ufffd<' in written
    written.encode()


@pytest.mark.parametrize("text", [*HOSTILE, UNHOLDABLE])
def test_title_shows_codes_in_words(text: str) -> None:
    written = plain_text(text)
    expected = INVISIBLE.sub(lambda found: f"[U+{ord(found.group()):04X}]", text)
    assert html.unescape(written) == expected
    assert not re.search(r"[<>{}$`\\]", written)


def test_ready_text_meets_no_template() -> None:
    assert Ready("{{7*191}} {% if").render(embedded=True) == "{{7*191}} {% if"


def test_scripts_know_the_same_invisible_characters() -> None:
    from geomap.maps.assets import geomap_js

    found = re.search(r"new RegExp\(\s*(.*?), \"u\"\)", geomap_js(), re.DOTALL)
    assert found
    pattern = "".join(re.findall(r'"([^"]*)"', found.group(1))).replace("\\\\", "\\")
    pattern = re.sub(r"\\u\{([0-9a-f]+)\}", lambda m: f"\\U{m.group(1):0>8}", pattern)
    theirs = re.compile(pattern)
    for code in range(0x110000):
        assert bool(theirs.match(chr(code))) == bool(INVISIBLE.match(chr(code))), hex(code)
