#!/bin/sh
# Make a virtual environment in the folder named, unless a working one is there.
# Falls back on the package virtualenv where Python comes without venv, as on
# Debian without python3-venv.
set -eu

venv=$1
python=${PYTHON:-python3}

say() { printf 'geomap: %s\n' "$*" >&2; }

works() { "$venv/bin/python" -m pip --version >/dev/null 2>&1; }

if works; then
  exit 0
fi

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  for candidate in python3.14 python3.13 python3.12 python3.11; do
    if command -v "$candidate" >/dev/null 2>&1; then
      python=$candidate
      break
    fi
  done
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  say "needs Python 3.11 or later; name one: make PYTHON=/path/to/python3.11 ..."
  exit 1
fi

rm -rf "$venv"
if "$python" -m venv "$venv" >/dev/null 2>&1 && works; then
  exit 0
fi
rm -rf "$venv"

say "this Python has no venv (on Debian: apt install python3-venv); trying virtualenv"
helper=$(mktemp -d)
trap 'rm -rf "$helper"' EXIT
if "$python" -m virtualenv --version >/dev/null 2>&1; then
  "$python" -m virtualenv --quiet "$venv"
elif "$python" -m pip install --quiet --target "$helper" virtualenv 2>/dev/null; then
  PYTHONPATH="$helper" "$python" -m virtualenv --quiet "$venv"
elif [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  say "no pip either; installing python3-venv by apt"
  apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >&2
  "$python" -m venv "$venv"
fi
if ! works; then
  say "no virtual environment could be made; install python3-venv or virtualenv first"
  exit 1
fi
