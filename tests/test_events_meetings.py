"""Meetings: verbs, nouns, parties, places and dates; and what is no meeting."""

from __future__ import annotations

import pytest
from event_texts import event_of, events_of


def _meetings(text: str) -> list[tuple[set[str], str | None, str | None]]:
    """Parties, place and date of each meeting."""
    return [
        (set(e.actors), next((c.places[0].name for c in e.clues.get("site", ())), None), e.date)
        for e in events_of(text)
        if e.kind == "meeting"
    ]


@pytest.mark.parametrize(
    ("text", "parties", "site"),
    [
        ("Envoys of Armenia and Azerbaijan met in Brussels on Sunday.", "ARM AZE", "Brussels"),
        ("Biden and Putin met face to face in Geneva on Sunday.", "USA RUS", "Geneva"),
        ("The Chinese and Russian ministers conferred in Guilin on Sunday.", "CHN RUS", "Guilin"),
        ("Germany, France and Britain met Iranian diplomats in Istanbul on Sunday.",
         "DEU FRA GBR IRN", "Istanbul"),
        ("Officials from Seoul and Washington gathered in Honolulu on Sunday.",
         "KOR USA", "Honolulu"),
        ("American and Russian ministers sat across a table in Riyadh on Sunday.",
         "USA RUS", "Riyadh"),
        ("Lavrov, who had talks with Choe Son Hui in Wonsan on Sunday, was content.",
         "RUS PRK", "W\u014fnsan"),
    ],
)  # fmt: skip
def test_verbs_of_meeting(text: str, parties: str, site: str) -> None:
    assert _meetings(text) == [(set(parties.split()), site, "2023-03-12")]


@pytest.mark.parametrize(
    ("text", "parties", "site"),
    [
        ("Putin hosted Xi at the Kremlin on Sunday.", "RUS CHN", "Kremlin"),
        ("Turkish President Recep Tayyip Erdogan hosted an Iranian envoy in Ankara on Sunday.",
         "TUR IRN", "Ankara"),
        ("Saudi Arabia's crown prince received Iran's defence minister in Riyadh on Sunday.",
         "SAU IRN", "Riyadh"),
        ("Mr Kishida flew to Seoul on Sunday for talks with Yoon Suk Yeol.", "JPN KOR", "Seoul"),
        ("Mr Kishida turned up in Kyiv on Sunday, where Volodymyr Zelensky led him to a church.",
         "JPN UKR", "Kyiv"),
    ],
)  # fmt: skip
def test_hosts_and_guests(text: str, parties: str, site: str) -> None:
    text = text.replace("Mr Kishida", "Fumio Kishida")
    assert _meetings(text) == [(set(parties.split()), site, "2023-03-12")]


@pytest.mark.parametrize(
    ("text", "parties", "site"),
    [
        ("Indirect talks between Iran and the United States were held in Muscat on Sunday.",
         "IRN USA", "Muscat"),
        ("Talks in Geneva between Lavrov and Blinken on Sunday yielded little.",
         "RUS USA", "Geneva"),
        ("At talks in Jeddah on Sunday, Ukraine agreed with the United States on a truce.",
         "UKR USA", "Jeddah"),
        ("Ukrainian and American officials wrapped up eight hours of talks in Jeddah on Sunday.",
         "UKR USA", "Jeddah"),
        ("A summit of the Arab League in Cairo on Sunday adopted a plan.", "Arab_League", "Cairo"),
    ],
)  # fmt: skip
def test_nouns_of_meeting(text: str, parties: str, site: str) -> None:
    codes = {code.replace("_", " ") for code in parties.split()}
    assert _meetings(text) == [(codes, site, "2023-03-12")]


def test_a_body_meets() -> None:
    text = "The UN Security Council convened an emergency session in New York on Sunday."
    ((parties, site, _),) = _meetings(text)
    assert (parties, site) == ({"UNSC"}, "New York City")


@pytest.mark.parametrize(
    "text",
    [
        "Fumio Kishida and Yoon Suk Yeol shook hands in Tokyo on Sunday.",
        "Fumio Kishida and Yoon Suk Yeol dined together in Tokyo on Sunday.",
        "Fumio Kishida and Yoon Suk Yeol put their names to a pact in Tokyo on Sunday.",
        "Fumio Kishida and Yoon Suk Yeol watched a parade in Tokyo on Sunday.",
        "Fumio Kishida talked for two hours with Yoon Suk Yeol in Tokyo on Sunday.",
    ],
)
def test_persons_together_at_a_place(text: str) -> None:
    assert _meetings(text) == [({"JPN", "KOR"}, "Tokyo", "2023-03-12")]


def test_where_a_relative_clause_tells_the_place() -> None:
    text = "Jens Stoltenberg was in Tokyo on Sunday, where he met Fumio Kishida."
    assert _meetings(text) == [({"NATO", "JPN"}, "Tokyo", "2023-03-12")]


def test_the_capital_told_by_its_country() -> None:
    text = "The envoys of Washington and Seoul met in the American capital on Sunday."
    ((parties, site, _),) = _meetings(text)
    assert (parties, site) == ({"USA", "KOR"}, "Washington")


def test_it_was_held() -> None:
    text = (
        "Donald Trump agreed to see Kim Jong Un at last. "
        "The encounter of Trump and Kim took long to prepare. "
        "It was held on 12 June 2018 at a hotel on Sentosa, an island of Singapore."
    )
    ((parties, site, date),) = _meetings(text)
    assert (parties, site, date) == ({"USA", "PRK"}, "Sentosa", "2018-06-12")


def test_the_last_parties_meet_again() -> None:
    text = (
        "Kim Jong Un met Donald Trump in Singapore on 12 June 2018. "
        "The second summit with Trump, in Hanoi in February 2019, broke down. "
        "Working talks in Stockholm in October 2019 ended after a day."
    )
    assert [(p, d) for p, _, d in _meetings(text)] == [
        ({"PRK", "USA"}, "2018-06-12"),
        ({"PRK", "USA"}, "2019-02"),
        ({"PRK", "USA"}, "2019-10"),
    ]


def test_several_places_in_one_sentence() -> None:
    text = (
        "The leaders of the United States, Japan and South Korea made a promise. The three had "
        "spoken before, in Hiroshima in May 2022, and in Phnom Penh in November 2022."
    )
    assert [(site, date) for _, site, date in _meetings(text)] == [
        ("Hiroshima", "2022-05"),
        ("Phnom Penh", "2022-11"),
    ]


def test_the_dateline_is_where_all_came_to() -> None:
    text = (
        "GENEVA - The foreign ministers of Britain and Iran talked for three hours on Sunday "
        "and went away with little."
    )
    assert _meetings(text) == [({"GBR", "IRN"}, "Geneva", "2023-03-12")]


def test_a_person_known_by_the_office() -> None:
    text = (
        "Omani foreign minister Harun Testman met Sergei Lavrov in Muscat on Sunday. "
        "Testman was content."
    )
    event = event_of(text)
    assert set(event.actors) == {"OMN", "RUS"}


def test_each_value_has_its_words() -> None:
    text = "Joe Biden met Xi Jinping in Bali on Sunday."
    event = event_of(text)
    words = {n: [text[a:b] for a, b in spans] for n, spans in event.evidence.items()}
    assert words == {
        "actors": ["Joe Biden", "Xi Jinping"], "kind": ["met"], "site": ["Bali"],
        "date": ["Sunday"],
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Biden spoke with Xi by telephone on Sunday from Washington.",
        "Biden and Xi met by video link from Beijing and Washington on Sunday.",
        "Trump said he would meet Kim Jong Un in Singapore next month.",
        "Tokyo called for a meeting with Washington in Seoul on Sunday.",
        "Iran refused talks with the United States in Oman on Sunday.",
        "A summit between Trump and Kim Jong Un in Singapore was cancelled on Sunday.",
        "Zelensky invited Xi to talks in Kyiv on Sunday.",
        "Lavrov ruled out a meeting with Blinken in Jakarta on Sunday.",
        "The two leaders are expected to meet in Washington in May.",
        "A summit of Trump and Putin in Riyadh remains a wish.",
        "Putin sent Kim Jong Un a letter from Moscow on Sunday.",
        "Kim Jong Un met troops in Pyongyang on Sunday.",
        "South Korea's National Security Council met in Seoul on Sunday after the North's launch.",
        "North Korea's ruling party held a plenary meeting in Pyongyang on Sunday.",
        "The cabinet met in Tokyo on Sunday after North Korea's launch.",
        "The American ambassador gave a news conference in Tokyo on Sunday about North Korea.",
        "Biden and Kishida condemned the launch in Tokyo on Sunday.",
        "Seoul received figures from Washington on Sunday.",
    ],
)
def test_no_meeting(text: str) -> None:
    assert _meetings(text) == []
