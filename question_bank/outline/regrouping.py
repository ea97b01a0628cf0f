"""The sentences of a document under an outline that was edited by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from question_bank.outline.model import Node, Outline, Sentence


def regrouped(outline: Outline, nodes: Sequence[Node]) -> Outline:
    """Return ``outline``, as it was recovered, with ``nodes`` instead: its sentences under them.

    What is no heading any more is a sentence like others; what became one, or part of one, states nothing. Text
    after a seam that belonged to a lost point belongs to none still, unless one was added for it.
    """
    places = list(_places(outline.sentences, nodes))
    recovered = list(_places(outline.sentences, outline.nodes))
    headings = {node.start for node in nodes}
    dropped = [node for node in outline.nodes if node.start is not None and node.start not in headings]
    known = {node.start for node in outline.nodes}
    added = [node for node in nodes if node.start is not None and node.start not in known]
    was = list(_within(outline.sentences, dropped))
    becomes = list(_within(outline.sentences, added))
    sentences = []
    for index, sentence in enumerate(outline.sentences):
        place, old = places[index], was[index]
        lost = sentence.node is None and recovered[index] is not None
        if lost and place is not None and nodes[place].start in known:
            place = None
        freed = old is not None and not _named(old, nodes, place)
        heading = becomes[index] is not None or (sentence.heading and not freed)
        sentences.append(replace(sentence, node=place, heading=heading))
    return Outline(outline.title, tuple(nodes), tuple(sentences))


def _places(sentences: Sequence[Sentence], nodes: Sequence[Node]) -> Iterator[int | None]:
    """Yield the index of the innermost point whose heading or text holds each sentence."""
    starts = [(node.start, index) for index, node in enumerate(nodes) if node.start is not None]
    following = 0
    inside: list[tuple[int, int]] = []
    for sentence in sentences:
        while following < len(starts) and starts[following][0] <= sentence.start:
            start, index = starts[following]
            while inside and inside[-1][0] <= start:
                inside.pop()
            inside.append((max(nodes[index].end or 0, nodes[index].body_end or 0), index))
            following += 1
        while inside and inside[-1][0] <= sentence.start:
            inside.pop()
        yield inside[-1][1] if inside else None


def _within(sentences: Sequence[Sentence], nodes: Sequence[Node]) -> Iterator[Node | None]:
    """Yield the point in whose heading each sentence begins."""
    following = 0
    for sentence in sentences:
        while following < len(nodes) and (nodes[following].end or 0) <= sentence.start:
            following += 1
        node = nodes[following] if following < len(nodes) else None
        yield node if node and node.start is not None and node.start <= sentence.start else None


def _named(old: Node, nodes: Sequence[Node], place: int | None) -> bool:
    """Whether a heading went into the one of the point that holds it now."""
    return place is not None and old.title in nodes[place].title
