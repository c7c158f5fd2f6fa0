#!/bin/sh
# See that there is a browser for the tests of the map: an installed Chrome or
# Chromium; else, as root on Debian, chromium by apt; else Playwright's own.
set -eu

say() { printf 'geomap: %s\n' "$*" >&2; }

for name in chromium chromium-browser google-chrome google-chrome-stable; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done

python=.venv/bin/python
own() {
  "$python" - <<'PY' >/dev/null 2>&1
import pathlib, sys
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    sys.exit(not pathlib.Path(playwright.chromium.executable_path).exists())
PY
}
own && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  say "installing chromium by apt"
  apt-get update -qq >&2 || true
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >&2 &&
    exit 0
  say "apt could not install chromium"
fi

say "no Chrome or Chromium found; fetching Playwright's own"
"$python" -m playwright install chromium >&2 || true
own && exit 0
say "no browser: install Chrome or Chromium, then run make test again"
exit 1
