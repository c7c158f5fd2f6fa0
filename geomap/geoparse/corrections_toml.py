"""The file in which a user says which place a name means.

In: a TOML file of ``[[place]]`` entries; the gazetteer.
Out: `Correction`s, or one clear error.

An entry has ``text``, ``why``, and one of ``use`` (a gazetteer id), ``lat`` with
``lon`` (also ``name`` and ``radius_km``) and ``not_a_place = true``; ``article``
(an id) and ``start`` (a code point) narrow it.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.errors import CorrectionsError, DataError
from geomap.geoparse.corrections import Correction
from geomap.model import Place
from geomap.terminal import printable

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer

SOURCE = "corrections"
"""`Place.source` of what only the user says."""

MAX_BYTES = 1_000_000
_RADIUS_KM = 5.0
_MOST_KM = 20_000.0
_HINT = "geomap places FILE --edit writes a file to start from"


def load(path: str | os.PathLike[str], gazetteer: Gazetteer) -> tuple[Correction, ...]:
    """Read a file of corrections.

    Parameters
    ----------
    path : str or os.PathLike
        A TOML file in UTF-8, at most 1 MB.
    gazetteer : Gazetteer
        Where the ids of ``use`` are looked up.

    Returns
    -------
    tuple of Correction
        In the file's order; empty for a file without entries.

    Raises
    ------
    CorrectionsError
        The file cannot be read, is no TOML, or an entry is wrong or names an
        id that there is not; the message names the file and the entry.
    """
    label = os.fspath(path)
    try:
        with Path(path).open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as err:
        raise CorrectionsError(f"{printable(label)}: cannot be read ({err.strerror})") from err
    if len(data) > MAX_BYTES:
        raise CorrectionsError(
            f"{printable(label)}: larger than 1 MB; is it a file of corrections?"
        )
    return from_toml(data, gazetteer, label=label)


def from_toml(data: bytes, gazetteer: Gazetteer, *, label: str) -> tuple[Correction, ...]:
    r"""Read corrections from the bytes of a TOML file; `label` names it in messages.

    Raises
    ------
    CorrectionsError
        As `load`.

    Examples
    --------
    >>> from geomap import gazetteer
    >>> toml = b'[[place]]\ntext = "Paris"\nuse = "city:4717560"\nwhy = "the rodeo is there"'
    >>> from_toml(toml, gazetteer.default(), label="a.toml")[0].place.admin1
    'US-TX'
    """
    shown = printable(label)
    try:
        content = tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as err:
        reason = printable(str(err)) or "nested too deeply"
        raise CorrectionsError(f"{shown}: not TOML in UTF-8 ({reason}); {_HINT}") from err
    entries = content.pop("place", [])
    if content:
        raise CorrectionsError(
            f"{shown}: {printable(next(iter(content)))!r} is not known here; "
            "every entry begins with [[place]]"
        )
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise CorrectionsError(f"{shown}: 'place' must be a list; begin every entry with [[place]]")
    return tuple(
        _correction(_Entry(entry, number, label), gazetteer)
        for number, entry in enumerate(entries, 1)
    )


@dataclass(frozen=True, slots=True)
class _Entry:
    """One table of the file, with what is needed to complain of it."""

    values: Mapping[str, Any]
    number: int
    label: str

    def wrong(self, what: str) -> CorrectionsError:
        """The error for this entry."""
        text = self.values.get("text")
        name = f' ("{printable(text)}")' if isinstance(text, str) else ""
        return CorrectionsError(
            f"{printable(self.label)}, [[place]] {self.number}{name}: {printable(what)}"
        )

    def words(self, key: str) -> str | None:
        """A text on one line; None where it is not given."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(f"{key} must be words in quotation marks")
        return " ".join(value.split())

    def number_of(self, key: str, least: float, most: float) -> float | None:
        """A number within limits; None where it is not given."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.wrong(f"{key} must be a number")
        if not least <= value <= most:
            raise self.wrong(f"{key} must be from {least:g} to {most:g}, not {value:g}")
        return float(value)


def _correction(entry: _Entry, gazetteer: Gazetteer) -> Correction:
    """One entry, checked."""
    for key in entry.values:
        if key not in _KEYS:
            raise entry.wrong(f"{key!r} is not known; known are {', '.join(_KEYS)}")
    text, why = entry.values.get("text"), entry.words("why")
    if not isinstance(text, str) or not text.strip():
        raise entry.wrong("text is missing: the name as the article writes it")
    if why is None:
        raise entry.wrong("why is missing: say in a few words why it is so")
    return Correction(
        text=text,
        why=why,
        place=_chosen(entry, gazetteer, why),
        article=_article(entry),
        start=_start(entry),
        entry=entry.number,
        label=entry.label,
    )


def _article(entry: _Entry) -> str | None:
    """The id of the article, letter for letter."""
    value = entry.values.get("article")
    if value is not None and not isinstance(value, str):
        raise entry.wrong("article must be an id in quotation marks")
    return value


def _start(entry: _Entry) -> int | None:
    """Where the mention starts."""
    value = entry.values.get("start")
    if value is not None and (type(value) is not int or value < 0):
        raise entry.wrong("start must be a whole number: the mention's first code point")
    return value


def _chosen(entry: _Entry, gazetteer: Gazetteer, why: str) -> Place | None:
    """The place that the entry says, None for none; exactly one way of saying it."""
    ways = [way for way in _WAYS if any(key in entry.values for key in way)]
    if len(ways) != 1:
        raise entry.wrong('say one of: use = "ID"; lat = ... and lon = ...; not_a_place = true')
    return _WAYS[ways[0]](entry, gazetteer, why)


def _from_gazetteer(entry: _Entry, gazetteer: Gazetteer, why: str) -> Place:
    """The place of an id."""
    place_id = entry.words("use") or ""
    try:
        place = gazetteer.place(place_id)
    except DataError as err:
        raise entry.wrong(
            f"no place has the id {place_id!r}; geomap geocode NAME tells the ids"
        ) from err
    return replace(place, correction=why, source=f"{SOURCE}; {place.source}")


def _typed_in(entry: _Entry, gazetteer: Gazetteer, why: str) -> Place:
    """A place that the user tells by its point; in a country where one alone is there."""
    lat, lon = entry.number_of("lat", -90, 90), entry.number_of("lon", -180, 180)
    if lat is None or lon is None:
        raise entry.wrong("lat and lon must both be given, in degrees")
    radius_km = entry.number_of("radius_km", 0.01, _MOST_KM)
    from geomap.gazetteer import regions

    countries = regions.countries_at(lat=lat, lon=lon)
    return Place(
        id=f"point:{lat:g},{lon:g}",
        name=entry.words("name") or " ".join(str(entry.values["text"]).split()),
        kind="site",
        lat=lat,
        lon=lon,
        radius_km=_RADIUS_KM if radius_km is None else radius_km,
        country=countries[0] if len(countries) == 1 else None,
        source=SOURCE,
        sourced=False,
        correction=why,
    )


def _no_place(entry: _Entry, gazetteer: Gazetteer, why: str) -> None:
    """The name is no place."""
    if entry.values["not_a_place"] is not True:
        raise entry.wrong("not_a_place can only be true; leave it out otherwise")


_WAYS: Mapping[tuple[str, ...], Callable[[_Entry, Gazetteer, str], Place | None]] = {
    ("use",): _from_gazetteer,
    ("lat", "lon", "name", "radius_km"): _typed_in,
    ("not_a_place",): _no_place,
}
_KEYS = ("text", "article", "start", *(key for way in _WAYS for key in way), "why")
