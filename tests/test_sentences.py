"""Sentences: exact spans, abbreviations, lines, and any Unicode text."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.geoparse import sentences

LEADING_DATE = re.compile(r"\A\s*date \d{4}-\d{2}-\d{2}(?!\S)")


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "It flew at 10:15 a.m. and fell at 11 p.m. Hawaii time.",
        "The U.S. and the U.K. agreed.",
        "Gen. Lloyd Austin met Lt. Col. J. A. Smith on Nov. 3 in St. Petersburg.",
        "No. 5 of Fig. 3 shows 4.5 km.",
        "Smith of Acme Inc. spoke.",
        '"All is well!" the president wrote.',
        '"Fire over the Strait", it said... and ended.',
        "Would it (as it should?) help.",
        "- The missile left at 7:23 a.m. local time.",
        "1. The first item.",
        "09:40 The military says so.",
        "New Delhi: The maiden flight took place.",
    ],
)
def test_one_sentence(sentence: str) -> None:
    assert split(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell. They saw it.", ["It fell.", "They saw it."]),
        ("He said no. They left.", ["He said no.", "They left."]),
        ("It came from the U.S. The rest did not.", ["It came from the U.S.", "The rest did not."]),
        ('"We saw it." The end.', ['"We saw it."', "The end."]),
        ("“Go!” He went.", ["“Go!”", "He went."]),
        ("What hit it? Nobody knows.", ["What hit it?", "Nobody knows."]),
        ("It flew 4.5 km. 11 fell.", ["It flew 4.5 km.", "11 fell."]),
        ("A headline\n\nA text.", ["A headline", "A text."]),
        ("At 5 a.m.\r\nThey left", ["At 5 a.m.", "They left"]),
        ("- one\n- two. Three", ["- one", "- two.", "Three"]),
        ("日本。韓国！はい", ["日本。", "韓国！", "はい"]),
    ],
)
def test_several_sentences(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@pytest.mark.parametrize("gap", [" ", "\n", "\n\n"])
@pytest.mark.parametrize("before", ["", " "])
def test_leading_date_is_no_part(before: str, gap: str) -> None:
    assert split(f"{before}date 2023-03-16{gap}It fell.") == ["It fell."]


def test_a_date_further_on_is_kept() -> None:
    assert split("On date 2023-03-16 it fell.") == ["On date 2023-03-16 it fell."]
    assert split("date 2023-03-16th") == ["date 2023-03-16th"]


@pytest.mark.parametrize("text", ["", " \n\t ", "date 2023-03-16"])
def test_nothing_to_split(text: str) -> None:
    assert sentences(text) == ()


@given(st.text(max_size=200) | st.text(alphabet=" .!?\"'”)\n\rAa1J。é\u0301\u202e", max_size=60))
def test_spans_cover_what_is_visible(text: str) -> None:
    spans = sentences(text)
    for start, end in spans:
        assert text[start:end] == text[start:end].strip() != ""
    assert all(a.end <= b.start for a, b in pairwise(spans))
    leading = LEADING_DATE.match(text)
    covered = "".join(text[start:end] for start, end in spans)
    rest = text[leading.end() if leading else 0 :]
    assert "".join(covered.split()) == "".join(rest.split())
