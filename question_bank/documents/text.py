"""Plain text files: byte order mark, else strict UTF-8, else strict GB18030, else what is certain.

Bytes decode as almost any encoding, and only one gives words: an encoding without a mark is certain when nearly
all of its characters are those that people write.
"""

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
_CERTAIN = 0.97
_PLAUSIBLE = 0.7
_ENOUGH = 4
_CONTROLS = frozenset(map(chr, (*range(9), *range(14, 32))))


def read_text(raw: bytes) -> Source:
    """Decode ``raw``. Raises :class:`~question_bank.results.Unreadable` when it isn't text."""
    if len(raw) > _WIDEST * MAX_CHARACTERS:
        raise refusals.too_long(MAX_CHARACTERS)
    text, encoding, base = decode(raw)
    return Source(text, locate=partial(byte_map, source=text, encoding=encoding, base=base))


def has_mark(raw: bytes) -> bool:
    """Whether ``raw`` begins with a byte order mark."""
    return raw.startswith(tuple(mark for mark, _ in _MARKS))


def decode(raw: bytes) -> tuple[str, str, int]:
    """Return the text, its encoding, and the byte where it starts."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return raw[len(mark) :].decode(encoding), encoding, len(mark)
            except UnicodeDecodeError as error:
                raise refusals.unknown_encoding() from error
    for encoding, plausible in _CANDIDATES:
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
    return _is_text(text) and _usual_share(text, "gb2312", 0xD7) >= _PLAUSIBLE


def _is_certainly_traditional(text: str) -> bool:
    return _is_text(text) and _usual_share(text, "big5", 0xC6) >= _CERTAIN


def _is_certainly_simplified(text: str) -> bool:
    return _is_text(text) and _usual_share(text, "gb2312", 0xD7) >= _CERTAIN


_CANDIDATES = (
    ("utf-8", _is_text),
    ("gb18030", _is_chinese),
    ("big5", _is_certainly_traditional),
    ("utf-16-le", _is_certainly_simplified),
    ("utf-16-be", _is_certainly_simplified),
)


def _usual_share(text: str, encoding: str, last: int) -> float:
    """Return which share of the characters beyond ASCII is frequent; few characters say nothing.

    Both national standards put their symbols and frequent characters first, up to the lead byte ``last``.
    """
    beyond = [character for character in text[:_SAMPLE] if not character.isascii()]
    if len(beyond) < _ENOUGH and encoding == "big5":
        return 0.0
    leads = [character.encode(encoding, "ignore")[:1] for character in beyond]
    return sum(b"" < lead <= bytes([last]) for lead in leads) / len(leads) if leads else 1.0
