"""From what a reader saw to a clean document."""

from __future__ import annotations

import hashlib
from itertools import pairwise

from question_bank.documents import refusals
from question_bank.documents.cleaning import clean_characters
from question_bank.documents.layout import Layout, lay_out
from question_bank.documents.model import Block, BlockStyle, Document
from question_bank.documents.source import MAX_CHARACTERS, Hint, Source
from question_bank.documents.tracing import Traced
from question_bank.results import N_, Notice, Result, Severity


def assemble(name: str, raw: bytes, source: Source) -> Result[Document]:
    """Clean ``source`` and cut it into blocks. Raises :class:`~question_bank.results.Unreadable`."""
    if len(source.text) > MAX_CHARACTERS:
        raise refusals.too_long(MAX_CHARACTERS)
    traced, notices = clean_characters(Traced.of(source.text).edited(source.marks))
    paragraphs = [(traced.arrival(hint.start), hint.style) for hint in source.hints]
    layout = lay_out(traced.text, paragraphs)
    breaks = _breaks(layout)
    traced = _composed(traced, layout)
    if not traced.text:
        raise refusals.no_text()
    document = Document(
        name=name,
        sha256=hashlib.sha256(raw).hexdigest(),
        text=traced.text,
        blocks=_blocks(traced, source.hints, layout.apart),
        origin=source.locate(traced) if source.locate else None,
        breaks=breaks,
    )
    return Result(document, (*source.notices, *notices, *_joined(layout)))


def _composed(traced: Traced, layout: Layout) -> Traced:
    return traced.edited(layout.edits)


def _breaks(layout: Layout) -> tuple[int, ...]:
    """Return where the joined breaks stand in the edited text."""
    wanted = set(layout.breaks)
    offsets = []
    shift = 0
    for index, edit in enumerate(layout.edits):
        if index in wanted:
            offsets.append(edit.start + shift)
        shift += len(edit.put) - (edit.end - edit.start)
    return tuple(offsets)


def _blocks(traced: Traced, hints: tuple[Hint, ...], apart: tuple[bool, ...]) -> tuple[Block, ...]:
    starts = [traced.arrival(hint.start) for hint in hints]
    ends = [index for index, character in enumerate(traced.text) if character == "\n"]
    bounds = pairwise([-1, *ends, len(traced.text)])
    blocks = []
    index = -1
    for (before, end), gap in zip(bounds, apart, strict=True):
        while index + 1 < len(starts) and starts[index + 1] <= before + 1:
            index += 1
        _, style, level = hints[index] if hints else Hint(0, BlockStyle.BODY)
        blocks.append(Block(before + 1, end, style, level, gap))
    return tuple(blocks)


def _joined(layout: Layout) -> tuple[Notice, ...]:
    if not layout.breaks:
        return ()
    message = N_("接上了 {count} 处在句子中间断开的行。")
    return (Notice(Severity.INFO, "joined-lines", message, params={"count": len(layout.breaks)}),)
