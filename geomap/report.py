"""The whole way from articles to results, and the `Report` that holds them.

In: paths, a text, or an `Article`.
Out: a `Report`; or, for one article, a `Reading`.
"""

from __future__ import annotations

import itertools
import os
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from geomap import articles, events, gazetteer, geoparse, listing, tracks
from geomap.errors import OutputError
from geomap.geoparse.corrections import Correction, apply, unused, unused_warning
from geomap.geoparse.corrections_toml import load
from geomap.locate import locate, locate_mention
from geomap.model import Article, Event, Location, Mention, Reading

if TYPE_CHECKING:
    import geopandas as gpd

    from geomap.maps import GeomapMap, Names

_GEOJSON_SUFFIXES = (".geojson", ".json")


@dataclass(frozen=True, repr=False)
class Report:
    """What was read out of one or more articles.

    In a notebook cell it shows itself as the map, in a terminal as a list of
    its events.

    Attributes
    ----------
    readings : tuple of Reading
        One for each article, in the order given.
    """

    readings: tuple[Reading, ...]

    @cached_property
    def events(self) -> gpd.GeoDataFrame:
        """One row an event, EPSG:4326; columns as in `geomap.frames.events_frame`."""
        from geomap.frames import events_frame

        return events_frame(self.readings)

    @cached_property
    def places(self) -> gpd.GeoDataFrame:
        """One row a mention, EPSG:4326; columns as in `geomap.frames.places_frame`."""
        from geomap.frames import places_frame

        return places_frame(self.readings)

    @cached_property
    def paths(self) -> gpd.GeoDataFrame:
        """One row a path, EPSG:4326; columns as in `geomap.frames.paths_frame`."""
        from geomap.frames import paths_frame

        return paths_frame(self.readings)

    @cached_property
    def corridors(self) -> gpd.GeoDataFrame:
        """One row an envelope of the flights that may be meant, EPSG:4326.

        Columns as in `geomap.frames.corridors_frame`.
        """
        from geomap.frames import corridors_frame

        return corridors_frame(self.readings)

    def map(self, *, title: str | None = None, names: Names = "both") -> GeomapMap:
        """Return the map, a `folium.Map`; ``.save("map.html")`` writes one offline file.

        Parameters
        ----------
        title : str, optional
            Title of the page; by default what was read and its date.
        names : {"both", "article", "en"}
            Whose names are shown: the article's with the gazetteer's beside
            them where that is another name, the article's alone, or English.
        """
        from geomap import maps

        return maps.build(self.readings, title=title, names=names)

    def to_file(self, path: str | os.PathLike[str]) -> Path:
        """Write GeoJSON (RFC 7946), whole or not at all.

        Parameters
        ----------
        path : str or os.PathLike
            A name that ends in ``.geojson`` or ``.json``, in a folder that
            exists.

        Returns
        -------
        Path
            The file.

        Raises
        ------
        OutputError
            Another ending, or the file cannot be written.
        """
        from geomap import export

        target = Path(path)
        if target.suffix.lower() not in _GEOJSON_SUFFIXES:
            raise OutputError(
                f"{target}: ending {target.suffix or 'none'} is not known; use .geojson "
                "(for a map: report.map().save)"
            )
        return export.write_atomic(target, export.dumps(export.geojson(self.readings)) + "\n")

    def __str__(self) -> str:
        lines = [line for reading in self.readings for line in listing.reading_lines(reading)]
        return "\n".join(lines) if lines else "nothing read"

    __repr__ = __str__

    def _repr_html_(self) -> str:
        """Show the map, in a notebook cell."""
        return str(self.map()._repr_html_())


def read(
    path: str | os.PathLike[str],
    *,
    corrections: str | os.PathLike[str] | None = None,
    demonyms: bool = False,
) -> Report:
    """Read one file.

    Parameters
    ----------
    path : str or os.PathLike
        A text or a saved HTML page; see `geomap.articles.from_path`.
    corrections : str or os.PathLike, optional
        A file that says which place a name means, followed after all else;
        see `geomap.geoparse.corrections_toml`. What matches nothing is warned of.
    demonyms : bool
        Whether `Report.places` has words such as "Turkish" too, with the role
        demonym. They are never drawn.

    Returns
    -------
    Report
        With one reading.

    Raises
    ------
    InputError
        The file is missing, no text, or too large.
    CorrectionsError
        The corrections cannot be followed as they stand.
    """
    return _report(_articles([path]), corrections, demonyms)


def read_many(
    paths: Iterable[str | os.PathLike[str]],
    *,
    corrections: str | os.PathLike[str] | None = None,
    demonyms: bool = False,
) -> Report:
    """Read several files into one report.

    Parameters
    ----------
    paths : iterable of str or os.PathLike
        Texts or saved HTML pages.
    corrections : str or os.PathLike, optional
        As in `read`; one file for all.
    demonyms : bool
        As in `read`.

    Returns
    -------
    Report
        One reading a file, in their order.

    Raises
    ------
    InputError
        The first file that is missing, no text, or too large.
    CorrectionsError
        The corrections cannot be followed as they stand.

    Examples
    --------
    >>> read_many([])
    nothing read
    """
    return _report(_articles(paths), corrections, demonyms)


def read_text(
    text: str,
    date: str | None = None,
    id: str = "text",
    *,
    corrections: str | os.PathLike[str] | None = None,
    demonyms: bool = False,
) -> Report:
    """Read a text.

    Parameters
    ----------
    text : str
        The article.
    date : str, optional
        Its day, ``YYYY-MM-DD``, to which words like "on Thursday" refer;
        without it a leading ``date YYYY-MM-DD`` or a dateline counts.
    id : str, optional
        The article's id.
    corrections : str or os.PathLike, optional
        As in `read`.
    demonyms : bool
        As in `read`.

    Returns
    -------
    Report
        With one reading.

    Raises
    ------
    InputError
        The text is empty, binary or too long, or `date` is no day.
    CorrectionsError
        The corrections cannot be followed as they stand.

    Examples
    --------
    >>> report = read_text("North Korea fired a missile on Thursday.", date="2023-03-16")
    >>> report.readings[0].article.date
    '2023-03-16'
    """
    return _report([articles.from_text(text, id=id, date=date)], corrections, demonyms)


def _articles(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Article]:
    """The articles of files, each under an id of its own."""
    taken: set[str] = set()
    for path in paths:
        yield with_free_id(articles.from_path(path), taken)


def _report(
    found: Iterable[Article], path: str | os.PathLike[str] | None, demonyms: bool
) -> Report:
    """Read articles by the corrections of a file, and warn of those that match nothing."""
    words = load(path, gazetteer.default()) if path is not None else ()
    readings = tuple(reading_of(one, corrections=words, demonyms=demonyms) for one in found)
    done = [one for reading in readings for one in reading.corrected]
    for correction in unused(words, done):
        warnings.warn(unused_warning(correction), stacklevel=3)
    return Report(readings)


def with_free_id(article: Article, taken: set[str]) -> Article:
    """Return the article, its id numbered if another of the report has it already.

    Parameters
    ----------
    article : Article
        As read.
    taken : set of str
        Ids in use; the article's is added.

    Returns
    -------
    Article
        The same, or one whose id ends in a number.

    Examples
    --------
    >>> taken = set()
    >>> [with_free_id(Article("a", "Calm."), taken).id for _ in range(3)]
    ['a', 'a-2', 'a-3']
    """
    numbered = (f"{article.id}-{number}" for number in itertools.count(2))
    free = next(name for name in itertools.chain([article.id], numbered) if name not in taken)
    taken.add(free)
    return replace(article, id=free)


def reading_of(
    article: Article, *, corrections: Sequence[Correction] = (), demonyms: bool = False
) -> Reading:
    """Take one article all the way: mentions, events, locations, paths.

    Parameters
    ----------
    article : Article
        As `geomap.articles` gives it.
    corrections : sequence of Correction
        The user's word on places; those that do not speak of this article do
        nothing.
    demonyms : bool
        Whether the mentions hold words such as "Turkish" too.

    Returns
    -------
    Reading
        All that was read out of it. Its article has the date of the dateline
        where none was given; the ids of its events begin with the article's.
    """
    world = gazetteer.default()
    if article.date is None:
        article = replace(article, date=events.article_date(article))
    mentions = geoparse.parse(article, world, demonyms=demonyms)
    mentions, corrected = apply(article, mentions, corrections)
    named = tuple(mention for mention in mentions if mention.role != "demonym")
    found = tuple(
        replace(event, id=f"{article.id}.{event.id}")
        for event in events.read_events(article, named, world)
    )
    mentions = geoparse.settle(article, mentions, found, world.capital_country)
    located = tuple(locate(event, world) for event in found)
    return Reading(
        article=article,
        mentions=mentions,
        events=located,
        paths=tracks.paths(located, world),
        areas=_areas(mentions, found, world),
        corrected=corrected,
    )


def explained(reading: Reading) -> tuple[events.Explanation, ...]:
    """Tell of a reading how each word that could tell of an event was taken.

    Parameters
    ----------
    reading : Reading
        As `reading_of` gives it.

    Returns
    -------
    tuple of Explanation
        In the order of the text; ids without the article's.
    """
    named = tuple(mention for mention in reading.mentions if mention.role != "demonym")
    return events.explain(reading.article, named, gazetteer.default())


def _areas(
    mentions: Iterable[Mention], found: Iterable[Event], world: gazetteer.Gazetteer
) -> tuple[tuple[Mention, Location], ...]:
    """The sites that no event claims, each place once, at its first mention."""
    taken = {
        place.id
        for event in found
        for clues in event.clues.values()
        for clue in clues
        for place in clue.places
    }
    areas = []
    for mention in mentions:
        if mention.role == "site" and mention.place.id not in taken:
            taken.add(mention.place.id)
            areas.append((mention, locate_mention(mention, world)))
    return tuple(areas)
