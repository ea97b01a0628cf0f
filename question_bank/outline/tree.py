"""Levels: by the order in which numbering families appear, by custom where that order doesn't tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from question_bank.outline.families import BULLET, PLAIN, UNDER, rank_of

_STYLED = -100
_UNCOUNTED = {PLAIN, UNDER, BULLET}
_DEEPEST = 12


class LeadIn(Enum):
    """What stands between the heading before and this one: text, nothing, or text that ends in a colon."""

    TEXT = "text"
    NOTHING = "nothing"
    COLON = "colon"


class Point(NamedTuple):
    """What levels depend on. ``style`` is the level that a word processor gave, or None.

    A point that begins at ``start`` within a paragraph reaches no further than ``until``.
    """

    family: str
    ordinal: int
    style: int | None = None
    lead_in: LeadIn = LeadIn.TEXT
    start: int = 0
    until: int | None = None


class Placed(NamedTuple):
    """The level of a point (1 = topmost) and the index of the point above it."""

    level: int
    parent: int | None


class _Open(NamedTuple):
    key: str
    rank: int | None
    ordinal: int
    at: int
    until: int | None


def place(points: Sequence[Point]) -> list[Placed]:
    """Return level and parent of each point, in their order."""
    keys = _keys(points)
    following = _Following(points, keys)
    homes: dict[str, set[str]] = defaultdict(set)
    stack: list[_Open] = []
    placed: list[Placed] = []
    for index, point in enumerate(points):
        key, rank = keys[index]
        following.pass_by(key)
        _close(stack, point.start)
        depth = _continued(stack, key, point)
        if depth is not None:
            del stack[depth:]
        else:
            del stack[_DEEPEST - 1 :]
            while stack and not _belongs(point, rank, stack[-1], homes[key], following.next(stack[-1].key)):
                stack.pop()
            homes[key].update(entry.key for entry in stack[-1:])
        placed.append(Placed(len(stack) + 1, stack[-1].at if stack else None))
        stack.append(_Open(key, rank, point.ordinal, index, point.until))
    return placed


def _close(stack: list[_Open], start: int) -> None:
    """Close the points within a paragraph that has ended before ``start``, and what is under them."""
    for depth, entry in enumerate(stack):
        if entry.until is not None and entry.until <= start:
            del stack[depth:]
            return


def _continued(stack: Sequence[_Open], key: str, point: Point) -> int | None:
    """Return the depth at which ``point`` goes on counting, None when it begins a list.

    A list may hold another of its own family after a colon; then the innermost that counts up to it goes on.
    """
    depths = [depth for depth, entry in enumerate(stack) if entry.key == key]
    if not depths or (point.ordinal == 1 and point.lead_in is LeadIn.COLON and key not in _UNCOUNTED):
        return None
    next_to = [depth for depth in depths if stack[depth].ordinal + 1 == point.ordinal]
    below = [depth for depth in depths if stack[depth].ordinal < point.ordinal]
    return (next_to or below or depths)[-1]


def _keys(points: Sequence[Point]) -> list[tuple[str, int | None]]:
    """Return a key and a rank for each point; a family that carries a heading style keeps it throughout."""
    styles: dict[str, int] = {}
    for point in points:
        if point.style is not None and point.family not in _UNCOUNTED:
            styles.setdefault(point.family, point.style)
    keys: list[tuple[str, int | None]] = []
    for point in points:
        style = point.style if point.style is not None else styles.get(point.family)
        if style is not None:
            keys.append((f"style-{style}", _STYLED + style))
        else:
            keys.append((point.family, rank_of(point.family)))
    return keys


class _Following:
    """Tells with which ordinal a family comes next. Constant time a step."""

    def __init__(self, points: Sequence[Point], keys: Sequence[tuple[str, int | None]]) -> None:
        self._ahead: dict[str, list[int]] = defaultdict(list)
        for index in range(len(points) - 1, -1, -1):
            self._ahead[keys[index][0]].append(points[index].ordinal)

    def pass_by(self, key: str) -> None:
        self._ahead[key].pop()

    def next(self, key: str) -> int | None:
        ordinals = self._ahead[key]
        return ordinals[-1] if ordinals else None


def _belongs(point: Point, rank: int | None, above: _Open, homes: set[str], following: int | None) -> bool:
    """Whether a family that isn't open goes under ``above``, whose own comes next with ``following``."""
    if above.key in homes:
        return True
    begins = point.ordinal == 1 and point.lead_in is LeadIn.COLON
    goes_on = following == above.ordinal + 1
    if above.rank is None:
        return goes_on or begins or (rank is None and point.lead_in is LeadIn.NOTHING)
    if rank is None or rank > above.rank:
        return True
    return begins or (point.ordinal == 1 and goes_on)
