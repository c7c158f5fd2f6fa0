"""JSON text.

In: a value made of dicts, lists, strings and numbers.
Out: one line of JSON that is safe to show in a terminal.
"""

from __future__ import annotations

import json
import re
from typing import Any

# DEL, C1 controls, line separators, direction marks and surrogates: legal in JSON, yet they
# move cursors, turn lines round or cannot be encoded.
_ESCAPED = re.compile(
    r"[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)


def dumps(value: Any) -> str:
    r"""Return `value` as one line of JSON without a line end.

    Letters of all scripts stay as they are; control and direction characters
    are written as ``\uXXXX``, which every reader of JSON takes back.

    Raises
    ------
    ValueError
        A number is not finite.

    Examples
    --------
    >>> print(dumps({"name": "東海\x9b"}))
    {"name": "東海\u009b"}
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
