"""Weapon phrases: name, class, count."""

from __future__ import annotations

import pytest

from geomap.events.weapons import find_weapons


@pytest.mark.parametrize(
    ("text", "name", "kind", "count"),
    [
        ("a missile", None, None, 1),
        ("three short-range ballistic missiles", None, "SRBM", 3),
        ("an intercontinental ballistic missile", None, "ICBM", 1),
        ("an intermediate-range missile", None, "IRBM", 1),
        ("a submarine-launched ballistic missile", None, "SLBM", 1),
        ("two ICBMs", None, "ICBM", 2),
        ("two KN-23 short-range missiles", "KN-23", "SRBM", 2),
        ("a pair of cruise missiles", None, "cruise", 2),
        ("at least 23 missiles", None, None, 23),
        ("dozens of missiles", None, None, None),
        ("several ballistic missiles", None, "ballistic", None),
        ("a Hwasong-17", "Hwasong-17", "ICBM", 1),
        ("the Hwasong\u201117", "Hwasong\u201117", "ICBM", 1),
        ("four ATACMS", "ATACMS", "SRBM", 4),
        ("a single SM-3 Block IIA", "SM-3 Block IIA", "interceptor", 1),
        ("a missile billed as hypersonic", None, "hypersonic", 1),
        ("an unarmed Trident II D5", "Trident II D5", "SLBM", 1),
    ],
)
def test_phrase(text: str, name: str | None, kind: str | None, count: int | None) -> None:
    (weapon,) = find_weapons(text)
    assert (weapon.name, weapon.missile_class, weapon.counted) == (name, kind, count)
    assert text[weapon.start : weapon.end]


@pytest.mark.parametrize(
    "text", ["a missile test", "the Missile Defense Agency", "a rocket engine"]
)
def test_a_missile_that_only_modifies(text: str) -> None:
    assert all(weapon.modifier for weapon in find_weapons(text))


@pytest.mark.parametrize("text", ["a book", "the musudan of old", "trident"])
def test_no_weapon(text: str) -> None:
    assert find_weapons(text) == ()


def test_hedge_is_kept() -> None:
    (weapon,) = find_weapons("more than 60 ballistic missiles")
    assert weapon.hedge == "more than"
