"""From a draft to an item: evidence, outline path, explanation, ids."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from question_bank.documents.model import Document
from question_bank.drafting.draft import Draft, Material
from question_bank.drafting.windows import quoted
from question_bank.facts.clauses import Span
from question_bank.facts.model import Reading
from question_bank.items.jsonl import content_id
from question_bank.items.model import Evidence, Item, Kind, Option

_LETTERS = "abcdefgh"
_MARKS = {Kind.MULTIPLE_CHOICE: Decimal(2), Kind.ORDERING: Decimal(2)}


def assemble(material: Material, draft: Draft, score: float, ready: bool) -> Item:
    """Return the item; its id depends only on what it asks and on its key."""
    options = tuple(
        Option(letter, text, correct) for letter, (text, correct) in zip(_LETTERS, draft.choices, strict=False)
    )
    item = Item(
        id="",
        kind=draft.kind,
        stem=draft.stem,
        options=options,
        answer=draft.answer,
        explanation=_explanation(material.reading, draft),
        difficulty=draft.facility,
        outline=outline_path(material.reading, draft.fact.statement.node),
        max_mark=_MARKS.get(draft.kind, Decimal(1)),
        family=draft.family,
        fact=draft.fact.id,
        ready=ready,
        evidence=_evidence(material.reading.document, draft.fact.statement.span),
        score=score,
    )
    return replace(item, id=content_id(item))


def outline_path(reading: Reading, node: int | None) -> tuple[str, ...]:
    """Return the labels from the topmost point down (“二”, “（一）”); a heading without one gives its title."""
    return tuple(point.label.strip().rstrip("、.．，") or point.title for point in reading.outline.path(node))


def _evidence(document: Document, span: Span) -> Evidence:
    start, end = span
    raw = document.origin.span(start, end) if document.origin else (None, None)
    return Evidence(document.name, document.sha256, start, end, document.text[start:end], *raw)


def _explanation(reading: Reading, draft: Draft) -> str:
    path = reading.outline.path(draft.fact.statement.node)
    place = f"见“{quoted(path[-1].label + path[-1].title)}”部分" if path else "见材料原文"
    if draft.says:
        return f"材料原文为“{draft.says}”，{place}。"
    return f"{place}。"
