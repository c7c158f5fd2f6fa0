"""The gazetteer: its file, its places, and names in texts."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geomap import tables
from geomap.errors import DataError
from geomap.gazetteer import Gazetteer, Hit, default, folding, layout
from geomap.gazetteer.store import Store

GAZETTEER = default()


def surfaces(text: str) -> dict[str, str]:
    """Words of each hit and the id of the first place of it."""
    return {text[hit.start : hit.end]: hit.places[0].id for hit in GAZETTEER.scan(text)}


def first(name: str) -> str:
    return GAZETTEER.find(name)[0].id


class TestFile:
    def test_is_at_most_20_mb(self) -> None:
        assert tables.data_path("gazetteer.bin").stat().st_size <= 20_000_000

    def test_is_the_one_that_was_built(self) -> None:
        digest = hashlib.sha256(tables.raw("gazetteer.bin")).hexdigest()
        assert tables.raw("gazetteer.sha256").decode("ascii").split()[0] == digest

    @pytest.mark.parametrize("size", [0, 7, 15, 40, 400, 40_000, 4_000_000])
    def test_a_cut_file_is_refused(self, size: int) -> None:
        with pytest.raises(DataError, match="install geomap again"):
            Store(tables.mapped("gazetteer.bin")[:size], "gazetteer.bin")

    def test_another_file_is_refused(self) -> None:
        with pytest.raises(DataError, match="no gazetteer"):
            Store(tables.mapped("seas.csv"), "seas.csv")

    def test_a_file_without_its_sections_is_refused(self) -> None:
        with pytest.raises(DataError, match="damaged"):
            Store(memoryview(layout.pack({"meta": b"{}"})), "x.bin")

    @given(st.dictionaries(st.text("abc_", min_size=1, max_size=16), st.binary(max_size=200)))
    def test_sections_come_back_as_packed(self, sections: dict[str, bytes]) -> None:
        parts = layout.unpack(memoryview(layout.pack(sections)), "x.bin")
        assert {name: bytes(part) for name, part in parts.items()} == sections

    def test_opening_loads_no_heavy_package(self) -> None:
        code = (
            "import sys, geomap.gazetteer as g; g.default().find('Seoul');"
            "print(*{'geopy', 'geopandas', 'pandas', 'shapely', 'numpy'} & set(sys.modules))"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, text=True
        )
        assert done.stdout.split() == []


class TestPlaces:
    @pytest.mark.parametrize(
        ("name", "country", "lat", "lon", "within_deg"),
        [
            ("Sunan", "PRK", 39.20, 125.67, 0.1),
            ("Wonsan", "PRK", 39.15, 127.44, 0.1),
            ("Sinpo", "PRK", 40.03, 128.18, 0.1),
            ("Sohae", "PRK", 39.66, 124.705, 0.05),
            ("Tongchang-ri", "PRK", 39.66, 124.705, 0.05),
            ("Okushiri", "JPN", 42.155, 139.445, 0.1),
            ("Oshima-Oshima", "JPN", 41.51, 139.37, 0.05),
            ("Cape Erimo", "JPN", 41.92, 143.25, 0.05),
            ("Nevatim", "ISR", 31.208, 35.012, 0.02),
            ("Hokkaido", "JPN", 43.3, 142.8, 0.6),
            ("Aomori Prefecture", "JPN", 40.8, 140.8, 0.4),
            ("Baluchistan", None, 28.5, 65, 3),
            ("Plesetsk", "RUS", 62.9, 40.5, 0.3),
            ("Kapustin Yar", "RUS", 48.57, 46.25, 0.5),
            ("Misawa", "JPN", 40.69, 141.37, 0.1),
            ("Misawa air base", "JPN", 40.70, 141.37, 0.05),
            ("White House", "USA", 38.8977, -77.0365, 0.001),
            ("Washington", "USA", 38.9, -77.04, 0.05),
            ("Paris", "FRA", 48.857, 2.352, 0.05),
            ("Japan", "JPN", 36.5, 138.0, 0.01),
            ("UK", "GBR", 54.76, -2.70, 0.01),
            ("Türkiye", "TUR", 39, 35, 0.01),
            ("Côte d’Ivoire", "CIV", 8, -5.5, 0.01),
        ],
    )
    def test_the_first_place_of_a_name(
        self, name: str, country: str | None, lat: float, lon: float, within_deg: float
    ) -> None:
        place = GAZETTEER.find(name)[0]
        assert place.country == country
        assert abs(place.lat - lat) <= within_deg
        assert abs(place.lon - lon) <= within_deg

    # One of each class of place that missile reporting names; places known from any atlas.
    @pytest.mark.parametrize(
        ("name", "country", "lat", "lon", "within_deg"),
        [
            ("Gadzhiyevo", "RUS", 69.25, 33.3, 0.2),
            ("Baltiysk naval base", "RUS", 54.65, 19.9, 0.1),
            ("Faslane", "GBR", 56.07, -4.82, 0.1),
            ("Port of Beirut", "LBN", 33.9, 35.52, 0.1),
            ("Bushehr nuclear power plant", "IRN", 28.83, 50.89, 0.05),
            ("Zaporizhzhia NPP", "UKR", 47.51, 34.59, 0.05),
            ("Semipalatinsk Test Site", "KAZ", 50.1, 78.8, 0.7),
            ("Arabat Spit", "UKR", 45.7, 35.0, 0.5),
            ("Cape Tarkhankut", "UKR", 45.35, 32.5, 0.1),
            ("Fiery Cross Reef", None, 9.55, 112.9, 0.1),
            ("Larak Island", "IRN", 26.86, 56.36, 0.1),
            ("Siliguri Corridor", "IND", 26.7, 88.4, 0.5),
            ("Donbas", "UKR", 48.3, 38.3, 0.8),
            ("Golan Heights", None, 33.0, 35.75, 0.3),
        ],
    )
    def test_classes_of_places(
        self, name: str, country: str | None, lat: float, lon: float, within_deg: float
    ) -> None:
        place = GAZETTEER.find(name)[0]
        if country is not None:
            assert place.country in (country, None)
        assert abs(place.lat - lat) <= within_deg
        assert abs(place.lon - lon) <= within_deg

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Kyiv", "Kiev"),
            ("Esfahan", "Isfahan"),
            ("Al-Asad", "Ain al-Asad"),
            ("Tongchang-ri", "Tongchang-ni"),
            ("Tongchang-ri", "Tongchangri"),
            ("Hodeidah port", "Port of Hodeidah"),
            ("Bushehr nuclear plant", "Bushehr nuclear power station"),
            ("Halwara air base", "Halwara Air Force Station"),
        ],
    )
    def test_spellings_of_one_place(self, one: str, other: str) -> None:
        assert first(one) == first(other)

    def test_letter_by_letter_transliterations_are_found_as_english_writes_them(self) -> None:
        assert any(p.admin1 == "RU-ARK" for p in GAZETTEER.find("Mirny"))
        assert any(p.admin1 == "IR-22" for p in GAZETTEER.find("Hajiabad"))

    @pytest.mark.parametrize(
        ("name", "code"),
        [
            ("Astrakhan region", "RU-AST"),
            ("Bryansk region", "RU-BRY"),
            ("Khabarovsk region", "RU-KHA"),
            ("Altai Republic", "RU-AL"),
            ("Republic of Dagestan", "RU-DA"),
            ("Stavropol Krai", "RU-STA"),
            ("Kherson province", "UA-65"),
            ("Kyiv oblast", "UA-32"),
            ("Isfahan province", "IR-10"),
            ("North Pyongan Province", "KP-03"),
            ("Gansu province", "CN-GS"),
            ("Xinjiang province", "CN-XJ"),
            ("Odisha state", "IN-OD"),
            ("Sindh province", "PK-SD"),
            ("Marib governorate", "YE-MA"),
            ("Homs governorate", "SY-HI"),
            ("Aleppo countryside", "SY-HL"),
            ("Anbar province", "IQ-AN"),
        ],
    )
    def test_divisions_with_a_generic_word(self, name: str, code: str) -> None:
        assert first(name) == f"division:{code}"

    @pytest.mark.parametrize("name", ["Governorate", "Province", "Region", "Oblast"])
    def test_a_generic_word_alone_is_no_division(self, name: str) -> None:
        assert not any(p.kind == "division" for p in GAZETTEER.find(name))

    # Half widths of discs of the areas that these divisions are known to have.
    @pytest.mark.parametrize(
        ("code", "radius_km"), [("IN-TS", 189), ("IN-LA", 137), ("PS-JEN", 14), ("KE-43", 97)]
    )
    def test_half_widths_of_divisions_without_polygons(self, code: str, radius_km: float) -> None:
        place = GAZETTEER.place(f"division:{code}")
        assert place.region is None
        assert radius_km / 2 <= place.radius_km <= radius_km * 2

    def test_a_base_comes_before_small_towns_of_its_name(self) -> None:
        for name in ("Plesetsk", "Ukrainka", "Belaya", "Natanz", "Olenya"):
            assert GAZETTEER.find(name)[0].kind in ("site", "base", "airfield"), name

    def test_a_name_that_others_bear_more_often_comes_after_them(self) -> None:
        places = GAZETTEER.find("Bangor")
        assert places[0].kind == "city"
        assert "site:bangor_base" in {place.id for place in places}

    def test_an_airfield_of_a_table_is_one_place(self) -> None:
        sources = [row["source"] for row in tables.rows("reference_points.csv")]
        idents = [source.split()[1] for source in sources if source.startswith("OurAirports ")]
        assert len(idents) > 200
        for ident in idents:
            with pytest.raises(DataError, match="no place"):
                GAZETTEER.place(f"airfield:{ident}")

    def test_both_koreas_have_a_kangwon(self) -> None:
        assert {place.country for place in GAZETTEER.find("Gangwon")} == {"KOR", "PRK"}
        assert {place.country for place in GAZETTEER.find("Kangwon Province")} >= {"PRK"}

    def test_a_sea_of_several_names_is_one(self) -> None:
        assert first("Sea of Japan") == first("East Sea") == first("Japan Sea")
        assert first("Sea of Japan") == "sea:sea_of_japan"

    @pytest.mark.parametrize("name", ["US", "U.S.", "USA", "United States", "America"])
    def test_the_united_states(self, name: str) -> None:
        assert first(name) == "country:USA"

    @pytest.mark.parametrize(
        "name", ["tokyo", "TOKYO", "Tōkyō", " Tokyo ", "To\u0304kyo\u0304", "Tok\u00adyo"]
    )
    def test_spelling_does_not_matter(self, name: str) -> None:
        assert GAZETTEER.find(name)[0].country == "JPN"

    @pytest.mark.parametrize("iso3", [row["iso3"] for row in tables.rows("country_points.csv")])
    def test_every_country_is_found_by_its_own_name(self, iso3: str) -> None:
        place = GAZETTEER.country(iso3)
        assert place.kind == "country"
        assert place.country == iso3
        assert GAZETTEER.find(place.name)[0].id in (place.id, "country:COD")
        assert place.radius_km >= 5

    # Half the width that a careful reader would give these states, from the outside.
    @pytest.mark.parametrize(
        ("iso3", "radius_km"),
        [
            ("PRK", 300),
            ("KOR", 250),
            ("JPN", 1000),
            ("RUS", 3500),
            ("CHN", 2300),
            ("USA", 2500),
            ("IRN", 900),
            ("UKR", 650),
            ("IND", 1400),
        ],
    )
    def test_half_widths_of_countries(self, iso3: str, radius_km: float) -> None:
        assert GAZETTEER.country(iso3).radius_km == pytest.approx(radius_km, rel=0.25)

    def test_every_row_says_where_it_comes_from(self) -> None:
        step = 97
        places = [GAZETTEER.at_row(row) for row in range(0, len(GAZETTEER), step)]
        assert all(place.source for place in places)
        assert all(GAZETTEER.place(place.id) == place for place in places)
        assert {place.kind for place in places} <= set(layout.KINDS)

    def test_positions_are_on_the_globe(self) -> None:
        lats, lons = (points.cast("B").cast("i") for points in GAZETTEER.points())
        assert -9_000_000 <= min(lats) <= max(lats) <= 9_000_000
        assert -18_000_000 <= min(lons) <= max(lons) <= 18_000_000

    @pytest.mark.parametrize(
        "place_id", ["", "city:", "city:1", "city:x", "sea:", "zz", "country:"]
    )
    def test_an_unknown_id_is_refused(self, place_id: str) -> None:
        with pytest.raises(DataError, match="find"):
            GAZETTEER.place(place_id)

    def test_demonyms(self) -> None:
        assert GAZETTEER.demonym("North Korean") == "PRK"
        assert GAZETTEER.demonym("south koreans") == "KOR"
        assert GAZETTEER.demonym("Dutch") == "NLD"
        assert GAZETTEER.demonym("Martian") is None

    @pytest.mark.parametrize(
        ("name", "iso3"),
        [
            ("Pyongyang", "PRK"),
            ("Tokyo", "JPN"),
            ("Kyiv", "UKR"),
            ("Tehran", "IRN"),
            ("Washington", "USA"),
            ("Osaka", None),
        ],
    )
    def test_capitals(self, name: str, iso3: str | None) -> None:
        assert GAZETTEER.capital_country(GAZETTEER.find(name)[0]) == iso3

    def test_disputes_are_keyed_by_claimants(self) -> None:
        by_claimants = {
            frozenset(dispute.claimants): dispute.place.name
            for dispute in reversed(GAZETTEER.disputes())
        }
        assert by_claimants[frozenset({"KOR", "JPN"})] == "Dokdo"
        assert by_claimants[frozenset({"RUS", "JPN"})] == "Southern Kuril Islands"
        first_of_both = next(d for d in GAZETTEER.disputes() if {"JPN", "CHN"} <= set(d.claimants))
        assert {"Senkaku Islands", "Diaoyu Islands"} <= set(first_of_both.names)
        assert all(d.kind in ("waters", "islands", "land") for d in GAZETTEER.disputes())


class TestScan:
    def test_names_of_all_lengths(self) -> None:
        text = "Officials in North Korea saw it over the Sea of Japan off Aomori Prefecture."
        assert surfaces(text) | {"North Korea": "", "Korea": ""} == surfaces(text) | {
            "North Korea": "",
            "Korea": "",
        }
        found = surfaces(text)
        assert found["North Korea"] == "country:PRK"
        assert found["Sea of Japan"] == "sea:sea_of_japan"
        assert found["Japan"] == "country:JPN"
        assert found["Aomori Prefecture"] == found["Aomori Prefecture"]
        assert GAZETTEER.place(found["Aomori Prefecture"]).admin1 is None

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("SEOUL, South Korea", "SEOUL"),
            ("in Japan’s waters", "Japan"),
            ("a US-led drill", "US"),
            ("the pro-Moscow side", "Moscow"),
            ("near Oshima Oshima island", "Oshima Oshima"),
            ("near Oshima‐Oshima", "Oshima‐Oshima"),
            ("North\nKorea", "North\nKorea"),
            ("North\r\nKorea", "North\r\nKorea"),
            ("at Sana’a.", "Sana’a"),
            ("at Sana'a.", "Sana'a"),
            ("at Ain al-Asad base", "Ain al-Asad"),
            ("at al-Tanf garrison", "al-Tanf"),
            ("Côte d’Ivoire", "Côte d’Ivoire"),
            ("Co\u0302te d'Ivoire", "Co\u0302te d'Ivoire"),
            ("Kuso\u0306ng", "Kuso\u0306ng"),
            ("see To\u00adkyo\u00ad.", "To\u00adkyo"),
            ("Nevatim air base", "Nevatim air base"),
            ("Straße zu Tokyo", "Tokyo"),
            ("🚀🚀 Pyongyang", "Pyongyang"),
            ("the U.S. said", "U.S."),
        ],
    )
    def test_finds(self, text: str, name: str) -> None:
        assert name in surfaces(text)

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("they told us so", "us"),
            ("Us and them", "Us"),
            ("the Tokyoites", "Tokyo"),
            ("McSeoul", "Seoul"),
            ("in tokyo", "tokyo"),
            ("The north", "The"),
            ("North\n\nKorea", "North\n\nKorea"),
            ("Tokyo_2", "Tokyo"),
            ("Kuso\u0306ngs", "Kuso\u0306ng"),
        ],
    )
    def test_does_not_find(self, text: str, name: str) -> None:
        assert name not in surfaces(text)

    def test_the_is_no_part_of_a_name(self) -> None:
        assert "The Philippines" not in surfaces("The Philippines")
        assert surfaces("The Philippines")["Philippines"] == "country:PHL"

    def test_hits_come_in_order(self) -> None:
        text = "South Korea, Sea of Japan, New York City and Washington"
        spans = [(hit.start, hit.end) for hit in GAZETTEER.scan(text)]
        assert spans == sorted(spans)
        assert len(spans) == len(set(spans))

    names = st.sampled_from(
        ["Tokyo", "Kusŏng", "Sana’a", "Straße", "Æ", "ﬁ", "\u0301", "\u00ad", "\r\n", " ", "-", "é"]
    )

    @given(st.lists(st.one_of(names, st.text(max_size=4)), max_size=20).map("".join))
    @example("ßßß Tokyo ßß")
    @example("\u0301Tokyo\u0301")
    @example("İstanbul Ankara")
    def test_offsets_count_in_the_text_as_it_is(self, text: str) -> None:
        for hit in GAZETTEER.scan(text):
            assert isinstance(hit, Hit)
            words = text[hit.start : hit.end]
            assert words == words.strip()
            assert words
            assert any(place.id for place in GAZETTEER.find(words)), words
            before, after = text[: hit.start][-1:], text[hit.end :][:1]
            assert not (before.isalnum() or before == "_")
            assert not (after.isalnum() and words[-1].isalnum())

    @given(st.text(max_size=60), st.text(max_size=60))
    def test_a_name_is_found_wherever_it_stands(self, before: str, after: str) -> None:
        text = f"{before} | Pyongyang | {after}"
        start = len(before) + 3
        assert (start, start + 9) in {(hit.start, hit.end) for hit in GAZETTEER.scan(text)}


class TestFolding:
    @given(st.text())
    def test_every_position_leads_back(self, text: str) -> None:
        folded = folding.fold(text)
        origins = [folded.origin(at) for at in range(len(folded.text) + 1)]
        known = [origin for origin in origins if origin is not None]
        assert known == sorted(known)
        assert all(0 <= origin <= len(text) for origin in known)

    @given(st.text())
    def test_letters_keep_their_place(self, text: str) -> None:
        folded = folding.fold(text)
        for at, sign in enumerate(text):
            if sign.isascii() and sign.isalnum():
                assert folded.text[folded.position(at)] == sign.lower()

    @given(st.text())
    def test_a_key_of_a_key_is_the_same(self, name: str) -> None:
        assert folding.key(folding.key(name)) == folding.key(name)

    @given(st.text("abcABCéöŏŭßøł '-", max_size=12))
    def test_composed_and_decomposed_names_are_equal(self, name: str) -> None:
        assert folding.key(unicodedata.normalize("NFD", name)) == folding.key(name)


def test_one_gazetteer_is_kept_open() -> None:
    assert default() is default()
    assert isinstance(Gazetteer.open(), Gazetteer)
