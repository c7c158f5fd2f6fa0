"""Files that are there whole or not at all.

In: a path and what the file shall hold.
Out: the file; or `OutputError`, and whatever stood there before.
"""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

from geomap.errors import OutputError
from geomap.terminal import printable


def write_atomic(path: str | os.PathLike[str], data: str | bytes) -> Path:
    """Write a file by way of a temporary one beside it.

    A reader of `path` sees the old file or the new one, never a part; no
    temporary file is left behind, whatever happens. Text is written as UTF-8.
    A link is followed; a device or pipe is written to directly.

    Parameters
    ----------
    path : str or os.PathLike
        Where the file shall stand; its folder must exist.
    data : str or bytes
        What it shall hold.

    Returns
    -------
    Path
        The path as given.

    Raises
    ------
    OutputError
        The folder is missing, the path is a folder, or the system refuses.

    Examples
    --------
    >>> import tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> write_atomic(Path(folder.name) / "a.txt", "Tokyo").read_text()
    'Tokyo'
    >>> folder.cleanup()
    """
    target = Path(path)
    content = data.encode("utf-8") if isinstance(data, str) else data
    check_writable(target)
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(content)
        else:
            _replace(Path(os.path.realpath(target)), content)
    except OSError as err:
        reason = err.strerror or str(err)
        raise OutputError(f"{printable(str(target))}: cannot be written ({reason})") from err
    return target


def check_writable(path: Path) -> None:
    """Raise `OutputError` where a file can plainly not be written."""
    name = printable(str(path))
    if path.is_dir():
        raise OutputError(f"{name}: a folder, not a file; add a file name")
    if not path.parent.is_dir():
        folder = printable(str(path.parent))
        raise OutputError(f"{name}: the folder {folder} does not exist; create it first")


def _replace(target: Path, content: bytes) -> None:
    """Write beside the target, then put it in the target's place."""
    temporary = target.with_name(f".geomap-{secrets.token_hex(8)}")
    try:
        # opened as any new file is, so that the umask decides who may read it
        with temporary.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
