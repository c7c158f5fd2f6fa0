"""The commands in process, with readings made by hand in the place of the long way."""

from __future__ import annotations

import errno
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import pytest
import samples

from geomap import articles
from geomap.cli import codes, main, run
from geomap.errors import DataError, GeometryError
from geomap.model import Article, Reading


def fake_reading(article: Article, **_: object) -> Reading:
    """A reading by the article's first word."""
    if article.text.startswith("FAULT"):
        raise RuntimeError("wheel came off\x1b[31m")
    if article.text.startswith("SHAPE"):
        raise GeometryError("no such shape")
    if article.text.startswith("DATA"):
        raise DataError("table is damaged; install again")
    if article.text.startswith("STOP"):
        raise KeyboardInterrupt
    made = samples.empty() if article.text.startswith("NOTHING") else samples.reading(article.id)
    return replace(made, article=replace(made.article, id=article.id))


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(run, "reading_of", fake_reading)
    monkeypatch.delenv("GEOMAP_DEBUG", raising=False)


def write(**texts: str | bytes) -> list[str]:
    """Files ``NAME.txt`` in the working folder."""
    for name, text in texts.items():
        data = text if isinstance(text, bytes) else text.encode()
        Path(f"{name}.txt").write_bytes(data)
    return [f"{name}.txt" for name in texts]


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes, *, terminal: bool = False) -> None:
    """Put bytes on standard input."""
    stream = io.TextIOWrapper(io.BytesIO(data))
    monkeypatch.setattr(stream, "isatty", lambda: terminal)
    monkeypatch.setattr("sys.stdin", stream)


# Exit codes ------------------------------------------------------------------


@pytest.mark.parametrize("command", ["map", "export", "extract", "places"])
def test_all_well(command: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main([command, *write(a="x"), "-o", "-"]) == codes.OK
    assert capsysbinary.readouterr().out


@pytest.mark.parametrize("command", ["map", "export", "extract", "places"])
def test_one_bad_input_of_three(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    files = write(a="x", b=b"\0", c="y")
    assert main([command, *files, "-o", "out"]) == codes.UNREADABLE
    told = capsys.readouterr().err
    assert [line for line in told.splitlines() if line.startswith("geomap: ")] == [
        "geomap: b.txt: binary data, not text; give plain text or a saved HTML page"
    ]
    written = Path("out").read_text()
    assert written.count("North Korea fired") > 0 or "Midway" in written
    if command == "extract":
        assert [json.loads(line)["id"] for line in written.splitlines()] == ["a", "c"]


@pytest.mark.parametrize(
    ("command", "code"), [("map", 4), ("export", 4), ("places", 4), ("extract", 0)]
)
def test_nothing_found_still_writes(command: str, code: int) -> None:
    assert main([command, *write(a="NOTHING"), "-o", "out"]) == code
    assert Path("out").is_file()


def test_something_in_one_of_two_is_enough() -> None:
    assert main(["export", *write(a="NOTHING", b="x"), "-o", "out"]) == codes.OK


@pytest.mark.parametrize("command", ["map", "export"])
def test_no_input_could_be_read_leaves_the_old_file(command: str) -> None:
    Path("out").write_text("old")
    assert main([command, "none.txt", "-o", "out"]) == codes.UNREADABLE
    assert Path("out").read_text() == "old"


def test_a_fault_of_ours_is_confessed_and_the_rest_done(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["extract", *write(a="FAULT", b="x"), "-q"]) == codes.FAULT
    out, err = capsys.readouterr()
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["b"]
    assert "a.txt: internal error (RuntimeError: wheel came off\\x1b[31m)" in err
    assert "please report" in err
    assert "Traceback" not in err


def test_a_shape_that_fails_costs_one_article_only(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", *write(a="SHAPE", b="x")]) == codes.FAULT
    assert json.loads(capsys.readouterr().out)["id"] == "b"


def test_debugging_shows_the_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GEOMAP_DEBUG", "1")
    assert main(["extract", *write(a="FAULT")]) == codes.FAULT
    err = capsys.readouterr().err
    assert "Traceback" in err
    assert "\x1b" not in err


def test_a_fault_outside_any_article(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Any) -> NoReturn:
        raise RuntimeError("no")

    monkeypatch.setattr(run.export, "geojson", fail)
    assert main(["export", *write(a="x")]) == codes.FAULT
    assert "geomap: internal error (RuntimeError: no)" in capsys.readouterr().err


def test_damaged_data_stop_the_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", *write(a="DATA", b="x")]) == codes.FAULT
    assert capsys.readouterr() == ("", "geomap: table is damaged; install again\n")


def test_interrupted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["map", *write(a="STOP")]) == codes.INTERRUPTED
    assert capsys.readouterr().err.endswith("geomap: interrupted\n")
    assert not Path("map.html").exists()


@pytest.mark.parametrize(
    "words", [["fly"], ["map", "--sideways", "a.txt"], ["map", "a.txt", "-o"], ["--quiet"]]
)
def test_wrong_words(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert caught.value.code == codes.USAGE
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_wrong_words_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["map", "--\x1b[31m"])
    assert "\x1b" not in capsys.readouterr().err


@pytest.mark.parametrize("output", ["none/out", "."])
def test_output_that_cannot_be_written_is_told_before_the_work(
    output: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "reading_of", lambda *_, **__: pytest.fail("read in vain"))
    assert main(["export", *write(a="x"), "-o", output]) == codes.USAGE
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_input_is_never_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", *write(a="x"), "-o", "./a.txt"]) == codes.USAGE
    assert Path("a.txt").read_text() == "x"
    assert "same file" in capsys.readouterr().err


def test_standard_input_twice(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "-", "-"]) == codes.USAGE
    assert "only once" in capsys.readouterr().err


# Help ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words", [[], ["--help"], ["map", "-h"], ["places", "--help"], ["geocode", "-h"]]
)
def test_help_starts_with_examples(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code = 0
    try:
        code = main(words)
    except SystemExit as left:
        code = left.code  # type: ignore[assignment]
    out = capsys.readouterr().out
    assert code == 0
    assert out.startswith("Examples:\n  geomap ")
    assert "exit codes:" in out


def test_no_file_and_a_terminal_gives_help_and_does_not_wait(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stdin(monkeypatch, b"x", terminal=True)
    assert main(["extract"]) == codes.USAGE
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Examples:\n  geomap extract")


def test_no_standard_input_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert main(["extract"]) == codes.USAGE


# Inputs ----------------------------------------------------------------------


@pytest.mark.parametrize("words", [["extract"], ["extract", "-"]])
def test_text_on_standard_input(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stdin(monkeypatch, b"x")
    assert main(words) == codes.OK
    assert json.loads(capsys.readouterr().out)["id"] == "stdin"


BATCH = (
    b'{"id": "a", "text": "x"}\n'
    b"\n"
    b'{"id": "b", "text": 5}\n'
    b"not json\r\n"
    b'{"id": "c", "text": "FAULT"}\n'
    b'{"id": "d", "text": "NOTHING"}'
)


def test_bad_lines_become_errors_in_their_place(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stdin(monkeypatch, BATCH)
    assert main(["extract", "--jsonl", "-"]) == codes.FAULT
    out = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["id"], line.get("line")) for line in out] == [
        ("a", None), ("b", 3), (None, 4), ("c", 5), ("d", None),
    ]  # fmt: skip
    assert "not a string" in out[1]["error"]
    assert "not JSON" in out[2]["error"]
    assert "internal error" in out[3]["error"]


def test_bad_line_gives_three(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, b'{"id": "a", "text": "x"}\n{')
    assert main(["extract", "--jsonl"]) == codes.UNREADABLE


def test_lines_are_answered_as_they_come(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The second line asks for what the first one gave before it is read."""

    class Live(io.RawIOBase):
        def __init__(self) -> None:
            self.lines = [b'{"id": "a", "text": "x"}\n', b'{"id": "b", "text": "x"}\n']
            self.given: list[str] = []

        def readline(self, size: int | None = -1, /) -> bytes:
            self.given.append(capsys.readouterr().out)
            return self.lines.pop(0) if self.lines else b""

    live = Live()
    monkeypatch.setattr("sys.stdin", type("Stdin", (), {"buffer": live})())
    assert main(["extract", "--jsonl", "-"]) == codes.OK
    assert [json.loads(text)["id"] for text in live.given[1:]] == ["a", "b"]


def test_jsonl_is_known_by_its_ending(capsys: pytest.CaptureFixture[str]) -> None:
    Path("in.jsonl").write_bytes(BATCH)
    assert main(["extract", "in.jsonl"]) == codes.FAULT
    assert len(capsys.readouterr().out.splitlines()) == 5
    assert main(["extract", "none.jsonl", *write(a="x")]) == codes.UNREADABLE
    assert "none.jsonl: cannot be read" in capsys.readouterr().err


def test_huge_input_is_named_and_the_rest_done(capsys: pytest.CaptureFixture[str]) -> None:
    files = write(a=b"T" * (articles.MAX_BYTES + 1), b="x")
    assert main(["extract", *files]) == codes.UNREADABLE
    out, err = capsys.readouterr()
    assert err.startswith("geomap: a.txt: larger than 5 MB")
    assert json.loads(out)["id"] == "b"


def test_warning_of_an_old_encoding(capsys: pytest.CaptureFixture[str]) -> None:
    files = write(a="Niño".encode("cp1252"))
    assert main(["extract", *files]) == codes.OK
    assert "geomap: warning: a.txt: not UTF-8" in capsys.readouterr().err
    assert main(["extract", "-q", *files]) == codes.OK
    assert capsys.readouterr().err == ""


# Talk ------------------------------------------------------------------------


def test_map_tells_one_line_an_event_and_where_the_map_lies(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["map", *write(a="x")]) == codes.OK
    out, err = capsys.readouterr()
    assert out == ""
    heading, launch, drill, where = err.splitlines()
    assert heading == "a (2023-03-16): 2 events, 2 places"
    assert launch.startswith("  2023-03-16  launch")
    assert drill.startswith("  undated  exercise")
    assert where == f"map: {Path('map.html').absolute()}"
    assert "<html" in Path("map.html").read_text()


def test_quiet_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["map", *write(a="x"), "--quiet"]) == codes.OK
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("command", ["map", "export", "extract", "places"])
def test_nothing_raw_reaches_the_terminal(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a\x1b[31m\u202e.txt").write_text("x")
    Path("b\x1b[31m.txt").write_bytes(b"\0")
    main([command, "a\x1b[31m\u202e.txt", "b\x1b[31m.txt", "-o", "out"])
    main([command, "a\x1b[31m\u202e.txt", "b\x1b[31m.txt", "-o", "-", *["-q"][: command == "map"]])
    out, err = capsys.readouterr()
    assert not set("\x1b\u202e\x9b\x07") & set(err)
    if command != "map":
        assert not set("\x1b\u202e\x9b\x07") & set(out)


def test_table_in_a_terminal_of_few_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr("sys.stdout", stream)
    monkeypatch.setattr(run.listing, "places_table", lambda _: "東海")
    assert main(["places", *write(a="x")]) == codes.OK
    assert stream.buffer.getvalue() == b"\\u6771\\u6d77\n"  # type: ignore[attr-defined]


def test_tables_of_several_files_are_headed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", *write(a="x", b="NOTHING", c="x")]) == codes.OK
    out = capsys.readouterr().out
    assert out.startswith("a.txt\nwhere")
    assert "\n\nc.txt\nwhere" in out
    assert "b.txt" not in out


def test_progress_bar_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    files = write(a="x", b=b"\0", c="x", d="x", e="x")
    main(["export", *files, "-o", "out"])
    assert "100%" not in capsys.readouterr().err
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr("geomap.cli.console.DELAY_S", 0)
    main(["export", *files, "-o", "out"])
    err = capsys.readouterr().err
    assert "100%" in err
    assert "geomap: b.txt: binary" in err


class Refusing(io.RawIOBase):
    """A standard output that takes nothing."""

    def __init__(self, error: OSError) -> None:
        self.error = error

    def writable(self) -> bool:
        return True

    def write(self, _: object, /) -> int:
        raise self.error


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), codes.OK, ""),
        (OSError(errno.ENOSPC, "No space left"), codes.USAGE, "geomap: standard output: cannot"),
    ],
)
def test_standard_output_that_takes_nothing(
    error: OSError,
    code: int,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    stream = type("Stdout", (), {"buffer": Refusing(error), "flush": lambda _: None})()
    monkeypatch.setattr("sys.stdout", stream)
    assert main(["extract", *write(a="x")]) == code
    assert capsys.readouterr().err[: len(words) or None].startswith(words)
