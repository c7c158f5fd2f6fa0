"""Fit the weights that tell places and their roles, and write `data/geoparse_weights.csv`.

In: ``--corpus``, the named entities of GUM as JSON lines (``text``, and ``mentions`` with
``start``, ``end`` and ``type``); ``--articles``, a folder of articles ``NNN.txt``, each with its
gold reading ``NNN.gold.json`` (``places`` with ``start``, ``end`` and ``role``).
Out: the table of weights; on stdout the hashes of what was read, and the cross-validated
figures: the articles are cut into ten parts, and each part is judged by weights fitted
without it.

Both models are logistic regressions over the features of `geomap.geoparse`. A role also sees
the role before it only where a name holds another; there the gold role teaches.

Example: ``python tools/fit_geoparse.py --corpus gum_named.jsonl --articles dev``
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
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from geomap.gazetteer import default
from geomap.geoparse import weights as weighing
from geomap.geoparse.clauses import clauses
from geomap.geoparse.context import Surroundings
from geomap.geoparse.parse import adjectives
from geomap.geoparse.recognise import Choice, Found, Weighed
from geomap.geoparse.resolve import resolve
from geomap.geoparse.roles import features as role_features
from geomap.geoparse.sentences import sentences

TABLE = Path(__file__).resolve().parent.parent / "data" / "geoparse_weights.csv"
FOLDS = 10
PLACE_STRENGTH = 0.5
ROLE_STRENGTH = 0.3
ARTICLE_WEIGHT = 1.5
"""What one example of an article counts for, against one of the corpus."""
DECIMALS = 3
LEAST_COUNT = 3
ROLES = ("actor", "site", "mention")
STATELIKE = {"country"}


class Text(NamedTuple):
    """A text with what is known of it."""

    id: str
    text: str
    gold: dict[tuple[int, int], str]
    """Spans of places, and their role where it is known."""
    doubtful: set[tuple[int, int]]
    """Spans that teach nothing."""


class Example(NamedTuple):
    """Features and what is right."""

    features: list[str]
    right: str


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, or of the files of a folder in order."""
    total = hashlib.sha256()
    files = [path] if path.is_file() else sorted(path.glob("*.txt")) + sorted(path.glob("*.json"))
    for file in files:
        total.update(file.read_bytes())
    return total.hexdigest()


def articles(folder: Path) -> list[Text]:
    """Return the articles of a folder with their gold places."""
    found = []
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_name(path.name.replace(".gold.json", ".txt")).read_bytes().decode("utf-8")
        spans = {(p["start"], p["end"]): p["role"] for p in gold["places"]}
        doubtful = {(p["start"], p["end"]) for p in gold["places"] if p.get("optional")}
        found.append(Text(gold["id"], text, spans, doubtful))
    return found


def corpus(path: Path) -> list[Text]:
    """Return the texts of the corpus; a state marked as an organization is a place that acts."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        gold, doubtful = _marked(record["text"], record["mentions"])
        found.append(Text(record["id"], record["text"], gold, doubtful))
    return found


def _marked(
    text: str, mentions: Sequence[dict[str, Any]]
) -> tuple[dict[tuple[int, int], str], set[tuple[int, int]]]:
    """Return the spans of places, and those that teach nothing."""
    gold: dict[tuple[int, int], str] = {}
    doubtful: set[tuple[int, int]] = set()
    names = [(*_trimmed(text, m["start"], m["end"]), m["type"]) for m in mentions]
    outer = [(s, e, t) for s, e, t in names if t != "place" and text[s].isupper()]
    for start, end, sort in names:
        if sort not in {"place", "organization"}:
            continue
        within = {t for s, e, t in outer if s <= start and end <= e and (s, e) != (start, end)}
        if "person" in within:
            doubtful.add((start, end))
        elif not within:
            gold[start, end] = "" if sort == "place" else "actor"
    return gold, doubtful


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Take the article and the possessive ending off a span."""
    for article in ("the ", "The "):
        if text.startswith(article, start):
            start += len(article)
    for owner in ("'s", "\u2019s"):
        if text[start:end].endswith(owner):
            end -= len(owner)
    return start, end


def place_examples(item: Text) -> Iterator[Example]:
    """Yield an example for each name that the walk of `recognise` would look at."""
    world = default()
    around = Surroundings(item.text, sentences(item.text))
    states = {word.iso3 for word in adjectives(item.text, world)}
    choice = Choice(item.text, around, world.scan(item.text), world.demonym, states)
    for weighed in choice.walk():
        right = _is_place(item, weighed)
        if right:
            choice.take(weighed.name)
        if right is not None:
            yield Example(weighed.features, "yes" if right else "no")


def _is_place(item: Text, weighed: Weighed) -> bool | None:
    """Whether a name is a place by the gold; None where that cannot be told."""
    whole, kept = (tuple(n.context.span) for n in (weighed.name, weighed.kept()))
    if whole in item.doubtful or kept in item.doubtful:
        return None
    for span in (whole, kept):
        role = item.gold.get(span)
        if role is not None and (role != "actor" or item.id[:4] != "GUM_" or _statelike(weighed)):
            return True
    start, end = whole
    for low, high in item.gold:
        if low <= start and end <= high and item.id[:4] == "GUM_":
            rest = item.text[low:start] + item.text[end:high]
            if rest == rest.lower():
                return None
        if start <= low and high <= end:
            return None
    return False


def _statelike(weighed: Weighed) -> bool:
    return weighed.name.places[0].kind in STATELIKE


def role_examples(item: Text) -> Iterator[Example]:
    """Yield an example for each gold place, found by its span."""
    world = default()
    around = Surroundings(item.text, sentences(item.text))
    hits = {(hit.start, hit.end): hit.places for hit in world.scan(item.text)}
    found = [
        Found(around.around(*span), hits[span])
        for span in sorted(item.gold)
        if span in hits and span not in item.doubtful
    ]
    told = [word.iso3 for word in adjectives(item.text, world)]
    ranked = resolve(item.text, found, told, world.capital_country)
    places = [candidates[0].place for candidates in ranked]
    before: str | None = None
    for clause in clauses(item.text, found, places, world.capital_country):
        right = item.gold[tuple(clause.own.span)]
        yield Example(role_features(clause, before if clause.holds else None), right)
        before = right


class Model:
    """A logistic regression over named features, rounded as it is written."""

    def __init__(
        self, examples: Sequence[Example], strength: float, counts: Sequence[float] | None = None
    ) -> None:
        often = Counter(feature for example in examples for feature in set(example.features))
        self._vector = DictVectorizer()
        seen = [
            {f: 1.0 for f in e.features if often[f] >= LEAST_COUNT and f != weighing.BIAS}
            for e in examples
        ]
        matrix = self._vector.fit_transform(seen)
        right = [example.right for example in examples]
        fitted = LogisticRegression(C=strength, max_iter=5000, tol=1e-8)
        fitted.fit(matrix, right, sample_weight=counts)
        self.classes = [str(c) for c in fitted.classes_]
        self.weights = {weighing.BIAS: np.round(fitted.intercept_, DECIMALS)}
        for column, feature in enumerate(self._vector.get_feature_names_out()):
            self.weights[str(feature)] = np.round(fitted.coef_[:, column], DECIMALS)

    def scores(self, features: Sequence[str]) -> Any:
        """Return the sums for one example."""
        known = [self.weights[f] for f in features if f in self.weights]
        return np.sum(known, axis=0)


def place_model(taught: Sequence[tuple[Text, list[Example]]]) -> Model:
    """Fit the model that tells places; "yes" comes after "no", so a positive sum says yes."""
    examples = [e for _, found in taught for e in found]
    counts = [
        1.0 if item.id[:4] == "GUM_" else ARTICLE_WEIGHT for item, found in taught for _ in found
    ]
    return Model(examples, PLACE_STRENGTH, counts)


def parts(items: Sequence[Any]) -> Iterator[tuple[list[Any], list[Any]]]:
    """Yield each fold: what teaches and what is judged."""
    for fold in range(FOLDS):
        yield (
            [item for at, item in enumerate(items) if at % FOLDS != fold],
            [item for at, item in enumerate(items) if at % FOLDS == fold],
        )


def judge_places(read: Sequence[tuple[Text, list[Example]]], more: Sequence[Any]) -> None:
    """Print how the names of a text are told apart by weights fitted without it."""
    tally: Counter[tuple[str, bool]] = Counter()
    for taught, judged in parts(read):
        model = place_model([*taught, *more])
        for _, found in judged:
            for example in found:
                tally[example.right, bool(model.scores(example.features)[0] > 0)] += 1
    kept = tally["yes", True]
    precision = kept / max(1, kept + tally["no", True])
    recall = kept / max(1, kept + tally["yes", False])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"  places: precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f} of names weighed")


def judge_roles(read: Sequence[tuple[Text, list[Example]]]) -> None:
    """Print the accuracy of roles by weights fitted without the article."""
    tally: Counter[tuple[str, str]] = Counter()
    for taught, judged in parts(read):
        model = Model([e for _, found in taught for e in found], ROLE_STRENGTH)
        for _, found in judged:
            for example in found:
                best = model.classes[int(np.argmax(model.scores(example.features)))]
                tally[example.right, best] += 1
    right = sum(count for (gold, told), count in tally.items() if gold == told)
    print(f"  roles: accuracy {right / sum(tally.values()):.3f}", end="")
    for role in ROLES:
        of_role = sum(count for (gold, _), count in tally.items() if gold == role)
        print(f"  {role} {tally[role, role] / max(1, of_role):.3f} of {of_role}", end="")
    print()


def table(places: Model, roles: Model) -> str:
    """Return the table of weights as it is written."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("model", "feature", "place", *ROLES))
    for feature, values in sorted(places.weights.items()):
        if values[0]:
            writer.writerow(("place", feature, _number(values[0]), "", "", ""))
    order = [roles.classes.index(role) for role in ROLES]
    for feature, values in sorted(roles.weights.items()):
        if any(values):
            writer.writerow(("role", feature, "", *(_number(values[at]) for at in order)))
    return out.getvalue()


def _number(value: float) -> str:
    return f"{value:.{DECIMALS}f}"


def main() -> None:
    """Fit, judge and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True, help="named entities of GUM")
    parser.add_argument("--articles", type=Path, help="folder of articles with gold readings")
    parser.add_argument("--dry-run", action="store_true", help="print the figures, write nothing")
    told = parser.parse_args()
    print(f"corpus    sha-256 {digest(told.corpus)}")
    general = [(item, list(place_examples(item))) for item in corpus(told.corpus)]
    read: list[tuple[Text, list[Example]]] = []
    texts: list[Text] = []
    if told.articles:
        print(f"articles  sha-256 {digest(told.articles)}")
        texts = articles(told.articles)
        read = [(item, list(place_examples(item))) for item in texts]
    print(f"corpus, {FOLDS} parts by text:")
    judge_places(general, read)
    if not texts:
        return
    acting = [(item, list(role_examples(item))) for item in texts]
    print(f"articles, {FOLDS} parts by article:")
    judge_places(read, general)
    judge_roles(acting)
    if not told.dry_run:
        roles = Model([e for _, found in acting for e in found], ROLE_STRENGTH)
        TABLE.write_text(table(place_model([*general, *read]), roles), encoding="utf-8")
        print(f"wrote {TABLE.name}")


if __name__ == "__main__":
    main()
