"""From text to places: sentences, toponyms, what they mean and do.

In: an `Article` and a `Gazetteer`.
Out: `sentences`: exact spans; `parse`: a `Mention` for every place the text names.
"""

from geomap.geoparse.parse import parse
from geomap.geoparse.sentences import sentences

__all__ = ["parse", "sentences"]
