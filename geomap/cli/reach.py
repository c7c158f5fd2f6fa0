"""The command ``geomap reach``: how far missiles come from where they stand.

In: the parsed options.
Out: the exit code; a table or JSON on standard output, a map or GeoJSON in a file.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from geomap import export
from geomap.cli import codes, outlets
from geomap.cli.console import Console, put_data, put_table
from geomap.cli.faults import guarded
from geomap.errors import InputError
from geomap.reaches import Area, Reach, reach
from geomap.terminal import table

if TYPE_CHECKING:
    from geomap.maps import GeomapMap

_HEADINGS = ("missile", "from", "range", "source", "towns inside", "people", "largest")
_WIDTHS = (24, 34, 10, 80, 12, 16, 90)
COLOURS = ("#d55e00", "#0072b2", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
SHOWN_DEG = 85.0


def run(options: argparse.Namespace) -> int:
    """Run ``geomap reach``.

    Parameters
    ----------
    options : argparse.Namespace
        As `geomap.cli.parser.build_parser` gives them.

    Returns
    -------
    int
        The exit code, see `geomap.cli.codes`.
    """
    console = Console(quiet=options.quiet)
    return guarded(console, lambda: _run(options, console))


def _run(options: argparse.Namespace, console: Console) -> int:
    """Compute, print, write."""
    outlets.check(options.output)
    try:
        found = reach(options.missiles, options.sites)
    except InputError as err:
        console.complain(str(err))
        return codes.NOTHING
    if options.json:
        put_data(export.dumps([_record(area) for area in found.areas]) + "\n")
    elif options.output != outlets.STDOUT:
        put_table(table([_HEADINGS, *(_cells(area) for area in found.areas)], _WIDTHS) + "\n")
    if not (options.json and options.output == outlets.STDOUT):
        outlets.deliver(
            options.output, console, map_of=lambda: map_of(found), geojson_of=found.geojson
        )
    return codes.OK


def _cells(area: Area) -> tuple[str, ...]:
    """One row of the table."""
    missile = area.missile
    return (
        missile.name,
        area.site.name,
        f"{missile.range_km:,.0f} km",
        missile.source if missile.sourced else "unsourced",
        f"{area.city_count:,}",
        f"{area.people:,}",
        ", ".join(city.name for city in area.cities) or "-",
    )


def _record(area: Area) -> dict[str, Any]:
    """One area as JSON has it."""
    return {
        "missile": area.missile.name,
        "site": {"name": area.site.name, "lat": area.site.lat, "lon": area.site.lon},
        "range_km": area.missile.range_km,
        "source": area.missile.source or None,
        "sourced": area.missile.sourced,
        "towns": area.city_count,
        "people": area.people,
        "largest": [
            {
                "name": city.name,
                "country": city.country,
                "lat": city.lat,
                "lon": city.lon,
                "population": city.population,
                "distance_km": round(city.distance_km, 1),
            }
            for city in area.cities
        ],
    }


def map_of(found: Reach) -> GeomapMap:
    """Return the map of some areas, the widest at the bottom."""
    import folium
    from shapely.geometry import mapping

    from geomap.geodesy import shift_to
    from geomap.maps.content import content_of
    from geomap.maps.folium_map import GeomapMap
    from geomap.maps.payload import Payload

    middle = found.areas[0].site.lon  # the seam of the map lies behind the first site
    title = "Reach: " + "; ".join(area.name for area in found.areas)
    made = GeomapMap(content_of(Payload(), middle, title, "how far they come, not what was fired"))
    for number, area in enumerate(found.areas):
        colour = COLOURS[number % len(COLOURS)]
        feature = {
            "type": "Feature",
            "geometry": mapping(shift_to(area.geometry, lon=middle)),
            "properties": {"name": area.name, "range": area.missile.told, "inside": _inside(area)},
        }
        folium.GeoJson(
            feature,
            style_function=_style(colour),
            tooltip=folium.GeoJsonTooltip(
                ["name", "range", "inside"], ["Reach", "Range", "Inside"], sticky=True
            ),
        ).add_to(made)
        lon = (area.site.lon - middle + 180.0) % 360.0 - 180.0 + middle
        folium.CircleMarker((area.site.lat, lon), radius=4, color=colour, fill=True).add_to(made)
    made.fit_bounds(_bounds(found.areas, middle))
    return made


def _style(colour: str) -> Any:
    """How one area is drawn."""
    return lambda _: {"color": colour, "weight": 2, "fillColor": colour, "fillOpacity": 0.08}


def _inside(area: Area) -> str:
    """What lies inside, in words."""
    largest = ", ".join(city.name for city in area.cities[:5]) or "no town"
    return f"{area.city_count:,} towns, {area.people:,} people: {largest}"


def _bounds(areas: Sequence[Area], middle: float) -> list[list[float]]:
    """The box to show: south-west and north-east."""
    from geomap.geodesy import shift_to

    boxes = [shift_to(area.geometry, lon=middle).bounds for area in areas]
    west, south, east, north = (
        pick(column)
        for pick, column in zip((min, min, max, max), zip(*boxes, strict=True), strict=True)
    )
    return [[max(south, -SHOWN_DEG), west], [min(north, SHOWN_DEG), east]]
