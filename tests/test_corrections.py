"""The user's word: followed after all else, and kept in the evidence."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import geomap
from geomap import export, features, gazetteer, geoparse, listing, tables
from geomap.errors import CorrectionsError
from geomap.geoparse.corrections import Correction, apply, unused
from geomap.model import Article, Candidate, Corrected, Mention, Place
from geomap.report import reading_of

WORLD = gazetteer.default()
TEXT = (
    "North Korea fired a missile from Sunchon on Thursday. It fell off Hokkaido, the ministry "
    "said. Sunchon lies inland. An officer named Zorbl spoke in Camp Zorbl."
)
ARTICLE = Article("a", TEXT, "2023-03-16")
SUNCHEON = WORLD.place("city:1835648")


def place(name: str = "Elsewhere", why: str = "so it is") -> Place:
    return Place(f"point:{name}", name, "site", 39.0, 126.0, 5.0, source="corrections",
                 sourced=False, correction=why)  # fmt: skip


def word(text: str, target: Place | None, entry: int = 1, **more: object) -> Correction:
    return Correction(text, "so it is", target, entry=entry, **more)  # type: ignore[arg-type]


def corrected(*words: Correction, article: Article = ARTICLE) -> tuple[
    tuple[Mention, ...], tuple[Corrected, ...]
]:  # fmt: skip
    return apply(article, geoparse.parse(article, WORLD), words)


def named(mentions: tuple[Mention, ...], text: str) -> list[str]:
    return [mention.place.name for mention in mentions if mention.text == text]


def test_every_mention_of_the_name_becomes_the_place() -> None:
    before = geoparse.parse(ARTICLE, WORLD)
    mentions, done = corrected(word("Sunchon", place()))
    assert named(mentions, "Sunchon") == ["Elsewhere", "Elsewhere"]
    assert [m.span for m in mentions] == [m.span for m in before]
    assert [m.role for m in mentions] == [m.role for m in before]
    first = next(m for m in mentions if m.text == "Sunchon").candidates
    assert first[0].reasons == ("your correction: so it is",)
    assert first[0].place.source == "corrections"
    old = next(m for m in before if m.text == "Sunchon").candidates
    assert first[1:] == old
    assert [(one.start, one.text, one.why, one.entry) for one in done] == [
        (TEXT.index("Sunchon"), "Sunchon", "so it is", 1),
        (TEXT.rindex("Sunchon"), "Sunchon", "so it is", 1),
    ]


def test_a_candidate_that_is_chosen_keeps_its_score_and_reasons() -> None:
    one = Candidate(place("One"), 2.0, ("near",))
    two = Candidate(place("Two"), 1.0, ("far",))
    mention = Mention(33, 40, "Sunchon", "site", (one, two))
    ((changed,), _) = apply(ARTICLE, [mention], [word("Sunchon", place("Two"))])
    assert changed.candidates == (
        Candidate(place("Two"), 1.0, ("your correction: so it is", "far")),
        one,
    )


@pytest.mark.parametrize("text", ["SUNCHON", "Sunch’ŏn", "sunchon"])
def test_spelling_counts_as_in_the_gazetteer(text: str) -> None:
    article = Article("a", "Talks were held in Sunchon.")
    mention = Mention(19, 26, "Sunchon", "site", (Candidate(SUNCHEON, 1.0),))
    ((changed,), _) = apply(article, [mention], [word(text.replace("’", ""), place())])
    assert changed.place.name == "Elsewhere"


def test_no_place_drops_the_mention_and_tells_it() -> None:
    mentions, done = corrected(word("Sunchon", None))
    assert named(mentions, "Sunchon") == []
    assert [one.place for one in done] == [None, None]


def test_article_and_start_narrow_it_and_the_narrower_goes_first() -> None:
    start = TEXT.rindex("Sunchon")
    words = [
        word("Sunchon", place("Pinned"), 1, start=start),
        word("Sunchon", place("Mine"), 2, article="a"),
        word("Sunchon", place("Any"), 3),
        word("Sunchon", place("Other"), 4, article="b"),
    ]
    mentions, done = corrected(*words)
    assert named(mentions, "Sunchon") == ["Mine", "Pinned"]
    assert [c.entry for c in unused(words, done)] == [3, 4]
    mentions, _ = corrected(word("Sunchon", place("First")), word("Sunchon", place("Last"), 2))
    assert named(mentions, "Sunchon") == ["Last", "Last"]


def test_a_name_that_was_not_taken_for_a_place_becomes_one() -> None:
    assert "Camp Zorbl" not in {m.text for m in geoparse.parse(ARTICLE, WORLD)}
    mentions, done = corrected(word("Camp Zorbl", place()))
    added = next(m for m in mentions if m.text == "Camp Zorbl")
    assert (added.role, added.place.name) == ("mention", "Elsewhere")
    assert TEXT[added.start : added.end] == "Camp Zorbl"
    assert list(mentions) == sorted(mentions, key=lambda m: m.start)
    assert len(done) == 1


def test_part_of_a_mention_stays_a_part_unless_the_start_says_so() -> None:
    words = [word("Korea", place())]
    mentions, done = corrected(*words)
    assert done == ()
    assert named(mentions, "North Korea") == ["North Korea"]
    mentions, done = corrected(word("Korea", place(), start=6))
    assert named(mentions, "Korea") == ["Elsewhere"]
    assert named(mentions, "North Korea") == []
    assert len(done) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        word("Sunchon", place(), start=0),
        word("Zorb", place()),
        word("Nowhere", place()),
        word("Zorbl", None),
        word("Sunchon", place(), article="b"),
        word("Sunchon", place(), start=10**12),
    ],
)
def test_what_matches_nothing_changes_nothing(wrong: Correction) -> None:
    mentions, done = corrected(wrong)
    assert (mentions, done) == (geoparse.parse(ARTICLE, WORLD), ())
    assert unused([wrong], done) == (wrong,)


@given(
    st.lists(
        st.builds(
            word,
            st.sampled_from(["Sunchon", "Korea", "North Korea", "Korea fired", "Zorbl", "a", " "]),
            st.sampled_from([None, place(), SUNCHEON]),
            st.integers(1, 5),
            start=st.none() | st.integers(0, 40),
        ),
        max_size=6,
    )
)
def test_mentions_stay_disjoint_and_exact(words: list[Correction]) -> None:
    mentions, done = corrected(*words)
    for one, other in pairwise(mentions):
        assert one.end <= other.start
    assert all(TEXT[m.start : m.end] == m.text for m in mentions)
    assert all(TEXT[d.start : d.end] == d.text for d in done)


# Downstream -----------------------------------------------------------------

TOML = """
[[place]]
text = "Sunchon"
use = "city:1835648"
why = "the {{7*191}} report <b>means</b> the town in the south"

[[place]]
text = "Hokkaido"
article = "text"
lat = 42.98
lon = 144.38
name = "Kushiro"
why = "the ministry's map"

[[place]]
text = "North Korea"
start = 0
not_a_place = true
why = "a test"
"""


@pytest.fixture
def toml(tmp_path: Path) -> Path:
    file = tmp_path / "corrections.toml"
    file.write_text(TOML)
    return file


def test_events_follow_and_their_evidence_says_so(toml: Path) -> None:
    before = geomap.read_text(TEXT, "2023-03-16").readings[0].events[0]
    report = geomap.read_text(TEXT, "2023-03-16", corrections=toml)
    after = report.readings[0].events[0]
    assert before.origin is not None
    assert after.origin is not None
    assert before.origin.name != after.origin.name == "Suncheon"
    assert abs(after.origin.lat - SUNCHEON.lat) < 0.1
    assert "your correction: the {{7*191}} report" in after.origin.how
    assert after.origin.evidence == before.origin.evidence
    assert after.impact is not None
    assert after.impact.name == "sea off Kushiro"
    assert after.impact.how.endswith("your correction: the ministry's map")
    assert all(clue.places[0].correction for clue in after.event.clues["origin"])


def test_the_record_tells_it_and_fits_the_schema(toml: Path) -> None:
    reading = geomap.read_text(TEXT, "2023-03-16", corrections=toml).readings[0]
    found = json.loads(export.dumps(export.record(reading)))
    schema = json.loads(tables.data_path("schema/extract.schema.json").read_text())
    assert list(Draft202012Validator(schema).iter_errors(found)) == []
    told = {p["text"]: (p["corrected"], p["correction"]) for p in found["places"]}
    assert told["Hokkaido"] == (True, "the ministry's map")
    assert "North Korea" not in told
    assert [(c["text"], c["not_a_place"], c["place_id"]) for c in found["corrections"]] == [
        ("North Korea", True, None),
        ("Sunchon", False, "city:1835648"),
        ("Hokkaido", False, "point:42.98,144.38"),
        ("Sunchon", False, "city:1835648"),
    ]
    plain = export.record(geomap.read_text(TEXT).readings[0])
    assert plain["corrections"] == []
    assert {(p["corrected"], p["correction"]) for p in plain["places"]} == {(False, None)}


def test_map_frame_and_table_tell_it(toml: Path) -> None:
    report = geomap.read_text(TEXT, "2023-03-16", corrections=toml)
    hows = [f["properties"].get("how", "") for f in features.features(report.readings[0])]
    assert any("your correction: the ministry's map" in how for how in hows)
    page = report.map().get_root().render()
    assert "your correction" in page
    assert "<b>means</b>" not in page
    rows = report.places.set_index("text")["correction"]
    assert rows["Hokkaido"] == "the ministry's map"
    table = listing.places_table(report.readings[0])
    assert "your correction: a test" in table


def test_what_matches_nothing_is_warned_of(tmp_path: Path) -> None:
    file = tmp_path / "c.toml"
    file.write_text('[[place]]\ntext = "Nowhere"\nnot_a_place = true\nwhy = "x"\n')
    with pytest.warns(UserWarning, match=r'c\.toml, \[\[place\]\] 1 \("Nowhere"\): matches noth'):
        geomap.read_text(TEXT, corrections=file)
    article = tmp_path / "a.txt"
    article.write_text(TEXT)
    with pytest.warns(UserWarning, match="matches nothing"):
        geomap.read(article, corrections=str(file))


def test_a_match_in_one_of_several_articles_is_enough(tmp_path: Path) -> None:
    file = tmp_path / "c.toml"
    file.write_text('[[place]]\ntext = "Tokyo"\nnot_a_place = true\nwhy = "x"\n')
    for name, text in (("a", "Talks in Tokyo."), ("b", "Talks in Seoul.")):
        (tmp_path / f"{name}.txt").write_text(text)
    report = geomap.read_many(sorted(tmp_path.glob("*.txt")), corrections=file)
    assert list(report.places["text"]) == ["Seoul"]


def test_bad_corrections_are_told_before_the_articles_are_read(tmp_path: Path) -> None:
    with pytest.raises(CorrectionsError, match=r"none\.toml"):
        geomap.read(tmp_path / "none.txt", corrections=tmp_path / "none.toml")


# Demonyms -------------------------------------------------------------------


def test_demonyms_stand_in_the_table_and_nowhere_else() -> None:
    text = "A Turkish ship met North Korean officers in Tokyo. North Korea fired a missile."
    plain = geomap.read_text(text, "2023-03-16")
    full = geomap.read_text(text, "2023-03-16", demonyms=True)
    found = [m for m in full.readings[0].mentions if m.role == "demonym"]
    assert [(m.text, m.place.id) for m in found] == [
        ("Turkish", "country:TUR"),
        ("North Korean", "country:PRK"),
    ]
    assert full.readings[0].events == plain.readings[0].events
    assert full.readings[0].areas == plain.readings[0].areas
    assert features.features(full.readings[0]) == features.features(plain.readings[0])
    assert list(full.places["role"]).count("demonym") == 2
    assert "demonym" not in set(plain.places["role"])


def test_demonyms_can_be_corrected() -> None:
    article = Article("a", "A Turkish ship.")
    refused = reading_of(article, corrections=[word("Turkish", None)], demonyms=True)
    assert refused.mentions == ()
    assert len(refused.corrected) == 1
