"""A study document after reading: clean text, blocks, and the way back to what was uploaded."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum


class BlockStyle(StrEnum):
    """What the file itself said about a block; plain text files say only ``BODY``."""

    BODY = "body"
    HEADING = "heading"
    TITLE = "title"
    LIST = "list"
    TABLE = "table"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the clean text, ``text[start:end]``, without its line break.

    ``level`` is the heading or list level that the file's own styles gave (1 = topmost), else None.
    ``apart``: a blank line stood before it.
    """

    start: int
    end: int
    style: BlockStyle = BlockStyle.BODY
    level: int | None = None
    apart: bool = False


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Maps clean offsets to byte offsets of the raw file, as runs of characters kept in order.

    ``clean[i]`` is where run *i* starts in the clean text; its characters start at raw byte ``raw[i]``, and
    ``widths`` gives the number of raw bytes of each clean character (a run of equal width is one entry).
    """

    clean: tuple[int, ...]
    raw: tuple[int, ...]
    widths: tuple[int, ...]

    def to_raw(self, offset: int) -> int:
        """Return the byte at which clean character ``offset`` starts. O(log runs)."""
        run = bisect_right(self.clean, offset) - 1
        return self.raw[run] + (offset - self.clean[run]) * self.widths[run]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw bytes ``(start, end)`` of the non-empty clean span ``start:end``."""
        last = bisect_right(self.clean, end - 1) - 1
        return self.to_raw(start), self.to_raw(end - 1) + self.widths[last]


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read.

    ``text`` is the cleaned text, its blocks joined by single line breaks; ``sha256`` is of the raw bytes;
    ``origin`` is None for binary formats. ``breaks`` are the offsets where a line that was broken in mid-sentence
    has been joined with the next, and it isn't certain that the text reads on.
    """

    name: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    origin: OffsetMap | None = None
    breaks: tuple[int, ...] = ()
