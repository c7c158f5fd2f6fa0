"""Names under which the first-level divisions of states can be found.

In: an entry of the PyPI package iso3166-2, GeoNames' name of the division and
the row of ``data/division_names.csv``.
Out: all names, the one to show first: "Bryansk Oblast", "Bryansk region", "Bryansk".

News writes a generic word behind a division's name, and not always the one of
the law: each division gets the words of its own type (`TYPE_WORDS`) and those
that English uses in its country (`COUNTRY_WORDS`).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from place_names import LETTER_WORDS, is_latin, unique, words_of

from geomap import tables
from geomap.gazetteer import folding

TYPES = re.compile(
    r"( (autonomous (province|prefecture|oblast|region|okrug)|province|prefecture|oblast|"
    r"region|governorate|governerate|state|county|district|department|krai|kray|territory|"
    r"municipality|city|republic))?[’']?$",
    re.IGNORECASE,
)

TYPE_WORDS: Mapping[str, tuple[str, ...]] = {
    "Province": ("Province", "Region"),
    "Prefecture": ("Prefecture",),
    "Region": ("Region", "Oblast"),
    "Administrative region": ("Region", "Oblast"),
    "Oblast": ("Oblast", "Region"),
    "Governorate": ("Governorate", "Province"),
    "State": ("State",),
    "County": ("County",),
    "Department": ("Department",),
    "Metropolitan department": ("Department",),
    "Territory": ("Territory", "Krai"),
    "Administrative territory": ("Krai", "Kray", "Territory", "Region"),
    "Republic": ("Republic", "Region"),
    "Autonomous district": ("Autonomous Okrug", "Okrug", "Region"),
    "Autonomous region": ("Autonomous Region", "Region"),
    "Union territory": ("Union Territory",),
    "Special self-governing province": ("Province",),
    "Municipality": ("Municipality",),
    "Emirate": ("Emirate",),
    "Canton": ("Canton",),
}

COUNTRY_WORDS: Mapping[str, tuple[str, ...]] = {
    "AE": ("Emirate",),
    "AF": ("Province",),
    "AM": ("Province", "Region"),
    "BY": ("Oblast", "Region"),
    "CN": ("Province",),
    "DZ": ("Province", "Wilaya"),
    "EG": ("Governorate", "Province"),
    "IN": ("State",),
    "IQ": ("Governorate", "Province"),
    "IR": ("Province",),
    "KP": ("Province",),
    "KR": ("Province",),
    "KZ": ("Region", "Oblast", "Province"),
    "LB": ("Governorate", "Province"),
    "LY": ("District", "Province"),
    "PK": ("Province",),
    "PS": ("Governorate",),
    "RU": ("Region",),
    "SA": ("Region", "Province"),
    "SY": ("Governorate", "Province", "Countryside"),
    "TR": ("Province",),
    "UA": ("Oblast", "Region", "Province"),
    "YE": ("Governorate", "Province"),
}

# Divisions are called so, but the word alone names none of them.
NO_NAMES = words_of(
    """
    north south east west central northern southern eastern western middle center centre
    northeast northwest southeast southwest northeastern northwestern southeastern
    southwestern coast capital islands upper lower
    province governorate governerate region district state county department municipality
    prefecture oblast republic territory city
    """
)


@functools.cache
def _hand() -> Mapping[str, Mapping[str, str]]:
    """Rows of ``data/division_names.csv`` by code."""
    return {row["code"]: row for row in tables.rows("division_names.csv")}


def stem(name: str) -> str:
    """Strip what a division is: "Stavropol Kray" to "Stavropol", "Republic of Tyva" to "Tyva"."""
    name = re.sub(r"\s*[\[(].*?[\])]", "", name)
    return TYPES.sub("", re.sub(r"^(Autonomous )?Republic of ", "", name))


def called(names: Iterable[str], kind: str, country: str) -> Iterator[str]:
    """Yield the names' stems, bare and with each generic word that people put behind them."""
    words = dict.fromkeys((*TYPE_WORDS.get(kind, ()), *COUNTRY_WORDS.get(country, ())))
    for name in names:
        short = stem(name)
        if not short or folding.key(short) in NO_NAMES:
            continue
        yield short
        yield from (f"{short} {word}" for word in words)
        if kind == "Republic":
            yield f"Republic of {short}"


def division_names(code: str, entry: Mapping[str, Any], geonames: str) -> tuple[str, ...]:
    """All names of a division, the one to show first."""
    hand = _hand().get(code, {})
    aliases = tables.values(hand.get("aliases", ""))
    local = re.findall(r"([^,]+?) \(([a-z]{3})\)", entry["localOtherName"] or "")
    english = [name for name, language in local if language == "eng"]
    others = [name for name, _ in local if is_latin(name)]
    official = re.sub(r"\s*[\[(].*", "", entry["name"])
    names = [hand.get("name", ""), geonames, *english[:1], official, *aliases, *english, *others]
    names = [
        name
        for name in unique(names)
        if is_latin(name)
        and len(name) > 1
        and folding.key(name) not in NO_NAMES
        and (name in aliases or not LETTER_WORDS.fullmatch(name))
    ]
    if not names:
        return ()
    spoken = [names[0], *english[:1], geonames, *aliases]
    spoken = [name for name in spoken if is_latin(name) and not LETTER_WORDS.fullmatch(name)]
    return unique([*names, *called(spoken, entry["type"], code.partition("-")[0])])
