"""Bytes of a text file to text: UTF-8 with or without a mark, UTF-16 with one, GB18030, Windows-1252."""

from __future__ import annotations

import codecs

from question_bank.results import N_, Notice, Severity, Unreadable


def decode(data: bytes) -> str:
    """Return the text with ``\\n`` line ends; raise :class:`Unreadable` for what is no text."""
    text = _decode(data).replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        raise not_text()
    return text


def not_text() -> Unreadable:
    """Return the refusal of a file that holds no text."""
    return Unreadable(Notice(Severity.ERROR, "format.not_text", N_("这不是文本文件，或者文件已损坏。")))


def _decode(data: bytes) -> str:
    if data.startswith(codecs.BOM_UTF8):
        data = data[len(codecs.BOM_UTF8) :]
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(data, "utf-16")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data)


def _legacy(data: bytes) -> str:
    """Choose between GB18030 and Windows-1252: Chinese text is made of the 6,763 characters of GB 2312."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return _strict(data, "cp1252")
    foreign = [character for character in text if ord(character) > 127]
    common = len("".join(foreign).encode("gb2312", errors="ignore")) // 2
    return text if common * 10 >= len(foreign) * 7 else _strict(data, "cp1252", text)


def _strict(data: bytes, encoding: str, otherwise: str | None = None) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if otherwise is None:
            raise not_text() from error
        return otherwise
