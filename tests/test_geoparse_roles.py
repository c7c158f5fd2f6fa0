"""What a place does in its sentence: each feature, for and against."""

from __future__ import annotations

import pytest
from small_gazetteer import parsed


def roles(text: str) -> list[tuple[str, str]]:
    return [(mention.text, mention.role) for mention in parsed(text)]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Pyongyang warned of war.", "Pyongyang"),
        ("North Korea fired a missile.", "North Korea"),
        ("Japan's defence ministry said no.", "Japan"),
        ("Sirens went off as North Korea fired.", "North Korea"),
        ("The leaders of Japan met.", "Japan"),
        ("There were sanctions on North Korea.", "North Korea"),
        ("It fell there, according to Tokyo.", "Tokyo"),
        ("The missile was told of by Tokyo.", "Tokyo"),
        ("09:40 Seoul has replied.", "Seoul"),
        ("US forces shot it down.", "US"),
    ],
)
def test_actor(text: str, surface: str) -> None:
    assert (surface, "actor") in roles(text)


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("The missile fell into the Sea of Japan.", "Sea of Japan"),
        ("The missile flew over Japan.", "Japan"),
        ("He departed for Tokyo.", "Tokyo"),
        ("The missile was fired from the Wonsan area.", "Wonsan"),
        ("It fell 57 km east of Sinpo.", "Sinpo"),
        ("The missile left Sunan.", "Sunan"),
        ("The agreement of the Pyongyang summit was signed.", "Pyongyang"),
        ("The missile left Mupyong-ri in Jagang Province.", "Jagang"),
    ],
)
def test_site(text: str, surface: str) -> None:
    assert (surface, "site") in roles(text)


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("SEOUL - Nobody came.", "SEOUL"),
        ("Officials in Seoul said the missile fell.", "Seoul"),
        ("It fell inside Japan's economic zone.", "Japan"),
        ("It was Tuesday afternoon in Moscow.", "Moscow"),
        ("The missile could reach Japan.", "Japan"),
        ("People like the quiet in Austin.", "Austin"),
    ],
)
def test_mention(text: str, surface: str) -> None:
    assert (surface, "mention") in roles(text)


def test_names_in_a_list_share_their_part() -> None:
    assert roles("Seoul and Tokyo share fears.") == [("Seoul", "actor"), ("Tokyo", "actor")]
    assert roles("The leaders of Japan, South Korea and China met.") == [
        ("Japan", "actor"),
        ("South Korea", "actor"),
        ("China", "actor"),
    ]
    assert {part for _, part in roles("Missiles flew from Wonsan, Sinpo and Sunan.")} == {"site"}
