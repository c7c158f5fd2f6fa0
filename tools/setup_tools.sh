#!/bin/sh
# See that the programs named are there: ogrinfo (reads the GeoJSON in the
# tests), npm (fetches what the files of data/ are built from). As root on
# Debian they are installed by apt, else a message says what to do.
set -eu

missing=""
for program in "$@"; do
  command -v "$program" >/dev/null 2>&1 && continue
  case $program in
    ogrinfo) missing="$missing gdal-bin" ;;
    npm) missing="$missing nodejs npm" ;;
    *) missing="$missing $program" ;;
  esac
done
[ -z "$missing" ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  printf 'geomap: installing by apt:%s\n' "$missing" >&2
  apt-get update -qq >&2
  # shellcheck disable=SC2086  # a list of package names
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2
else
  printf 'geomap: needed are these Debian packages, or their like:%s\n' "$missing" >&2
  exit 1
fi
