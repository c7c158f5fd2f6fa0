"""``geomap geocode``, in process."""

from __future__ import annotations

import json

import pytest

from geomap.cli import codes, main


def test_table_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["geocode", "Sinpo"]) == codes.OK
    out, err = capsys.readouterr()
    assert err == ""
    heading, first, *_ = out.splitlines()
    assert heading.split() == [
        "score", "name", "kind", "in", "lat", "lon", "radius", "why", "id", "source",
    ]  # fmt: skip
    for words in ("city", "South Hamgyong, North Korea", "40.0397", "128.1943", "9 km",
                  "152,759 people", "city:2040959", "GeoNames"):  # fmt: skip
        assert words in first


def test_json_is_an_object_a_query(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["geocode", "--json", "-n", "1", "Paris, Texas", "Nowhere at all"]) == codes.OK
    out, err = capsys.readouterr()
    paris, nowhere = (json.loads(line) for line in out.splitlines())
    (found,) = paris["candidates"]
    assert (found["place_id"], found["division"]) == ("city:4717560", "US-TX")
    assert found["address"] == "Paris, Texas, United States"
    assert found["reasons"] == ["city of 24,782 people", "lies in Texas"]
    assert nowhere == {"query": "Nowhere at all", "candidates": []}
    assert err.startswith("geomap: no place found for 'Nowhere at all'")


def test_several_queries_are_headed_and_limited(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["geocode", "-n", "2", "Springfield", "Tokyo"]) == codes.OK
    out = capsys.readouterr().out.splitlines()
    assert out[0] == "Springfield"
    assert out[4:6] == ["", "Tokyo"]
    main(["geocode", "Springfield"])
    assert len(capsys.readouterr().out.splitlines()) == 1 + 5


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("Xyzzyville", "try another spelling"),
        ("Paris, North Korea", "'Paris' without what follows is known"),
        ("Paris in North Korea", "'Paris' without what follows is known"),
        ("\x1b[31m\u202e\x7f", "try another spelling"),
        ("", "try another spelling"),
    ],
)
@pytest.mark.parametrize("options", [[], ["-q"], ["--json"]])
def test_nothing_found_is_told(
    query: str, words: str, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["geocode", query, *options]) == codes.NOTHING
    out, err = capsys.readouterr()
    assert words in err
    assert len(err.splitlines()) == 1
    assert not set("\x1b\u202e\x7f") & set(out + err)


@pytest.mark.parametrize(
    "options", [[], ["x", "-n", "0"], ["x", "-n", "-1"], ["x", "-n", "a"], ["x", "-n", "9" * 9999]]
)
def test_wrong_words(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["geocode", *options])
    assert caught.value.code == codes.USAGE
    assert capsys.readouterr().out == ""
