"""What holds for every outline: a tree in reading order, the text under its points nested and in order."""

from __future__ import annotations

from collections.abc import Sequence

from question_bank.outline.model import Node


def assert_tree(text: str, nodes: Sequence[Node]) -> None:
    """Fail unless levels step by one, headings are in order, and text is nested and never shared by neighbours."""
    above: list[int] = []
    read = 0
    for index, node in enumerate(nodes):
        while above and nodes[above[-1]].level >= node.level:
            above.pop()
        assert node.parent == (above[-1] if above else None)
        assert node.level == len(above) + 1
        assert node.label or node.title
        if node.start is None:
            assert (node.end, node.body_start, node.body_end) == (None, None, None)
        else:
            assert node.end is not None
            assert read <= node.start < node.end <= len(text)
            read = node.end
            _assert_body(text, nodes, index, above)
        above.append(index)


def _assert_body(text: str, nodes: Sequence[Node], index: int, above: Sequence[int]) -> None:
    node = nodes[index]
    if node.body_start is not None:
        assert node.body_end is not None
        assert node.start <= node.body_start < node.body_end <= len(text)
        assert text[node.body_start : node.body_end].strip() == text[node.body_start : node.body_end]
    holder = next((nodes[each] for each in reversed(above) if nodes[each].start is not None), None)
    if holder:
        assert holder.body_start is not None
        assert holder.body_start <= node.start
        assert stop(node) <= stop(holder)
    beside = (each for each in range(index + 1, len(nodes)) if nodes[each].level <= node.level)
    following = (other.start for other in nodes[next(beside, len(nodes)) :] if other.start is not None)
    assert stop(node) <= next(following, len(text))


def stop(node: Node) -> int:
    """Return where a point with text ends."""
    return max(node.end or 0, node.body_end or 0)
