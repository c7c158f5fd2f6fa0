# geomap: make map, make test, make score, make data, make clean.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
SETUP := pyproject.toml constraints.txt hatch_build.py tools/setup_venv.sh
CHECKED := geomap tests tools hatch_build.py

.PHONY: map test lint score data clean

map: $(VENV)/.ready
	$(PY) -m geomap map seeds/*.txt -o map.html

test: $(VENV)/.ready-test lint
	tools/setup_browser.sh
	tools/setup_tools.sh ogrinfo npm
	tools/setup_axe.sh $(VENV)
	$(PY) -m pytest --numprocesses 2 --cov --nbmake

lint: $(VENV)/.ready-test
	$(PY) -m ruff check $(CHECKED)
	$(PY) -m ruff format --check $(CHECKED)
	$(PY) -m mypy
	$(VENV)/bin/lint-imports

score: $(VENV)/.ready
	tools/score.sh $(PY)

data: $(VENV)/.ready-test
	tools/setup_tools.sh npm
	$(PIP) --editable '.[data]'
	$(PY) tools/build_regions.py
	$(PY) tools/build_sea_zones.py
	$(PY) tools/build_gazetteer.py
	$(PY) tools/build_basemap.py

clean:
	rm -rf $(VENV) build dist map.html .coverage .mypy_cache .ruff_cache .pytest_cache \
		.hypothesis .import_linter_cache geomap/maps/static
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.ready: $(SETUP)
	PYTHON="$(PYTHON)" tools/setup_venv.sh $(VENV)
	$(PIP) --editable .
	touch $@

$(VENV)/.ready-test: $(SETUP)
	PYTHON="$(PYTHON)" tools/setup_venv.sh $(VENV)
	$(PIP) --editable '.[test]'
	touch $@ $(VENV)/.ready
