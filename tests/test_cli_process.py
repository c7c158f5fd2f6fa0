"""The command as a process of its own, on the seed article."""

from __future__ import annotations

import json
import os
import pty
import runpy
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SEED = next((ROOT / "seeds").glob("*.txt"))
GEOMAP = [sys.executable, "-m", "geomap"]
HOSTILE = "{{7919*7907}} {% print 7919*7907 %} ${alert(1)} <img src=x onerror=alert(1)> `'\""
EVALUATED = str(7919 * 7907)


def geomap(*words: str | Path, data: bytes = b"", cwd: Path = ROOT) -> tuple[int, bytes, str]:
    """Run the command; give its exit code, standard output and standard error."""
    done = subprocess.run(
        [*GEOMAP, *words],
        input=data,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr.decode()


def test_map_of_the_seed(tmp_path: Path) -> None:
    code, out, err = geomap("map", SEED, cwd=tmp_path)
    assert (code, out) == (0, b"")
    assert "launch  North Korea" in err
    assert err.endswith(f"map: {tmp_path.resolve()}/map.html\n")
    assert [path.name for path in tmp_path.iterdir()] == ["map.html"]


def test_file_and_standard_output_get_the_same_bytes(tmp_path: Path) -> None:
    for command in ("map", "export", "extract"):
        code, out, _ = geomap(command, SEED, "-o", "-")
        assert code == 0
        assert geomap(command, SEED, "-o", tmp_path / "out", "-q") == (0, b"", "")
        assert (tmp_path / "out").read_bytes() == out


def test_extract_of_the_seed_by_every_way() -> None:
    _, by_path, _ = geomap("extract", SEED)
    found = json.loads(by_path)
    assert found["text"] == SEED.read_text()
    assert found["id"] == SEED.stem
    _, by_stdin, _ = geomap("extract", "-", data=SEED.read_bytes())
    assert json.loads(by_stdin.replace(b"stdin", SEED.stem.encode())) == found
    line = json.dumps({"id": SEED.stem, "text": found["text"]}).encode() + b"\n{\n"
    code, by_line, _ = geomap("extract", "--jsonl", "-", data=line)
    assert code == 3
    first, second = by_line.splitlines()
    assert json.loads(first) == found
    assert json.loads(second)["line"] == 2


def test_places_of_the_seed() -> None:
    code, out, err = geomap("places", SEED)
    assert (code, err) == (0, "")
    assert any("Hokkaido" in line and "868" in line for line in out.decode().splitlines())


def test_carriage_returns_stay_and_byte_order_mark_goes() -> None:
    text = "date 2023-03-16\r\nNorth Korea fired a missile over Japan.\r\n"
    _, out, _ = geomap("extract", data=b"\xef\xbb\xbf" + text.encode())
    found = json.loads(out)
    assert found["text"] == text
    assert all(text[p["start"] : p["end"]] == p["text"] for p in found["places"])


def test_saved_page(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(
        '<!DOCTYPE html><meta charset="windows-1252"><body><nav>Menu</nav><article>'
        "<p>North Korea fired a ballistic missile from Sunan on 16 March 2023 – it fell into"
        " the Sea of Japan, the ministry said.</p></article></body>".encode("cp1252")
    )
    code, out, err = geomap("extract", page)
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert "2023 – it fell" in found["text"]
    assert "Menu" not in found["text"]


def test_hostile_article_under_a_hostile_name(tmp_path: Path) -> None:
    file = tmp_path / f"{HOSTILE.replace('/', '')}.txt"
    file.write_text(f"date 2023-03-16 North Korea fired a missile, {HOSTILE} said on Thursday.")
    code, out, err = geomap("extract", file)
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert found["id"] == file.stem
    assert HOSTILE in found["text"]
    code, _, err = geomap("map", file, "-o", tmp_path / "map.html")
    assert EVALUATED not in err
    assert EVALUATED not in (tmp_path / "map.html").read_text()


def test_a_reader_that_leaves_is_no_fault() -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    with os.fdopen(write_end, "wb") as stdout:
        done = subprocess.run(
            [*GEOMAP, "extract", SEED], cwd=ROOT, stdout=stdout, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) == (0, b"")


def test_full_disk() -> None:
    with Path("/dev/full").open("wb") as stdout:
        done = subprocess.run(
            [*GEOMAP, "extract", SEED], cwd=ROOT, stdout=stdout, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"geomap: standard output: cannot be written")
    assert len(done.stderr.splitlines()) == 1


def hear_interrupts() -> None:
    """A shell starts what runs in the background deaf to them."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_interrupted_while_it_waits_for_more() -> None:
    with subprocess.Popen(
        [*GEOMAP, "extract", "--jsonl", "-"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=hear_interrupts,  # noqa: PLW1509 (one call that allocates nothing)
    ) as running:
        assert running.stdin
        assert running.stdout
        running.stdin.write(b'{"id": "a", "text": "North Korea fired a missile."}\n')
        running.stdin.flush()
        assert json.loads(running.stdout.readline())["id"] == "a"
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=60) == 130
        assert running.stderr
        assert running.stderr.read() == b"\ngeomap: interrupted\n"


@pytest.mark.parametrize("command", ["map", "export", "extract", "places"])
def test_terminal_and_no_file_gives_help(command: str) -> None:
    ours, theirs = pty.openpty()
    try:
        done = subprocess.run(
            [*GEOMAP, command], cwd=ROOT, stdin=theirs, capture_output=True, check=False, timeout=60
        )
    finally:
        os.close(ours)
        os.close(theirs)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"Examples:")


def test_the_installed_command_is_the_same() -> None:
    script = Path(sys.executable).with_name("geomap")
    done = subprocess.run([script, "--version"], capture_output=True, text=True, check=True)
    _, out, _ = geomap("--version")
    assert done.stdout == out.decode()
    assert done.stdout.startswith("geomap 0.")


def test_python_m_geomap_is_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["geomap", "--version"])
    with pytest.raises(SystemExit) as left:
        runpy.run_module("geomap", run_name="__main__")
    assert left.value.code == 0
    assert capsys.readouterr().out.startswith("geomap 0.")
