from __future__ import annotations

from collections.abc import Callable, Mapping

import geopandas as gpd
import pandas as pd
import pytest
import samples
from shapely import get_coordinates

from geomap import frames

FRAMES = [
    (frames.events_frame, frames.EVENT_COLUMNS),
    (frames.places_frame, frames.PLACE_COLUMNS),
    (frames.paths_frame, frames.PATH_COLUMNS),
]


@pytest.mark.parametrize(("build", "columns"), FRAMES)
@pytest.mark.parametrize("full", [True, False])
def test_columns_dtypes_and_crs_are_as_documented(
    build: Callable[..., gpd.GeoDataFrame], columns: Mapping[str, str], full: bool
) -> None:
    frame = build([samples.reading(), samples.empty()] if full else [])
    assert list(frame.columns) == [*columns, "geometry"]
    assert frame.crs.to_epsg() == 4326
    assert {name: str(frame[name].dtype) for name in columns} == dict(columns)
    assert str(frame.geometry.dtype) == "geometry"
    assert (len(frame) > 0) is full


@pytest.mark.parametrize(("build", "columns"), FRAMES)
def test_every_column_is_told_in_the_docstring(
    build: Callable[..., gpd.GeoDataFrame], columns: Mapping[str, str]
) -> None:
    table = (build.__doc__ or "").replace("SLOT", "origin")
    for name in columns:
        assert name.replace("impact", "origin").replace("site", "origin", 1) in table or (
            name in table
        )


def test_event_rows_hold_the_event() -> None:
    launch, drill = frames.events_frame([samples.reading()]).itertuples(index=False)
    assert (launch.article_id, launch.event_id, launch.kind) == ("sample", "sample-1", "launch")
    assert (launch.origin, launch.origin_inferred, launch.origin_basis) == (
        "North Korea",
        True,
        "country",
    )
    assert (launch.impact_lon, launch.impact_uncertainty_km) == (-177.4, 180.04)
    assert launch.count == 1
    assert launch.part == "impact"
    assert launch.geometry.equals(samples.impact().geometry)
    assert launch.quote.startswith("North Korea fired")
    assert drill.actors == "KOR, USA"
    assert pd.isna(drill.date)
    assert pd.isna(drill.origin_lat)
    assert pd.isna(drill.part)
    assert drill.geometry is None


def test_places_are_regions_not_pins() -> None:
    frame = frames.places_frame([samples.reading()])
    assert list(frame["text"]) == ["North Korea", "Midway"]
    assert frame.geometry.iloc[0].area > 1
    assert list(frame["sourced"]) == [True, False]


def test_paths_are_cut_at_180() -> None:
    frame = frames.paths_frame([samples.reading()])
    (line,) = frame.geometry
    assert line.geom_type == "MultiLineString"
    assert abs(get_coordinates(line)[:, 0]).max() == 180
    assert not frame["start_known"].iloc[0]


def test_frames_can_be_written_by_geopandas(tmp_path: object) -> None:
    for build, _ in FRAMES:
        file = f"{tmp_path}/{build.__name__}.gpkg"
        frame = build([samples.reading()])
        frame.to_file(file)
        assert len(gpd.read_file(file)) == len(frame)
