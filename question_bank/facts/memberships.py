"""Which points a section holds: the headings under one heading, as the body prints them."""

from __future__ import annotations

from collections import defaultdict

from question_bank.facts.clauses import Span
from question_bank.facts.model import FactKind, Membership, Reading, fact_id
from question_bank.outline.model import Node


def find_memberships(reading: Reading) -> list[Membership]:
    """Return one fact for each outline point with three or more points below it that have text."""
    children: dict[int | None, list[Node]] = defaultdict(list)
    for node in reading.outline.nodes:
        children[node.parent].append(node)
    found = []
    for index, node in enumerate(reading.outline.nodes):
        below = children.get(index, [])
        spans = tuple(Span(child.start, child.end) for child in below if child.start is not None and child.end)
        if len(spans) >= 3 and len(spans) == len(below):
            identity = fact_id(FactKind.MEMBERSHIP, node.title, *(child.title for child in below))
            titles = tuple(child.title for child in below)
            found.append(Membership(identity, index, spans, titles))
    return found
