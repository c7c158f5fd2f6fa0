"""One event for one happening; several for several."""

from __future__ import annotations

import pytest
from event_texts import event_of, events_of


def test_headline_lead_and_details_are_one() -> None:
    text = (
        "North Korea fires ICBM\n\n"
        "SEOUL - North Korea on Tuesday fired an intercontinental ballistic missile.\n\n"
        "The missile left the Sunan area at 10:15 a.m. and flew about 1,000 km. "
        "It stayed in the air for 69 minutes and fell about 200 km west of Oshima-Oshima.\n"
    )
    event = event_of(text)
    assert (event.date, event.missile_class, event.count) == ("2023-03-14", "ICBM", 1)
    assert (event.range_km, event.flight_time_min, event.time_utc) == (1000, 69, "01:15")
    assert event.clues["origin"][0].places[0].name == "Sunan"
    assert event.clues["impact"][0].distance_km == 200
    start, end = event.quote
    assert text[start:end].startswith("SEOUL - North Korea on Tuesday")


def test_two_days_are_two_events() -> None:
    text = (
        "On 14 January two KN-23 missiles were launched from Uiju. "
        "Three days after that, a KN-24 was launched from Sunan."
    )
    assert [event.date for event in events_of(text)] == ["2023-01-14", "2023-01-17"]


def test_a_second_one() -> None:
    text = (
        "North Korea fired a ballistic missile on Sunday. "
        "Two days later it fired another ballistic missile."
    )
    assert [event.date for event in events_of(text)] == ["2023-03-12", "2023-03-14"]


def test_a_recalled_event_keeps_its_own_date() -> None:
    text = (
        "North Korea fired a missile on Tuesday. "
        "Last October, North Korea fired an intermediate-range missile over Japan."
    )
    assert [event.date for event in events_of(text)] == ["2023-03-14", "2022-10"]


def test_two_states_are_two_events() -> None:
    text = "North Korea fired two missiles on Tuesday. South Korea fired three missiles in reply."
    assert [event.actors for event in events_of(text)] == [("PRK",), ("KOR",)]


def test_accounts_that_disagree_are_all_kept() -> None:
    text = (
        "North Korea fired a missile on Tuesday. Seoul said it flew 960 km. "
        "Tokyo said it flew 950 km."
    )
    event = event_of(text)
    assert [account.value for account in event.accounts["range_km"]] == [960, 950]
    assert [account.said_by for account in event.accounts["range_km"]] == ["Seoul", "Tokyo"]
    assert event.range_km == 960


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("North Korea fired at least 23 missiles on Tuesday.", 23),
        ("North Korea fired a pair of cruise missiles on Tuesday.", 2),
        ("North Korea fired missiles on Tuesday.", None),
    ],
)
def test_count(text: str, count: int | None) -> None:
    assert event_of(text).count == count
