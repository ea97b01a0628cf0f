"""Gaps: points missing between two that have text show which seam hides lost pages."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from question_bank.outline.model import Node
from question_bank.outline.numbers import Jump
from question_bank.outline.seams import Seam, Strength


class Gap(NamedTuple):
    """Points are missing between the nodes ``before`` and ``after``, lost at text offset ``cut``."""

    before: int
    after: int
    cut: int


def find_gaps(nodes: Sequence[Node], seams: Sequence[Seam], jumps: Sequence[Jump] = ()) -> list[Gap]:
    """Return the gaps that a seam explains: the worst one between the two nodes, of equals the last.

    Points are missing where only a listing names them, and where the numbers jump.
    """
    skipped = {jump.after for jump in jumps}
    present = [index for index, node in enumerate(nodes) if node.start is not None]
    offsets = [seam.offset for seam in seams]
    gaps = []
    for before, after in pairwise(present):
        start, end = nodes[before].start, nodes[after].start
        if (after == before + 1 and after not in skipped) or start is None or end is None:
            continue
        between = seams[bisect_right(offsets, start) : bisect_left(offsets, end)]
        if between:
            worst = max(between, key=attrgetter("strength", "offset"))
            gaps.append(Gap(before, after, worst.offset))
    return gaps


def judged(seams: Sequence[Seam], gaps: Sequence[Gap]) -> list[Seam]:
    """Return the seams that count, those that explain a gap as lost text."""
    cuts = {gap.cut for gap in gaps}
    known = [seam._replace(strength=Strength.LOST) if seam.offset in cuts else seam for seam in seams]
    return [seam for seam in known if seam.strength is not Strength.READS_ON]


def shortened(nodes: Sequence[Node], gaps: Sequence[Gap]) -> list[Node]:
    """Return the nodes, those before a gap ending at its cut: what follows it belongs to a lost point."""
    shorter = list(nodes)
    for gap in gaps:
        kept = set(_above(nodes, gap.after))
        for index in (gap.before, *_above(nodes, gap.before)):
            end = shorter[index].body_end
            if index not in kept and end is not None and end > gap.cut:
                shorter[index] = replace(shorter[index], body_end=gap.cut)
    return shorter


def orphans(nodes: Sequence[Node], gaps: Sequence[Gap]) -> list[tuple[int, int]]:
    """Return the stretches of text after a cut and before the next known point."""
    return [(gap.cut, start) for gap in gaps if (start := nodes[gap.after].start) is not None]


def _above(nodes: Sequence[Node], index: int) -> list[int]:
    above = []
    parent = nodes[index].parent
    while parent is not None:
        above.append(parent)
        parent = nodes[parent].parent
    return above
