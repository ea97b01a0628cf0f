"""Numbers that are left out: where 一、 is followed by 三、, text may be missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from question_bank.outline.families import ANNEX, ARTICLE, FIRST_THEN, LETTER, QUESTION
from question_bank.outline.model import Node
from question_bank.outline.nodes import Found

_UNCOUNTED = {FIRST_THEN, ANNEX, QUESTION, LETTER}


class Jump(NamedTuple):
    """Numbers are left out before node ``after``; ``before`` is the node that was counted last, if any."""

    before: int | None
    after: int


def find_jumps(points: Sequence[Found], nodes: Sequence[Node]) -> Iterator[Jump]:
    """Yield the jumps: numbers follow each other under one point, those of articles in the whole document."""
    last: dict[tuple[int | None, str], tuple[int, int | None]] = {}
    anywhere: dict[str, int] = {}
    for index, (point, node) in enumerate(zip(points, nodes, strict=True)):
        family, ordinal = point.entry.family, point.entry.ordinal
        if not point.entry.label or family in _UNCOUNTED:
            continue
        home = (None if family == ARTICLE else node.parent, family)
        reached, before = last.get(home, (0, None))
        if ordinal > reached + 1 and ordinal != anywhere.get(family, 0) + 1 and node.start is not None:
            yield Jump(before, index)
        last[home] = ordinal, index
        anywhere[family] = ordinal
