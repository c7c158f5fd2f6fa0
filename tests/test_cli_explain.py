"""``geomap extract --explain``, in process."""

from __future__ import annotations

from pathlib import Path

import pytest

from geomap.cli import codes, main

TEXT = (
    "North Korea fired two missiles from Sunan on Tuesday, Seoul said. "
    "It will fire another missile next week."
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(f"date 2023-03-16\n{TEXT}\n", encoding="utf-8")
    return path


def test_words_and_the_event_they_give(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "--explain", str(article)]) == codes.OK
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert err == ""
    assert lines[0] == "report: 1 trigger read, 1 turned down"
    assert 'e1 launch: "fired" opens the event' in lines
    assert "    North Korea [fired] two missiles from Sunan on Tuesday, Seoul said." in lines
    assert '    date: "Tuesday"' in lines
    (read,) = [line for line in lines if line.startswith("    = ")]
    assert read.startswith("    = 2023-03-14  launch  North Korea  2 x missiles  from Sunan")


def test_what_was_turned_down_says_why(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["extract", "--explain", str(article)])
    out = capsys.readouterr().out
    assert 'fire" it is planned, not done\n    It will [fire] another missile next week.' in out


def test_articles_stand_apart_and_unprintable_words_are_written_out(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Iran fired a \x1b[31mmissile\u202e from Tabriz.", encoding="utf-8")
    assert main(["extract", "--explain", str(article), str(other)]) == codes.OK
    out = capsys.readouterr().out
    assert "\n\nother: 0 triggers read, 1 turned down\n" in out
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_into_a_file(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "why.txt"
    assert main(["extract", "--explain", str(article), "-o", str(target)]) == codes.OK
    assert capsys.readouterr().out == ""
    assert target.read_text(encoding="utf-8").startswith("report: 1 trigger read")
