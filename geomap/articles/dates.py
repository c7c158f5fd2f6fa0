"""The date an article gives for itself.

In: the text of an article, or a string that claims to be a date.
Out: an ISO 8601 day (``2023-03-16``), or None.
"""

from __future__ import annotations

import re
from datetime import date

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LEADING = re.compile(r"\s*date[ \t]+(\d{4}-\d{2}-\d{2})(?!\w)", re.ASCII | re.IGNORECASE)


def is_day(text: str) -> bool:
    """Tell whether `text` is a day of the calendar, written ``YYYY-MM-DD``.

    Examples
    --------
    >>> is_day("2023-03-16"), is_day("2023-02-30"), is_day("20230316")
    (True, False, False)
    """
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def leading_date(text: str) -> str | None:
    """Return the day that a first line ``date YYYY-MM-DD`` gives.

    Parameters
    ----------
    text : str
        The article's text; blanks before the word are allowed.

    Returns
    -------
    str or None
        The day, or None where the text opens otherwise or the day is none of
        the calendar.

    Examples
    --------
    >>> leading_date(" date 2023-03-16 Leaders of Japan have met.")
    '2023-03-16'
    >>> leading_date("A date 2023-03-16 later on.") is None
    True
    """
    found = _LEADING.match(text)
    if found is None or not is_day(found[1]):
        return None
    return found[1]
