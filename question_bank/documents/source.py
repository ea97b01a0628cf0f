"""What a reader hands to cleaning: text as the file has it, and what the file says about its paragraphs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from question_bank.documents.model import BlockStyle, OffsetMap
from question_bank.documents.tracing import Edit, Traced
from question_bank.results import Notice

MAX_CHARACTERS = 5_000_000
"""A longer text is refused; twenty thick books are shorter."""


_HEADING_LENGTH = 100


class Hint(NamedTuple):
    """The paragraph that starts at source character ``start`` has this style and level."""

    start: int
    style: BlockStyle
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A file as its reader saw it.

    ``marks`` are marks of the format to be taken out of ``text`` (``#`` before a Markdown heading).
    ``hints`` are in order, the first at 0, or there are none (everything is body text).
    ``locate`` turns a cleaned text into its way back to the bytes; None for binary formats.
    """

    text: str
    marks: tuple[Edit, ...] = ()
    hints: tuple[Hint, ...] = ()
    locate: Callable[[Traced], OffsetMap] | None = None
    notices: tuple[Notice, ...] = ()


def plausible_heading(text: str) -> bool:
    """Whether ``text`` may be a heading: people put the style of headings on whole paragraphs too, by mistake."""
    return len(text) <= _HEADING_LENGTH and "。" not in text.rstrip()[:-1]
