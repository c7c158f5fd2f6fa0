"""Fit the weights that tell what a sentence speaks of, and write `data/event_weights.csv`.

In: ``--sentences``, folders of JSON Lines (``text``, ``date``, ``kind``, null for none);
``--articles``, folders of articles ``NNN.txt`` with gold readings ``NNN.gold.json``, whose events
have ``kind`` and ``quote``.
Out: the table of weights; on stdout the hash of what was read and the cross-validated precision
and recall over sentences: of the rules alone, and of the rules with the model where they are
silent. The texts are cut into ten parts; each is judged by weights fitted without it.

A sentence of an article is an example of the kinds whose quotes it holds; of nothing if it holds
none and the rules read no event from it. Others are left out: they may tell an event again.

Example: ``python tools/fit_events.py --sentences tests/texts/sentences --articles tests/texts``
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from geomap.articles import from_text
from geomap.events import article_date
from geomap.events.dateline import story_dates
from geomap.events.dates import find_dates
from geomap.events.delegations import acting_codes
from geomap.events.kinds import BIAS, KINDS, features
from geomap.events.layers import Scene, scenes
from geomap.events.openings import WordIndex
from geomap.events.reader import rule_drafts
from geomap.gazetteer import default
from geomap.geoparse import parse

TABLE = Path(__file__).resolve().parent.parent / "data" / "event_weights.csv"
FOLDS = 10
STRENGTH = 1.0
"""How strongly weights are drawn to nought."""
RARE = 4
"""A feature that fewer sentences have is left out."""
SMALL = 0.1
"""A feature whose weights are all smaller is left out."""
THRESHOLD = {
    "launch": 0.5, "strike": 0.45, "interception": 0.5, "meeting": 0.6, "exercise": 0.4,
}  # fmt: skip
"""The probability from which the model speaks, a kind."""


class Example(NamedTuple):
    """One sentence: the text it is from, what the model sees, what is told, what rules read."""

    text: str
    names: frozenset[str]
    told: frozenset[str]
    read: frozenset[str]


def laid(text: str, date: str | None) -> tuple[tuple[Scene, ...], list[frozenset[str]]]:
    """The sentences of a text, and the kinds that the rules read in each."""
    article = from_text(text, id="x", date=date)
    if article.date is None:
        article = replace(article, date=article_date(article))
    words = WordIndex(article.text)
    dates = story_dates(article, find_dates(article.text, words))
    told = scenes(article, parse(article, default()), default(), words, dates)
    acting = acting_codes(told)
    read = [
        frozenset(str(d.kind) for d in rule_drafts(scene, told, acting) if d.core) for scene in told
    ]
    return told, read


def example(text: str, scene: Scene, told: set[str], read: frozenset[str]) -> Example:
    """A sentence as an example."""
    names = frozenset(one.name for one in features(scene))
    return Example(text, names, frozenset(told), read)


def of_sentences(path: Path) -> Iterator[Example]:
    """Examples of a file of sentences; of two, the one that rules read counts, else the first."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        told, read = laid(row["text"], row.get("date"))
        name = f"{path.name}:{number}"
        if row["kind"] is None:
            yield from (example(name, s, set(), r) for s, r in zip(told, read, strict=True))
        elif told:
            at = next((i for i, kinds in enumerate(read) if row["kind"] in kinds), 0)
            yield example(name, told[at], {row["kind"]}, read[at])


def of_article(path: Path) -> Iterator[Example]:
    """Examples of an article."""
    gold = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
    quotes = [(" ".join(e["quote"].split()), e["kind"]) for e in gold["events"] if e.get("quote")]
    told, read = laid(path.read_bytes().decode("utf-8"), None)
    for scene, kinds in zip(told, read, strict=True):
        words = " ".join(scene.words.split())
        tells = {kind for quote, kind in quotes if quote in words or words in quote}
        if tells or not kinds:
            yield example(path.stem, scene, tells, kinds)


def matrix(examples: Sequence[Example], columns: dict[str, int]) -> csr_matrix:
    """One row an example, one column a feature."""
    cells = [
        (row, columns[name])
        for row, one in enumerate(examples)
        for name in sorted(one.names)
        if name in columns
    ]
    rows, cols = zip(*cells, strict=True)
    return csr_matrix((np.ones(len(cells)), (rows, cols)), shape=(len(examples), len(columns)))


def fitted(seen: csr_matrix, told: np.ndarray, bias: int) -> np.ndarray:
    """The weights of one logistic regression; the bias is not drawn to nought."""
    drawn = np.ones(seen.shape[1])
    drawn[bias] = 0.0
    signs = np.where(told, 1.0, -1.0)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margin = signs * (seen @ weights)
        value = np.logaddexp(0.0, -margin).sum() + 0.5 * STRENGTH * (drawn * weights**2).sum()
        slope = seen.T @ (-signs / (1.0 + np.exp(margin))) + STRENGTH * drawn * weights
        return value, slope

    start = np.zeros(seen.shape[1])
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 500}).x


def cross_validated(examples: Sequence[Example], seen: csr_matrix, bias: int) -> None:
    """Print precision and recall of the rules, and of rules and model together."""
    texts = sorted(
        {one.text for one in examples}, key=lambda t: hashlib.sha256(t.encode()).digest()
    )
    part = {text: number % FOLDS for number, text in enumerate(texts)}
    parts = np.array([part[one.text] for one in examples])
    heads = ("rules P", "R", "model P", "R", "both P", "R")
    print(f"{'kind':<14}{'examples':>9}" + "".join(f"{head:>9}" for head in heads))
    for kind in KINDS:
        told = np.array([kind in one.told for one in examples])
        rules = np.array([kind in one.read for one in examples])
        odds = np.zeros(len(examples))
        for number in range(FOLDS):
            rest = parts != number
            odds[~rest] = seen[~rest] @ fitted(seen[rest], told[rest], bias)
        model = odds > limit(kind)
        silent = np.array([not one.read for one in examples])
        figures = [
            f(s, told) for s in (rules, model, rules | (model & silent)) for f in (precise, recall)
        ]
        print(
            f"{kind:<14}{told.sum():>9}"
            + "".join(f"{value:>{9 if at % 2 == 0 else 6}.2f}" for at, value in enumerate(figures))
        )


def limit(kind: str) -> float:
    """The log-odds of a kind's threshold."""
    share = THRESHOLD[kind]
    return float(np.log(share / (1.0 - share)))


def precise(said: np.ndarray, told: np.ndarray) -> float:
    """Share of what was said that is so."""
    return float((said & told).sum() / max(1, said.sum()))


def recall(said: np.ndarray, told: np.ndarray) -> float:
    """Share of what is so that was said."""
    return float((said & told).sum() / max(1, told.sum()))


def main() -> None:
    """Fit, print, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sentences", type=Path, nargs="*", default=[])
    parser.add_argument("--articles", type=Path, nargs="*", default=[])
    asked = parser.parse_args()
    files = [path for folder in asked.sentences for path in sorted(folder.glob("*.jsonl"))]
    articles = [path for folder in asked.articles for path in sorted(folder.glob("*.txt"))]
    digest = hashlib.sha256()
    for path in (*files, *articles):
        digest.update(path.read_bytes())
    examples = [one for path in files for one in of_sentences(path)]
    examples += [one for path in articles for one in of_article(path)]
    counts = Counter(name for one in examples for name in one.names)
    names = sorted(name for name, count in counts.items() if count >= RARE)
    columns = {name: at for at, name in enumerate(names)}
    seen = matrix(examples, columns)
    print(
        f"{len(files)} files of sentences, {len(articles)} articles: {len(examples)} examples, "
        f"{len(names)} features; sha256 {digest.hexdigest()}"
    )
    cross_validated(examples, seen, columns[BIAS])
    found = []
    for kind in KINDS:
        weights = fitted(seen, np.array([kind in one.told for one in examples]), columns[BIAS])
        weights[columns[BIAS]] -= limit(kind)
        found.append(weights)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["feature", *KINDS])
    for name, at in columns.items():
        row = [weights[at] for weights in found]
        if name == BIAS or max(map(abs, row)) >= SMALL:
            writer.writerow([name, *(f"{value:.3f}" for value in row)])
    TABLE.write_text(text.getvalue(), encoding="utf-8")
    print(f"{TABLE.name}: {text.getvalue().count(chr(10)) - 1} features")


if __name__ == "__main__":
    main()
