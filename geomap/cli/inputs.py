"""The inputs of one run, one article at a time.

In: the files of the command line, ``-`` for standard input.
Out: `Input` values in order: an article, or the reason why there is none.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from geomap import articles
from geomap.errors import InputError
from geomap.model import Article

STDIN = "-"
_STDIN_LABEL = "standard input"
_STDIN_ID = "stdin"
_JSONL_SUFFIXES = (".jsonl", ".ndjson")


@dataclass(frozen=True)
class Input:
    """One article, or what went wrong with it.

    `line` is its line's number where the input is JSON Lines, else None.
    """

    label: str
    article: Article | None = None
    error: str | None = None
    id: str | None = None
    line: int | None = None


def inputs(files: Sequence[str], *, jsonl: bool) -> Iterator[Input]:
    """Give the articles of all files in order; errors come as values.

    Parameters
    ----------
    files : sequence of str
        Paths, or ``-`` for standard input.
    jsonl : bool
        Whether all of them are JSON Lines; else the file's ending decides.

    Yields
    ------
    Input
        One for each article, file or line that failed.
    """
    for name in files:
        if jsonl or Path(name).suffix.lower() in _JSONL_SUFFIXES:
            yield from _lines_of(name)
        else:
            yield _article_of(name)


def _article_of(name: str) -> Input:
    """The one article of a text or page."""
    label = _STDIN_LABEL if name == STDIN else name
    try:
        if name == STDIN:
            data = articles.read_limited(sys.stdin.buffer, label=label)
            article = articles.from_bytes(data, id=_STDIN_ID, label=label)
        else:
            article = articles.from_path(name)
    except InputError as err:
        return Input(label, error=str(err))
    return Input(label, article=article, id=article.id)


def _lines_of(name: str) -> Iterator[Input]:
    """The articles of JSON Lines, read as they come."""
    if name == STDIN:
        for number, line in articles.lines(sys.stdin.buffer):
            yield _article_in(line, number, _STDIN_LABEL)
        return
    try:
        stream = Path(name).open("rb")  # noqa: SIM115 (errors of opening are told apart)
    except OSError as err:
        yield Input(name, error=f"{name}: cannot be read ({err.strerror})")
        return
    with stream:
        for number, line in articles.lines(stream):
            yield _article_in(line, number, name)


def _article_in(line: bytes, number: int, label: str) -> Input:
    """The article of one line."""
    try:
        article = articles.from_jsonl_line(line, label=label, number=number)
    except InputError as err:
        return Input(label, error=str(err), id=articles.record_id(line), line=number)
    return Input(article.label, article=article, id=article.id, line=number)
