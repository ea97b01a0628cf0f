"""Edits to an outline by hand: each gives a tree again, with the text under every point where it belongs.

Points keep their reading order throughout, so levels alone tell what stands under what.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import takewhile
from typing import NamedTuple

from question_bank.outline.labels import find_label
from question_bank.outline.model import Node
from question_bank.outline.settling import settled

DEEPEST = 9
LONGEST_TITLE = 200


class EditKind(StrEnum):
    """What an edit does.

    Promoting and demoting take along what stands under the point; merging joins it with the one before it on its
    level, else with the one above; removing says that it is no heading at all; adding makes one of a line.
    """

    RENAME = "rename"
    PROMOTE = "promote"
    DEMOTE = "demote"
    MERGE = "merge"
    REMOVE = "remove"
    ADD = "add"


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit of the point at index ``node``; adding takes the ``start`` of a line instead."""

    kind: EditKind
    node: int = 0
    title: str = ""
    start: int = 0


class Edited(NamedTuple):
    """The outline after an edit; ``went`` gives the new index of each old point, of a removed one its keeper's."""

    nodes: tuple[Node, ...]
    went: tuple[int | None, ...]


class ImpossibleEdit(ValueError):  # noqa: N818 — it states the fact
    """The outline has no such point or line, or the point has nowhere to go."""


def edited(text: str, nodes: Sequence[Node], edit: Edit) -> Edited:
    """Return the outline of ``text`` after ``edit``. Raises ImpossibleEdit."""
    if edit.kind is EditKind.ADD:
        return _with_line(text, nodes, edit.start)
    if edit.kind not in possible_edits(nodes, edit.node):
        raise ImpossibleEdit
    return _EDITS[edit.kind](text, nodes, edit)


def possible_edits(nodes: Sequence[Node], index: int) -> frozenset[EditKind]:
    """Return what can be done to the point at ``index``."""
    if not 0 <= index < len(nodes):
        return frozenset()
    kinds = {EditKind.RENAME, EditKind.REMOVE}
    if nodes[index].level > 1:
        kinds.add(EditKind.PROMOTE)
    below = [nodes[each].level for each in _subtree(nodes, index)]
    if _before(nodes, index) is not None and max(below) < DEEPEST:
        kinds.add(EditKind.DEMOTE)
    if merge_target(nodes, index) is not None:
        kinds.add(EditKind.MERGE)
    return frozenset(kinds)


def merge_target(nodes: Sequence[Node], index: int) -> int | None:
    """Return the index of the point that merging joins the point at ``index`` with."""
    before = _before(nodes, index)
    return nodes[index].parent if before is None else before


def _before(nodes: Sequence[Node], index: int) -> int | None:
    """Return the point before ``index`` on the same level under the same point."""
    parent = nodes[index].parent
    return next((at for at in range(index - 1, -1, -1) if nodes[at].parent == parent), None)


def _subtree(nodes: Sequence[Node], index: int) -> list[int]:
    level = nodes[index].level
    return [index, *takewhile(lambda each: nodes[each].level > level, range(index + 1, len(nodes)))]


def _rename(text: str, nodes: Sequence[Node], edit: Edit) -> Edited:
    title = " ".join(edit.title.split())
    if not 0 < len(title) <= LONGEST_TITLE:
        raise ImpossibleEdit
    changed = list(nodes)
    changed[edit.node] = replace(nodes[edit.node], title=title)
    return Edited(settled(text, changed), tuple(range(len(nodes))))


def _promote(text: str, nodes: Sequence[Node], edit: Edit) -> Edited:
    changed = _shifted(nodes, edit.node, -1)
    node, parent = changed[edit.node], nodes[edit.node].parent
    above = nodes[parent].body_end if parent is not None else None
    if node.start is not None and above is not None:
        changed[edit.node] = replace(node, body_end=above)
    return Edited(settled(text, changed), tuple(range(len(nodes))))


def _demote(text: str, nodes: Sequence[Node], edit: Edit) -> Edited:
    return Edited(settled(text, _shifted(nodes, edit.node, 1)), tuple(range(len(nodes))))


def _shifted(nodes: Sequence[Node], index: int, by: int) -> list[Node]:
    changed = list(nodes)
    for each in _subtree(nodes, index):
        changed[each] = replace(nodes[each], level=nodes[each].level + by)
    return changed


def _remove(text: str, nodes: Sequence[Node], edit: Edit) -> Edited:
    gone = nodes[edit.node]
    changed = list(nodes)
    keeper = gone.parent
    if gone.start is not None:
        reader = _reader(text, nodes, edit.node, gone.start)
        if reader is not None:
            following = [node.start for node in nodes[edit.node + 1 :] if node.start is not None][:1]
            stop = min([_stop(gone), *following])
            changed[reader] = replace(nodes[reader], body_end=max(_stop(nodes[reader]), stop))
            keeper = reader
    return _without(text, changed, edit.node, keeper)


def _reader(text: str, nodes: Sequence[Node], index: int, start: int) -> int | None:
    """Return the innermost point whose text goes on up to ``start``; one within a paragraph ends with it."""
    for at in range(index - 1, -1, -1):
        node = nodes[at]
        between = text[_stop(node) : start]
        whole = node.start == 0 or text[(node.start or 0) - 1] == "\n"
        if node.start is not None and not between.strip() and (whole or "\n" not in between):
            return at
    return None


def _merge(text: str, nodes: Sequence[Node], edit: Edit) -> Edited:
    target = merge_target(nodes, edit.node)
    if target is None:
        raise ImpossibleEdit
    changed = list(nodes)
    changed[target] = _joined(text, nodes, target, edit.node)
    return _without(text, changed, edit.node, target)


def _joined(text: str, nodes: Sequence[Node], target: int, index: int) -> Node:
    """Return the point at ``target`` with the one at ``index``; a heading on two lines becomes one heading."""
    first, second = nodes[target], nodes[index]
    close = all(node.start is None for node in nodes[target + 1 : index])
    next_to = close and None not in {first.end, second.start} and not text[first.end : second.start].strip()
    titles = [title for title in (first.title, second.title) if title]
    title = ("" if next_to else "；").join(titles)[:LONGEST_TITLE]
    joined = replace(first, title=title)
    if second.start is None or second.end is None:
        return joined
    if first.start is None:
        return replace(second, label=first.label, title=title, level=first.level) if close else joined
    if next_to:
        joined = replace(joined, end=second.end, body_start=second.body_start)
    return replace(joined, body_end=max(_stop(first), _stop(second)))


def _without(text: str, nodes: Sequence[Node], index: int, keeper: int | None) -> Edited:
    went = tuple(keeper if each == index else each - (each > index) for each in range(len(nodes)))
    return Edited(settled(text, [*nodes[:index], *nodes[index + 1 :]]), went)


def _with_line(text: str, nodes: Sequence[Node], start: int) -> Edited:
    line = text[start:].partition("\n")[0].rstrip() if 0 <= start < len(text) else ""
    end = start + len(line)
    spans = [(node.start, node.end) for node in nodes if node.start is not None and node.end is not None]
    begins = start == 0 or text[start - 1 : start] == "\n"
    if not begins or not line or any(first < end and start < last for first, last in spans):
        raise ImpossibleEdit
    label = find_label(text, start, end)
    label = label if label and label.end < end else None
    holders = [i for i, n in enumerate(nodes) if n.start is not None and n.start < start < _stop(n)]
    level = _level_of_line(nodes, holders, label.family if label else "")
    above = [index for index, node in enumerate(nodes) if node.start is not None and node.start < start][-1:]
    at = above[0] + 1 if above else 0
    while above and at < len(nodes) and nodes[at].start is None and nodes[at].level > level:
        at += 1
    title = text[label.end if label else start : end].strip().rstrip("。：:")[:LONGEST_TITLE]
    closed = [nodes[index] for index in holders if nodes[index].level >= level] or [nodes[i] for i in holders[-1:]]
    following = [first for first, _ in spans if first > start]
    stop = max(map(_stop, closed)) if closed else min([*following, len(text)])
    node = Node(label.text if label else "", title or line, level, start, end, None, max(stop, end))
    went = tuple(index + (index >= at) for index in range(len(nodes)))
    return Edited(settled(text, [*nodes[:at], node, *nodes[at:]]), went)


def _level_of_line(nodes: Sequence[Node], holders: Sequence[int], family: str) -> int:
    """Return the level of the point of the same family, else below the one that holds the line, or beside it."""
    for node in reversed(nodes):
        label = find_label(f"{node.label}题") if family and node.label else None
        if label and label.family == family:
            return node.level
    level = nodes[holders[-1]].level if holders else 0
    return min(max(level + bool(family), 1), DEEPEST)


def _stop(node: Node) -> int:
    """Return where the point's text ends, or its heading when there is none."""
    return max(node.end or 0, node.body_end or 0)


_EDITS: dict[EditKind, Callable[[str, Sequence[Node], Edit], Edited]] = {
    EditKind.RENAME: _rename,
    EditKind.PROMOTE: _promote,
    EditKind.DEMOTE: _demote,
    EditKind.MERGE: _merge,
    EditKind.REMOVE: _remove,
}
