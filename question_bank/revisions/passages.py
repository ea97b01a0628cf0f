"""The passages of a clean text: its sentences, paragraph by paragraph."""

from __future__ import annotations

import re

from question_bank.outline.splitting import split
from question_bank.revisions.model import Extent

_PARAGRAPH = re.compile(r"[^\n]+")


def find_passages(text: str) -> list[Extent]:
    """Return the passages of ``text`` in order. Linear."""
    return [
        Extent(start, end)
        for paragraph in _PARAGRAPH.finditer(text)
        for start, end in split(text, paragraph.start(), paragraph.end())
    ]
