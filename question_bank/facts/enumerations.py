"""Parallel elements joined by ``、``, quoted formulae of that shape, and pairs (“既…又…”)."""

from __future__ import annotations

import re

from question_bank.facts.clauses import Span, split
from question_bank.facts.limits import LONGEST, Tail, first_element, joined_elements, last_element
from question_bank.facts.model import Enumeration, FactKind, Reading, Statement, fact_id

_QUOTED = re.compile(r"“([^“”]{5,60})”")
_AFTER_FORMULA = re.compile(r"的?([一-鿿]{2,4})")
_PAIR = re.compile(r"既(?P<one>[^，。；既又]{4,24})，又(?P<other>[^，。；既又]{4,24})(?=[，。；])")
_FIGURES = {character: figure for figure, character in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_SHORTEST_TWIN = 5
_STEPS = ("阶段", "步骤", "程序", "流程")


def find_enumerations(reading: Reading, statement: Statement) -> list[Enumeration]:
    """Return the enumerations of one statement, in reading order."""
    found = [*_quoted(reading, statement), *_pairs(reading, statement)]
    for clause in split(reading.text, statement.span, "，；。：！"):
        found += _listed(reading, statement, clause)
    return sorted(found, key=lambda fact: fact.key)


def _quoted(reading: Reading, statement: Statement) -> list[Enumeration]:
    found = []
    for match in _QUOTED.finditer(reading.text, *statement.span):
        inside = Span(*match.span(1))
        elements = tuple(split(reading.text, inside, "、，"))
        if len(elements) < 2 or any(not 2 <= size(element) <= LONGEST for element in elements):
            continue
        after = _AFTER_FORMULA.match(reading.text, inside.end + 1, statement.span.end)
        tail = Tail(head=after[1] if after else "")
        found.append(_enumeration(reading, statement, elements, (True, True), tail, quoted=True))
    return found


def _pairs(reading: Reading, statement: Statement) -> list[Enumeration]:
    return [
        _enumeration(
            reading, statement, (Span(*match.span("one")), Span(*match.span("other"))), (True, True), Tail()
        )
        for match in _PAIR.finditer(reading.text, *statement.span)
    ]


def _listed(reading: Reading, statement: Statement, clause: Span) -> list[Enumeration]:
    """Return the list in ``clause``, if it holds one of three or more elements."""
    parts = split(reading.text, clause, "、")
    if len(parts) == 2:
        return _twins(reading, statement, *parts)
    closing = next((n for n, part in enumerate(parts) if "等" in reading.of(part)), len(parts) - 1)
    parts = parts[: closing + 1]
    middle = parts[1:-1]
    sizes = [size(part) for part in middle]
    if not middle or min(sizes) < 2 or max(sizes) > min(LONGEST, 2 * min(sizes) + 1):
        return []
    inner = [reading.of(part) for part in middle]
    first = first_element(reading.text, parts[0], inner)
    last, tail = last_element(reading.text, parts[-1], inner)
    ending = joined_elements(reading.text, last.span, inner)
    last_sure = last.sure or len(ending) == 2
    elements = (first.span, *middle, *ending)
    if not first.sure and not last_sure:
        return []
    if tail.count and _figure(reading.of(tail.count)) != len(elements):
        return []
    return [_enumeration(reading, statement, elements, (first.sure, last_sure), tail)]


def _twins(reading: Reading, statement: Statement, left: Span, right: Span) -> list[Enumeration]:
    """Return a list of two that are built alike: as long as each other, with the same first character."""
    for length in range(min(size(left), size(right), LONGEST), _SHORTEST_TWIN - 1, -1):
        one, other = Span(left.end - length, left.end), Span(right.start, right.start + length)
        after = reading.text[other.end : right.end]
        if reading.text[one.start] == reading.text[other.start] and (not after or after[0] in "的等"):
            return [_enumeration(reading, statement, (one, other), (True, True), Tail())]
    return []


def _enumeration(
    reading: Reading,
    statement: Statement,
    elements: tuple[Span, ...],
    sure: tuple[bool, bool],
    tail: Tail,
    *,
    quoted: bool = False,
) -> Enumeration:
    kind = FactKind.STEPS if tail.count and tail.head.endswith(_STEPS) else FactKind.ENUMERATION
    return Enumeration(
        id=fact_id(kind, *map(reading.of, elements)),
        kind=kind,
        statement=statement,
        key=Span(elements[0].start, elements[-1].end),
        elements=elements,
        first_sure=sure[0],
        last_sure=sure[1],
        count=tail.count,
        measure=tail.measure,
        head=tail.head,
        open=tail.open,
        quoted=quoted,
    )


def size(span: Span) -> int:
    """Return the length of ``span`` in characters."""
    return span.end - span.start


def _figure(printed: str) -> int:
    return _FIGURES[printed] if printed in _FIGURES else int(printed)
