"""Which names are toponyms: every family of features, for and against."""

from __future__ import annotations

import pytest
from small_gazetteer import parsed


def names(text: str) -> list[str]:
    return [mention.text for mention in parsed(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell near Sinpo on Friday.", ["Sinpo"]),
        ("Talks in northern Japan ended.", ["Japan"]),
        ("Japan's coast is long.", ["Japan"]),
        ("A base in Jagang Province was hit.", ["Jagang"]),
        ("It left the Sunan area.", ["Sunan"]),
        ("It fell on Kwajalein Atoll.", ["Kwajalein"]),
        ("It fell west of Eocheong Island.", ["Eocheong Island"]),
        ("A shop in Austin, Texas, opened.", ["Austin", "Texas"]),
        ("From places such as Wonsan, Sinpo and Sunan.", ["Wonsan", "Sinpo", "Sunan"]),
        ("US-South Korea drills began.", ["US", "South Korea"]),
        ("The White House said no.", ["White House"]),
        ("It fell into the Sea of Japan.", ["Sea of Japan"]),
        ("On Thursday Moscow said no.", ["Moscow"]),
        ("He met Russian and Seoul officials in Mupyong-ri.", ["Seoul", "Mupyong-ri"]),
        ("SEOUL - Nothing happened.", ["SEOUL"]),
        ("Russia President X spoke in Tokyo Wednesday.", ["Russia", "Tokyo"]),
        ("Pyongyang missiles threaten us.", ["Pyongyang"]),
        ("They live in Reading now.", ["Reading"]),
    ],
)
def test_kept(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The defence secretary, Lloyd Austin, spoke.",
        "Mr. Jordan Ellis slept.",
        "Paris Hilton launched a memoir.",
        "An officer called Jordan Paris decided.",
        "She studied at the University of Vienna.",
        "The Pacific Fleet sailed.",
        "He read the Moscow Times.",
        "The Tokyo Stock Exchange fell.",
        "A Musudan missile was shown.",
        "The Hwasong-15 flew.",
        "HMS Vienna sailed.",
        "Reading is fun, and reading helps.",
        "She came to us with reading and kim.",
        "The South Korean president left.",
        "Few spoke in Kim's absence.",
        "General Austin spoke.",
        "He left for the University.",
        "They spoke in English.",
        "The South said no.",
    ],
)
def test_dropped(text: str) -> None:
    assert names(text) == []


def test_a_person_stays_a_person() -> None:
    assert names("Lloyd Austin spoke. Austin then left for Tokyo.") == ["Tokyo"]
    assert names("Lloyd Austin spoke in Austin.") == ["Austin"]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("North Korea Fires Missile Over Japan", ["North Korea", "Japan"]),
        ("NORTH KOREA FIRES MISSILE OVER JAPAN", ["NORTH KOREA", "JAPAN"]),
        ("Lloyd Austin Visits Seoul For Urgent Talks", ["Seoul"]),
    ],
)
def test_headlines(headline: str, expected: list[str]) -> None:
    assert names(headline) == expected


def test_an_unknown_given_name_tells_a_person_too() -> None:
    assert names("Brock Sinpo plays. Sinpo scored twice. They went to Sinpo.") == ["Sinpo"]
    assert names("Sinpo scored twice.") == ["Sinpo"]


def test_names_inside_a_dropped_name_are_dropped() -> None:
    assert names("The North Korea Central News Agency said so.") == []
