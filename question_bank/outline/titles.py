"""The document's title."""

from __future__ import annotations

from collections.abc import Sequence

from question_bank.documents.model import Document
from question_bank.outline.roles import Role


def title_of(document: Document, roles: Sequence[Role]) -> str:
    """Return the title's lines as one, without 《》 around the whole; empty when there is none."""
    lines = [
        document.text[block.start : block.end]
        for block, role in zip(document.blocks, roles, strict=True)
        if role is Role.TITLE
    ]
    title = "".join(lines)
    whole = title.startswith("《") and title.endswith("》") and title.count("《") == 1
    return title[1:-1].strip() if whole else title
