"""Labels that also begin ordinary sentences (首先，, 二要, ``3 ``) count beside others of their family only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence
from itertools import pairwise

from question_bank.outline.families import LETTER, QUESTION, SPACED, rank_of
from question_bank.outline.heading import Heading
from question_bank.outline.listing import bare

_STRONG = 120
"""A heading of a family up to this rank ends an enumeration that doesn't count on at once."""


def confirmed(headings: Sequence[Heading], listed: Container[str]) -> list[Heading]:
    """Leave out each heading that isn't sure, stands alone of its family, and isn't named by a listing."""
    parts = _parts(headings)
    families: dict[str, list[int]] = defaultdict(list)
    for index, heading in enumerate(headings):
        if not heading.sure:
            families[heading.family].append(index)
    alone = {
        index
        for family, members in families.items()
        for index in _alone(family, members, headings, parts)
        if bare(headings[index].title) not in listed
    }
    return [heading for index, heading in enumerate(headings) if index not in alone]


def _parts(headings: Sequence[Heading]) -> list[int]:
    """Return for each heading how many strong ones stand up to it."""
    parts = []
    count = 0
    for heading in headings:
        rank = rank_of(heading.family)
        count += heading.sure and rank is not None and rank <= _STRONG
        parts.append(count)
    return parts


def _alone(family: str, members: list[int], headings: Sequence[Heading], parts: Sequence[int]) -> list[int]:
    if family == QUESTION:
        return members if len(members) < 2 else []
    if family in SPACED and not {1, 2} <= {headings[index].ordinal for index in members}:
        return members
    beside: set[int] = set()
    for before, after in pairwise(members):
        if _count_on(headings[before], headings[after], parts[before] == parts[after]):
            beside |= {before, after}
    return [index for index in members if index not in beside]


def _count_on(before: Heading, after: Heading, same_part: bool) -> bool:
    if before.family == LETTER and after.block == before.block + 1:
        return False  # the options of a question
    step = after.ordinal - before.ordinal
    return step == 1 or (step > 1 and same_part)
