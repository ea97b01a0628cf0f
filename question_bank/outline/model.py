"""The recovered outline of a document, and its sentences."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Node:
    """One outline point.

    ``label`` is the printed numeral (``一、``, ``（二）``, ``一要``; empty for an unnumbered heading), ``title``
    the heading without it, ``level`` 1 for the topmost. ``start:end`` is the heading in the clean text, None when
    the point is only named in a listing (``【提纲】``); ``body_start:body_end`` is all text under it, subordinate
    points included, None when there is none, and ``parent`` the index of the point above.
    """

    label: str
    title: str
    level: int
    start: int | None = None
    end: int | None = None
    body_start: int | None = None
    body_end: int | None = None
    parent: int | None = None

    @property
    def has_text(self) -> bool:
        """Whether the document says anything under this point."""
        return self.body_start is not None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, ``text[start:end]``, with its paragraph and its place in the outline.

    ``node`` is the index of the innermost outline point (None before the first one). ``seam``: broken text
    that doesn't read on; ``masked``: names or places were blotted out. Neither becomes a question.
    ``heading``: it is an outline heading, title, source line, salutation or the like, not a statement.
    """

    start: int
    end: int
    paragraph_start: int
    paragraph_end: int
    node: int | None = None
    seam: bool = False
    masked: bool = False
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline's nodes in reading order, and the sentences of the document in theirs."""

    title: str
    nodes: tuple[Node, ...]
    sentences: tuple[Sentence, ...]

    def path(self, node: int | None) -> tuple[Node, ...]:
        """Return the points from the topmost down to ``node``."""
        above: list[Node] = []
        while node is not None:
            above.append(self.nodes[node])
            node = self.nodes[node].parent
        return tuple(reversed(above))
