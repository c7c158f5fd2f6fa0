from __future__ import annotations

import io
import json
import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap import articles
from geomap.errors import InputError, NotTextError, TooLargeError
from geomap.model import Article

SEED = next((Path(__file__).parents[1] / "seeds").glob("*.txt"))


def read(data: bytes, **options: str) -> Article:
    return articles.from_bytes(data, id="a", label="a.txt", **options)


# Text ------------------------------------------------------------------------


def test_seed_is_read_letter_for_letter() -> None:
    article = articles.from_path(SEED)
    assert article.text.encode() == SEED.read_bytes()
    assert article.id == SEED.stem
    assert article.date == "2023-03-16"
    assert article.warnings == ()


def test_byte_order_mark_goes_and_line_ends_stay() -> None:
    article = read(b"\xef\xbb\xbf date 2023-03-16 Tokyo\r\nSeoul\r\n\n")
    assert article.text == " date 2023-03-16 Tokyo\r\nSeoul\r\n\n"
    assert article.date == "2023-03-16"


def test_cp1252_is_read_with_a_warning_that_names_the_input() -> None:
    article = read("“Niño” – €5".encode("cp1252"))
    assert article.text == "“Niño” – €5"
    (warning,) = article.warnings
    assert "a.txt" in warning
    assert "Windows-1252" in warning


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("date 2023-03-16\nTokyo", "2023-03-16"),
        ("\n  Date 2023-03-16: Tokyo", "2023-03-16"),
        ("date 2023-02-30 Tokyo", None),
        ("date 2023-03-161 Tokyo", None),
        ("update 2023-03-16 Tokyo", None),
        ("Tokyo, date 2023-03-16", None),
        ("date ２０２３-03-16 Tokyo", None),
    ],
)
def test_leading_date(text: str, day: str | None) -> None:
    article = read(text.encode())
    assert article.date == day
    assert article.text == text


def test_given_date_goes_before_the_texts_own() -> None:
    assert read(b"date 2023-03-16 Tokyo", date="2024-01-01").date == "2024-01-01"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (b"Tokyo\0Seoul", "binary"),
        (b"\x01\x02\x03\x04\x05\x06\x07", "binary"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        (b"%PDF-1.7\nTokyo", "PDF"),
        (b"{\\rtf1 Tokyo}", "RTF"),
        (b"PK\x03\x04Tokyo", "zip"),
        (b"\x1f\x8bTokyo", "gzip"),
        ("Tokyo".encode("utf-16"), "UTF-16"),
        (b"Tokyo \x81\x8d", "neither UTF-8 nor Windows-1252"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, words: str) -> None:
    with pytest.raises(NotTextError, match=words) as caught:
        read(data)
    assert str(caught.value).startswith("a.txt: ")
    assert "\n" not in str(caught.value)


def test_size_limit_is_exact() -> None:
    at_limit = b"T" * articles.MAX_BYTES
    assert len(read(at_limit).text) == articles.MAX_BYTES
    with pytest.raises(TooLargeError, match=r"a\.txt: larger than 5 MB"):
        read(at_limit + b"T")


def test_a_stream_is_never_read_past_the_limit() -> None:
    stream = io.BytesIO(b"T" * (articles.MAX_BYTES + 1000))
    with pytest.raises(TooLargeError):
        articles.read_limited(stream, label="a")
    assert stream.tell() == articles.MAX_BYTES + 1


def test_hostile_file_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "a\x1b[31m\u202e{{7*7}}.txt"
    file.write_bytes(b"\0")
    with pytest.raises(NotTextError) as caught:
        articles.from_path(file)
    assert "a\\x1b[31m\\u202e{{7*7}}.txt: binary" in str(caught.value)


def test_file_name_of_undecodable_bytes_gives_a_clean_id(tmp_path: Path) -> None:
    file = Path(str(tmp_path), "n\udce9e.txt")
    file.write_bytes(b"Tokyo")
    article = articles.from_path(file)
    assert article.id == "n\\xe9e"


@pytest.mark.parametrize(
    ("name", "words"),
    [("none.txt", "no such file"), (".", "a folder"), ("x\0y", "cannot be read")],
)
def test_files_that_cannot_be_opened(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        articles.from_path(f"{tmp_path}/{name}")


def test_endless_device_is_too_large() -> None:
    with pytest.raises(TooLargeError):
        articles.from_path("/dev/zero")


@given(st.text())
def test_any_text_comes_back_whole_or_is_refused(text: str) -> None:
    try:
        article = articles.from_text(text)
    except InputError:
        return
    assert article.text == text


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_with_an_input_error(data: bytes) -> None:
    try:
        article = read(data)
    except InputError:
        return
    assert article.text.strip()


@pytest.mark.parametrize("date", ["2023-02-30", "20230316", "yesterday", ""])
def test_text_with_a_day_that_is_none(date: str) -> None:
    with pytest.raises(InputError, match="YYYY-MM-DD"):
        articles.from_text("Tokyo", date=date)


def test_text_with_half_a_character() -> None:
    with pytest.raises(NotTextError, match="half a character"):
        articles.from_text("Tokyo \ud800")


# Pages -----------------------------------------------------------------------

BODY = (
    "<p>North Korea launched a missile early Thursday, shortly before the president left.</p>"
    "<p>It fell into waters off Hokkaidō, the ministry said in a statement on the same day.</p>"
)


def page(head: str = "", body: str = BODY, open_with: str = "<!DOCTYPE html>") -> str:
    return (
        f"{open_with}<html><head><title>T</title>{head}</head><body><nav><a href='/'>Home</a>"
        f"</nav><article>{body}</article><script>alert('no')</script>"
        "<footer>Copyright 1999</footer></body></html>"
    )


def test_page_gives_its_main_text_and_nothing_else() -> None:
    article = read(page().encode())
    assert "North Korea launched a missile" in article.text
    assert "Hokkaidō" in article.text
    for noise in ("<", "Home", "alert", "Copyright"):
        assert noise not in article.text


def test_page_is_told_by_its_content_not_its_name() -> None:
    assert "<p>" not in read(page(open_with="\n<!-- saved -->\n").encode()).text
    assert read(b"In <html> he wrote of Tokyo.").text == "In <html> he wrote of Tokyo."


@pytest.mark.parametrize(
    ("label", "codec"),
    [("windows-1252", "cp1252"), ("ISO-8859-1", "cp1252"), ("utf-8", "utf-8")],
)
def test_page_is_read_in_the_encoding_it_declares(label: str, codec: str) -> None:
    body = BODY.replace("ō", "ó")
    article = read(page(f'<meta charset="{label}">', body).encode(codec))
    assert "Hokkaidó" in article.text
    assert article.warnings == ()


def test_page_in_korean_encoding() -> None:
    head = '<meta http-equiv="Content-Type" content="text/html; charset=euc-kr">'
    body = BODY.replace("Hokkaidō", "평양")
    assert "평양" in read(page(head, body).encode("euc-kr")).text


def test_page_with_an_encoding_nobody_should_honour() -> None:
    article = read(page('<meta charset="unicode_escape">', BODY + r"<p>\u0041\x42</p>").encode())
    assert "Hokkaidō" in article.text


def test_headline_stands_first() -> None:
    article = read(page(body=f"<h1>Missile &amp; <i>summit</i> day</h1>{BODY}").encode())
    assert article.text.startswith("Missile & summit day")
    assert article.text.count("Missile & summit day") == 1


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2023-03-16T01:00:00Z">',
        "<meta content='2023-03-16' itemprop='datePublished'>",
        '<script type="application/ld+json">{"datePublished": "2023-03-16T01:00Z"}</script>',
        '<link rel="canonical" href="/2001/02/03/x"><time datetime="2023-03-16T01:00">x</time>',
    ],
)
def test_page_that_tells_its_date(head: str) -> None:
    assert read(page(head).encode()).date == "2023-03-16"


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<meta property="article:published_time" content="2023-02-30">',
        '<link rel="canonical" href="https://example.org/2001/02/03/x">',
    ],
)
def test_date_of_a_page_is_never_guessed(head: str) -> None:
    assert read(page(head).encode()).date is None


@pytest.mark.parametrize(
    "markup",
    [
        "<!DOCTYPE html><html></html>",
        "<html>" + "<div>" * 50_000 + "Tokyo" + "</div>" * 50_000,
        "<html><body><script>let a = 'Tokyo';</script></body></html>",
    ],
)
def test_page_without_an_article(markup: str, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(NotTextError, match=r"a.txt: no article text found"):
        read(markup.encode())
    assert logging.getLogger("trafilatura").handlers


def test_entities_of_a_page_open_no_files() -> None:
    markup = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + page(
        body=BODY.replace("Thursday", "&x; Thursday"), open_with=""
    )
    assert Path("/etc/hostname").read_text().strip() not in read(markup.encode()).text


def test_headline_outside_the_article_is_put_first() -> None:
    markup = page().replace("<nav>", "<header><h1>Missile and <b>summit</b></h1></header><nav>")
    text = read(markup.encode()).text
    assert text.startswith("Missile and summit\n")
    assert text.count("Missile and summit") == 1


def test_page_that_its_reader_cannot_take(monkeypatch: pytest.MonkeyPatch) -> None:
    def overflow(*_: object, **__: object) -> str:
        raise RecursionError

    monkeypatch.setattr("trafilatura.extract", overflow)
    with pytest.raises(NotTextError, match="no article text"):
        read(page().encode())


# JSON Lines ------------------------------------------------------------------


def test_record_with_all_keys() -> None:
    article = articles.from_jsonl_line(
        '{"id": "a", "text": "Tokyo\\r\\n", "date": "2023-03-16", "more": [1]}', number=7
    )
    assert (article.id, article.text, article.date) == ("a", "Tokyo\r\n", "2023-03-16")
    assert article.label == "standard input, line 7"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "not JSON"),
        ('{"id": "a"}', '"text" is missing'),
        ('{"text": "Tokyo"}', '"id" is missing'),
        ('{"id": 1, "text": "Tokyo"}', '"id" is not a string'),
        ('{"id": "a", "text": ["Tokyo"]}', '"text" is not a string'),
        ('{"id": "a", "text": null}', '"text" is not a string'),
        ('{"id": "a", "text": ""}', '"text" is empty'),
        ('{"id": "", "text": "Tokyo"}', '"id" is empty'),
        ('{"id": "a", "text": "Tokyo", "date": 2023}', '"date" is not a string'),
        ('{"id": "a", "text": "Tokyo", "date": "2023-13-01"}', "YYYY-MM-DD"),
        ('{"id": "a", "text": "Tokyo\\ud800"}', "half a character"),
        ('{"id": "a", "text": "Tokyo\\u0000"}', "binary"),
        ('{"id": "a", "text": "Tokyo", "x": NaN}', "NaN"),
        ('{"id": "a", "text": "Tokyo", "x": -Infinity}', "Infinity"),
        ('["a", "Tokyo"]', "not an object"),
        ("[" * 100_000, "nested too deeply"),
        ('{"id":' * 100_000, "nested too deeply"),
        ('{"id": "a", "x": ' + "9" * 5000 + "}", "not JSON that geomap takes"),
        (b'{"id": "a", "text": "\xff"}', "not UTF-8"),
    ],
)
def test_bad_line_says_what_is_wrong_and_where(line: str | bytes, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        articles.from_jsonl_line(line, label="in.jsonl", number=3)
    assert str(caught.value).startswith("in.jsonl, line 3: ")
    assert "\n" not in str(caught.value)


def test_lines_are_numbered_blank_ones_passed_over_long_ones_cut() -> None:
    long = b'{"id": "b", "text": "' + b"T" * (2 * articles.MAX_BYTES) + b'"}'
    stream = io.BytesIO(b'\n{"id": "a"}\r\n' + long + b'\n  \n{"id": "c"}')
    found = list(articles.lines(stream))
    assert [number for number, _ in found] == [2, 3, 5]
    assert found[2][1] == b'{"id": "c"}'
    with pytest.raises(TooLargeError, match="line 3"):
        articles.from_jsonl_line(found[1][1], number=3)


@given(st.text(), st.text())
def test_any_record_comes_back_whole_or_is_refused(name: str, text: str) -> None:
    try:
        article = articles.from_jsonl_line(json.dumps({"id": name, "text": text}))
    except InputError:
        return
    assert (article.id, article.text) == (name, text)
