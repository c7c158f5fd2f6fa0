"""The whole of geoparse: spans for any text, and the shape of what comes out."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from small_gazetteer import parsed

from geomap.gazetteer import default
from geomap.geoparse import parse
from geomap.model import Article

SEED = next((Path(__file__).parent.parent / "seeds").glob("*.txt"))

NAMES = st.sampled_from(
    ["Japan", "North Korea", "Paris, Texas", "Sea of Japan", "US-South Korea", "the", "said",
     "in", "disputed waters", "Chinese", "\u202eTokyo\u202c", "東京", "🚀", "e\u0301", "\r\n",
     "\n\n", "'s", ".", ",", "SEOUL", "Hwasong-15", "Lloyd Austin"]
)  # fmt: skip


@given(
    st.lists(NAMES, max_size=25).flatmap(
        lambda parts: st.sampled_from(["", " "]).map(lambda gap: gap.join(parts))
    )
    | st.text(max_size=120)
)
def test_mentions_are_spans_in_order(text: str) -> None:
    mentions = parsed(text)
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.text.strip() == mention.text != ""
        assert mention.candidates
        scores = [candidate.score for candidate in mention.candidates]
        assert scores == sorted(scores, reverse=True)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


def test_the_same_text_gives_the_same_mentions() -> None:
    text = "Seoul said North Korea fired a missile from Sunan into the East Sea."
    assert parsed(text) == parsed(text)
    assert [m.text for m in parsed(text)] == ["Seoul", "North Korea", "Sunan", "East Sea"]


def test_a_text_without_places() -> None:
    assert parsed("") == ()
    assert parsed("Nothing here.") == ()


def test_the_seed_article() -> None:
    text = SEED.read_text(encoding="utf-8")
    read = parse(Article("seed", text), default())
    optional = {"US"}
    assert [(m.text, m.role) for m in read if m.text not in optional] == [
        ("Japan", "actor"), ("South Korea", "actor"),
        ("Seoul", "actor"), ("Tokyo", "actor"), ("North Korea", "actor"), ("China", "actor"),
        ("North Korea", "actor"), ("Tokyo", "site"), ("disputed waters", "site"),
        ("Japan", "mention"), ("Hokkaido", "site"), ("South Korea", "actor"), ("Japan", "actor"),
        ("North Korea", "actor"), ("South Korea", "actor"), ("Pyongyang", "actor"),
        ("North Korea", "actor"), ("Japan", "site"),
    ]  # fmt: skip
    disputed = next(m for m in read if m.text == "disputed waters")
    assert disputed.place.id == "dispute:senkaku_diaoyu"
