"""What flew: missiles, rockets, drones and interceptors as noun phrases.

In: the text of an article; the table `missiles.csv`.
Out: `find_weapons`: every weapon phrase with its span, name, class, count,
whether it is new to the reader ("a missile"), known ("the missile") or bare
("missiles"), and whose make it is.

The name is given as the text spells it; the class comes from the words, or
from the table where the text has only a name.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from geomap import tables
from geomap.events.openings import Opened, WordIndex, by_opening, opening
from geomap.events.patterns import alternation, normal, number_value, word_set
from geomap.events.patterns import words as whole_words
from geomap.model import Span

Known = Literal["new", "known", "bare"]
Sort = Literal["missile", "rocket", "drone", "interceptor", "thing", "satellite"]

# Head noun (singular): what sort of thing it is.
HEADS: dict[str, Sort] = {
    "missile": "missile", "rocket": "rocket", "projectile": "missile", "icbm": "missile",
    "irbm": "missile", "mrbm": "missile", "srbm": "missile", "slbm": "missile", "glcm": "missile",
    "slcm": "missile", "drone": "drone", "uav": "drone", "interceptor": "interceptor",
    "weapon": "thing", "object": "thing", "launch vehicle": "rocket", "glide vehicle": "missile",
    "space launch vehicle": "rocket", "target": "thing", "satellite": "satellite",
    "glide body": "missile", "booster": "rocket", "hgv": "missile", "alcm": "missile",
    "asbm": "missile", "carrier rocket": "rocket",
}  # fmt: skip

# Words of a phrase that tell the class, the more telling first.
CLASSES: tuple[tuple[str, str], ...] = (
    (r"\bslbms?\b|submarine.launched\s+ballistic", "SLBM"),
    (r"\bicbms?\b|\binter.?continental", "ICBM"),
    (r"\birbms?\b|\bintermediate.range", "IRBM"),
    (r"\bmrbms?\b|\bmedium.range", "MRBM"),
    (r"\bsrbms?\b|\bshort.range|\bclose.range", "SRBM"),
    (r"\bhypersonic|\bhgv\b", "hypersonic"),
    (r"\bcruise|\bslcms?\b|\bglcms?\b|\balcms?\b", "cruise"),
    (r"anti.ship\s+ballistic|\basbms?\b", "anti-ship ballistic"),
    (r"air.to.(?:surface|ground)", "air-to-surface"),
    (r"space\s+launch|satellite", "SLV"),
    (r"\bballistic", "ballistic"),
)
# Words without one of these tell no class.
_CLASS_CUES = (
    "bm", "range", "continental", "hyper", "cruise", "ballistic", "launch", "satellite", "air",
    "lcm", "hgv",
)  # fmt: skip
_CLASSES = tuple((re.compile(pattern, re.IGNORECASE), name) for pattern, name in CLASSES)

# A head before one of these nouns is no weapon of its own ("missile test").
_MODIFIED = whole_words(
    word_set(
        """
        test tests testing launch launches launching firing firings programme program programmes
        programs defence defense defences defenses agency force forces silo silos base bases
        system systems technology technologies activity activities threat threats site sites
        range ranges attack attacks strike strikes barrage unit units maker makers brigade
        expert experts tests' capability capabilities engine engines launcher launchers shield
        battery batteries arsenal development flight flights exercise drill treaty regiment
        command part parts fuel tracking warning debris stage stages pad pads scientist
        scientists power sale sales salvo type alert alerts production group artillery
        propulsion motor motors troops corps industry race crisis boat boats cruiser cruisers
        submarine submarines destroyer frigate ship ships cooperation deal embargo scare
        image images imagery picture pictures photo photos photograph photographs data television
        phone phones navigation communications operator dish link station centre center firm
        company agency debris broadcasts internet service services
        designer designers builders builder envoy talks delivery deliveries stocks stockpile
        """
    )
)
_INDEFINITE = word_set("a an another one what several multiple many some numerous more fewer other")
_KNOWN = word_set("the that this these those same both all each")
_POSSESSIVE = word_set("its their his her our")
_STOPS = word_set(
    """
    of and or with by from that which who whom whose in on at to for as into over near after
    before is was were be been being are has have had said says fired fires firing launched
    launches launching launch test-fired test-fires tested tests testing sent sends shot unleashed
    downed intercepted destroyed destroys intercepts lobbed lofted tried used uses using fly flew
    flown carried carrying including included like than not but when while if also about against
    call called calls test between via per used firing-off says believe believed brought down shot
    off out back up involving displayed showed shown unveiled seen detected tracked reported
    following
    """
)
_OF = re.compile(
    r"(?:(?P<pair>an?\s+pair|an?\s+couple|a\s+brace)|(?P<n>[\w-]{1,12})(?:\s+more)?"
    r"|(?P<many>dozens|hundreds|scores|an?\s+\w+|[\"\u201c]?an?\s+(?:large|small)\s+number[\"\u201d]?))"
    r"\s+of\s+$",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"(?:^|\s)(?P<hedge>at\s+least|more\s+than|about|around|some|roughly|nearly|almost|up\s+to|over"
    r"|as\s+many\s+as|fewer\s+than|less\s+than|only|approximately|a\s+total\s+of)\s+(?:of\s+)?$",
    re.IGNORECASE,
)
_POSTPOSED = re.compile(
    r"\s+(?:that\s+was\s+|which\s+was\s+)?(?:billed|described|identified|presented|believed|thought"
    r"|known|claimed|said)\s+(?:as|to\s+be)\s+(?:an?\s+)?(?P<class>[\w-]{1,30}(?:\s+ballistic)?)",
    re.IGNORECASE,
)
_WORD_BACK = re.compile(r"[\w'\u2019,.-]+\s+")
_ORDINAL_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)")
_MAX_WORDS = 8


class WeaponMark(NamedTuple):
    """One weapon phrase.

    `owners` are the makers' codes of a named type; `ellipsis` tells a pronoun or
    number that stands for a weapon named before.
    """

    start: int
    end: int
    sort: Sort
    known: Known
    name: str | None = None
    missile_class: str | None = None
    counted: int | None = None
    hedge: str | None = None
    plural: bool = False
    owners: tuple[str, ...] = ()
    number: Span | None = None
    label: Span | None = None
    modifier: bool = False
    ellipsis: bool = False

    @property
    def span(self) -> Span:
        """The whole phrase, determiner and number included."""
        return Span(self.start, self.end)


@functools.cache
def _names() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Class and owners by normalized name."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for row in tables.rows("missiles.csv"):
        for name in (row["name"], *tables.values(row["aliases"])):
            found.setdefault(normal(name), (row["class"], tables.values(row["country"])))
    return found


_NEVER = "(?!)"


@functools.cache
def _phrases() -> Opened:
    """The names of the table and the head nouns, by the word that opens them."""
    names: dict[str, list[str]] = {}
    for row in tables.rows("missiles.csv"):
        for name in (row["name"], *tables.values(row["aliases"])):
            for key in {opening(name), opening(name + "s")}:
                names.setdefault(key, []).append(name)
    heads = by_opening(form for head in HEADS for form in (head, head + "s"))

    def pattern(key: str) -> re.Pattern[str]:
        name = alternation(names[key]) if key in names else _NEVER
        head = alternation(heads[key]) if key in heads else _NEVER
        return re.compile(
            rf"(?<![\w-])(?:(?P<name>{name})(?:[- ]class|[- ]type)?(?P<s>s?)"
            rf"(?![\w-])|(?P<head>(?i:{head}))(?!\w))"
        )

    return Opened({*names, *heads}, pattern)


def _is_phrase(word: str) -> bool:
    """Whether a word is a head noun or a missile's name."""
    table, key = _phrases(), opening(word)
    return key in table.openings and table.pattern(key).fullmatch(word) is not None


def find_weapons(text: str, words: WordIndex | None = None) -> tuple[WeaponMark, ...]:
    """Every weapon phrase of a text, in order.

    Examples
    --------
    >>> w = find_weapons("fired at least two KN-23 short-range missiles")[0]
    >>> w.name, w.missile_class, w.counted, w.hedge
    ('KN-23', 'SRBM', 2, 'at least')
    """
    marks: list[WeaponMark] = []
    for match in (words or WordIndex(text)).finditer(_phrases()):
        mark = _phrase(match, text)
        if marks and mark.start < marks[-1].end:
            mark = _joined(marks.pop(), mark)
        marks.append(_counted(mark, text))
    return tuple(marks)


def _phrase(match: re.Match[str], text: str) -> WeaponMark:
    head = normal(match["head"]) if match["head"] else ""
    singular = head[:-1] if head.endswith("s") and head[:-1] in HEADS else head
    sort: Sort = HEADS.get(singular, "missile")
    plural = bool(head and head != singular) or match["s"] == "s"
    start, determiner, number, hedge = _left(text, match.start())
    known = _known(determiner, number)
    count = _count(determiner, number, plural)
    phrase = text[start : match.end()]
    name: str | None = None
    owners: tuple[str, ...] = ()
    named_class: str | None = None
    if match["name"]:
        name = text[match.start("name") : match.end("name")]
        named_class, owners = _names()[normal(name)]
        sort = _named_sort(named_class)
    mark = WeaponMark(
        start, match.end(), sort, known, name, class_of(phrase) or named_class, count,
        hedge, plural or (count or 0) > 1, owners, number, Span(match.start(), match.end()),
        bool(_MODIFIED.match(text, _after(text, match.end()))),
    )  # fmt: skip
    return _with_postposed(mark, text) if mark.missile_class is None else mark


def _after(text: str, position: int) -> int:
    return position + 1 if text[position : position + 1] in (" ", "-") else position


def _named_sort(named_class: str) -> Sort:
    sorts: dict[str, Sort] = {
        "interceptor": "interceptor", "air defence": "interceptor", "SLV": "rocket",
        "drone": "drone",
    }  # fmt: skip
    return sorts.get(named_class, "missile")


def _with_postposed(mark: WeaponMark, text: str) -> WeaponMark:
    after = _POSTPOSED.match(text, mark.end)
    told = class_of(after["class"]) if after else None
    return mark._replace(missile_class=told) if told else mark


def class_of(phrase: str) -> str | None:
    """Class that the words of a phrase tell.

    Examples
    --------
    >>> class_of("an intercontinental ballistic missile")
    'ICBM'
    """
    lowered = phrase.lower()
    if not any(cue in lowered for cue in _CLASS_CUES):
        return None
    return next((name for pattern, name in _CLASSES if pattern.search(phrase)), None)


def _left(text: str, start: int) -> tuple[int, str, Span | None, str | None]:
    """Walk back over the phrase: its start, determiner, number and hedge."""
    low = max(0, start - 100)
    at = start
    for word, begin in _words_back(text, low, start, _MAX_WORDS):
        key = normal(word)
        if key in HEADS or key[:-1] in HEADS:
            break
        if key in ("that", "this") and at == start:
            return begin, key, None, None
        if key in _STOPS or _ORDINAL_DAY.fullmatch(key):
            return _of_phrase(text, low, at, start)
        if key in _INDEFINITE or key in _KNOWN or key in _POSSESSIVE:
            return begin, key, None, None
        if number_value(word) is not None or key in ("dozen", "two-dozen"):
            return _numbered(text, low, begin, word)
        if word.endswith((",", ".")) or key.endswith(("'s", "s'")):
            break
        at = begin
    return _bare_start(text, low, start), "", None, None


def _bare_start(text: str, low: int, start: int) -> int:
    """Start of the class words that stand directly before a bare head."""
    at = start
    for word, begin in _words_back(text, low, start, 4):
        if class_of(word) is None and not _is_phrase(word):
            return at
        at = begin
    return at


def _words_back(text: str, low: int, start: int, most: int) -> Iterator[tuple[str, int]]:
    """The words before a position, the nearest first, each with its start."""
    end = start
    for match in reversed(list(_WORD_BACK.finditer(text, low, start))[-most:]):
        if match.end() != end:
            return
        end = match.start()
        yield match[0].rstrip(), end


def _numbered(
    text: str, low: int, begin: int, word: str
) -> tuple[int, str, Span | None, str | None]:
    number = Span(begin, begin + len(word))
    hedge = _HEDGE.search(text[low:begin])
    before = normal(text[low:begin]).rsplit(" ", 1)[-1]
    determiner = "the" if before in ("the", "these", "those") else "number"
    start = low + hedge.start("hedge") if hedge else begin
    return start, determiner, number, normal(hedge["hedge"]) if hedge else None


def _of_phrase(
    text: str, low: int, at: int, start: int
) -> tuple[int, str, Span | None, str | None]:
    """Such as "a pair of missiles", "dozens of drones", "six of them": what stands before "of"."""
    left = text[low:at]
    match = _OF.search(left) if left.rstrip()[-2:].lower() == "of" else None
    if match is None:
        return _bare_start(text, low, start), "", None, None
    begin = low + match.start()
    if match["pair"]:
        return begin, "number", Span(begin, begin + len(match["pair"])), None
    if match["n"] and number_value(match["n"]) is not None:
        return begin, "number", Span(begin, begin + len(match["n"])), None
    if match["many"] or (match["n"] or "").lower() in ("dozens", "hundreds", "scores"):
        return begin, "several", None, None
    return _bare_start(text, low, start), "", None, None


def _known(determiner: str, number: Span | None) -> Known:
    if determiner in _KNOWN:
        return "known"
    if determiner in _INDEFINITE or determiner in _POSSESSIVE or number is not None:
        return "new"
    return "bare"


def _count(determiner: str, number: Span | None, plural: bool) -> int | None:
    if plural or number is not None:
        return None
    return 1 if determiner in (*_INDEFINITE, *_POSSESSIVE, "the", "this", "that") else None


def _counted(mark: WeaponMark, text: str) -> WeaponMark:
    """The mark with its number read from the text."""
    if mark.number is None:
        return mark
    word = normal(text[mark.number.start : mark.number.end])
    pair = word.endswith(("pair", "couple", "brace"))
    value = 2.0 if pair else number_value(word)
    return mark._replace(counted=int(value) if value else None, plural=value != 1)


def _joined(first: WeaponMark, second: WeaponMark) -> WeaponMark:
    """Two heads of one phrase ("two KN-23 short-range missiles") as one mark."""
    return second._replace(
        start=min(first.start, second.start),
        sort=first.sort if first.name or second.sort == "thing" else second.sort,
        known=second.known if second.known != "bare" else first.known,
        name=first.name or second.name,
        missile_class=second.missile_class or first.missile_class,
        counted=second.counted if second.counted is not None or second.plural else first.counted,
        hedge=second.hedge or first.hedge,
        plural=second.plural,
        owners=first.owners or second.owners,
        number=second.number or first.number,
        label=first.label if first.name else second.label,
    )
