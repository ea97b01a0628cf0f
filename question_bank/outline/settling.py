"""An edited list of points as a tree again: levels step by one, the text under points is nested and in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from question_bank.outline.model import Node

_BETWEEN = "。！？；;:：!?，, \t\n\u3000"
"""What stands between a heading and the text under it."""


def settled(text: str, nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Return ``nodes``, in reading order, with parents and steady levels by the levels that they have.

    The text under a point ends where the next point begins that isn't under it, and holds all that is under it.
    """
    tree = _placed(nodes)
    stops = [max(node.end or 0, node.body_end or 0) for node in tree]
    _clip(tree, stops)
    _nest(tree, stops)
    return tuple(_with_body(text, node, stop) for node, stop in zip(tree, stops, strict=True))


def _placed(nodes: Sequence[Node]) -> list[Node]:
    above: list[int] = []
    placed: list[Node] = []
    for index, node in enumerate(nodes):
        while above and nodes[above[-1]].level >= node.level:
            above.pop()
        placed.append(replace(node, level=len(above) + 1, parent=above[-1] if above else None))
        above.append(index)
    return placed


def _clip(tree: Sequence[Node], stops: list[int]) -> None:
    """End the text under each point where the next heading begins that isn't under it."""
    inside: list[int] = []
    left: list[int] = []
    for index, node in enumerate(tree):
        while inside and tree[inside[-1]].level >= node.level:
            left.append(inside.pop())
        if node.start is not None:
            for each in left:
                stops[each] = min(stops[each], node.start)
            left.clear()
            inside.append(index)


def _nest(tree: Sequence[Node], stops: list[int]) -> None:
    """Let the text under each point reach as far as that of the points under it."""
    for index in range(len(tree) - 1, -1, -1):
        if tree[index].start is None:
            continue
        above = tree[index].parent
        while above is not None and tree[above].start is None:
            above = tree[above].parent
        if above is not None:
            stops[above] = max(stops[above], stops[index])


def _with_body(text: str, node: Node, stop: int) -> Node:
    if node.start is None or node.end is None:
        return replace(node, end=None, body_start=None, body_end=None)
    start = node.body_start
    if start is None:
        start = node.end
        while start < stop and text[start] in _BETWEEN:
            start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    body = (start, stop) if start < stop else (None, None)
    return replace(node, body_start=body[0], body_end=body[1])
