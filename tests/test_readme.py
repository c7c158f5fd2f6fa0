"""What the README and the help tell people to type must work as it stands there."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from geomap.cli.parser import build_parser
from geomap.gazetteer import default
from geomap.geoparse.corrections_toml import from_toml

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()
SEED = next((ROOT / "seeds").glob("*.txt"))
COMMAND = re.compile(r"^ +geomap (.+?)(?: {3,}.*)?$", re.MULTILINE)


def commands(text: str) -> list[list[str]]:
    """The words after ``geomap`` of every example, without redirections and pipes."""
    found = [re.split(r"\s[<>|#]", words)[0] for words in COMMAND.findall(text)]
    return [shlex.split(words) for words in found]


@pytest.mark.parametrize("text", [README, build_parser().format_help()], ids=["README", "help"])
def test_commands_are_understood(text: str) -> None:
    found = commands(text)
    readers = {"map", "export", "extract", "places", "check"}
    asked = {"geocode": "queries", "fly": "start", "reach": "missiles"}
    assert {words[0] for words in found} == readers | set(asked)
    for words in found:
        options = build_parser().parse_args(words)
        assert getattr(options, asked.get(words[0], "files"))


def test_python_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(SEED, "article.txt")
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})
    assert {path.name for path in tmp_path.iterdir()} == {
        "article.txt",
        "map.html",
        "frame.html",
        "events.geojson",
    }


def test_geocoder_of_the_readme_gives_a_location() -> None:
    import geomap

    found = geomap.GeomapGeocoder().geocode("Hokkaido")
    assert type(found).__name__ == "Location"
    assert 41 < found.latitude < 46


def test_corrections_of_the_readme_can_be_followed() -> None:
    (toml,) = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    found = from_toml(toml.encode(), default(), label="README.md")
    assert [c.place and c.place.kind for c in found] == ["airfield", "site", None]


def test_files_that_the_readme_names_are_there() -> None:
    for name in re.findall(
        r"`((?:data|docs|examples|geomap)/[\w./-]+)`|\]\((docs/[\w.-]+)\)", README
    ):
        assert (ROOT / "".join(name)).is_file(), name
