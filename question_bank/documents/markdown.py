"""Markdown: plain text whose marks for headings, lists and emphasis aren't part of what it says."""

from __future__ import annotations

import re
from dataclasses import replace

from question_bank.documents.model import BlockStyle
from question_bank.documents.source import Hint, Source
from question_bank.documents.text import read_text
from question_bank.documents.tracing import Edit

_LINE = re.compile(
    r"^(?: {0,3}(?P<level>#{1,6})[ \t]+(?P<title>.{0,200}?)(?P<hashes>[ \t]{1,9}#{1,9})?[ \t\r]{0,9}"
    r"|[ \t]*(?P<bullet>[-*+])[ \t]+(?P<text>.*)|.*)$",
    re.MULTILINE,
)
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)([^*_\n]+?)(?<=\S)\1")


def read_markdown(raw: bytes) -> Source:
    """Decode ``raw`` as text and take the marks out. Raises :class:`~question_bank.results.Unreadable`."""
    source = read_text(raw)
    marks: list[Edit] = []
    hints: list[Hint] = []
    for line in _LINE.finditer(source.text):
        if line["level"]:
            hints.append(Hint(line.start(), BlockStyle.HEADING, len(line["level"])))
            marks.append(Edit(line.start(), line.start("title")))
            if line["hashes"]:
                marks.append(Edit(*line.span("hashes")))
        elif line["bullet"]:
            hints.append(Hint(line.start(), BlockStyle.LIST, 1))
            marks.append(Edit(line.start(), line.start("text")))
        else:
            hints.append(Hint(line.start(), BlockStyle.BODY))
    for match in _EMPHASIS.finditer(source.text):
        marks += [Edit(*match.span(1)), Edit(match.end(2), match.end())]
    return replace(source, marks=tuple(sorted(marks)), hints=tuple(hints))
