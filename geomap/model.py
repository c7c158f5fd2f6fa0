"""The values that pass between geomap's parts: frozen dataclasses, no logic.

In: nothing but the standard library.
Out: `Article` (what was read), `Place` and `Mention` (what the text names),
`Clue` and `Event` (what the text says happened, and every hint to where),
`Location` and `FlightPath` (where that is), `Reading` (all of it for one
article).

Conventions: spans are code points into `Article.text`, half open; angles are
degrees on WGS 84; distances are kilometres; countries are ISO 3166 alpha-3
codes; dates are ISO 8601 strings, as fine as the text allows (``2023``,
``2023-03``, ``2023-03-16``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Role = Literal["site", "actor", "mention", "demonym"]
"""What a mention of a place does in its sentence; a demonym ("Turkish") only tells its country."""

EventKind = Literal["launch", "strike", "interception", "meeting", "exercise"]

Outcome = Literal["success", "failure", "intercepted", "unknown"]

Slot = Literal["origin", "impact", "site"]
"""The three single locations that an event can have."""

ClueKind = Literal[
    "place",  # "in Tokyo", "from the Sunan area": the place itself
    "near",  # "near Pyongsong": around the place
    "offset",  # "200 km west of X", "57 km east of Sokcho": bearing and distance from a place
    "off",  # "off Hokkaido", "waters off the east coast": the sea beside a place
    "sea",  # "the Sea of Japan", "the Pacific": a body of water by its name
    "between",  # "between Okinawa and Miyako", "the waters between A and B"
    "midway",  # "halfway between A and B"
    "border",  # "near the border between A and B", "A's border with B"
    "zone",  # "inside Japan's exclusive economic zone", "short of territorial waters"
    "direction",  # "fired eastward": a bearing from the origin
    "toward",  # "in the direction of Guam", "fell short of Guam": a bearing told by a place
    "surface",  # "at sea", "on land": water or ground, wherever
    "actor",  # nothing but who did it: the actor's country, inferred
    "dispute",  # "disputed waters" told by their claimants
    "usual",  # no word in the text: the exercise's usual ground, inferred
]
"""How the text tells where; `geomap.locate` turns each kind into a region."""


class Span(NamedTuple):
    """Half-open range of code points in `Article.text`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One article, decoded.

    `text` is what all spans count in: without byte-order mark, line ends and a
    leading ``date YYYY-MM-DD`` kept; for HTML the extracted main text.
    `label` is how the article is shown to people (a path, "standard input").
    """

    id: str
    text: str
    date: str | None = None
    label: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """One row of the gazetteer.

    `kind` is the field's term for what it is: ``country``, ``division``,
    ``city``, ``sea``, ``strait``, ``island``, ``cape``, ``site``, ``base``,
    ``airfield``, ``line``, ``region``, ``dispute``, ``building``.
    `radius_km` is the half width of the thing: 300 for North Korea, 15 for a
    town. `region` names its polygon in the table of regions, where there is
    one. `names` are the other names it is known by. `correction` is the user's
    reason, where a correction of the user says that this is the place.
    """

    id: str
    name: str
    kind: str
    lat: float
    lon: float
    radius_km: float
    country: str | None = None
    admin1: str | None = None
    population: int = 0
    region: str | None = None
    names: tuple[str, ...] = ()
    source: str = ""
    sourced: bool = True
    correction: str | None = None

    def __hash__(self) -> int:
        """Hash of the id alone: rows are told apart by it, and places are looked up often."""
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a mention could mean, its score and what speaks for it."""

    place: Place
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in the text, and what it was resolved to.

    `candidates` holds every reading that was weighed, the chosen one first.
    """

    start: int
    end: int
    text: str
    role: Role
    candidates: tuple[Candidate, ...]

    @property
    def place(self) -> Place:
        """The place the mention was resolved to."""
        return self.candidates[0].place

    @property
    def span(self) -> Span:
        """Where the mention stands in the text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Corrected:
    """A name in the text on which the user's word was followed, and why.

    `place` is None where the user says that the name is no place. `entry`
    counts the entries of the user's corrections from 1.
    """

    start: int
    end: int
    text: str
    place: Place | None
    why: str
    entry: int


@dataclass(frozen=True, slots=True)
class Clue:
    """One hint of the text to where something is, before any geometry.

    `places` are the anchors ("Hokkaido" in "200 km west of Hokkaido"; two for
    a dispute or a bay between two coasts; none for ``direction`` and
    ``surface``). `bearing_deg` counts clockwise from north. `qualifier` is a
    part of the place in words ("northern", "east coast"), the side and kind of
    a ``zone`` ("outside exclusive economic zone"), "short" for a ``toward``
    that the missile did not reach, "sea" or "land" for a ``surface``. `span` is
    None only for kinds the text does not state (``actor``, ``usual``); such a
    location is drawn as inferred. So is one of a ``borrowed`` clue, whose words
    place another event or stand in a sentence before.
    """

    kind: ClueKind
    places: tuple[Place, ...]
    span: Span | None
    qualifier: str | None = None
    bearing_deg: float | None = None
    distance_km: float | None = None
    hedge: str | None = None
    borrowed: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """One source's value for a number, and where the text gives it."""

    value: float
    span: Span
    hedge: str | None = None
    said_by: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One happening that the article reports, as far as words go.

    `clues` holds the clues by slot (``origin``, ``impact``, ``site``,
    ``overflies``), and under ``flight`` those that only bound where it came
    down (``direction``, ``toward``, ``surface``, outside a ``zone``); `accounts`
    every value given for ``range_km``, ``apogee_km``, ``flight_time_min`` and
    ``count``, the chosen one first.
    `evidence` maps a field's name to the spans that support its value.
    `name` is a proper name (the exercise's, the operation's); `missile` the
    weapon's name, `missile_class` its class (ICBM, cruise, ...).
    """

    id: str
    kind: EventKind
    actors: tuple[str, ...]
    quote: Span
    date: str | None = None
    time_utc: str | None = None
    name: str | None = None
    missile: str | None = None
    missile_class: str | None = None
    count: int | None = None
    range_km: float | None = None
    apogee_km: float | None = None
    flight_time_min: float | None = None
    outcome: Outcome = "unknown"
    clues: Mapping[str, tuple[Clue, ...]] = field(default_factory=dict)
    accounts: Mapping[str, tuple[Account, ...]] = field(default_factory=dict)
    evidence: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)

    @property
    def weapon(self) -> str | None:
        """What flew, as exact as the text tells it: the name, else the class."""
        return self.missile or self.missile_class


@dataclass(frozen=True, slots=True)
class ClueUse:
    """What one clue says by itself, and how it bears on a location.

    `name` tells it in words; `kind` is a `ClueKind`, or ``range`` (the flown
    distance) or ``overflight``. `geometry` is the clue's own region. `off_km`
    is None where it agrees with the location; else how far apart they are.
    """

    kind: str
    name: str
    geometry: BaseGeometry
    evidence: tuple[Span, ...] = ()
    off_km: float | None = None


@dataclass(frozen=True, slots=True)
class Location:
    """Where one part of an event is: a region, and a point to stand for it.

    `geometry` is the region (Polygon or MultiPolygon, lon/lat, within
    180 degrees); the point lies in it, and `uncertainty_km` around the point
    holds about nine tenths of it. `basis` tells the kind of reasoning
    (``named``, ``near``, ``country``, ``bearing_distance``, ``sea``,
    ``sea_off``, ``between``, ``border``, ``zone``, ``flight``, ``disputed``,
    ``usual``), `how` tells it in words for people.
    `inferred` is true where no words of the text state the place. `names` are
    the names to show, all of them where they are disputed. `clues` are all the
    clues that were weighed, those that contradict it included.
    """

    name: str
    lat: float
    lon: float
    uncertainty_km: float
    basis: str
    how: str
    geometry: BaseGeometry
    evidence: tuple[Span, ...] = ()
    inferred: bool = False
    disputed: bool = False
    names: tuple[str, ...] = ()
    clues: tuple[ClueUse, ...] = ()

    @property
    def is_point(self) -> bool:
        """Whether the place is small enough to draw as a crisp marker."""
        return self.uncertainty_km < 25 and not self.inferred


@dataclass(frozen=True, slots=True)
class LocatedEvent:
    """An event and its locations. `overflies` are in the order of flight."""

    event: Event
    origin: Location | None = None
    impact: Location | None = None
    site: Location | None = None
    overflies: tuple[Location, ...] = ()


@dataclass(frozen=True, slots=True)
class FlightPath:
    """The line an event's missile took, as far as it is known.

    `lonlat` runs on without a jump at 180 degrees (longitudes may pass it).
    `method` is how it was computed: ``free flight`` (solved from the ends and
    the apogee or the time), ``stated height`` (drawn through a height that is
    too low for free flight, or of a missile that flies on its own power) or
    ``geodesic`` (only the ends are known). `start_known` and `end_known` tell
    whether the text gives that end; where not, the line only points that way
    and is drawn fading out. `note` says so in words.

    `height_km` (above the ellipsoid) and `time_s` (after launch) go with the
    points, and are empty where they are not known. `apogee_km`, `range_km` and
    `flight_time_s` are of the line as it is drawn; the time of free flight is
    without the powered start. `trajectory` is minimum-energy, lofted,
    depressed or not ballistic.
    """

    event_id: str
    method: str
    lonlat: tuple[tuple[float, float], ...]
    uncertain: bool
    start_known: bool
    end_known: bool
    note: str
    height_km: tuple[float, ...] = ()
    time_s: tuple[float, ...] = ()
    apogee_km: float | None = None
    range_km: float | None = None
    flight_time_s: float | None = None
    trajectory: str | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Numbers or places of an event's flight that cannot all be right.

    `kind` is ``time`` (the published time against free flight) or ``range``
    (the stated range against the way between the stated places). `off` is what
    rounding and other doubts leave unexplained, stated minus reckoned, in
    `unit`. `words` tell it with its size; `slip` is a mistake that would
    explain it, such as miles for kilometres.
    """

    event_id: str
    kind: Literal["time", "range"]
    off: float
    unit: Literal["s", "km"]
    words: str
    slip: str | None = None
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read out of one article.

    `areas` are the places with role ``site`` that no event claims as its own
    location, such as disputed waters that a missile is said to have met.
    `corrected` are the names on which the user's corrections were followed.
    """

    article: Article
    mentions: tuple[Mention, ...]
    events: tuple[LocatedEvent, ...]
    paths: tuple[FlightPath, ...]
    areas: tuple[tuple[Mention, Location], ...] = ()
    corrected: tuple[Corrected, ...] = ()
