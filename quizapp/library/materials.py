"""What an uploaded file gives before anything is stored: its text, its outline, drafts of questions.

Reading takes up to seconds, so it stands apart from the operations: on SQLite a writing transaction keeps all
other writers out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from question_bank.documents import read_document
from question_bank.documents.model import Block, Document
from question_bank.drafting import draft_questions
from question_bank.items.model import Item
from question_bank.outline import recover_outline
from question_bank.outline.model import Node, Outline
from question_bank.outline.regrouping import regrouped
from question_bank.results import Notice, Unreadable
from quizapp.models import DocumentVersion

NAME_LENGTH = 120
TITLE_LENGTH = 200
_LINE = re.compile(r"[^\n]+")
_UNWANTED = re.compile(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Material:
    """A file as read. ``name`` is safe to show and to store; ``drafts`` come best first."""

    name: str
    raw: bytes
    document: Document
    outline: Outline
    drafts: tuple[Item, ...]
    notices: tuple[Notice, ...]

    @property
    def title(self) -> str:
        """The document's own title, else the file's name without its extension."""
        return (self.outline.title or PurePosixPath(self.name).stem)[:TITLE_LENGTH]


def read_material(name: str, raw: bytes) -> Material:
    """Read a study document, recover its outline, draft questions from it.

    Raises :class:`~question_bank.results.Unreadable`.
    """
    name = safe_name(name)
    document = read_document(name, raw)
    outline = recover_outline(document.value)
    drafts = draft_questions(document.value, outline.value)
    notices = (*document.notices, *outline.notices, *drafts.notices)
    return Material(name, raw, document.value, outline.value, tuple(drafts.value), notices)


def redraft(version: DocumentVersion, nodes: Sequence[Node]) -> Material:
    """Draft questions anew from a stored version, its file loaded, under an outline that was edited by hand."""
    document = stored_document(version)
    outline = regrouped(recover_outline(document).value, nodes)
    drafts = draft_questions(document, outline)
    return Material(version.file_name, version.raw, document, outline, tuple(drafts.value), drafts.notices)


def stored_document(version: DocumentVersion) -> Document:
    """Read a stored version, its file loaded, once more.

    The text that evidence counts in stays: where the reader gives another one by now, or the file can't be read
    here any more, the stored text stands for the file.
    """
    try:
        document = read_document(version.file_name, version.raw).value
    except Unreadable:
        document = None
    if document is not None and document.text == version.text:
        return document
    blocks = tuple(Block(match.start(), match.end()) for match in _LINE.finditer(version.text))
    return Document(version.file_name, version.sha256, version.text, blocks)


def safe_name(name: str) -> str:
    """Return the last part of a file name as a browser sent it: no folders, no control characters, not too long.

    It is only shown, never used as a path.
    """
    last = _UNWANTED.sub("", name.replace("\\", "/").rsplit("/", 1)[-1]).strip() or "文件"
    stem, dot, extension = last.rpartition(".")
    if len(last) <= NAME_LENGTH:
        return last
    return f"{stem[: NAME_LENGTH - 11]}{dot}{extension[:10]}" if stem else last[:NAME_LENGTH]


def point_of(outline: Outline, offset: int) -> int | None:
    """Return the index of the innermost outline point whose text holds ``offset``."""
    starts = [sentence.start for sentence in outline.sentences]
    place = bisect_right(starts, offset) - 1
    return outline.sentences[place].node if place >= 0 else None
