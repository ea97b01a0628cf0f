"""Documents: one reader a format, all giving the same :class:`~question_bank.documents.model.Document`."""

from __future__ import annotations

from question_bank.documents.assembly import assemble
from question_bank.documents.detection import Format, detect
from question_bank.documents.markdown import read_markdown
from question_bank.documents.model import Document
from question_bank.documents.source import MAX_CHARACTERS
from question_bank.documents.text import read_text
from question_bank.documents.word import read_word
from question_bank.results import Result

__all__ = ["MAX_CHARACTERS", "read_document"]

_READERS = {Format.TEXT: read_text, Format.MARKDOWN: read_markdown, Format.ARCHIVE: read_word}


def read_document(name: str, raw: bytes) -> Result[Document]:
    """Read a study document: what it is is told by its content first, then by the extension of ``name``.

    Raises :class:`~question_bank.results.Unreadable`, whose notice says what the person can do.
    """
    return assemble(name, raw, _READERS[detect(name, raw)](raw))
