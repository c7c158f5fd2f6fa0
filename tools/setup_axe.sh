#!/bin/sh
# See that axe-core, the checker of accessibility that the tests of the map use,
# lies in the virtual environment named; npm fetches it, one exact version.
set -eu

venv=$1
version=4.14.1
sha256=29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c
target=$venv/share/axe-core/axe.min.js

right() { printf '%s  %s\n' "$sha256" "$1" | sha256sum --check --status -; }

[ -f "$target" ] && right "$target" && exit 0

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
printf 'geomap: fetching axe-core %s by npm\n' "$version" >&2
(cd "$folder" && npm pack --silent "axe-core@$version" >/dev/null && tar -xzf "axe-core-$version.tgz")
if ! right "$folder/package/axe.min.js"; then
  printf 'geomap: axe-core %s is not the file expected\n' "$version" >&2
  exit 1
fi
mkdir -p "$(dirname "$target")"
cp "$folder/package/axe.min.js" "$target"
