"""Levels: by the order in which numbering families appear, by custom where that order doesn't tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from question_bank.outline.labels import PLAIN, RANKS

_STYLED = -100
_DEEPEST = 12


class LeadIn(Enum):
    """What stands between the heading before and this one: text, nothing, or text that ends in a colon."""

    TEXT = "text"
    NOTHING = "nothing"
    COLON = "colon"


class Point(NamedTuple):
    """What levels depend on. ``style`` is the level that a word processor gave, or None."""

    family: str
    ordinal: int
    style: int | None = None
    lead_in: LeadIn = LeadIn.TEXT


class Placed(NamedTuple):
    """The level of a point (1 = topmost) and the index of the point above it."""

    level: int
    parent: int | None


class _Open(NamedTuple):
    key: str
    rank: int | None
    ordinal: int
    at: int


def place(points: Sequence[Point]) -> list[Placed]:
    """Return level and parent of each point, in their order."""
    keys = _keys(points)
    ahead = _ordinals_ahead(points, keys)
    homes: dict[str, set[str]] = defaultdict(set)
    stack: list[_Open] = []
    placed: list[Placed] = []
    for index, point in enumerate(points):
        key, rank = keys[index]
        depth = _continued(stack, key, point)
        if depth is not None:
            del stack[depth:]
        else:
            del stack[_DEEPEST - 1 :]
            while stack and stack[-1].key not in homes[key] and not _nests(point, rank, stack[-1], ahead[index]):
                stack.pop()
            homes[key].update(entry.key for entry in stack[-1:])
        placed.append(Placed(len(stack) + 1, stack[-1].at if stack else None))
        stack.append(_Open(key, rank, point.ordinal, index))
    return placed


def _continued(stack: Sequence[_Open], key: str, point: Point) -> int | None:
    """Return the depth at which ``point`` goes on counting, None when it begins a list.

    A list may hold another of its own family after a colon; then the innermost that counts up to it goes on.
    """
    depths = [depth for depth, entry in enumerate(stack) if entry.key == key]
    if not depths or (point.ordinal == 1 and point.lead_in is LeadIn.COLON and key != PLAIN):
        return None
    next_to = [depth for depth in depths if stack[depth].ordinal + 1 == point.ordinal]
    below = [depth for depth in depths if stack[depth].ordinal < point.ordinal]
    return (next_to or below or depths)[-1]


def _keys(points: Sequence[Point]) -> list[tuple[str, int | None]]:
    """Return a key and a rank for each point; a family that carries a heading style keeps it throughout."""
    styles: dict[str, int] = {}
    for point in points:
        if point.style is not None and point.family != PLAIN:
            styles.setdefault(point.family, point.style)
    keys: list[tuple[str, int | None]] = []
    for point in points:
        style = point.style if point.style is not None else styles.get(point.family)
        if style is not None:
            keys.append((f"style-{style}", _STYLED + style))
        else:
            keys.append((point.family, RANKS[point.family]))
    return keys


def _ordinals_ahead(points: Sequence[Point], keys: Sequence[tuple[str, int | None]]) -> list[dict[str, int]]:
    """Return for each point the ordinal with which every key that is open around it comes next."""
    following: dict[str, int] = defaultdict(int)
    ahead: list[dict[str, int]] = [{} for _ in points]
    for index in range(len(points) - 1, -1, -1):
        ahead[index] = dict(following)
        following[keys[index][0]] = points[index].ordinal
    return ahead


def _nests(point: Point, rank: int | None, above: _Open, ahead: dict[str, int]) -> bool:
    """Whether a family that isn't open yet goes under ``above``."""
    begins = point.ordinal == 1 and point.lead_in is LeadIn.COLON
    goes_on = ahead.get(above.key) == above.ordinal + 1
    if above.rank is None:
        return goes_on or begins or (rank is None and point.lead_in is LeadIn.NOTHING)
    if rank is None or rank > above.rank:
        return True
    return begins or (point.ordinal == 1 and goes_on)
