"""From text to places: sentences, toponyms, what they mean and do.

In: an `Article` and a `Gazetteer`.
Out: `sentences`: exact spans; `parse`: a `Mention` for every place the text names;
`settle`: their roles again, when the events are known.
"""

from geomap.geoparse.parse import parse
from geomap.geoparse.sentences import sentences
from geomap.geoparse.settle import settle

__all__ = ["parse", "sentences", "settle"]
