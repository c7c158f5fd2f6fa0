#!/bin/sh
# Score what geomap reads against articles with a gold reading, where these lie
# beside the checkout in ../shared; else say so and leave.
set -eu

python=$1
shared=${GEOMAP_SHARED:-../shared}
scorer=$shared/eval/score_events.py
gold=$shared/articles/dev

if [ ! -f "$scorer" ] || [ ! -d "$gold" ]; then
  echo "score: no $scorer and $gold here, so there is nothing to score against"
  exit 0
fi
found=$(mktemp)
trap 'rm -f "$found"' EXIT
"$python" -m geomap extract "$gold"/*.txt --output "$found" --quiet
"$python" "$scorer" "$gold" "$found"
