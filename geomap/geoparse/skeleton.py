"""A file of corrections to start from: what geomap took each name for, and what else it could be.

In: `Article`s with their `Mention`s.
Out: TOML in which every entry is commented out, so that as it is it changes
nothing; a `#` at the start of a line stands before an entry, `# ` before a remark.

Article text is untrusted: in entries it stands in TOML strings with everything
escaped that does not print, in remarks as `terminal.printable` leaves it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from geomap.model import Article, Candidate, Mention, Place
from geomap.terminal import printable

_HEAD = """\
# Your word on which place a name means.
#
# Take the "#" away before an entry's five lines, choose, and say why. Then give it to geomap:
#   geomap map FILE --corrections corrections.toml
#
# Instead of "use" an entry can have
#   not_a_place = true               it names a person, a ship, a paper ...
#   lat = 39.42 and lon = 125.93     a point in degrees; also name = "..." and radius_km = 5
# "start = 449" narrows it to the mention that starts there; without "article" it counts
# everywhere. geomap geocode NAME tells the ids of more places.
"""
_MOST_STARTS = 12


def skeleton(parsed: Iterable[tuple[Article, Sequence[Mention]]]) -> str:
    r"""Write the file.

    Parameters
    ----------
    parsed : iterable of (Article, sequence of Mention)
        Each article with its mentions.

    Returns
    -------
    str
        TOML; an entry for each name and each place it was taken for.

    Examples
    --------
    >>> place = Place("city:1", "Wonsan", "city", 39.15, 127.44, 15.0, "PRK")
    >>> mention = Mention(3, 9, "Wonsan", "site", (Candidate(place, 1.5, ("city",)),))
    >>> lines = skeleton([(Article("a", "In Wonsan"), [mention])]).splitlines()
    >>> print("\n".join(lines[-7:]))
    # "Wonsan" at 3 (site): Wonsan (city, PRK) 39.15, 127.44; city
    #   city:1  score 1.5  Wonsan (city, PRK) 39.15, 127.44
    #[[place]]
    #text = "Wonsan"
    #article = "a"
    #use = "city:1"
    #why = ""
    """
    return "\n".join([_HEAD, *(line for a, found in parsed for line in _article(a, found))])


def quoted(text: str) -> str:
    r"""Return a text as a TOML basic string of printable characters.

    Half characters, which TOML cannot hold, become U+FFFD.

    Examples
    --------
    >>> print(quoted('a "b"\n\u202e'))
    "a \"b\"\n\u202e"
    """
    return '"' + "".join(_escaped(sign) for sign in text) + '"'


def _escaped(sign: str) -> str:
    """One character within a TOML string."""
    if sign in '"\\':
        return f"\\{sign}"
    if sign.isprintable():
        return sign
    code = ord(sign)
    if sign == "\n":
        return "\\n"
    if 0xD800 <= code <= 0xDFFF:
        return "\\uFFFD"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _article(article: Article, mentions: Sequence[Mention]) -> Iterator[str]:
    """The entries of one article."""
    yield f"# ---- article {_shown(article.id)}, {printable(article.label) or 'a text'}\n"
    groups: dict[tuple[str, str], list[Mention]] = {}
    for mention in mentions:
        groups.setdefault((mention.text, mention.place.id), []).append(mention)
    for group in groups.values():
        yield from _entry(article, group)


def _entry(article: Article, group: Sequence[Mention]) -> Iterator[str]:
    """Remarks on one name that was taken for one place, and the entry to fill in."""
    first = group[0]
    chosen = first.candidates[0]
    reasons = "".join(f"; {printable(reason)}" for reason in chosen.reasons)
    yield f"# {_shown(first.text)} at {_starts(group)}: {_described(chosen.place)}{reasons}"
    for candidate in first.candidates:
        yield f"#   {_choice(candidate)}"
    yield "#[[place]]"
    yield f"#text = {quoted(first.text)}"
    yield f"#article = {quoted(article.id)}"
    yield f"#use = {quoted(chosen.place.id)}"
    yield '#why = ""\n'


def _starts(group: Sequence[Mention]) -> str:
    """Where the mentions of a group start, each with its role."""
    told = [f"{mention.start} ({mention.role})" for mention in group[:_MOST_STARTS]]
    more = len(group) - len(told)
    return ", ".join(told) + (f" and {more} more" if more else "")


def _choice(candidate: Candidate) -> str:
    """One candidate: what to write after ``use``, and what it is."""
    place = candidate.place
    return f"{printable(place.id)}  score {candidate.score:g}  {_described(place)}"


def _described(place: Place) -> str:
    """A place by name, kind, country and point."""
    country = f", {place.country}" if place.country and place.kind != "country" else ""
    return printable(f"{place.name} ({place.kind}{country}) {place.lat:.2f}, {place.lon:.2f}")


def _shown(text: str) -> str:
    """Words of an article within a remark."""
    return f'"{printable(text)}"'
