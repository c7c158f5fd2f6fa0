"""Places for queries as people type them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import geomap
from geomap.gazetteer import default
from geomap.gazetteer.search import address, geocode


@pytest.mark.parametrize(
    ("query", "place_id"),
    [
        ("Sinpo", "city:2040959"),
        ("SINPO, north korea", "city:2040959"),
        ("Sinpo in South Hamgyong", "city:2040959"),
        ("Sinpo in South Hamgyong Province, North Korea", "city:2040959"),
        ("sinp’o", "city:2040959"),
        ("Paris", "city:2988507"),
        ("Paris, Texas", "city:4717560"),
        ("paris in texas", "city:4717560"),
        ("PARIS , TX , USA", "city:4717560"),
        ("Georgia", "country:GEO"),
        ("Georgia, USA", "division:US-GA"),
        ("Atlanta, Georgia", "city:4180439"),
        ("Tbilisi, Georgia", "city:611717"),
        ("sao paulo", "city:3448439"),
        (unicodedata.normalize("NFD", "São Paulo"), "city:3448439"),
        ("USA", "country:USA"),
        ("us", "country:USA"),
        ("Sohae", "site:sohae"),
        ("Vandenberg", "site:vandenberg"),
        ("Mosul, Middle East", "city:99072"),
        ("city:2040959", "city:2040959"),
    ],
)
def test_the_first_candidate_is_what_is_meant(query: str, place_id: str) -> None:
    assert geocode(query)[0].place.id == place_id


@pytest.mark.parametrize(
    "query",
    ["", " ", ",", ", North Korea", " in ", "Xyzzyville", "Paris, North Korea", "Paris, Nowhere",
     "city:1", "sea:nope", "Texas, Texas", "North Korea, North Korea", "a" * 100_000],
)  # fmt: skip
def test_nothing_fits(query: str) -> None:
    assert geocode(query) == ()


def test_candidates_are_sorted_told_apart_and_limited() -> None:
    found = geocode("Springfield")
    assert len(found) > 5
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
    assert len({c.place.id for c in found}) == len(found)
    assert all(c.reasons for c in found)
    assert geocode("Springfield", limit=2) == found[:2]


def test_reasons_tell_what_it_is_and_where_it_lies() -> None:
    (paris,) = geocode("Paris, Texas")
    assert paris.reasons == ("city of 24,782 people", "lies in Texas")
    seoul = geocode("Seoul")[0]
    assert "capital of South Korea" in seoul.reasons


def test_a_site_gives_way_to_the_town_it_is_called_after() -> None:
    town, shipyard = geocode("Sinpo")
    assert (town.place.kind, shipyard.place.kind) == ("city", "base")
    assert shipyard.reasons[-1].startswith("gives way")
    assert town.score > shipyard.score


def test_within_a_town_means_near_it() -> None:
    assert geocode("Sunan in Pyongyang")[0].place.country == "PRK"
    assert all(c.place.country == "PRK" for c in geocode("Sunan, Pyongyang"))


def test_address_names_each_once() -> None:
    singapore = geocode("Singapore")[0].place
    assert len(set(address(singapore, default()))) == len(address(singapore, default()))


def test_facade_is_the_same() -> None:
    assert geomap.geocode("Sinpo") == geocode("Sinpo")


@given(st.text(max_size=80))
def test_any_query_is_answered(query: str) -> None:
    found = geocode(query, limit=3)
    assert len(found) <= 3
    assert all(-90 <= c.place.lat <= 90 for c in found)
