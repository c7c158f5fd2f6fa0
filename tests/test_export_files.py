from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import NoReturn

import pytest

from geomap.errors import OutputError
from geomap.export import write_atomic


def test_text_is_written_as_utf8_and_bytes_as_they_are(tmp_path: Path) -> None:
    assert write_atomic(tmp_path / "a", "東海\r\n").read_bytes() == "東海\r\n".encode()
    assert write_atomic(tmp_path / "a", b"\0").read_bytes() == b"\0"


def test_new_file_has_the_permissions_that_the_umask_leaves(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        path = write_atomic(tmp_path / "a", "x")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("old")
    path.chmod(0o600)
    write_atomic(path, "new")
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    real = tmp_path / "there" / "real"
    real.write_text("old")
    link = tmp_path / "link"
    link.symlink_to(real)
    write_atomic(link, "new")
    assert link.is_symlink()
    assert real.read_text() == "new"


def test_device_is_written_to() -> None:
    write_atomic("/dev/null", "x")
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("error", [OSError(28, "No space left"), KeyboardInterrupt()])
def test_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    path = tmp_path / "a"
    path.write_text("old")

    def fail(_: int) -> NoReturn:
        raise error

    monkeypatch.setattr(os, "fsync", fail)
    expected = OutputError if isinstance(error, OSError) else KeyboardInterrupt
    with pytest.raises(expected):
        write_atomic(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("name", "words"),
    [("none/a", "does not exist"), (".", "a folder"), ("\x1b[31m/a", r"\\x1b\[31m/a: the folder")],
)
def test_where_nothing_can_be_written(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(OutputError, match=words):
        write_atomic(tmp_path / name, "x")
    assert list(tmp_path.iterdir()) == []


def test_full_disk_is_told_with_the_name() -> None:
    with pytest.raises(OutputError, match=r"/dev/full: cannot be written \(No space"):
        write_atomic("/dev/full", "x")
