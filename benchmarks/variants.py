"""Many different articles made from a few, to time reading at the scale of an archive.

In: a folder of articles (``*.txt``), how many to make, a seed.
Out: JSON Lines on stdout, ``{"id", "text"}`` each: hardly two alike, since days are shifted,
figures changed, and names of towns, people, weekdays and months exchanged for others of the same
kind. What the variants say is no longer true or even likely; only the work of reading them is like
that of the originals.

Example: ``python benchmarks/variants.py ../shared/articles/dev --number 20000 > many.jsonl``
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

TOWNS = (
    ("Sunan", "Wonsan", "Sinpo", "Hamhung", "Kusong", "Kaechon", "Sunchon", "Tongchang-ri"),
    ("Kyiv", "Kharkiv", "Dnipro", "Odesa", "Lviv", "Zaporizhzhia", "Poltava", "Sumy", "Vinnytsia"),
    ("Tel Aviv", "Haifa", "Beersheba", "Ashkelon", "Eilat", "Ashdod", "Netanya"),
    ("Tehran", "Isfahan", "Tabriz", "Kermanshah", "Shiraz", "Semnan", "Mashhad"),
    ("Sanaa", "Hodeidah", "Taiz", "Saada", "Marib", "Aden"),
    ("Riyadh", "Jeddah", "Jizan", "Khamis Mushait", "Najran", "Taif"),
    ("Belgorod", "Kursk", "Bryansk", "Rostov", "Voronezh", "Saratov", "Engels"),
    ("Aomori", "Sapporo", "Niigata", "Akita", "Sendai", "Hakodate"),
    ("Islamabad", "Karachi", "Lahore", "Multan", "Quetta", "Rawalpindi"),
    ("Delhi", "Mumbai", "Jaipur", "Amritsar", "Bhuj", "Jodhpur"),
    ("Geneva", "Vienna", "Singapore", "Hanoi", "Oslo", "Helsinki", "Doha", "Muscat"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "June", "July", "August", "September")
"""Names that stand in for one another; "May" is left out, as it is a verb too."""
SURNAMES = ("Abe", "Brandt", "Castillo", "Dvorak", "Eriksen", "Farouk", "Grant", "Hirano")
"""Surnames that stand for those behind a title."""
TITLES = "President|Minister|Secretary|General|Gen.|Admiral|Adm.|Col.|Mr.|Mrs.|Ms."

_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_FIGURE = re.compile(r"(?<![\d.,:-])(\d{1,3}(?:,\d{3})+|[2-9]\d|\d{3,4})(?![\d:-]|[.,]\d)")
_TITLED = re.compile(rf"\b({TITLES}) ([A-Z][a-z]+)".replace(".", r"\."))
_GROUP = {name: group for group in (*TOWNS, WEEKDAYS, MONTHS) for name in group}
_NAME = re.compile(r"\b(" + "|".join(_GROUP) + r")\b")
_YEARS = range(1900, 2100)


def variant(text: str, chance: random.Random) -> str:
    """Return the article with days, figures and names changed; the same word changes alike."""
    days = dt.timedelta(days=chance.randrange(-1500, 1500))
    scale = chance.uniform(0.8, 1.25)
    turn = {group: chance.randrange(len(group)) for group in (*TOWNS, WEEKDAYS, MONTHS)}
    named: dict[str, str] = {}
    text = _DAY.sub(lambda day: _shifted(day, days), text)
    text = _FIGURE.sub(lambda figure: _scaled(figure[1], scale), text)
    text = _NAME.sub(lambda name: _next(_GROUP[name[1]], name[1], turn), text)
    return _TITLED.sub(
        lambda person: f"{person[1]} {named.setdefault(person[2], chance.choice(SURNAMES))}", text
    )


def _shifted(day: re.Match[str], by: dt.timedelta) -> str:
    """A day moved; what is no day stays."""
    try:
        return (dt.date(int(day[1]), int(day[2]), int(day[3])) + by).isoformat()
    except ValueError:
        return day[0]


def _scaled(figure: str, by: float) -> str:
    """A figure changed, with its commas; years stay."""
    value = int(figure.replace(",", ""))
    if "," not in figure and value in _YEARS:
        return figure
    return f"{round(value * by):,}" if "," in figure else str(round(value * by))


def _next(group: tuple[str, ...], name: str, turn: dict[tuple[str, ...], int]) -> str:
    """The name some steps on in its group."""
    return group[(group.index(name) + turn[group]) % len(group)]


def variants(folder: Path, number: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """Yield that many articles, taking the originals in turn."""
    originals = [
        (path.stem, path.read_bytes().decode("utf-8")) for path in sorted(folder.glob("*.txt"))
    ]
    if not originals:
        sys.exit(f"{folder}: no *.txt there; name a folder of articles")
    chance = random.Random(seed)
    for at in range(number):
        name, text = originals[at % len(originals)]
        yield {"id": f"{name}-{at}", "text": variant(text, chance)}


def main() -> None:
    """Print the variants."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--number", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    for article in variants(told.folder, told.number, told.seed):
        sys.stdout.write(json.dumps(article) + "\n")


if __name__ == "__main__":
    main()
