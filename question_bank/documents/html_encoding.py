"""The encoding of a web page: its byte order mark, what it declares, else what its bytes can only be."""

from __future__ import annotations

import re

from question_bank.documents.remarks import counted
from question_bank.documents.text import decode, has_mark
from question_bank.results import N_, Notice, Severity, Unreadable

_DECLARED = re.compile(rb"""(?:charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_HEAD = 8_192
_NAMES = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "utf-16": "utf-8",
    "utf-16le": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc-jp": "euc_jp",
    "euc-kr": "cp949",
    "iso-8859-1": "cp1252",
    "windows-1252": "cp1252",
    "us-ascii": "cp1252",
}
"""By the WHATWG Encoding Standard: wide encodings need a mark, so that a declaration in ASCII means UTF-8."""
_TOLERATED = 0.001


def decode_page(raw: bytes) -> tuple[str, tuple[Notice, ...]]:
    """Return the text of a page. Raises :class:`~question_bank.results.Unreadable`."""
    if has_mark(raw):
        return decode(raw)[0], ()
    declared = declared_encoding(raw)
    if declared is not None:
        try:
            return raw.decode(declared), ()
        except UnicodeDecodeError:
            pass
    try:
        return decode(raw)[0], ()
    except Unreadable:
        text = raw.decode(declared or "utf-8", "replace")
        lost = text.count("\ufffd")
        if lost > _TOLERATED * len(text):
            raise
        message = N_("有 {count} 个字符的编码有误，没有读出来。")
        return text, counted(lost, "dropped-undecodable", message, Severity.WARNING)


def declared_encoding(raw: bytes) -> str | None:
    """Return the encoding that the head of the page declares, None when it doesn't or when it isn't known."""
    found = _DECLARED.search(raw, 0, _HEAD)
    return _NAMES.get(found[1].decode().lower()) if found else None
