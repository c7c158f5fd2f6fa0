"""The file of corrections: what it may say, and one clear error where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from geomap.errors import CorrectionsError
from geomap.gazetteer import default
from geomap.geoparse.corrections_toml import MAX_BYTES, from_toml, load

WHY = 'why = "it says so"\n'


def entry(*lines: str) -> bytes:
    return "\n".join(["[[place]]", *lines, WHY]).encode()


def test_the_three_ways_of_an_entry(tmp_path: Path) -> None:
    file = tmp_path / "c.toml"
    file.write_bytes(
        b"\xef\xbb\xbf# by hand\r\n"
        + entry('text = "Sinpo"', 'use = "city:2040959"', 'article = "a"', "start = 12")
        + entry('text = "Camp"', "lat = 39.5", "lon = 126", 'name = "the\\n camp"', "radius_km = 2")
        + entry('text = "Jordan"', "not_a_place = true")
    )
    sinpo, camp, jordan = load(file, default())
    assert sinpo.place is not None
    assert (sinpo.place.id, sinpo.article, sinpo.start) == ("city:2040959", "a", 12)
    assert sinpo.place.correction == sinpo.why == "it says so"
    assert sinpo.place.source.startswith("corrections; GeoNames")
    assert camp.place is not None
    assert (camp.place.name, camp.place.lat, camp.place.lon) == ("the camp", 39.5, 126.0)
    assert (camp.place.radius_km, camp.place.country) == (2.0, "PRK")
    assert (camp.place.source, camp.place.sourced) == ("corrections", False)
    assert jordan.place is None
    assert [c.entry for c in (sinpo, camp, jordan)] == [1, 2, 3]


def test_a_point_has_its_own_name_and_a_small_radius() -> None:
    (one,) = from_toml(entry('text = "Camp"', "lat = 0", "lon = -150"), default(), label="c")
    assert one.place is not None
    assert (one.place.name, one.place.radius_km, one.place.country) == ("Camp", 5.0, None)


@pytest.mark.parametrize("data", [b"", b"# nothing yet\n", b"place = []"])
def test_no_entries_are_no_corrections(data: bytes) -> None:
    assert from_toml(data, default(), label="c") == ()


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (['use = "city:2040959"'], "text is missing"),
        (['text = ""', 'use = "city:2040959"'], "text is missing"),
        (["text = 5", 'use = "city:2040959"'], "text is missing"),
        (['text = "X"'], "say one of"),
        (['text = "X"', 'use = "city:1"', "not_a_place = true"], "say one of"),
        (['text = "X"', 'use = "city:2040959"', 'name = "Y"'], "say one of"),
        (['text = "X"', 'use = "city:1"'], "no place has the id 'city:1'"),
        (['text = "X"', 'use = "Sinpo"'], "no place has the id 'Sinpo'"),
        (['text = "X"', 'use = "sea:\\u202e\\u001b[31m"'], "no place has the id"),
        (['text = "X"', "use = 2040959"], "use must be words"),
        (['text = "X"', 'use = " "'], "use must be words"),
        (['text = "X"', "lat = 1"], "lat and lon must both be given"),
        (['text = "X"', 'name = "Y"'], "lat and lon must both be given"),
        (['text = "X"', "lat = 91", "lon = 1"], "lat must be from -90 to 90, not 91"),
        (['text = "X"', "lat = nan", "lon = 1"], "lat must be from -90 to 90"),
        (['text = "X"', "lat = 1", "lon = inf"], "lon must be from"),
        (['text = "X"', "lat = true", "lon = 1"], "lat must be a number"),
        (['text = "X"', 'lat = "1"', "lon = 1"], "lat must be a number"),
        (['text = "X"', "lat = 1", "lon = 1", "radius_km = 0"], "radius_km must be from"),
        (['text = "X"', "not_a_place = false"], "not_a_place can only be true"),
        (['text = "X"', "not_a_place = true", "start = -1"], "start must be a whole number"),
        (['text = "X"', "not_a_place = true", "start = true"], "start must be a whole number"),
        (['text = "X"', "not_a_place = true", "article = 7"], "article must be an id"),
        (['text = "X"', "not_a_place = true", "colour = 1"], "'colour' is not known"),
    ],
)
def test_a_wrong_entry_is_named(lines: list[str], words: str) -> None:
    data = entry('text = "Fine"', "not_a_place = true") + entry(*lines)
    with pytest.raises(CorrectionsError) as caught:
        from_toml(data, default(), label="my\x1b.toml")
    message = str(caught.value)
    assert message.startswith("my\\x1b.toml, [[place]] 2")
    assert words in message
    assert message.isprintable()


@pytest.mark.parametrize("why", ["", 'why = ""', 'why = " \\n"', "why = 5"])
def test_a_reason_is_wanted(why: str) -> None:
    data = f'[[place]]\ntext = "X"\nnot_a_place = true\n{why}\n'.encode()
    with pytest.raises(CorrectionsError, match="why"):
        from_toml(data, default(), label="c")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"[[place]\n", "not TOML in UTF-8 (Expected ']]'"),
        (b'text = "\xff"', "not TOML in UTF-8"),
        (b"\0", "not TOML in UTF-8"),
        (b"x = " + b"[" * 20_000, "not TOML in UTF-8"),
        (b"x = " + b"9" * 20_000, "not TOML in UTF-8"),
        (b"[place]\n", "'place' must be a list"),
        (b"place = 5", "'place' must be a list"),
        (b"place = [5]", "'place' must be a list"),
        (b"[[places]]\n", "'places' is not known here"),
    ],
)
def test_a_file_that_is_none(data: bytes, words: str) -> None:
    with pytest.raises(CorrectionsError) as caught:
        from_toml(data, default(), label="c.toml")
    assert str(caught.value).startswith("c.toml: ")
    assert words in str(caught.value)
    assert len(str(caught.value)) < 300


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(CorrectionsError, match="cannot be read"):
        load(tmp_path / "none.toml", default())
    with pytest.raises(CorrectionsError, match="cannot be read"):
        load(tmp_path, default())
    big = tmp_path / "big.toml"
    big.write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(CorrectionsError, match="larger than 1 MB"):
        load(big, default())
