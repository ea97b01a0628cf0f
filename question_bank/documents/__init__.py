"""Documents: one reader a format, all giving the same :class:`~question_bank.documents.model.Document`."""

from __future__ import annotations

from question_bank.documents.assembly import assemble
from question_bank.documents.detection import detect
from question_bank.documents.model import Document
from question_bank.documents.readers import read_source
from question_bank.documents.source import MAX_CHARACTERS
from question_bank.results import Result

__all__ = ["MAX_CHARACTERS", "read_document"]


def read_document(name: str, raw: bytes) -> Result[Document]:
    """Read a study document: what it is is told by its content first, then by the extension of ``name``.

    Raises :class:`~question_bank.results.Unreadable`, whose notice says what the person can do.
    """
    return assemble(name, raw, read_source(detect(name, raw), raw))
