"""The fitted table: what it must hold, and that the code knows every feature of it."""

from __future__ import annotations

import json
from pathlib import Path

from small_gazetteer import SMALL

from geomap import tables
from geomap.geoparse import evidence
from geomap.geoparse.adjectives import state_adjectives
from geomap.geoparse.context import Surroundings
from geomap.geoparse.recognise import Choice
from geomap.geoparse.sentences import sentences
from geomap.geoparse.weights import BIAS, FILE, place_weights, role_weights

PRIOR = Path(__file__).parent.parent / "tools" / "geoparse_prior.csv"


def test_each_feature_stands_once_in_order() -> None:
    keys = [(row["model"], row["feature"]) for row in tables.rows(FILE)]
    assert keys == sorted(set(keys))
    assert {model for model, _ in keys} == {"place", "role", "role told"}


def test_weights_of_common_sense() -> None:
    places = place_weights()
    assert places["led by 'in'"] > 0 > places["after a given name"]
    assert places["before a number or letter of a type"] < -3
    roles = role_weights()
    assert roles["before its verb of saying"].actor > 1
    assert roles["as in 'the coast of'"].site > 0
    assert BIAS in places
    assert BIAS in roles


def test_features_are_words_for_people() -> None:
    text = "Lloyd Austin met Japan's minister in Sinpo, North Korea."
    around = Surroundings(text, sentences(text))
    states = {word.iso3 for word in state_adjectives(around, SMALL.demonyms)}
    choice = Choice(text, around, SMALL.scan(text), SMALL.demonym, states)
    told = {w.name.context.surface: set(w.features) for w in choice.walk()}
    assert "after a given name" in told["Austin"]
    assert "owns" in told["Japan"]
    assert {"led by 'in'", "before a comma and a state"} <= told["Sinpo"]


def test_the_table_is_small_and_made_of_known_models() -> None:
    assert len(json.dumps([dict(row) for row in tables.rows(FILE)])) < 100_000
    assert evidence.weapon_names()
    assert PRIOR.is_file()
