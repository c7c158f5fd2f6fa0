"""The seed article, read by hand, against what geomap reads in it."""

from __future__ import annotations

from pathlib import Path

import pytest

import geomap
from geomap.gazetteer import regions
from geomap.geodesy import inverse
from geomap.model import LocatedEvent, Location, Reading

SEED = next((Path(__file__).parents[1] / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def reading() -> Reading:
    return geomap.read(SEED).readings[0]


def one(reading: Reading, kind: str, date: str) -> LocatedEvent:
    """The only event of a kind on a date."""
    (found,) = [e for e in reading.events if (e.event.kind, e.event.date) == (kind, date)]
    return found


def says(reading: Reading, location: Location | None) -> str:
    """The words a location rests on."""
    assert location is not None
    return " ".join(reading.article.text[s.start : s.end] for s in location.evidence)


def km_from(location: Location, *, lat: float, lon: float) -> float:
    return inverse(lat1=location.lat, lon1=location.lon, lat2=lat, lon2=lon).distance_km


def test_four_events_and_no_more(reading: Reading) -> None:
    assert sorted(e.event.kind for e in reading.events) == [
        "exercise",
        "launch",
        "launch",
        "meeting",
    ]


def test_launch_of_an_icbm_from_the_country_into_the_sea_off_hokkaido(reading: Reading) -> None:
    launch = one(reading, "launch", "2023-03-16")
    assert launch.event.actors == ("PRK",)
    assert launch.event.missile_class == "ICBM"
    assert launch.event.count == 1
    assert launch.event.time_utc is None
    origin, impact = launch.origin, launch.impact
    assert origin is not None
    assert impact is not None
    # The country as the country: no pin on its capital.
    assert origin.basis == "country"
    assert origin.geometry.equals(regions.region("country:PRK")) or origin.geometry.area > 10
    assert origin.uncertainty_km > 200
    assert km_from(origin, lat=39.03, lon=125.75) > 50
    # A region of the sea, not a point, not land.
    assert impact.uncertainty_km > 200
    assert regions.is_water(lat=impact.lat, lon=impact.lon)
    assert "Hokkaido" in says(reading, impact)
    assert "disputed" not in says(reading, impact)
    assert km_from(impact, lat=25.75, lon=123.5) > 1500


def test_overflight_of_october_2022_has_no_end(reading: Reading) -> None:
    launch = one(reading, "launch", "2022-10")
    assert launch.event.missile_class == "IRBM"
    assert [place.name for place in launch.overflies] == ["northern Japan"]
    assert launch.impact is None
    (path,) = [p for p in reading.paths if p.event_id == launch.event.id]
    assert path.method == "geodesic"
    assert path.uncertain
    assert not path.end_known
    assert "end" in path.note


def test_path_of_the_icbm_is_drawn_as_uncertain(reading: Reading) -> None:
    launch = one(reading, "launch", "2023-03-16")
    (path,) = [p for p in reading.paths if p.event_id == launch.event.id]
    assert path.uncertain
    assert path.start_known
    assert path.end_known
    assert launch.impact is not None
    assert path.lonlat[-1] == pytest.approx((launch.impact.lon, launch.impact.lat), abs=1e-6)


def test_summit_in_tokyo(reading: Reading) -> None:
    summit = one(reading, "meeting", "2023-03-16")
    assert set(summit.event.actors) == {"JPN", "KOR"}
    assert summit.site is not None
    assert summit.site.name == "Tokyo"


def test_freedom_shield(reading: Reading) -> None:
    exercise = one(reading, "exercise", "2023-03")
    assert exercise.event.name == "Freedom Shield"
    assert set(exercise.event.actors) == {"KOR", "USA"}
    # The text does not say where: the usual ground, told as inferred.
    assert exercise.site is not None
    assert exercise.site.inferred


def test_disputed_waters_have_both_names_and_are_no_impact(reading: Reading) -> None:
    ((mention, area),) = reading.areas
    assert mention.text == "disputed waters"
    assert mention.role == "site"
    assert area.disputed
    assert any("Senkaku" in name for name in area.names)
    assert any("Diaoyu" in name for name in area.names)
    assert km_from(area, lat=25.75, lon=123.5) < 40
    for event in reading.events:
        places = (event.origin, event.impact, event.site, *event.overflies)
        assert not any(place and place.disputed for place in places)


def test_pyongyang_is_a_government_here_and_gets_no_marker(reading: Reading) -> None:
    (pyongyang,) = [m for m in reading.mentions if m.text == "Pyongyang"]
    assert pyongyang.role == "actor"
    assert all(area.name != "Pyongyang" for _, area in reading.areas)


def test_every_value_points_at_words(reading: Reading) -> None:
    text = reading.article.text
    for located in reading.events:
        event = located.event
        for spans in event.evidence.values():
            assert all(text[s.start : s.end].strip() == text[s.start : s.end] != "" for s in spans)
        assert text[event.quote.start : event.quote.end].endswith((".", '"'))
        for field in ("actors", "date", "missile", "missile_class", "count", "name"):
            if getattr(event, field):
                assert event.evidence.get(field), (event.id, field)
        for place in (located.origin, located.impact, located.site, *located.overflies):
            assert place is None or place.inferred or place.evidence
