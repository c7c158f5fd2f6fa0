"""``--corrections``, ``--edit`` and ``--demonyms``, in process and as a process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from geomap.cli import codes, main

ROOT = Path(__file__).parents[1]
TEXT = "date 2023-03-16 North Korea fired a Turkish missile from Sunchon on Thursday."
SOUTH = '[[place]]\ntext = "Sunchon"\nuse = "city:1835648"\nwhy = "the other one"\n'


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT)
    Path("c.toml").write_text(SOUTH)


@pytest.mark.parametrize("command", ["map", "export", "extract", "places"])
def test_every_command_follows_them(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "a.txt", "--corrections", "c.toml", "-o", "-", "-q"]) == codes.OK
    out, err = capsys.readouterr()
    assert "your correction: the other one" in out
    assert "Suncheon" in out
    assert err == ""


@pytest.mark.parametrize("command", ["map", "export", "extract", "places"])
def test_bad_corrections_are_one_clear_line(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("c.toml").write_text(SOUTH.replace("1835648", "1"))
    assert main([command, "a.txt", "--corrections", "c.toml", "-o", "out"]) == codes.USAGE
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)
    assert err.startswith('geomap: c.toml, [[place]] 1 ("Sunchon"): no place has the id ')
    Path("c.toml").write_text(SOUTH + "[[place]\n")
    assert main([command, "a.txt", "--corrections", "c.toml", "-o", "out"]) == codes.USAGE
    assert "c.toml: not TOML in UTF-8 (" in (err := capsys.readouterr().err)
    assert "line 5" in err
    assert not Path("out").exists()


@pytest.mark.parametrize("command", ["map", "export", "extract", "places"])
def test_what_matches_nothing_is_a_warning(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("c.toml").write_text(SOUTH.replace("Sunchon", "Nowhere"))
    words = [command, "a.txt", "--corrections", "c.toml", "-o", "out"]
    assert main(words) == codes.OK
    assert 'geomap: warning: c.toml, [[place]] 1 ("Nowhere"): matches' in capsys.readouterr().err
    main([*words, "-q"])
    assert capsys.readouterr().err == ""


def test_corrections_are_never_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["export", "a.txt", "--corrections", "c.toml", "-o", "./c.toml"]
    assert main(words) == codes.USAGE
    assert "same file" in capsys.readouterr().err
    assert Path("c.toml").read_text() == SOUTH


def test_edit_writes_a_file_that_can_be_filled_in(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", "a.txt", "--edit"]) == codes.OK
    out, err = capsys.readouterr()
    assert out == ""
    assert err == f"corrections to fill in: {Path('corrections.toml').absolute()}\n"
    written = Path("corrections.toml").read_text()
    assert main(["map", "a.txt", "--corrections", "corrections.toml", "-q"]) == codes.OK
    head, sunchon = written.split('#[[place]]\n#text = "Sunchon"')
    filled = sunchon.replace("#", "").replace('why = ""', 'why = "it is the town"')
    Path("mine.toml").write_text(f'{head}[[place]]\ntext = "Sunchon"{filled}')
    assert main(["extract", "a.txt", "--corrections", "mine.toml"]) == codes.OK
    found = json.loads(capsys.readouterr().out)
    assert [c["why"] for c in found["corrections"]] == ["it is the town"]


def test_edit_overwrites_only_when_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("corrections.toml").write_text("# mine\n")
    assert main(["places", "a.txt", "--edit"]) == codes.USAGE
    assert "--force" in capsys.readouterr().err
    assert Path("corrections.toml").read_text() == "# mine\n"
    assert main(["places", "a.txt", "--edit", "-o", "new.toml"]) == codes.OK
    assert main(["places", "a.txt", "--edit", "--force", "-q"]) == codes.OK
    assert Path("corrections.toml").read_bytes() == Path("new.toml").read_bytes()


def test_edit_to_standard_output_and_of_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Path("b.txt").write_text("Nothing happened.")
    assert main(["places", "a.txt", "b.txt", "--edit", "-o", "-"]) == codes.OK
    out = capsys.readouterr().out
    assert '# ---- article "a", a.txt\n' in out
    assert '# ---- article "b", b.txt\n' in out
    assert main(["places", "b.txt", "--edit", "-q"]) == codes.NOTHING
    assert main(["places", "none.txt", "--edit", "-o", "new.toml"]) == codes.UNREADABLE
    assert not Path("new.toml").exists()


def test_edit_and_corrections_are_two_things(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", "a.txt", "--edit", "--corrections", "c.toml"]) == codes.USAGE
    assert "one of the two" in capsys.readouterr().err


def test_articles_of_one_name_are_told_apart() -> None:
    Path("b").mkdir()
    Path("b/a.txt").write_text(TEXT)
    assert main(["places", "a.txt", "b/a.txt", "--edit", "-q"]) == codes.OK
    assert '#article = "a-2"\n' in Path("corrections.toml").read_text()


@pytest.mark.parametrize("command", ["extract", "places"])
def test_demonyms_on_request(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "a.txt"]) == codes.OK
    assert "demonym" not in capsys.readouterr().out
    assert main([command, "a.txt", "--demonyms"]) == codes.OK
    assert "demonym" in capsys.readouterr().out


def test_demonyms_are_not_drawn_so_maps_do_not_know_them() -> None:
    with pytest.raises(SystemExit) as caught:
        main(["map", "a.txt", "--demonyms"])
    assert caught.value.code == codes.USAGE


def geomap(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a process in the working folder."""
    return subprocess.run(
        [sys.executable, "-m", "geomap", *words],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_as_a_process() -> None:
    assert geomap("places", "a.txt", "--edit").returncode == 0
    assert Path("corrections.toml").is_file()
    assert geomap("places", "a.txt", "--edit").returncode == 2
    done = geomap("extract", "a.txt", "--corrections", "c.toml", "--demonyms")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert [p["correction"] for p in found["places"] if p["corrected"]] == ["the other one"]
    assert [p["text"] for p in found["places"] if p["role"] == "demonym"] == ["Turkish"]
    done = geomap("extract", "a.txt", "--corrections", "none.toml")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("geomap: none.toml: cannot be read (")
    done = geomap("geocode", "Sinpo, North Korea", "--json", "-n", "1")
    assert json.loads(done.stdout)["candidates"][0]["place_id"] == "city:2040959"
    assert geomap("geocode", "Xyzzyville").returncode == 4
