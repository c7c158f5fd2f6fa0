"""What people have (bytes, a file, a line of JSON) made into an `Article`.

In: the bytes of a text or of a saved HTML page, a path, or one line of JSON
Lines.
Out: an `Article`, decoded, with its date where the text, the page or the
record gives one; or an `InputError` whose one line names the input.

Nothing here touches the network: a page is read as it was saved.
"""

from __future__ import annotations

from geomap.articles.dates import leading_date
from geomap.articles.decode import MAX_BYTES
from geomap.articles.files import from_bytes, from_path, from_text, read_limited
from geomap.articles.jsonl import from_jsonl_line, lines, record_id

__all__ = [
    "MAX_BYTES",
    "from_bytes",
    "from_jsonl_line",
    "from_path",
    "from_text",
    "leading_date",
    "lines",
    "read_limited",
    "record_id",
]
