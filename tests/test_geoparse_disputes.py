"""Disputed waters and islands told by their claimants."""

from __future__ import annotations

import pytest
from small_gazetteer import parsed


@pytest.mark.parametrize(
    ("text", "phrase", "place"),
    [
        (
            "It passed between Japanese and Chinese vessels in disputed waters.",
            "disputed waters",
            "Senkaku Islands",
        ),
        ("Japan and South Korea both sail by the disputed islets.", "disputed islets", "Dokdo"),
        ("Indian troops met Pakistani ones in contested territory.", "contested territory",
         "Kashmir"),
        ("China told the Philippines to leave the disputed shoal.", "disputed shoal",
         "Spratly Islands"),
    ],
)  # fmt: skip
def test_told_by_claimants(text: str, phrase: str, place: str) -> None:
    found = next(mention for mention in parsed(text) if mention.text == phrase)
    assert found.place.name == place
    assert found.role == "site"
    assert "claimed by" in found.candidates[0].reasons[0]


def test_several_that_fit_are_all_kept() -> None:
    found = parsed("China told the Philippines to leave the disputed shoal.")[-1]
    assert [c.place.name for c in found.candidates] == ["Spratly Islands", "Scarborough Shoal"]
    assert found.candidates[0].score > found.candidates[1].score


def test_one_named_elsewhere_comes_first() -> None:
    text = (
        "Ships met off Scarborough Shoal. China told the Philippines to leave the disputed shoal."
    )
    assert parsed(text)[-1].place.name == "Scarborough Shoal"


@pytest.mark.parametrize(
    "text",
    [
        "It fell in disputed waters.",
        "Japanese vessels were in disputed waters.",
        "Russian and Filipino vessels were in disputed waters.",
        "Japanese vessels left. Chinese vessels were in disputed waters.",
        "Indian and Pakistani ships met in disputed waters.",
        "Japan and China disputed the figures.",
    ],
)
def test_not_told(text: str) -> None:
    assert not any("disputed" in mention.text for mention in parsed(text))


def test_a_disputed_place_by_its_name() -> None:
    assert [m.place.kind for m in parsed("A ship sank near Takeshima.")] == ["dispute"]
