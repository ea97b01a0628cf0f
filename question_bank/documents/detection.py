"""What a file is, by its first bytes; its name is believed only where the bytes are silent."""

from __future__ import annotations

from enum import Enum
from pathlib import PurePath

from question_bank.documents import refusals
from question_bank.results import N_

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", N_("PNG 图片")),
    (b"\xff\xd8\xff", N_("JPEG 图片")),
    (b"GIF8", N_("GIF 图片")),
    (b"BM\x00", N_("BMP 图片")),
    (b"II*\x00", N_("TIFF 图片")),
    (b"MM\x00*", N_("TIFF 图片")),
    (b"%PDF-", N_("PDF 文件")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", N_("旧版或加了密码的 Office 文件（doc、wps、xls、ppt）")),
    (b"{\\rtf", N_("RTF 文件")),
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
    "pdf": N_("PDF 文件"),
    "doc": N_("旧版或加了密码的 Office 文件（doc、wps、xls、ppt）"),
    "wps": N_("旧版或加了密码的 Office 文件（doc、wps、xls、ppt）"),
    "xls": N_("旧版或加了密码的 Office 文件（doc、wps、xls、ppt）"),
    "ppt": N_("旧版或加了密码的 Office 文件（doc、wps、xls、ppt）"),
    "rtf": N_("RTF 文件"),
    "odt": N_("ODT 文件"),
    "xlsx": N_("Excel 表格"),
    "pptx": N_("PowerPoint 演示文稿"),
    "html": N_("网页文件"),
    "htm": N_("网页文件"),
    "rar": N_("RAR 压缩包"),
    "7z": N_("7z 压缩包"),
    "zip": N_("ZIP 压缩包"),
}


class Format(Enum):
    """The formats that have a reader."""

    TEXT = "text"
    MARKDOWN = "markdown"
    ARCHIVE = "archive"


def detect(name: str, raw: bytes) -> Format:
    """Return the format of a file. Raises :class:`~question_bank.results.Unreadable` for one without a reader."""
    extension = PurePath(name).suffix.lower().lstrip(".")
    if not raw.strip():
        raise refusals.empty_file()
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Format.ARCHIVE
    for magic, actual in _MAGIC:
        if raw.startswith(magic):
            if extension in {"docx", "txt", "md"}:
                raise refusals.not_what_its_name_says(actual, extension)
            raise refusals.unsupported(actual)
    if extension in {"docx", "docm"}:
        raise refusals.broken(N_("内容不是 Word 格式，可能损坏或者改过文件名"))
    if extension in _NAMES:
        raise refusals.unsupported(_NAMES[extension])
    return Format.MARKDOWN if extension in {"md", "markdown"} else Format.TEXT
