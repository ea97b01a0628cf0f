"""Archives by what they hold: a Word file or slides."""

from __future__ import annotations

from question_bank.documents import refusals
from question_bank.documents.archive import Archive
from question_bank.documents.slides import SLIDES, read_slides
from question_bank.documents.source import Source
from question_bank.documents.word import read_word
from question_bank.results import N_

_UNREAD = (("xl/workbook.xml", N_("Excel 表格")), ("content.xml", N_("OpenDocument 表格或演示文稿")))


def read_package(raw: bytes) -> Source:
    """Read the document inside an archive. Raises :class:`~question_bank.results.Unreadable`."""
    with Archive(raw, refusals.PACKAGE) as archive:
        for sign, kind in _UNREAD:
            if sign in archive:
                raise refusals.unsupported(kind)
        slides = SLIDES in archive
    return read_slides(raw) if slides else read_word(raw)
