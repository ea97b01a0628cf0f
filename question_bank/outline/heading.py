"""A heading as it stands in the body."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Says(Enum):
    """Whether a heading only announces, is a statement of its own, or is that only if nothing comes under it."""

    HEADING = "heading"
    EITHER = "either"
    STATEMENT = "statement"


class Heading(NamedTuple):
    """A heading in the body, ``text[start:end]``, label included, final stop left out.

    ``text_start`` is where the text goes on after it (the paragraph's end when it doesn't).
    A statement begins at ``said``.
    ``style``: the heading level that the file gave.
    ``until``: how far it reaches at most, for points within a paragraph.
    ``sure``: its label alone makes it a heading.
    """

    family: str
    ordinal: int
    label: str
    title: str
    start: int
    end: int
    text_start: int
    block: int
    style: int | None = None
    says: Says = Says.HEADING
    said: int = 0
    until: int | None = None
    sure: bool = True
