"""The tables of ``data/``: the only module that opens them.

In: the name of a file of ``data/``.
Out: its path, its rows (CSV), its bytes, or a read-only memory map of it.

In a checkout the files lie in ``data/`` beside the package, in an installed
wheel in ``geomap/_data``.  Every CSV has a head line; a cell that holds
several values separates them by semicolons (`values`).
"""

from __future__ import annotations

import csv
import functools
import mmap
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from geomap.errors import DataError

_PACKAGE = Path(__file__).resolve().parent
_FOLDERS = (_PACKAGE / "_data", _PACKAGE.parent / "data")


def data_path(name: str) -> Path:
    """Path of a file of ``data/``.

    Parameters
    ----------
    name : str
        File name as in ``data/``, for example ``"seas.csv"``.

    Returns
    -------
    pathlib.Path
        An existing file.

    Raises
    ------
    DataError
        If there is no such file, neither in the wheel nor in the checkout.

    Examples
    --------
    >>> data_path("seas.csv").name
    'seas.csv'
    """
    for folder in _FOLDERS:
        path = folder / name
        if path.is_file():
            return path
    raise DataError(
        f"data file {name!r} is missing (looked in {_FOLDERS[0]} and {_FOLDERS[1]}): "
        "install geomap again, or in a checkout build the data files"
    )


@functools.cache
def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """Rows of a CSV table, each a read-only mapping of column to text.

    Parameters
    ----------
    name : str
        File name of the table; UTF-8, first line the column names.

    Returns
    -------
    tuple of mapping
        In the order of the file; read once and kept.

    Raises
    ------
    DataError
        If the file is missing, is no UTF-8, or a line has another number of
        cells than the head.

    Examples
    --------
    >>> rows("seas.csv")[0]["name"]
    'Sea of Japan'
    """
    path = data_path(name)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            head = next(reader, None)
            if not head:
                raise DataError(f"{path} is empty: install geomap again")
            return tuple(_row(path, reader.line_num, head, cells) for cells in reader if cells)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"{path} cannot be read ({error}): install geomap again") from error


def _row(path: Path, line: int, head: list[str], cells: list[str]) -> Mapping[str, str]:
    """One row, refused where its cells do not match the head."""
    if len(cells) != len(head):
        raise DataError(
            f"{path}, line {line}: {len(cells)} cells under {len(head)} columns; mend the line"
        )
    return MappingProxyType(dict(zip(head, cells, strict=True)))


def values(cell: str) -> tuple[str, ...]:
    """Values of a cell that separates them by semicolons.

    Examples
    --------
    >>> values("East Sea; Japan Sea")
    ('East Sea', 'Japan Sea')
    >>> values("")
    ()
    """
    return tuple(part for part in (piece.strip() for piece in cell.split(";")) if part)


def raw(name: str) -> bytes:
    """All bytes of a file of ``data/``.

    Raises
    ------
    DataError
        If the file is missing or cannot be read.

    Examples
    --------
    >>> raw("seas.csv")[:4]
    b'slug'
    """
    path = data_path(name)
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataError(f"{path} cannot be read ({error}): install geomap again") from error


def mapped(name: str) -> memoryview:
    """Read-only memory map of a file of ``data/``; nothing is read until it is used.

    Returns
    -------
    memoryview
        Bytes of the file; the map lives as long as a view of it does.

    Raises
    ------
    DataError
        If the file is missing, empty or cannot be mapped.

    Examples
    --------
    >>> bytes(mapped("seas.csv")[:4])
    b'slug'
    """
    path = data_path(name)
    try:
        with path.open("rb") as file:
            return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError) as error:
        raise DataError(f"{path} cannot be mapped ({error}): install geomap again") from error
