"""Levels: by the order in which numbering families appear, by custom where that order doesn't tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from question_bank.outline.labels import PLAIN, RANKS

_STYLED = -100


class Point(NamedTuple):
    """What levels depend on. ``style`` is the level that a word processor gave, or None."""

    family: str
    ordinal: int
    style: int | None = None


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
    stack: list[_Open] = []
    placed: list[Placed] = []
    for index, point in enumerate(points):
        key, rank = keys[index]
        if any(entry.key == key for entry in stack):
            while stack[-1].key != key:
                stack.pop()
            stack.pop()
        else:
            while stack and not _nests(rank, point.ordinal, stack[-1], ahead[index]):
                stack.pop()
        placed.append(Placed(len(stack) + 1, stack[-1].at if stack else None))
        stack.append(_Open(key, rank, point.ordinal, index))
    return placed


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


def _nests(rank: int | None, ordinal: int, above: _Open, ahead: dict[str, int]) -> bool:
    """Whether a family that isn't open yet goes under ``above``."""
    goes_on = ahead.get(above.key) == above.ordinal + 1
    if above.rank is None:
        return goes_on
    if rank is None or rank > above.rank:
        return True
    return ordinal == 1 and goes_on
