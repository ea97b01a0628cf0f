"""What a file is is told by its bytes, and what can't be read says what to do instead."""

from __future__ import annotations

import pytest

from question_bank.documents.detection import Format, detect
from question_bank.results import Unreadable

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PAGE = "\n<!-- 导出 -->\n<!DOCTYPE html>\n<html><body>检查</body></html>"


@pytest.mark.parametrize(
    ("name", "raw", "format_"),
    [
        ("a.txt", "检查".encode(), Format.TEXT),
        ("a", "检查".encode(), Format.TEXT),
        ("A.MD", "# 检查".encode(), Format.MARKDOWN),
        ("a.txt", b"PK\x03\x04", Format.ARCHIVE),
        ("a.docx", b"PK\x03\x04", Format.ARCHIVE),
        ("a.odt", b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text", Format.OFFICE),
        ("a.odt", b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/epub+zip", Format.ARCHIVE),
        ("a.pdf", b"%PDF-1.7", Format.PDF),
        ("a", b"\xef\xbb\xbf\r\n%PDF-1.4", Format.PDF),
        ("a.doc", OLE, Format.OFFICE),
        ("a.wps", OLE, Format.OFFICE),
        ("a.doc", b"{\\rtf1", Format.OFFICE),
        ("a.xml", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', Format.OFFICE),
        ("a.html", b"<p>a", Format.HTML),
        ("a.doc", PAGE.encode("gb18030"), Format.HTML),
        ("a", PAGE.encode("utf-16"), Format.HTML),
        ("a", b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', Format.HTML),
        ("a.txt", "文中提到 <html> 的用法".encode(), Format.TEXT),
        ("a.txt", "说明：%PDF- 是文件头".encode(), Format.TEXT),
    ],
)
def test_content_comes_before_the_name(name: str, raw: bytes, format_: Format) -> None:
    assert detect(name, raw) is format_


@pytest.mark.parametrize(
    ("name", "raw", "id_", "words"),
    [
        ("a.txt", b"", "file-empty", "空"),
        ("a.docx", b" \n\t", "file-empty", "空"),
        ("a.bin", b"\0" * 20, "file-empty", "空"),
        ("a.docx", PNG, "file-misnamed", "PNG 图片"),
        ("a.pdf", PNG, "file-misnamed", "PNG 图片"),
        ("a.png", PNG, "file-format", "PNG 图片"),
        ("a.ppt", b"x", "file-format", "PPT"),
        ("a.xlsx", b"x", "file-format", "Excel"),
        ("a.docx", "检查".encode(), "file-broken", "Word 文档打不开"),
        ("a.pdf", "检查".encode(), "file-broken", "PDF 文件打不开"),
        ("a.pptx", "检查".encode(), "file-broken", "另存"),
    ],
)
def test_what_has_no_reader_is_refused_with_advice(name: str, raw: bytes, id_: str, words: str) -> None:
    with pytest.raises(Unreadable) as caught:
        detect(name, raw)
    assert caught.value.notice.id == id_
    assert words in str(caught.value)


def test_a_refusal_names_all_that_can_be_read() -> None:
    with pytest.raises(Unreadable) as caught:
        detect("a.png", PNG)
    assert all(
        word in str(caught.value) for word in ("docx", "doc", "wps", "rtf", "odt", "PDF", "pptx", "html", "txt")
    )
