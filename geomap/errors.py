"""Every error geomap raises on purpose, in one tree.

In: what went wrong, where, and what the user can do about it.
Out: an exception whose message is one line fit to be shown as it is.

::

    GeomapError                 base of them all
    |-- InputError              an article could not be read
    |   |-- NotTextError        binary, empty or undecodable bytes
    |   `-- TooLargeError       more bytes than geomap takes
    |-- DataError               a file of ``data/`` is missing or damaged
    |-- CorrectionsError        the user's corrections cannot be followed as they stand
    |-- GeometryError           a shape that cannot be built from these values
    `-- OutputError             a result could not be written
"""

from __future__ import annotations


class GeomapError(Exception):
    """Base of all errors that geomap raises on purpose."""


class InputError(GeomapError):
    """An article could not be read; the message names it."""


class NotTextError(InputError, ValueError):
    """The bytes are no text: binary, empty or in no encoding geomap knows."""


class TooLargeError(InputError, ValueError):
    """The input is larger than geomap takes."""


class CorrectionsError(GeomapError, ValueError):
    """The user's corrections cannot be followed; the message names file and entry."""


class DataError(GeomapError):
    """A file of ``data/`` is missing or damaged; reinstalling helps."""


class GeometryError(GeomapError, ValueError):
    """A shape that cannot be built from the given values."""


class OutputError(GeomapError, OSError):
    """A result could not be written; the message names the file."""
