"""A sentence before seams and masks are known."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """The sentence ``start:end``; ``heading``: it announces or addresses, and states nothing."""

    start: int
    end: int
    paragraph_start: int
    paragraph_end: int
    node: int | None
    heading: bool
