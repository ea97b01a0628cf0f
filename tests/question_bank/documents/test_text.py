"""Text files are decoded by their mark, else strictly, else not at all."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.documents import text as text_module
from question_bank.documents.text import decode, has_mark, read_text
from question_bank.documents.tracing import Traced
from question_bank.results import Unreadable

SENTENCE = "每月至少检查一次灭火器，发现压力不足的，立即更换。"


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (SENTENCE.encode(), "utf-8"),
        (codecs.BOM_UTF8 + SENTENCE.encode(), "utf-8"),
        (SENTENCE.encode("gb18030"), "gb18030"),
        (codecs.BOM_UTF16_LE + SENTENCE.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + SENTENCE.encode("utf-32-le"), "utf-32-le"),
    ],
)
def test_each_encoding_is_told_by_its_bytes(raw: bytes, encoding: str) -> None:
    text, found, base = decode(raw)
    assert (text, found) == (SENTENCE, encoding)
    assert raw[base:].decode(encoding) == SENTENCE


def test_rare_characters_among_usual_ones_are_no_reason_to_doubt() -> None:
    assert decode("王喆、李玥负责检查镕铸车间的灭火器。".encode("gb18030"))[1] == "gb18030"


@pytest.mark.parametrize(
    ("raw", "id_"),
    [
        ("消防".encode("big5"), "file-encoding"),
        ("消火器を毎月点検してください。".encode("shift_jis"), "file-encoding"),
        ("Проверка огнетушителей".encode("cp1251"), "file-encoding"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x41", "file-encoding"),
        (codecs.BOM_UTF8 + b"\xff", "file-encoding"),
        ("Überprüfung der Löschgeräte".encode("latin-1"), "file-encoding"),
        (bytes(range(256)) * 4, "file-binary"),
        (b"\x00\x01\x02\x03" * 50, "file-binary"),
    ],
)
def test_bytes_that_are_no_known_text_are_refused(raw: bytes, id_: str) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(raw)
    assert caught.value.notice.id == id_


TRADITIONAL = "每月檢查滅火器，發現壓力不足的立即更換。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TRADITIONAL, "big5"),
        (f"一、總則\r\n（一）{TRADITIONAL}", "big5"),
        (SENTENCE, "utf-16-le"),
        (f"{SENTENCE}\n{SENTENCE}", "utf-16-be"),
        ("check monthly", "utf-16-le"),
    ],
)
def test_encodings_without_a_mark_are_read_where_they_are_certain(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, encoding, 0)


def test_traditional_text_leads_back_to_its_bytes() -> None:
    raw = TRADITIONAL.encode("big5")
    source = read_text(raw)
    assert source.locate is not None
    start, end = source.locate(Traced.of(TRADITIONAL)).span(2, 7)
    assert raw[start:end].decode("big5") == TRADITIONAL[2:7]


@pytest.mark.parametrize(
    ("mark", "expected"), [(codecs.BOM_UTF8, True), (codecs.BOM_UTF16_BE, True), (b"a", False)]
)
def test_a_mark_is_seen(mark: bytes, expected: bool) -> None:
    assert has_mark(mark + b"ab") is expected


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_utf8_is_read_back_whatever_it_says(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode()) == (text, "utf-8", 3)


def test_more_bytes_than_the_longest_text_takes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_module, "MAX_CHARACTERS", 4)
    with pytest.raises(Unreadable) as caught:
        read_text(b"a" * 17)
    assert caught.value.notice.id == "file-too-long"


def test_a_source_leads_back_to_its_bytes() -> None:
    raw = codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be")
    source = read_text(raw)
    assert source.locate is not None
    start, end = source.locate(Traced.of(source.text)).span(2, 4)
    assert raw[start:end].decode("utf-16-be") == SENTENCE[2:4]
