"""The work grows with the text and no faster: operations are counted, not seconds."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from geomap.gazetteer import default
from geomap.geoparse import evidence, parse, resolve, roles
from geomap.geoparse.context import Surroundings
from geomap.model import Article

SMALL = 20_000
PIECES = {
    "all capitals": "NORTH KOREA FIRED A MISSILE FROM SUNAN IN PARIS TEXAS ",
    "all commas": ", ",
    "one word": "Paris ",
    "nothing but places": "Paris, Sinpo, Springfield, Georgia, ",
    "nothing but stops": "A.",
    "hyphens": "Paris-",
    "possessives": "Paris's ",
    "no spaces": "ParisTokyo",
}


def counted(text: str, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Parse a text and count what is done."""
    counts: Counter[str] = Counter()

    def counting(patch: pytest.MonkeyPatch, owner: Any, name: str) -> None:
        real = getattr(owner, name)

        def wrapper(*args: Any, **kwargs: Any) -> Any:
            counts[name] += 1
            return real(*args, **kwargs)

        patch.setattr(owner, name, wrapper)

    with monkeypatch.context() as patch:
        counting(patch, evidence, "features")
        counting(patch, Surroundings, "around")
        counting(patch, resolve, "_weigh")
        counting(patch, resolve, "_nearest")
        counting(patch, roles, "features")
        parse(Article("x", text), default())
    return counts


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_twice_the_text_is_at_most_twice_the_work(
    piece: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = counted(piece * (SMALL // len(piece)), monkeypatch)
    twice = counted(piece * (2 * SMALL // len(piece)), monkeypatch)
    for name, count in twice.items():
        assert count <= 2 * once[name] + 20, name
        assert count <= 2 * SMALL, name


def test_one_name_is_ranked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    few = counted("They met in Springfield. " * 10, monkeypatch)
    many = counted("They met in Springfield. " * 1000, monkeypatch)
    assert few["_weigh"] == many["_weigh"] > 0


def test_the_words_of_a_context_are_few() -> None:
    text = "word " * 50_000 + "Paris" + " word" * 50_000
    start = text.index("Paris")
    context = Surroundings(text, ()).around(start, start + 5)
    assert len(context.before) <= 6
    assert len(context.after) <= 6
