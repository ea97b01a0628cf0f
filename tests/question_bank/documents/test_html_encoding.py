"""A page's encoding is told by its mark, by what it declares, else by its bytes."""

from __future__ import annotations

import codecs

import pytest

from question_bank.documents.html_encoding import declared_encoding, decode_page
from question_bank.results import Unreadable

TEXT = "<p>每月至少检查一次灭火器，发现压力不足的，立即更换。"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="utf-8">', "utf-8"),
        ('<META http-equiv="Content-Type" content="text/html; charset=gb2312">', "gb18030"),
        ("<meta charset=GBK>", "gb18030"),
        ("<?xml version='1.0' encoding='gb18030'?>", "gb18030"),
        ('<meta charset="utf-16">', "utf-8"),
        ("<meta charset=iso-8859-1>", "gb18030"),
        ("", "utf-8"),
        ("", "gb18030"),
    ],
)
def test_what_is_declared_counts_where_it_is_possible(head: str, encoding: str) -> None:
    text = head + TEXT
    if "8859" in head:
        assert decode_page(text.encode(encoding))[0] != ""
        return
    assert decode_page(text.encode(encoding)) == (text, ())


def test_traditional_pages_are_read() -> None:
    text = '<meta charset="big5"><p>每月檢查滅火器'
    assert decode_page(text.encode("big5"))[0] == text


def test_a_wrong_declaration_is_seen_through() -> None:
    text = '<meta charset="utf-8">' + TEXT
    assert decode_page(text.encode("gb18030"))[0] == text


def test_a_mark_comes_before_any_declaration() -> None:
    text = '<meta charset="gbk">' + TEXT
    assert decode_page(codecs.BOM_UTF16_LE + text.encode("utf-16-le"))[0] == text


def test_a_few_broken_bytes_are_told_and_many_refused() -> None:
    raw = ('<meta charset="utf-8">' + TEXT * 100).encode()
    text, (notice,) = decode_page(raw + b"\xff")
    assert text.endswith("\ufffd")
    assert (notice.id, notice.params["count"]) == ("dropped-undecodable", 1)
    with pytest.raises(Unreadable):
        decode_page(b'<meta charset="utf-8">' + b"\xff\x00\x81" * 50)


@pytest.mark.parametrize(("head", "expected"), [(b"charset=rot13", None), (b"charset=", None), (b"<p>", None)])
def test_names_that_no_page_uses_are_no_declaration(head: bytes, expected: str | None) -> None:
    assert declared_encoding(head) is expected
