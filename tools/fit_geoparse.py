"""Fit the weights that tell places and their roles, and write `data/geoparse_weights.csv`.

In: ``--corpus``, the named entities of GUM as JSON lines (``text``, and ``mentions`` with
``start``, ``end`` and ``type``); ``--articles``, folders of articles ``NNN.txt``, each with its
gold reading ``NNN.gold.json`` (``places`` with ``start``, ``end`` and ``role``).
Out: the table of weights; on stdout the hashes of what was read, and the cross-validated
figures: the articles are cut into ten parts, and each part is judged by weights fitted
without it.

The models are logistic regressions over the features of `geomap.geoparse`, drawn towards the
weights set by hand in `geoparse_prior.csv`, so that what the texts seldom show is not lost. The
roles are fitted twice: by the words around alone, and with the events that are read as well. A
role also sees the role before it where a name holds another; there the gold role teaches.

Example: ``python tools/fit_geoparse.py --corpus gum_named.jsonl --articles dev more``
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from geomap.events import article_date, read_events
from geomap.gazetteer import default
from geomap.geoparse import words
from geomap.geoparse.adjectives import state_adjectives
from geomap.geoparse.clauses import clauses
from geomap.geoparse.context import Surroundings
from geomap.geoparse.evidence import Name, firm, placed
from geomap.geoparse.parse import parse
from geomap.geoparse.recognise import Choice, Found, Weighed
from geomap.geoparse.resolve import resolve
from geomap.geoparse.roles import features as role_features
from geomap.geoparse.sentences import sentences
from geomap.geoparse.settle import parts_in_events
from geomap.geoparse.weights import ALONE, TOLD
from geomap.model import Article, Event

TABLE = Path(__file__).resolve().parent.parent / "data" / "geoparse_weights.csv"
PRIOR = Path(__file__).resolve().parent / "geoparse_prior.csv"
FOLDS = 10
SOLVER = {"maxiter": 3000, "maxfun": 5000, "ftol": 1e-12, "gtol": 1e-6}
PLACE_STRENGTH = 0.03
ROLE_STRENGTH = 0.1
CORPUS_WEIGHT = 0.1
"""What one example of the corpus counts for, against one of an article."""
CAUTION = 0.7
"""What all that is no place counts for, against all places: to miss one is worse."""
DECIMALS = 3
LEAST_COUNT = 3
ANSWERS = ("no", "yes")
ROLES = ("actor", "site", "mention")
LONGEST_NAME = 80
LINKS = {"of", "the", "and", "de"}


class Text(NamedTuple):
    """A text with what is known of it."""

    id: str
    text: str
    gold: dict[tuple[int, int], str]
    """Spans of places, and their role where it is known."""
    doubtful: Collection[tuple[int, int]] = ()
    """Spans that teach nothing."""
    others: dict[tuple[int, int], str] | None = None
    """In the corpus, the spans of what is no place, and what it is."""


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
    """Return the texts of the corpus with all that is marked in them."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        gold, others = _marked(record["text"], record["mentions"])
        found.append(Text(record["id"], record["text"], gold, others=others))
    return found


def _marked(
    text: str, mentions: Sequence[dict[str, Any]]
) -> tuple[dict[tuple[int, int], str], dict[tuple[int, int], str]]:
    """Return the spans of places, and what else is marked, by span."""
    gold: dict[tuple[int, int], str] = {}
    others: dict[tuple[int, int], str] = {}
    for mention in mentions:
        span, sort = _trimmed(text, mention["start"], mention["end"]), mention["type"]
        if text[span[0]].islower() and span[1] - span[0] > LONGEST_NAME:
            continue
        if sort == "place":
            gold[span] = ""
        else:
            others[span] = sort
    return gold, others


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
    states = {word.iso3 for word in state_adjectives(around, world.demonyms)}
    choice = Choice(item.text, around, world.scan(item.text), world.demonym, states)
    for weighed in choice.walk():
        right = _is_place(item, weighed, choice.without_generic(weighed))
        if right:
            choice.take(weighed.name)
        if right is not None:
            yield Example(weighed.features, "yes" if right else "no")


def _is_place(item: Text, weighed: Weighed, short: Name) -> bool | None:
    """Whether a name is a place by the gold; None where that cannot be told."""
    whole, kept = tuple(weighed.name.context.span), tuple(short.context.span)
    if item.others is None:
        if whole in item.doubtful or kept in item.doubtful:
            return None
        return whole in item.gold or kept in item.gold
    state = weighed.name.places[0].kind == "country"
    around = [span for span in item.others if _within(whole, span) and span != whole]
    if any(_part_of_name(item.text, whole, span) for span in around):
        return False
    if whole in item.gold or kept in item.gold:
        return True
    if whole in item.others:
        return state and item.others[whole] == "organization"
    holders = [span for span in item.gold if _within(whole, span)]
    if holders:
        return _holder_said(item.text, whole, holders)
    # The corpus leaves some places unmarked.
    return None if around or firm(weighed.name.places) or placed(weighed.name) else False


def _within(inner: tuple[int, ...], outer: tuple[int, int]) -> bool:
    """Whether one span lies in the other."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _part_of_name(text: str, inner: tuple[int, ...], outer: tuple[int, int]) -> bool:
    """Whether a name is a part of a longer one, as in "University of Vienna"."""
    before = text[outer[0] : inner[0]].split()
    after = text[inner[1] : outer[1]].split()
    while before and before[-1] in LINKS:
        before.pop()
    while after and after[0] in LINKS:
        after.pop(0)
    left, right = before[-1:], after[:1]
    return any(word[0].isupper() for word in left + right)


def _holder_said(
    text: str, inner: tuple[int, ...], holders: Sequence[tuple[int, int]]
) -> bool | None:
    """Whether a name within a longer place stands for itself: "Paris" in "Paris, Texas"."""
    for start, end in holders:
        rest = text[start : inner[0]], text[inner[1] : end]
        if rest[0].rstrip().endswith(",") or rest[1].startswith(","):
            return True
        others = " ".join(rest).split()
        if all(w.lower() in words.GENERICS | words.DIRECTIONS | LINKS for w in others):
            return True
        if any(word[0].isupper() for word in others):
            return False
    return None


def role_examples(item: Text, model: str = ALONE) -> Iterator[Example]:
    """Yield an example for each gold place, found by its span."""
    world = default()
    around = Surroundings(item.text, sentences(item.text))
    hits = {(hit.start, hit.end): hit.places for hit in world.scan(item.text)}
    found = [
        Found(around.around(*span), hits[span])
        for span in sorted(item.gold)
        if span in hits and span not in item.doubtful
    ]
    states = [word.iso3 for word in state_adjectives(around, world.demonyms)]
    ranked = resolve(item.text, found, states, world.capital_country)
    places = [candidates[0].place for candidates in ranked]
    spans = [name.context.span for name in found]
    told: list[list[str]] = [[]] * len(found)
    if model == TOLD:
        told = parts_in_events(spans, places, events_of(item))
    before: str | None = None
    for clause, more in zip(
        clauses(item.text, around, found, places, world.capital_country), told, strict=True
    ):
        right = item.gold[tuple(clause.own.span)]
        yield Example([*role_features(clause, before if clause.holds else None), *more], right)
        before = right


def events_of(item: Text) -> Sequence[Event]:
    """Read the events of a text, by the weights that the table holds now."""
    article = Article(item.id, item.text)
    article = replace(article, date=article_date(article))
    return read_events(article, parse(article, default()), default())


class Model:
    """A logistic regression over named features, drawn towards the weights set by hand.

    Each class has a sum of weights; the likelihood of the examples and a normal
    prior around the hand-set weights are weighed against each other. `strength`
    is the variance of the prior.
    """

    def __init__(
        self,
        examples: Sequence[Example],
        classes: Sequence[str],
        prior: Mapping[str, Sequence[float]],
        strength: float,
        counts: Sequence[float] | None = None,
    ) -> None:
        self.classes = classes
        often = Counter(feature for example in examples for feature in set(example.features))
        self._names = sorted({f for f in often if often[f] >= LEAST_COUNT} | set(prior))
        column = {feature: at for at, feature in enumerate(self._names)}
        size = (len(self._names), len(self.classes))
        held = [[column[f] for f in set(e.features) if f in column] for e in examples]
        matrix = csr_matrix(
            (
                np.ones(sum(map(len, held))),
                np.concatenate([np.array(h, int) for h in held]),
                np.cumsum([0, *map(len, held)]),
            ),
            shape=(len(examples), size[0]),
        )
        right = np.array([self.classes.index(e.right) for e in examples])
        count = np.ones(len(examples)) if counts is None else np.array(counts)
        start = np.array([prior.get(f, (0.0,) * size[1]) for f in self._names])

        def loss(flat: Any) -> tuple[float, Any]:
            """Return what is to be made least, and its slope."""
            now = flat.reshape(size)
            sums = matrix @ now
            sums -= sums.max(axis=1, keepdims=True)
            share = np.exp(sums)
            share /= share.sum(axis=1, keepdims=True)
            at = np.arange(len(right))
            off = now - start
            value = -(count * np.log(share[at, right] + 1e-300)).sum()
            share[at, right] -= 1
            slope = matrix.T @ (share * count[:, None]) + off / strength
            return float(value + (off * off).sum() / (2 * strength)), slope.ravel()

        fitted = minimize(loss, start.ravel(), jac=True, method="L-BFGS-B", options=SOLVER)
        rounded = np.round(fitted.x.reshape(size), DECIMALS)
        self.weights = dict(zip(self._names, rounded, strict=True))

    def scores(self, features: Sequence[str]) -> Any:
        """Return the sum of each class for one example."""
        return np.sum([self.weights[f] for f in set(features) if f in self.weights], axis=0)


def priors(model: str) -> dict[str, tuple[float, ...]]:
    """Return the weights set by hand; those of places are shared between "no" and "yes"."""
    found: dict[str, tuple[float, ...]] = {}
    for row in csv.DictReader(PRIOR.read_text(encoding="utf-8").splitlines()):
        if row["model"] == model == "place":
            found[row["feature"]] = (-float(row["place"]) / 2, float(row["place"]) / 2)
        elif row["model"] == model:
            found[row["feature"]] = tuple(float(row[role]) for role in ROLES)
    return found


def place_model(taught: Sequence[tuple[Text, list[Example]]]) -> Model:
    """Fit the model that tells places."""
    examples = [e for _, found in taught for e in found]
    yes = sum(e.right == "yes" for e in examples)
    share = {"yes": 1.0, "no": CAUTION * yes / max(1, len(examples) - yes)}
    counts = [
        (CORPUS_WEIGHT if item.others is not None else 1.0) * share[example.right]
        for item, found in taught
        for example in found
    ]
    return Model(examples, ANSWERS, priors("place"), PLACE_STRENGTH, counts)


def role_model(taught: Sequence[tuple[Text, list[Example]]]) -> Model:
    """Fit the model that tells roles."""
    return Model([e for _, found in taught for e in found], ROLES, priors("role"), ROLE_STRENGTH)


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
                tally[example.right, bool(np.diff(model.scores(example.features))[0] > 0)] += 1
    kept = tally["yes", True]
    precision = kept / max(1, kept + tally["no", True])
    recall = kept / max(1, kept + tally["yes", False])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"  places: precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f} of names weighed")


def judge_roles(read: Sequence[tuple[Text, list[Example]]], ids: Collection[str]) -> None:
    """Print the accuracy of roles in some articles by weights fitted without the article."""
    tally: Counter[tuple[str, str]] = Counter()
    for taught, judged in parts(read):
        model = role_model(taught)
        for example in (e for item, found in judged if item.id in ids for e in found):
            best = model.classes[int(np.argmax(model.scores(example.features)))]
            tally[example.right, best] += 1
    right = sum(count for (gold, told), count in tally.items() if gold == told)
    print(f"  roles: accuracy {right / sum(tally.values()):.3f}", end="")
    for role in ROLES:
        of_role = sum(count for (gold, _), count in tally.items() if gold == role)
        print(f"  {role} {tally[role, role] / max(1, of_role):.3f} of {of_role}", end="")
    print()


def table(places: Model, roles: Mapping[str, Model]) -> str:
    """Return the table of weights as it is written."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("model", "feature", "place", *ROLES))
    for feature, values in sorted(places.weights.items()):
        if values[1] != values[0]:
            writer.writerow(("place", feature, _number(values[1] - values[0]), "", "", ""))
    for name, model in sorted(roles.items()):
        for feature, values in sorted(model.weights.items()):
            if any(values):
                writer.writerow((name, feature, "", *map(_number, values)))
    return out.getvalue()


def _number(value: float) -> str:
    return f"{value:.{DECIMALS}f}"


def main() -> None:
    """Fit, judge and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True, help="named entities of GUM")
    parser.add_argument(
        "--articles",
        type=Path,
        nargs="*",
        default=[],
        help="folders of articles with gold readings",
    )
    parser.add_argument("--dry-run", action="store_true", help="print the figures, write nothing")
    told = parser.parse_args()
    print(f"corpus    sha-256 {digest(told.corpus)}")
    general = [(item, list(place_examples(item))) for item in corpus(told.corpus)]
    texts: list[Text] = []
    for folder in told.articles:
        print(f"articles  sha-256 {digest(folder)}")
        texts += articles(folder)
    read = [(item, list(place_examples(item))) for item in texts]
    print(f"corpus, {FOLDS} parts by text:")
    judge_places(general, read)
    if not texts:
        return
    acting = {m: [(item, list(role_examples(item, m))) for item in texts] for m in (ALONE, TOLD)}
    print(f"articles, {FOLDS} parts by article:")
    judge_places(read, general)
    for name, taught in acting.items():
        print(f"  {name}:")
        for folder in told.articles:
            judge_roles(taught, {item.id for item in articles(folder)})
    if not told.dry_run:
        roles = {name: role_model(taught) for name, taught in acting.items()}
        weights = table(place_model([*general, *read]), roles)
        TABLE.write_text(weights, encoding="utf-8")
        print(f"wrote {TABLE.name}")


if __name__ == "__main__":
    main()
