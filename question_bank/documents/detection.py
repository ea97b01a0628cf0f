"""What a file is, by its first bytes; its name is believed only where the bytes are silent."""

from __future__ import annotations

import codecs
import re
from enum import Enum
from pathlib import PurePath

from question_bank.documents import refusals
from question_bank.results import N_

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The container of Office files before 2007, and of those with a password."""
RTF = b"{\\rtf"
ODT = b"application/vnd.oasis.opendocument.text"
"""The first member of an OpenDocument text, which isn't compressed (OpenDocument 1.3 part 2, 3.3)."""
_FIRST_NAME = 30
_UNREAD = (
    (b"\x89PNG\r\n\x1a\n", N_("PNG 图片")),
    (b"\xff\xd8\xff", N_("JPEG 图片")),
    (b"GIF8", N_("GIF 图片")),
    (b"BM\x00", N_("BMP 图片")),
    (b"II*\x00", N_("TIFF 图片")),
    (b"MM\x00*", N_("TIFF 图片")),
    (b"Rar!", N_("RAR 压缩包")),
    (b"7z\xbc\xaf", N_("7z 压缩包")),
    (b"\x1f\x8b", N_("gzip 压缩包")),
    (b"\x7fELF", N_("程序文件")),
    (b"MZ\x90\x00", N_("程序文件")),
    (b"ID3", N_("音频文件")),
)
_NAMES = {
    "png": N_("PNG 图片"),
    "jpg": N_("JPEG 图片"),
    "jpeg": N_("JPEG 图片"),
    "gif": N_("GIF 图片"),
    "xls": N_("Excel 表格"),
    "xlsx": N_("Excel 表格"),
    "ppt": N_("旧版 PPT 演示文稿"),
    "rar": N_("RAR 压缩包"),
    "7z": N_("7z 压缩包"),
    "zip": N_("ZIP 压缩包"),
}
_TYPED = {
    "docx": refusals.WORD,
    "docm": refusals.WORD,
    "dotx": refusals.WORD,
    "pptx": refusals.SLIDES,
    "doc": refusals.OLD_WORD,
    "wps": refusals.OLD_WORD,
    "odt": refusals.ODT,
    "rtf": refusals.RTF,
    "pdf": refusals.PDF,
}
_READ_BY_NAME = {*_TYPED, "txt", "md", "markdown", "html", "htm"}
_WEB_PAGE = re.compile(
    rb"(?:<\?xml[^>]{0,200}>\s*|<!--.{0,2000}?-->\s*){0,9}(?:<!doctype\s+html|<html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_OLD_XML = (b"<?mso-application", b"http://schemas.microsoft.com/office/word/2003/wordml")
_HEAD = 4096


class Format(Enum):
    """The formats that have a reader; an archive's members tell what it holds."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    ARCHIVE = "archive"
    OFFICE = "office"


def detect(name: str, raw: bytes) -> Format:
    """Return the format of a file. Raises :class:`~question_bank.results.Unreadable` for one without a reader."""
    extension = PurePath(name).suffix.lower().lstrip(".")
    if not raw.strip(b"\0 \t\r\n"):
        raise refusals.empty_file()
    told = _by_content(raw)
    if told is not None:
        return told
    for magic, actual in _UNREAD:
        if raw.startswith(magic):
            if extension in _READ_BY_NAME:
                raise refusals.not_what_its_name_says(actual, extension)
            raise refusals.unsupported(actual)
    if extension in _TYPED:
        raise refusals.broken(N_("内容不是这种格式，可能损坏或者改过文件名"), _TYPED[extension])
    if extension in _NAMES:
        raise refusals.unsupported(_NAMES[extension])
    if extension in {"html", "htm", "xhtml"}:
        return Format.HTML
    return Format.MARKDOWN if extension in {"md", "markdown"} else Format.TEXT


def _by_content(raw: bytes) -> Format | None:
    head = raw[:_HEAD]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Format.OFFICE if head.startswith(b"mimetype" + ODT, _FIRST_NAME) else Format.ARCHIVE
    text = _narrow(head)
    if head.startswith((OLE, RTF)) or (text.startswith(b"<?xml") and any(mark in text for mark in _OLD_XML)):
        return Format.OFFICE
    if text.startswith(b"%PDF-"):
        return Format.PDF
    return Format.HTML if _WEB_PAGE.match(text) else None


def _narrow(head: bytes) -> bytes:
    """Return the beginning without mark and blanks; of a text of wide characters, what fits in bytes."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head[2:].replace(b"\0", b"").lstrip()
    return head.removeprefix(codecs.BOM_UTF8).lstrip(b"\0 \t\r\n")
