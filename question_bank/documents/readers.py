"""Which reader reads which format.

All but plain text is read in a process of its own, within limits, and there the reader's module is loaded: a web
worker never loads pdfminer, libxml2 or markdown-it, 0.3 s together, nor gives a hostile file its memory.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from question_bank.documents import refusals
from question_bank.documents.confinement import Limits, read_confined
from question_bank.documents.detection import Format
from question_bank.documents.office import to_word
from question_bank.documents.source import Source
from question_bank.documents.text import read_text

_MEGABYTE = 1024 * 1024


class Reader(NamedTuple):
    """Where a reader is found, what it reads, how many megabytes of it, and what that may take.

    ``plain``: what it reads is text, whose characters have a place in the file.
    """

    path: str
    kind: str
    limits: Limits
    megabytes: int = 64
    plain: bool = False


_HERE = __package__
_READERS = {
    Format.MARKDOWN: Reader(
        f"{_HERE}.markdown:read_markdown", refusals.MARKDOWN, Limits(0.8, 1.5), megabytes=16, plain=True
    ),
    Format.HTML: Reader(f"{_HERE}.html:read_html", refusals.WEB_PAGE, Limits(0.7, 0.3, memory=200), megabytes=16),
    Format.ARCHIVE: Reader(f"{_HERE}.packages:read_package", refusals.PACKAGE, Limits(0.8, 2.0)),
    Format.PDF: Reader(f"{_HERE}.pdf:read_pdf", refusals.PDF, Limits(0.8, steps_per_megabyte=40.0)),
}


def read_source(format_: Format, raw: bytes) -> Source:
    """Read ``raw`` with the reader of ``format_``. Raises :class:`~question_bank.results.Unreadable`."""
    if format_ is Format.TEXT:
        return read_text(raw)
    if format_ is Format.OFFICE:
        return read_source(Format.ARCHIVE, to_word(raw))
    reader = _READERS[format_]
    if len(raw) > reader.megabytes * _MEGABYTE:
        raise refusals.too_large(reader.kind, reader.megabytes)
    source = read_confined(reader.path, reader.kind, reader.limits, raw)
    return replace(source, locate=read_text(raw).locate) if reader.plain else source
