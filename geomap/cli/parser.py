"""The commands and options of ``geomap``.

In: nothing. Out: an `argparse.ArgumentParser` whose help starts with examples.
"""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

from geomap import __version__
from geomap.terminal import printable

_EXAMPLES = """\
Examples:
  geomap map article.txt                        a map of it, in map.html
  geomap map news/*.html -o week.html           saved web pages, one map
  geomap export article.txt -o events.geojson   GeoJSON for QGIS and others
  geomap extract article.txt                    all that was found, as JSON
  geomap extract --jsonl - < articles.jsonl     one JSON object a line, as they come
  geomap places article.txt                     which place was taken for which, and why
  geomap check article.txt                      do the numbers of each flight go together
  geomap geocode "Sinpo, North Korea"           where a name is
  geomap fly --from Sunan --to 41.5,137 --apogee-km 6045
  geomap reach Hwasong-15 --from Sunan          what lies within its range

"""
_CHECK_EXAMPLES = """\
Examples:
  geomap check article.txt
  geomap check --jsonl - < articles.jsonl

"""
_FLY_EXAMPLES = """\
Examples:
  geomap fly --from Sunan --to 41.5,137 --apogee-km 6045
  geomap fly --from Sohae --to "Cape Erimo" --time-min 20 -o flight.geojson
  geomap fly --from 39.2,125.67 --to Guam --json -o -

"""
_REACH_EXAMPLES = """\
Examples:
  geomap reach Hwasong-15 --from Sunan
  geomap reach Hwasong-12 "KN-23" 1200 --from Sunan Sinpo -o reach.geojson

"""
_MAP_EXAMPLES = """\
Examples:
  geomap map article.txt
  geomap map news/*.txt -o week.html
  geomap map - -o - < article.txt > map.html
  geomap map article.txt --corrections corrections.toml
  geomap map article.txt --names article        places as the article spells them

"""
_EXPORT_EXAMPLES = """\
Examples:
  geomap export article.txt -o events.geojson
  geomap export news/*.txt | ogrinfo -al -so /vsistdin/

"""
_EXTRACT_EXAMPLES = """\
Examples:
  geomap extract article.txt
  geomap extract --jsonl - < articles.jsonl > found.jsonl
  geomap extract --explain article.txt          which words gave what, and what was not read

"""
_PLACES_EXAMPLES = """\
Examples:
  geomap places article.txt
  geomap places article.txt --edit             writes corrections.toml, to fill in
  geomap places article.txt --corrections corrections.toml

"""
_GEOCODE_EXAMPLES = """\
Examples:
  geomap geocode Sinpo
  geomap geocode "Paris, Texas" "Sinpo in South Hamgyong" -n 1
  geomap geocode --json Sunchon

"""
_EXIT_CODES = """\
exit codes:
  0 ok   1 a fault of geomap   2 wrong usage, or the output cannot be written
  3 an input or a line could not be read (the rest is done)
  4 no input gave anything (files are still written; never from extract)
  130 interrupted

environment:
  GEOMAP_DEBUG=1 shows where a fault arose. geomap never colours its output.
"""


class _Parser(argparse.ArgumentParser):
    """A parser whose help starts with examples, and whose errors cannot steer a terminal."""

    def __init__(self, *args: Any, examples: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.examples = examples
        self.color = False  # later versions of argparse would colour the help

    def format_help(self) -> str:
        """Return examples, then what argparse tells."""
        return self.examples + super().format_help()

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong in one line, and leave with 2."""
        self.exit(2, f"geomap: {printable(message)}; see {self.prog} --help\n")


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command.

    Examples
    --------
    >>> build_parser().parse_args(["map", "a.txt"]).output
    'map.html'
    """
    parser = _Parser(
        prog="geomap",
        examples=_EXAMPLES,
        description="Read news reports about missiles: what happened where, on a map.",
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"geomap {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _map_options(
        _command(
            commands, "map", "draw the map, one HTML file that needs no network", _MAP_EXAMPLES
        )
    )
    _command(commands, "export", "write GeoJSON (RFC 7946)", _EXPORT_EXAMPLES)
    _extract_options(
        _command(commands, "extract", "print one JSON object an article", _EXTRACT_EXAMPLES)
    )
    _places_options(
        _command(commands, "places", "print a table of the places named", _PLACES_EXAMPLES)
    )
    _command(commands, "check", "tell whether the numbers of each flight agree", _CHECK_EXAMPLES)
    _geocode(commands)
    _fly(commands)
    _reach(commands)
    return parser


# Where each command writes if -o does not say.
_OUTPUTS = {"map": "map.html", "export": "-", "extract": "-", "places": None, "check": "-"}
_WITH_DEMONYMS = ("extract", "places")


def _parser_of(commands: Any, name: str, summary: str, examples: str) -> _Parser:
    """The parser of one command, with what all have."""
    parser: _Parser = commands.add_parser(
        name,
        help=summary,
        description=summary[0].upper() + summary[1:] + ".",
        examples=examples,
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "-q", "--quiet", action="store_true", help="say nothing but errors on standard error"
    )
    parser.set_defaults(parser=parser)
    return parser


def _geocode(commands: Any) -> None:
    """Add ``geocode``, which reads no article."""
    parser = _parser_of(commands, "geocode", "tell where a name is", _GEOCODE_EXAMPLES)
    parser.add_argument(
        "queries",
        metavar="QUERY",
        nargs="+",
        help='a name; what it lies in may follow: "Paris, Texas", "Sinpo in South Hamgyong"',
    )
    parser.add_argument(
        "-n",
        "--number",
        metavar="N",
        type=_positive,
        default=5,
        help="the most candidates for a query (default: 5)",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object a query")


def _fly(commands: Any) -> None:
    """Add ``fly``, which solves one flight."""
    parser = _parser_of(commands, "fly", "solve one ballistic flight", _FLY_EXAMPLES)
    for name, dest, words in (("--from", "start", "where it starts"), ("--to", "end", "its end")):
        parser.add_argument(
            name,
            dest=dest,
            metavar="PLACE",
            required=True,
            help=f"{words}: a name, or LAT,LON (in the south {name}=-33,151)",
        )
    parser.add_argument(
        "--apogee-km", metavar="KM", type=_above_zero, help="greatest height (default: by the time)"
    )
    parser.add_argument(
        "--time-min",
        metavar="MIN",
        type=_above_zero,
        help="time from start to end; with no height either, the flight of least energy is solved",
    )
    parser.add_argument("--missile", metavar="NAME", help="tells its stated range besides")
    _computed(parser)


def _reach(commands: Any) -> None:
    """Add ``reach``, which draws what lies within range."""
    parser = _parser_of(commands, "reach", "tell what missiles reach", _REACH_EXAMPLES)
    parser.add_argument(
        "missiles", metavar="MISSILE", nargs="+", help="a name, or a range in kilometres"
    )
    parser.add_argument(
        "--from",
        dest="sites",
        metavar="PLACE",
        nargs="+",
        required=True,
        help="where it stands: names, or LAT,LON (in the south --from=-33,151)",
    )
    _computed(parser)


def _computed(parser: _Parser) -> None:
    """Add what the commands have that read no article but write a map."""
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        default=_OUTPUTS["map"],
        help="a map (.html) or GeoJSON (.geojson); - is GeoJSON on standard output "
        "(default: map.html)",
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of words")


def _above_zero(word: str) -> float:
    """A number above 0."""
    try:
        number = float(word)
    except ValueError:
        number = 0.0
    if not 0.0 < number < float("inf"):
        raise argparse.ArgumentTypeError("a number above 0 is needed")
    return number


def _positive(word: str) -> int:
    """A whole number from 1."""
    number = int(word) if word.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError("a whole number from 1 is needed")
    return number


def _map_options(parser: _Parser) -> None:
    """Add what ``map`` alone has."""
    parser.add_argument(
        "--names",
        choices=("both", "article", "en"),
        default="both",
        help="names on the map: the article's words with the gazetteer's beside them (both, the "
        "default), the article's alone, or the gazetteer's English ones (en)",
    )


def _extract_options(parser: _Parser) -> None:
    """Add what ``extract`` alone has."""
    parser.add_argument(
        "--explain",
        action="store_true",
        help="instead of JSON, print for people: each trigger, its arguments, readings turned down",
    )


def _places_options(parser: _Parser) -> None:
    """Add what ``places`` alone has."""
    parser.add_argument(
        "--edit",
        action="store_true",
        help="write a file of corrections to fill in (to corrections.toml if -o does not say)",
    )
    parser.add_argument("--force", action="store_true", help="with --edit: write over a file")


def _command(commands: Any, name: str, summary: str, examples: str) -> _Parser:
    """Add one command that reads articles; all take the same options."""
    parser = _parser_of(commands, name, summary, examples)
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="*",
        help="text, saved HTML page or JSON Lines (.jsonl); - is standard input",
    )
    default = _OUTPUTS[name]
    shown = "map.html" if name == "map" else "standard output"
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        default=default,
        help=f"where to write; - is standard output (default: {shown})",
    )
    parser.add_argument(
        "--jsonl",
        action="store_true",
        help='every FILE is JSON Lines: {"id": ..., "text": ..., "date"?: ...}',
    )
    parser.add_argument(
        "--corrections",
        metavar="TOML",
        help="your word on which place a name means; places --edit writes such a file",
    )
    if name in _WITH_DEMONYMS:
        parser.add_argument(
            "--demonyms",
            action="store_true",
            help='words such as "Turkish" too, as places with the role demonym',
        )
    parser.set_defaults(demonyms=False, edit=False, explain=False, force=False)
    return parser
