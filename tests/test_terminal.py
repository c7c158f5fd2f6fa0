from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from geomap.terminal import printable


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_output_is_one_printable_line(text: str) -> None:
    shown = printable(text)
    assert shown.isprintable()
    assert len(shown.splitlines()) <= 1


@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "S"))))
def test_letters_and_signs_of_all_scripts_stay(text: str) -> None:
    assert printable(text) == text


def test_what_steers_a_terminal_is_written_out() -> None:
    assert printable("a\x1b]0;title\x07\r\nb\x9b1m\u202e\udcff") == (
        "a\\x1b]0;title\\x07\\r\\nb\\x9b1m\\u202e\\xff"
    )
