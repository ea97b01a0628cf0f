"""Material for rules, and items to spoil."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from question_bank.documents.model import Document
from question_bank.drafting.draft import Draft, Material
from question_bank.facts import read_facts
from question_bank.facts.model import Fact
from question_bank.facts.statements import read_statements
from question_bank.items.model import Answer, Evidence, Item, Kind, Option
from question_bank.outline.model import Outline
from tests.question_bank.facts.readings import parse

Rule = Callable[[Material, Fact], Draft | None]


def material_of(*lines: str, title: str = "", seed: int = 0) -> Material:
    """Return what rules draft from, read from ``lines`` (see ``readings.parse``)."""
    reading = read_statements(*parse(*lines, title=title))
    return Material(reading, tuple(read_facts(reading)), seed)


def drafted(rule: Rule, *lines: str, title: str = "", seed: int = 0) -> list[Draft]:
    """Return what one rule drafts from ``lines``."""
    material = material_of(*lines, title=title, seed=seed)
    return [draft for fact in material.facts if (draft := rule(material, fact))]


def item(
    document: Document,
    quote: str,
    stem: str,
    *options: str,
    kind: Kind = Kind.SINGLE_CHOICE,
    key: str | tuple[str, ...] = (),
    answer: Answer = None,
    outline: tuple[str, ...] = (),
) -> Item:
    """Return an item that quotes ``quote`` from ``document``; the options in ``key`` are right."""
    start = document.text.index(quote)
    keys = (key,) if isinstance(key, str) else key
    return Item(
        id="q1",
        kind=kind,
        stem=stem,
        options=tuple(Option("abcdefgh"[n], text, text in keys) for n, text in enumerate(options)),
        answer=answer,
        outline=outline,
        max_mark=Decimal(1),
        evidence=Evidence(document.name, document.sha256, start, start + len(quote), quote),
    )


def broken_gates(ids: list[str]) -> set[str]:
    """Return the gates (``gate3``) among notice ids (``gate3.filler``)."""
    return {id_.partition(".")[0] for id_ in ids}


__all__ = ["Document", "Outline", "broken_gates", "drafted", "item", "material_of"]
