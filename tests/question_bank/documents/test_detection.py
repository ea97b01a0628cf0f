"""What a file is is told by its bytes, and what can't be read says what to do instead."""

from __future__ import annotations

import pytest

from question_bank.documents.detection import Format, detect
from question_bank.results import Unreadable

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


@pytest.mark.parametrize(
    ("name", "raw", "format_"),
    [
        ("a.txt", "检查".encode(), Format.TEXT),
        ("a", "检查".encode(), Format.TEXT),
        ("A.MD", "# 检查".encode(), Format.MARKDOWN),
        ("a.txt", b"PK\x03\x04", Format.ARCHIVE),
        ("a.docx", b"PK\x03\x04", Format.ARCHIVE),
    ],
)
def test_content_comes_before_the_name(name: str, raw: bytes, format_: Format) -> None:
    assert detect(name, raw) is format_


@pytest.mark.parametrize(
    ("name", "raw", "id_", "words"),
    [
        ("a.txt", b"", "file-empty", "空"),
        ("a.docx", b" \n\t", "file-empty", "空"),
        ("a.docx", PNG, "file-misnamed", "PNG 图片"),
        ("a.png", PNG, "file-format", "PNG 图片"),
        ("a.pdf", b"%PDF-1.7", "file-format", "另存为"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "file-format", ".docx"),
        ("a.html", b"<html>", "file-format", "网页"),
        ("a.docx", "检查".encode(), "file-broken", "另存"),
        ("a.xlsx", b"x", "file-format", "Excel"),
    ],
)
def test_what_has_no_reader_is_refused_with_advice(name: str, raw: bytes, id_: str, words: str) -> None:
    with pytest.raises(Unreadable) as caught:
        detect(name, raw)
    assert caught.value.notice.id == id_
    assert words in str(caught.value)
