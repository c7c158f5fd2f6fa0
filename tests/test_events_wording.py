"""Wordings of launches, strikes, interceptions, meetings and exercises, and what is none."""

from __future__ import annotations

import pytest
from event_texts import event_of, events_of

from geomap.events.ellipses import find_ellipses
from geomap.events.lands import demonym_lands
from geomap.events.weapons import find_weapons
from geomap.gazetteer import default


def _kinds(text: str) -> list[str]:
    return sorted(event.kind for event in events_of(text))


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("North Korea's launch took place on Tuesday at Sunan. The missile flew 900 km.", ("PRK",)),
        ("Launched from Sunan shortly after 7 a.m. on Tuesday, the Hwasong-17 rose.", ("PRK",)),
        ("South Korea's Nuri rocket soared into the sky from Goheung on Tuesday.", ("KOR",)),
        ("Pakistan answered with a launch of its Abdali missile on Tuesday.", ("PAK",)),
        ("The Sarmat lifted off from Plesetsk on Tuesday, Russia said.", ("RUS",)),
        ("A Chollima-1 crashed into the Yellow Sea on Tuesday, North Korea admitted.", ("PRK",)),
        ("A Yars fired from Plesetsk on Tuesday hit a target on the Kura test range.", ("RUS",)),
        ("A missile fired by North Korea passed over Aomori on Tuesday.", ("PRK",)),
    ],
)  # fmt: skip
def test_a_launch_in_other_words(text: str, actors: tuple[str, ...]) -> None:
    event = event_of(text)
    assert (event.kind, event.date, event.actors) == ("launch", "2023-03-14", actors)


@pytest.mark.parametrize(
    ("text", "impact"),
    [
        ("Kyiv was struck by a barrage of Russian cruise missiles on Tuesday.", "Kyiv"),
        ("Kharkiv and Lviv were hit by Russian missiles on Tuesday.", "Kharkiv"),
        ("Russia rained missiles on Kharkiv on Tuesday.", "Kharkiv"),
        ("Russian missiles hit a depot and the airport of Lviv on Tuesday.", "Lviv"),
        ("Russian missiles slammed into a market in Lviv on Tuesday.", "Lviv"),
        ("Three missiles were fired at Lviv on Tuesday by Russia.", "Lviv"),
        ("The Russian missile attack on Odesa on Tuesday was the largest in weeks.", "Odesa"),
        ("A missile came down on a house in Lviv on Tuesday; Kyiv blamed Russia.", "Lviv"),
    ],
)  # fmt: skip
def test_a_strike_in_other_words(text: str, impact: str) -> None:
    event = event_of(text)
    assert (event.kind, event.date, event.actors) == ("strike", "2023-03-14", ("RUS",))
    names = {place.name for clue in event.clues["impact"] for place in clue.places}
    assert any(name.startswith(impact[:2]) for name in names)


@pytest.mark.parametrize(
    ("text", "met", "fired"),
    [
        ("Ukraine downed 12 of 15 cruise missiles launched by Russia at Kyiv on Tuesday.", 12, 15),
        ("Ukraine knocked out all six Kinzhal missiles over Kyiv on Tuesday.", 6, 6),
        ("Russia fired 21 missiles at Ukraine on Tuesday; 16 were shot down.", 16, 21),
    ],
)
def test_an_interception_counts_what_it_met(text: str, met: int, fired: int) -> None:
    by_kind = {event.kind: event for event in events_of(text)}
    assert by_kind["interception"].count == met
    assert by_kind["strike"].count == fired
    assert by_kind["strike"].outcome == "intercepted"
    assert by_kind["interception"].actors == ("UKR",)


def test_an_attack_met_is_told_with_its_aim() -> None:
    text = "Saudi Arabia intercepted a missile fired toward Riyadh by Yemen's Houthis on Tuesday."
    strike = next(event for event in events_of(text) if event.kind == "strike")
    assert strike.actors == ("Houthi",)
    assert strike.clues["impact"][0].places[0].name == "Riyadh"


def test_a_missile_told_as_intercepted_is_no_interception() -> None:
    text = "Debris of an intercepted missile was on show in Riyadh on Tuesday."
    assert "interception" not in _kinds(text)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The ministers of Japan and South Korea held talks in Seoul on Tuesday.", {"JPN", "KOR"}),
        ("Tokyo's and Washington's ministers conferred in Honolulu on Tuesday.", {"JPN", "USA"}),
        ("Yoon was received in Tokyo by Fumio Kishida on Tuesday.", {"JPN", "KOR"}),
        ("Joe Biden greeted Fumio Kishida in Hiroshima on Tuesday.", {"JPN", "USA"}),
    ],
)
def test_a_meeting_in_other_words(text: str, actors: set[str]) -> None:
    event = event_of(text)
    assert (event.kind, event.date, set(event.actors)) == ("meeting", "2023-03-14", actors)


def test_their_summit_and_the_one_since() -> None:
    text = (
        "Vladimir Putin met Kim Jong Un in Moscow on Tuesday. "
        "It was their first meeting since Vladivostok in April 2019."
    )
    first, second = events_of(text)
    assert first.actors == second.actors == ("RUS", "PRK")
    assert second.date == "2019-04"
    assert second.clues["site"][0].places[0].name == "Vladivostok"


def test_a_family_name_stands_for_the_person() -> None:
    text = "Kim Jong Un was pleased. In September 2018 Kim had received Moon Jae-in in Pyongyang."
    assert event_of(text).actors == ("PRK", "KOR")


@pytest.mark.parametrize(
    "text",
    [
        "Seoul welcomed Washington's decision in Tokyo on Tuesday.",
        "Iran denied that it had fired a missile at Erbil on Tuesday.",
        "The storm hit Okinawa on Tuesday and missile batteries were moved.",
        "Sony launched a new console in Tokyo on Tuesday.",
        "Artillery shells hit Bakhmut on Tuesday.",
        "Joe Biden saw a film about missiles in Tokyo on Tuesday.",
        "Japan ordered its forces to shoot down any missile over Tokyo.",
        "Washington approved the sale of 200 Patriot missiles to Warsaw on Tuesday.",
        "North Korea threatened to fire missiles into the waters near Guam.",
        "A launch from Cape Canaveral planned for Tuesday was scrubbed.",
    ],
)
def test_no_event(text: str) -> None:
    assert events_of(text) == ()


def test_a_further_date_is_a_further_launch() -> None:
    text = "On 5 January North Korea fired a hypersonic missile, and then again on the 11th."
    assert [event.date for event in events_of(text)] == ["2023-01-05", "2023-01-11"]


@pytest.mark.parametrize(
    ("text", "counted", "known"),
    [
        ("A missile fell. Two more hit Lviv.", 2, "new"),
        ("A missile fell. Another was shot down.", 1, "new"),
        ("Missiles fell. Both were shot down.", 2, "known"),
        ("Missiles fell. Iraq fired 39 of them at Israel.", 39, "new"),
    ],
)
def test_ellipses(text: str, counted: int, known: str) -> None:
    (mark,) = find_ellipses(text, find_weapons(text)[:1])
    assert (mark.counted, mark.known) == (counted, known)


@pytest.mark.parametrize("text", ["Two more ministers met.", "A missile fell. The two met."])
def test_no_ellipsis(text: str) -> None:
    assert find_ellipses(text, find_weapons(text)) == ()


def test_lands_of_a_demonym() -> None:
    (mention,) = demonym_lands("It flew into South Korean airspace.", default())
    assert (mention.text, mention.place.country) == ("South Korean", "KOR")
    assert demonym_lands("South Korean officials", default()) == ()


def test_two_offsets_of_one_point() -> None:
    text = (
        "North Korea fired a missile on Tuesday. "
        "It fell 57 km east of Sokcho and 167 km north-west of Ulleungdo."
    )
    told = [(c.kind, c.distance_km, c.bearing_deg) for c in event_of(text).clues["impact"]]
    assert told == [("offset", 57.0, 90.0), ("offset", 167.0, 315.0)]


def test_the_first_preposition_tells_the_slot() -> None:
    event = event_of("A missile was fired on Tuesday from near Pyongyang, North Korea said.")
    assert event.clues["origin"][0].kind == "near"
    assert "impact" not in event.clues


def test_an_undated_history_goes_on_in_time() -> None:
    text = (
        "On 31 October 2023 Iran fired a missile at Erbil. On 9 November it fired another one "
        "at Erbil. On 18 March 2024 it fired a third at Erbil."
    )
    assert [e.date for e in events_of(text, None)] == ["2023-10-31", "2023-11-09", "2024-03-18"]


def test_an_accident_is_a_launch_whatever_it_damaged() -> None:
    event = event_of(
        "An Indian BrahMos missile went off by accident on Tuesday, landed in Pakistan "
        "and damaged a house."
    )
    assert (event.kind, event.actors) == ("launch", ("IND",))


def test_a_verb_parted_by_what_it_meets() -> None:
    kinds = _kinds("Ukraine shot four Kalibr missiles out of the sky near Kyiv on Tuesday.")
    assert kinds == ["interception", "strike"]
