"""geomap: from a news article about missiles to a map."""

__version__ = "0.1.0"
