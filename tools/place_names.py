"""Spellings of a place's name that the packages leave out.

In: a name as a table or a package has it, and its country.
Out: the forms that English texts write besides: "Tongchang-ni" for
"Tongchang-ri", "Mirny" for "Mirnyy", "Hajiabad" for "Hajjiabad", "Adampur Air
Base" for "Adampur Air Force Station".

The rules are those of transliteration and of English habit; none knows a
single place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator


def words_of(text: str) -> frozenset[str]:
    """Words of a text, parted by white space."""
    return frozenset(text.split())


LETTER_WORDS = re.compile(r"[A-Z][A-Z.&]{0,5}")

CYRILLIC = words_of("RUS UKR BLR KAZ KGZ BGR")
ARABIC_OR_PERSIAN = words_of(
    "IRN IRQ SYR YEM SAU LBN JOR PSE EGY LBY SDN OMN ARE QAT BHR KWT AFG PAK DZA TUN MAR"
)
KOREAN = words_of("PRK KOR")

_MILITARY_FIELD = re.compile(
    r"^(?P<stem>.+?) (Naval Air Station|Naval Air Base|Military Air ?Base|Army Air Base|"
    r"Air Force Station|Air Force Base|Air Force Academy|Air Base|Airbase|AFB)$",
    re.IGNORECASE,
)
_SERVICE_FIELD = re.compile(
    r"^(PAF( Base)?|JASDF|JMSDF|JGSDF|INS|RAF|RAAF Base) (?P<stem>.+?)"
    r"( Air ?Base| Airfield)?$"
)


def is_latin(name: str) -> bool:
    """Tell whether all letters of a name are of Latin script."""
    return all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in name)


def unique(names: Iterable[str], *, but: str = "") -> tuple[str, ...]:
    """Names in their order, each once, without `but` and empty ones."""
    return tuple(name for name in dict.fromkeys(n.strip() for n in names) if name and name != but)


def town_spellings(name: str, country: str) -> Iterator[str]:
    """Yield what English texts write for a transliterated name."""
    if country in CYRILLIC and re.search(r"\w\w(yy|iy)$", name):
        yield f"{name[:-2]}y"
    if country in ARABIC_OR_PERSIAN:
        plain = re.sub(r"([b-df-hj-np-tv-z])\1(?=[aeiouāīū])", r"\1", name)
        if plain != name:
            yield plain


def korean_spellings(name: str) -> Iterator[str]:
    """Yield a Korean village's name in the other ways of writing "-ri"."""
    match = re.match(r"^(?P<stem>\w{3,})-(ri|ni)(?P<rest>( .*)?)$", name)
    if match:
        for end in ("-ri", "-ni", "ri", "ni"):
            yield f"{match['stem']}{end}{match['rest']}"


def field_stem(name: str) -> str:
    """Name of a military airfield without the words for what it is; empty if it has none."""
    match = _MILITARY_FIELD.match(name) or _SERVICE_FIELD.match(name)
    return match["stem"] if match else ""


def airfield_names(name: str) -> Iterator[str]:
    """Yield the forms in which people write an airfield's name."""
    yield name
    if re.search(r"\bInternational Airport$", name):
        yield name.replace("International Airport", "Airport")
    if re.search(r"\bAirfield$", name):
        yield name.replace("Airfield", "Air Base")
    if re.search(r"\bAir Force Base$", name):
        yield name.replace("Air Force Base", "AFB")
    stem = field_stem(name)
    if len(stem) > 2:
        for word in ("Air Base", "Airbase", "Air Force Base", "Airfield"):
            yield f"{stem} {word}"


def hand_spellings(name: str, kind: str, country: str) -> Iterator[str]:
    """Yield the other forms of a name of a hand-kept table."""
    if country in KOREAN:
        yield from korean_spellings(name)
    if kind == "airfield":
        yield from airfield_names(name)
    if kind == "base" and name.endswith(" naval base"):
        yield f"{name.removesuffix(' naval base')} base"
    if re.search(r"\b[Nn]uclear [Pp]ower [Pp]lant$", name):
        stem = name[: name.lower().index("nuclear")]
        for words in ("nuclear plant", "nuclear power station", "nuclear station", "NPP"):
            yield f"{stem}{words}"
