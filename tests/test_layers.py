from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import geomap

ROOT = Path(__file__).parents[1]
HEAVY = (
    "numpy", "pandas", "geopandas", "folium", "shapely", "pyproj", "geopy", "marisa_trie",
    "trafilatura", "tqdm", "json", "dataclasses", "geomap.gazetteer", "geomap.tables",
)  # fmt: skip


def test_the_chain_holds() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "code",
    [
        "import geomap; geomap.__version__; dir(geomap)",
        "import geomap.cli; geomap.cli.main([])",
        "import geomap.cli\ntry: geomap.cli.main(['--help'])\nexcept SystemExit: pass",
        "import geomap.cli\ntry: geomap.cli.main(['map', '--help'])\nexcept SystemExit: pass",
        "import geomap.cli\ntry: geomap.cli.main(['--version'])\nexcept SystemExit: pass",
    ],
)
def test_the_start_loads_nothing_heavy(code: str) -> None:
    ask = f"\nimport sys; print(sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code + ask], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stderr.strip() == "[]"


def test_extracting_loads_no_frames_and_no_folium() -> None:
    code = (
        "import geomap.cli, sys, glob\n"
        "geomap.cli.main(['extract', '-o', '/dev/null', *glob.glob('seeds/*.txt')])\n"
        "print(sorted({'geopandas', 'pandas', 'folium', 'trafilatura'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_geocoding_loads_the_gazetteer_and_no_shapes() -> None:
    code = (
        "import geomap.cli, sys\n"
        "assert geomap.cli.main(['geocode', 'Sinpo, North Korea', '--json']) == 0\n"
        "print(sorted({'numpy', 'shapely', 'pyproj', 'geopy', 'geomap.report'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["version"] == geomap.__version__
    assert f"## {geomap.__version__}" in (ROOT / "CHANGELOG.md").read_text()


@pytest.mark.parametrize(
    "path",
    sorted((ROOT / "geomap").rglob("*.py")),
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_modules_say_what_comes_in_and_out_and_stay_short(path: Path) -> None:
    source = path.read_text()
    doc = ast.get_docstring(ast.parse(source)) or ""
    assert "In:" in doc
    assert "Out:" in doc
    assert len(source.splitlines()) <= 450
