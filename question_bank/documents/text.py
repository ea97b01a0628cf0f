"""Plain text files: byte order mark, else strict UTF-8, else strict GB18030."""

from __future__ import annotations

import codecs
from functools import partial

from question_bank.documents import refusals
from question_bank.documents.source import MAX_CHARACTERS, Source
from question_bank.documents.tracing import byte_map

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDEST = 4
_SAMPLE = 20_000
_CONTROLS = frozenset(map(chr, (*range(9), *range(14, 32))))


def read_text(raw: bytes) -> Source:
    """Decode ``raw``. Raises :class:`~question_bank.results.Unreadable` when it isn't text."""
    if len(raw) > _WIDEST * MAX_CHARACTERS:
        raise refusals.too_long(MAX_CHARACTERS)
    text, encoding, base = decode(raw)
    return Source(text, locate=partial(byte_map, source=text, encoding=encoding, base=base))


def decode(raw: bytes) -> tuple[str, str, int]:
    """Return the text, its encoding, and the byte where it starts."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return raw[len(mark) :].decode(encoding), encoding, len(mark)
            except UnicodeDecodeError as error:
                raise refusals.unknown_encoding() from error
    for encoding, plausible in (("utf-8", _is_text), ("gb18030", _is_chinese)):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if plausible(text):
            return text, encoding, 0
    raise refusals.unknown_encoding() if _is_text(raw.decode("latin-1")) else refusals.binary()


def _is_text(text: str) -> bool:
    sample = text[:_SAMPLE]
    return sum(map(_CONTROLS.__contains__, sample)) * 20 <= len(sample)


def _is_chinese(text: str) -> bool:
    """Tell Chinese from another encoding's bytes: those decode too, but to characters that nobody writes."""
    beyond = [character for character in text[:_SAMPLE] if not character.isascii()]
    return _is_text(text) and sum(map(_is_usual, beyond)) * 10 >= len(beyond) * 7


def _is_usual(character: str) -> bool:
    """Whether ``character`` is one of GB 2312's symbols, letters or 3,755 frequent characters."""
    try:
        first = character.encode("gb2312")[0]
    except UnicodeEncodeError:
        return False
    return first <= 0xD7
