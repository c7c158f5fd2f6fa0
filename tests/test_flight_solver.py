"""Free flights from what is known of them, against numerical flight and published tables."""

import math

import numpy as np
import pytest
from flights import KNOWN, LOFTED, fly, known, xyz
from hypothesis import assume, example, given, settings

from geomap import flight
from geomap.errors import GeometryError
from geomap.flight import Shots, Status
from geomap.geodesy import inverse

NAN = float("nan")


def launch_velocity(flights, *, step=0.5):
    """Velocity over the ground at launch, from the sampled places alone."""
    times = np.arange(5) * step * np.ones((len(flights), 1))
    places = xyz(*np.moveaxis(flight.at(flights, times).points(), -1, 0))
    weights = np.array([-25.0, 48.0, -36.0, 16.0, -3.0]) / (12.0 * step)
    return places[:, :, 0], places @ weights


@pytest.mark.parametrize("j2", [False, True])
def test_a_body_launched_so_comes_down_there_then(j2):
    flights = flight.solve(Shots(**known(200, 11)), j2=j2)
    assert flights.ok.all()
    place, speed = launch_velocity(flights)
    bulge = flight.earth.J2 if j2 else 0.0
    landed = fly(place, speed, flights.time_s, bulge=bulge)
    miss = np.linalg.norm(landed - xyz(flights.to_lon, flights.to_lat, 0.0), axis=0)
    # The differences that give the velocity err by some 1e-8 km/s, the bulge's steps by more.
    assert np.max(miss / flights.time_s) < (1e-6 if j2 else 1e-7)


def test_the_bulge_changes_times_by_seconds():
    shots = Shots(**known(300, 12))
    round_earth, bulged = flight.solve(shots), flight.solve(shots, j2=True)
    difference = np.abs(round_earth.time_s - bulged.time_s)
    assert 0.1 < difference.max() < 3.0


@pytest.mark.parametrize("row", LOFTED, ids=[row[0] for row in LOFTED])
def test_times_noted_before(row):
    _, lat, lon, azimuth, far, high, seconds, _ = row
    solved = flight.solve(
        Shots(lat=lat, lon=lon, azimuth_deg=azimuth, range_km=far, apogee_km=high)
    )
    # The notes reckon with a round Earth of 6,371 km.
    assert solved.time_s[0] == pytest.approx(seconds, abs=2.0)


@pytest.mark.parametrize("j2", [False, True])
@pytest.mark.parametrize("given_size", ["apogee_km", "time_s"])
@pytest.mark.parametrize("given_end", [("azimuth_deg", "range_km"), ("to_lat", "to_lon")])
def test_every_sufficient_set_gives_the_same_flight(given_end, given_size, j2):
    first = flight.solve(Shots(**known(100, 13)), j2=j2)
    names = ("lat", "lon", *given_end, given_size)
    again = flight.solve(Shots(**{name: getattr(first, name) for name in names}), j2=j2)
    assert again.ok.all()
    for name in ("time_s", "apogee_km", "range_km", "to_lat"):
        np.testing.assert_allclose(getattr(again, name), getattr(first, name), rtol=0, atol=1e-6)


@settings(deadline=None)
@given(KNOWN)
@example({"lat": 90.0, "lon": 0.0, "azimuth_deg": 0.0, "range_km": 0.0, "apogee_km": 10_000.0})
@example({"lat": 1e-7, "lon": 0.0, "azimuth_deg": 90.0, "range_km": 1e-9, "apogee_km": 1.0})
def test_a_solved_flight_keeps_what_was_given(shot):
    flights = flight.solve(Shots(**shot))
    assume(flights.ok[0])
    ends = flight.sample(flights, 2)
    for lon, lat, to_lon, to_lat in (
        (ends.lon[0, 0], ends.lat[0, 0], shot["lon"], shot["lat"]),
        (ends.lon[0, 1], ends.lat[0, 1], flights.to_lon[0], flights.to_lat[0]),
    ):
        off = np.linalg.norm(xyz(lon, lat, 0.0) - xyz(to_lon, to_lat, 0.0))
        assert off < 1e-6
    np.testing.assert_allclose(ends.height_km, 0.0, atol=1e-6)
    heights = flight.sample(flights, 1001).height_km
    assert heights.max() <= shot["apogee_km"] + 1e-6
    assert heights.max() == pytest.approx(shot["apogee_km"], rel=1e-4)


@settings(deadline=None)
@given(KNOWN)
def test_time_and_apogee_tell_each_other(shot):
    flights = flight.solve(Shots(**shot))
    assume(flights.ok[0])
    back = flight.solve(Shots(**{**shot, "apogee_km": NAN, "time_s": flights.time_s[0]}))
    assert back.ok[0]
    assert back.apogee_km[0] == pytest.approx(shot["apogee_km"], rel=1e-6, abs=1e-6)


@settings(deadline=None)
@given(KNOWN)
def test_the_southern_hemisphere_mirrors_the_northern(shot):
    mirrored = {**shot, "lat": -shot["lat"], "azimuth_deg": 180.0 - shot["azimuth_deg"]}
    one, two = flight.solve(Shots(**shot)), flight.solve(Shots(**mirrored))
    assume(one.ok[0] and two.ok[0])
    assert two.time_s[0] == pytest.approx(one.time_s[0], abs=1e-6)
    assert two.speed_km_s[0] == pytest.approx(one.speed_km_s[0], abs=1e-9)


@settings(deadline=None)
@given(KNOWN)
def test_no_flight_is_shorter_than_the_shortest_fall(shot):
    flights = flight.solve(Shots(**shot))
    assume(flights.ok[0])
    assert flights.time_s[0] > flight.shortest_fall_s(shot["apogee_km"]) - 1e-6


def test_eastward_shots_need_less_speed_than_westward_ones():
    shots = Shots(lat=0, lon=0, azimuth_deg=[90, 270], range_km=8000, apogee_km=1200)
    east, west = flight.solve(shots).speed_km_s
    assert west - east > 0.2


@pytest.mark.parametrize(
    ("height", "speed", "apogee", "degrees"),
    [
        # Textbook exercises: burn-out and apogee, with the free-flight angle noted for them.
        (1275.6, 5.2702, 3189.1, 36.4),
    ],
)
def test_a_textbook_exercise(height, speed, apogee, degrees):
    radius = 6378.137
    a = 1.0 / (2.0 / (radius + height) - speed**2 / flight.earth.MU_KM3_S2)
    top = radius + apogee
    e = top / a - 1.0
    ours = flight.arcs.arc_between(
        np.array([[radius + height], [0.0], [0.0]]),
        (radius + height)
        * np.array([[math.cos(math.radians(degrees))], [math.sin(math.radians(degrees))], [0.0]]),
        np.array([top]),
        long_way=np.array([False]),
    )
    assert ours.eccentricity[0] == pytest.approx(e, abs=5e-3)
    assert ours.semi_major_km[0] == pytest.approx(a, rel=2e-3)


# -- edges ------------------------------------------------------------------------------------


def solved(**known_values):
    return flight.solve(Shots(**known_values))


@pytest.mark.parametrize(
    "known_values",
    [
        {"lat": 90, "lon": 40, "to_lat": 60, "to_lon": -100, "apogee_km": 900},
        {"lat": -60, "lon": 40, "to_lat": -90, "to_lon": 0, "apogee_km": 900},
        {"lat": 39, "lon": 175, "to_lat": 45, "to_lon": -160, "apogee_km": 700},
        {"lat": 70, "lon": 30, "to_lat": 65, "to_lon": -150, "apogee_km": 1000},
        {"lat": 70, "lon": 30, "to_lat": 70, "to_lon": 30, "apogee_km": 1000},
        {"lat": 0, "lon": 0, "to_lat": 0, "to_lon": 0, "time_s": 1000},
        {"lat": 30, "lon": 10, "to_lat": -29.8, "to_lon": -170.3, "apogee_km": 3000},
        {"lat": 0, "lon": 0, "azimuth_deg": 90, "range_km": 19_900, "apogee_km": 1500},
        {"lat": 0, "lon": 0, "to_lat": 0, "to_lon": 180, "time_s": 3000},
        {"lat": 39, "lon": 500, "azimuth_deg": -300, "range_km": 1000, "apogee_km": 250},
    ],
    ids=[
        "from the pole", "to the pole", "over 180 degrees", "over the pole", "range 0",
        "range 0 by time", "near-antipodal", "near-antipodal eastwards", "antipodal by time",
        "continuous angles",
    ],
)  # fmt: skip
def test_at_the_edges(known_values):
    flights = solved(**known_values)
    assert flights.reasons() == ["solved"]
    flown = flight.sample(flights, 500)
    assert np.abs(np.diff(flown.lon)).max() <= 180.0
    assert (flown.height_km > -1e-6).all()
    landed = xyz(flown.lon[0, -1], flown.lat[0, -1], 0.0)
    assert np.linalg.norm(landed - xyz(flights.to_lon[0], flights.to_lat[0], 0.0)) < 1e-6


def test_a_flight_over_the_pole_goes_over_it():
    flights = solved(lat=80, lon=0, to_lat=80, to_lon=170, apogee_km=600)
    assert flight.sample(flights, 200).lat.max() > 88.0


def test_from_pole_to_pole_no_direction_is_told():
    flights = solved(lat=90, lon=0, to_lat=-90, to_lon=0, apogee_km=2000)
    assert flights.status.tolist() == [Status.NO_DIRECTION]


def test_the_long_way_round():
    short = solved(lat=0, lon=0, to_lat=0, to_lon=90, apogee_km=1500)
    long = solved(lat=0, lon=0, to_lat=0, to_lon=90, apogee_km=1500, long_way=True)
    assert long.ok.all() and long.time_s[0] > 2.0 * short.time_s[0]
    assert flight.sample(long, 100).lon[0, 50] < -60.0


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"lat": NAN}, Status.MISSING),
        ({"lon": NAN}, Status.MISSING),
        ({"to_lat": NAN}, Status.MISSING),
        ({"apogee_km": NAN}, Status.MISSING),
        ({"height_km": NAN}, Status.MISSING),
        ({"time_s": 900}, Status.TOO_MUCH),
        ({"azimuth_deg": 10, "range_km": 900}, Status.TOO_MUCH),
        ({"lat": 91}, Status.OUT_OF_RANGE),
        ({"lon": math.inf}, Status.OUT_OF_RANGE),
        ({"apogee_km": 0}, Status.OUT_OF_RANGE),
        ({"apogee_km": -5}, Status.OUT_OF_RANGE),
        ({"apogee_km": math.inf}, Status.OUT_OF_RANGE),
        ({"apogee_km": 40_000}, Status.OUT_OF_RANGE),
        ({"apogee_km": NAN, "time_s": 0}, Status.OUT_OF_RANGE),
        ({"apogee_km": NAN, "time_s": -60}, Status.OUT_OF_RANGE),
        ({"apogee_km": NAN, "time_s": 200_000}, Status.OUT_OF_RANGE),
        ({"to_lat": NAN, "azimuth_deg": 0, "range_km": 30_000}, Status.OUT_OF_RANGE),
        ({"to_lat": 90, "lat": 0, "apogee_km": 5}, Status.APOGEE_TOO_LOW),
        ({"to_height_km": 100, "apogee_km": 90}, Status.OUT_OF_RANGE),
        ({"apogee_km": NAN, "time_s": 100}, Status.TIME_TOO_SHORT),
        ({"apogee_km": NAN, "time_s": 1e-3}, Status.TIME_TOO_SHORT),
    ],
)
def test_rows_that_have_no_solution_say_why_and_leave_the_others_alone(change, status):
    sound = {"lat": 39.0, "lon": 126.0, "to_lat": 41.0, "to_lon": 139.0, "apogee_km": 4000.0}
    alone = solved(**sound)
    names = {**sound, **change}
    told = {name: [sound.get(name, NAN), names[name], sound.get(name, NAN)] for name in names}
    for name in ("height_km", "to_height_km"):
        if name in told:
            told[name] = [0.0, told[name][1], 0.0]
    flights = solved(**told)
    assert flights.status.tolist() == [0, status, 0]
    assert flights.reasons()[1] == status.text
    np.testing.assert_allclose(flights.time_s[[0, 2]], alone.time_s[[0, 0]], rtol=1e-12)
    assert np.isnan(flights.time_s[1]) and np.isnan(flights.speed_km_s[1])
    assert np.isnan(flight.sample(flights, 4).height_km[1]).all()


def test_rows_may_differ_in_what_they_tell():
    first = solved(lat=39, lon=126, azimuth_deg=80, range_km=1000, apogee_km=4000)
    point = {"to_lat": float(first.to_lat[0]), "to_lon": float(first.to_lon[0])}
    mixed = solved(
        lat=39,
        lon=126,
        to_lat=[NAN, point["to_lat"], NAN, point["to_lat"]],
        to_lon=[NAN, point["to_lon"], NAN, point["to_lon"]],
        azimuth_deg=[80, NAN, 80, NAN],
        range_km=[1000, NAN, 1000, NAN],
        apogee_km=[4000, 4000, NAN, NAN],
        time_s=[NAN, NAN, first.time_s[0], first.time_s[0]],
    )
    assert mixed.ok.all()
    np.testing.assert_allclose(mixed.time_s, first.time_s[0], atol=1e-6)
    np.testing.assert_allclose(mixed.apogee_km, 4000, atol=1e-6)
    np.testing.assert_allclose(mixed.azimuth_deg, 80, atol=1e-9)


def test_heights_of_the_ends_count():
    low = solved(lat=0, lon=0, to_lat=0, to_lon=10, apogee_km=400)
    high = solved(lat=0, lon=0, to_lat=0, to_lon=10, apogee_km=400, height_km=100, to_height_km=50)
    assert high.time_s[0] < low.time_s[0]
    ends = flight.sample(high, 2).height_km[0]
    np.testing.assert_allclose(ends, [100, 50], atol=1e-6)


def test_none_and_many_rows():
    assert len(solved(lat=[], lon=[], to_lat=[], to_lon=[], apogee_km=[])) == 0
    rows = known(9000, 14)
    flights = solved(**rows)
    assert flights.ok.all()
    part = solved(**{name: column[8000:] for name, column in rows.items()})
    np.testing.assert_allclose(part.time_s, flights.time_s[8000:], atol=1e-8)


def test_columns_that_do_not_fit_are_told():
    with pytest.raises(GeometryError, match="do not fit together"):
        solved(lat=[1, 2], lon=[1, 2, 3])
    with pytest.raises(GeometryError, match="do not fit together"):
        solved(lat="somewhere", lon=1)


def test_the_geodesic_is_the_one_of_the_ends():
    flights = solved(lat=39, lon=126, to_lat=41, to_lon=139, apogee_km=4000)
    truth = inverse(lat1=39, lon1=126, lat2=41, lon2=139)
    assert flights.range_km[0] == pytest.approx(truth.distance_km)
    assert flights.azimuth_deg[0] == pytest.approx(truth.azimuth_deg)


def test_every_status_has_a_text():
    assert all(status.text for status in Status)


@pytest.mark.parametrize("long_way", [False, True])
def test_the_whole_range_of_shots_comes_down_where_it_should(long_way):
    """To the antipodes and 30,000 km high, and round the far side: solved rows are right."""
    rng = np.random.default_rng(15)
    count = 3000
    flights = solved(
        lat=np.degrees(np.arcsin(rng.uniform(-1, 1, count))),
        lon=rng.uniform(-180, 180, count),
        azimuth_deg=rng.uniform(0, 360, count),
        range_km=rng.uniform(0, 20_003, count),
        apogee_km=np.exp(rng.uniform(np.log(30), np.log(30_000), count)),
        long_way=long_way,
    )
    ok = flights.ok
    assert ok.mean() > (0.5 if long_way else 0.95)
    assert set(flights.status[~ok]) <= {Status.APOGEE_TOO_LOW, Status.NOT_SOLVED}
    flown = flight.sample(flights.rows(ok), 65)
    there = xyz(flights.to_lon[ok], flights.to_lat[ok], 0.0)
    miss = np.linalg.norm(xyz(flown.lon[:, -1], flown.lat[:, -1], 0.0) - there, axis=0)
    assert miss.max() < 1e-4
    assert flown.height_km.min() > -1e-6
    assert (flown.height_km.max(axis=1) < flights.apogee_km[ok] + 1e-6).all()
