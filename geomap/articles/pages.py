"""Saved HTML pages: their encoding, their date, their main text.

In: the bytes or the markup of one page.
Out: the encoding it declares, the day it says it was published, and the
article's text with its headline, without navigation, comments and scripts.
"""

from __future__ import annotations

import html
import logging
import re

from geomap.articles.dates import is_day
from geomap.errors import NotTextError
from geomap.terminal import printable

_HEAD = 100_000  # characters of a page in which its own description stands
_BODY = 300_000  # characters of a page in which its headline stands
_OPENING = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|article)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta\s[^<>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_META = re.compile(r"<meta\s([^<>]{1,1000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-z:-]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_LINKED_DATE = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"(\d{4}-\d{2}-\d{2})', re.ASCII)
_TIME = re.compile(r"<time\s[^<>]{0,500}?datetime\s*=\s*[\"'](\d{4}-\d{2}-\d{2})", re.IGNORECASE)
_HEADLINE = re.compile(r"<h1(?:\s[^<>]{0,500})?>(.{1,600}?)</h1>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]{0,1000}>")
_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "pubdate",
)

# Labels that pages use, and the codec that browsers take them for.
_ENCODINGS: dict[str, str] = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
    "windows-1250": "cp1250",
    "windows-1251": "cp1251",
    "windows-1253": "cp1253",
    "windows-1254": "cp1254",
    "windows-1255": "cp1255",
    "windows-1256": "cp1256",
    "windows-1257": "cp1257",
    "windows-1258": "cp1258",
    "iso-8859-2": "iso8859_2",
    "iso-8859-5": "iso8859_5",
    "iso-8859-7": "iso8859_7",
    "iso-8859-9": "cp1254",
    "iso-8859-15": "iso8859_15",
    "koi8-r": "koi8_r",
    "koi8-u": "koi8_u",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
}

# Nothing of the library's own log is meant for geomap's users.
for _name in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def is_page(data: bytes) -> bool:
    """Tell whether `data` opens like an HTML page, whatever its file is called.

    Examples
    --------
    >>> is_page(b"<!DOCTYPE html><p>Tokyo</p>"), is_page(b"Tokyo < Seoul")
    (True, False)
    """
    return _OPENING.match(data.removeprefix(b"\xef\xbb\xbf"), 0, 8192) is not None


def declared_encodings(data: bytes) -> tuple[str, ...]:
    """Return the encoding that the page declares, if geomap knows it.

    Examples
    --------
    >>> declared_encodings(b'<meta charset="euc-kr">')
    ('cp949',)
    """
    if data.startswith(b"\xef\xbb\xbf"):
        return ("utf-8",)
    found = _CHARSET.search(data, 0, 8192)
    if found is None:
        return ()
    codec = _ENCODINGS.get(found[1].decode("ascii", "replace").lower())
    return (codec,) if codec else ()


def published(markup: str) -> str | None:
    """Return the day on which the page says it was published.

    Only the page's own description counts (``meta``, JSON-LD, the first
    ``time``), never a guess from its address or its footer.

    Examples
    --------
    >>> published('<meta property="article:published_time" content="2023-03-16T09:00Z">')
    '2023-03-16'
    """
    head = markup[:_HEAD]
    days = [_meta_date(found[1]) for found in _META.finditer(head)]
    days += [found[1] for found in (_LINKED_DATE.search(head), _TIME.search(head)) if found]
    return next((day for day in days if day and is_day(day)), None)


def main_text(markup: str, *, label: str) -> str:
    """Return the article of a page, its headline first.

    Parameters
    ----------
    markup : str
        The whole page.
    label : str
        How messages name the input.

    Returns
    -------
    str
        One paragraph a line.

    Raises
    ------
    NotTextError
        The page holds no article that could be found.
    """
    import trafilatura  # takes a second, and most inputs are plain text

    try:
        body = trafilatura.extract(markup, include_comments=False, include_tables=False)
    except (RecursionError, ValueError):
        body = None
    if not body or not body.strip():
        raise NotTextError(
            f"{printable(label)}: no article text found in this HTML page; save the text instead"
        )
    headline = _headline(markup)
    if headline and headline not in body:
        return f"{headline}\n\n{body}"
    return str(body)


def _meta_date(attributes: str) -> str | None:
    """The day in a ``meta`` element that names the time of publication."""
    values = {a[1].lower(): a[2] or a[3] or "" for a in _ATTRIBUTE.finditer(attributes)}
    key = values.get("property") or values.get("name") or values.get("itemprop") or ""
    return values.get("content", "")[:10] if key.lower() in _PUBLISHED else None


def _headline(markup: str) -> str | None:
    """The page's first-rank heading, if it has exactly one."""
    found = _HEADLINE.findall(markup[:_BODY])
    if len(found) != 1:
        return None
    words = html.unescape(_TAG.sub(" ", found[0])).split()
    return " ".join(words) if len(words) > 2 else None
