"""From sentences to events: what happened, when, who, and every clue to where.

In: an `Article`, the `Mention`s of its places, a `Gazetteer`.
Out: `read_events`: `Event`s with evidence for each value, no geometry;
`article_date`: the date of the article; `explain`: each trigger with what came of it.
"""

from geomap.events.dateline import article_date
from geomap.events.explain import Explanation, explain
from geomap.events.reader import read_events

__all__ = ["Explanation", "article_date", "explain", "read_events"]
