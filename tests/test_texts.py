"""The texts that weights are fitted on: sound gold, and what is read of them does not fall."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from geomap import gazetteer, geoparse
from geomap.articles import from_text
from geomap.events import read_events

TEXTS = Path(__file__).parent / "texts"
ARTICLES = sorted((TEXTS / "articles").glob("*.txt"))
SENTENCES = sorted((TEXTS / "sentences").glob("*.jsonl"))
KINDS = {"launch", "strike", "interception", "meeting", "exercise"}
READ = {"launch": 0.70, "strike": 0.55, "interception": 0.60, "meeting": 0.52, "exercise": 0.60}
"""Least share of sentences of a kind in which it is read."""
FALSE = 0.13
"""Largest share of sentences without an event in which one is read."""
SAMPLE = 4
"""Every so manieth sentence is read."""


def test_all_is_there() -> None:
    assert len(ARTICLES) == 60
    assert len(SENTENCES) == 8


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_gold_lies_in_its_text(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    gold = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
    for place in gold["places"]:
        assert text[place["start"] : place["end"]] == place["text"]
    for event in gold["events"]:
        assert event["kind"] in KINDS
        assert event["quote"] in text
    for phrase in gold["not_events"]:
        assert phrase in text


def _kinds(row: dict[str, Any]) -> set[str]:
    article = from_text(row["text"], id="x", date=row["date"])
    book = gazetteer.default()
    return {event.kind for event in read_events(article, geoparse.parse(article, book), book)}


def test_sentences_are_read() -> None:
    rows = [
        json.loads(line)
        for path in SENTENCES
        for line in path.read_text(encoding="utf-8").splitlines()[::SAMPLE]
    ]
    total, right = Counter(row["kind"] for row in rows), Counter[str]()
    for row in rows:
        found = _kinds(row)
        right[row["kind"]] += row["kind"] in found if row["kind"] else not found
    share = {kind: right[kind] / total[kind] for kind in total}
    assert {kind: share[kind] for kind in READ if share[kind] < READ[kind]} == {}
    assert share[None] >= 1.0 - FALSE
