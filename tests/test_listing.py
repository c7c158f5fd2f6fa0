from __future__ import annotations

from dataclasses import replace

import samples

from geomap import listing
from geomap.model import Corrected


def test_one_line_tells_date_kind_who_what_where_and_how_sure() -> None:
    line = listing.event_line(samples.reading().events[0])
    assert line == (
        "2023-03-16  launch  North Korea  ICBM (range 1000 km)  "
        "from North Korea (± 300 km, inferred) "
        "over waters near Midway (± 180 km, disputed) to waters near Midway (± 180 km, disputed)"
    )


def test_what_is_not_told_is_said_so_and_hostile_names_are_written_out() -> None:
    line = listing.event_line(samples.reading().events[1])
    assert line.startswith("undated  exercise  South Korea, United States")
    assert line.endswith("place not told")
    assert line.isprintable()
    assert "{{7*191}}" in line
    assert "\\x1b[31m" in line


def test_heading_counts() -> None:
    assert listing.reading_lines(samples.reading())[0] == "sample (2023-03-16): 2 events, 2 places"
    assert listing.reading_lines(samples.empty()) == ["empty: 0 events, 0 places"]


def test_table_tells_what_why_and_what_else() -> None:
    heading, korea, midway = listing.places_table(samples.reading()).splitlines()
    assert heading.split("  ")[0] == "where"
    assert "North Korea (country) 40.00, 127.00" in korea
    assert korea.endswith("-")
    assert "nearest to the rest" in midway
    assert midway.endswith("Midway (city, USA)")
    assert korea.index("North Korea (country)") == midway.index("Midway (city, USA)")


def test_the_users_word_stands_in_the_table() -> None:
    made = samples.reading()
    refused = Corrected(*samples.span("Both"), "Both", None, "no", 1)
    table = listing.places_table(replace(made, corrected=(refused,)))
    *_, last = table.splitlines()
    assert "no place" in last
    assert "your correction: no" in last
    alone = listing.places_table(replace(made, mentions=(), corrected=(refused,)))
    assert len(alone.splitlines()) == 2


def test_table_of_nothing_is_nothing() -> None:
    assert listing.places_table(samples.empty()) == ""
