"""The sentences that may become questions: statements of the document, whole and unmasked."""

from __future__ import annotations

import re

from question_bank.documents.model import Document
from question_bank.facts.clauses import Span, balanced
from question_bank.facts.model import Reading, Statement
from question_bank.facts.plain import plain
from question_bank.facts.speakers import find_speaker
from question_bank.outline.model import Outline, Sentence

_SPOILT = re.compile(r"\*{2,}|×{2,}|X{2,}|_|某|…|\[|\]|[a-z]-[一-鿿]|[\x00-\x08\x0b-\x1f\x7f\ufffd]")
_ENDS = "。！"


def read_statements(document: Document, outline: Outline) -> Reading:
    """Return the document with its usable statements: no heading, seam, mask, question or fragment."""
    text = plain(document.text)
    found = [_statement(text, index, sentence) for index, sentence in enumerate(outline.sentences)]
    return Reading(document, outline, text, tuple(statement for statement in found if statement))


def _statement(text: str, index: int, sentence: Sentence) -> Statement | None:
    if sentence.heading or sentence.seam or sentence.masked:
        return None
    start, end = sentence.start, sentence.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    words = text[start:end]
    if len(words) < 10 or words[-1] not in _ENDS or _SPOILT.search(words) or not balanced(words):
        return None
    span = Span(start, end - 1)
    return Statement(index, Span(start, end), sentence.node, find_speaker(text, span))
