"""The other figures of a sentence that bound what a figure could have been."""

from __future__ import annotations

from decimal import Decimal

from question_bank.drafting.draft import Material
from question_bank.facts.model import FactKind, Number


def beside(material: Material, number: Number) -> list[Decimal]:
    """Return the figures that the statement gives in the same unit."""
    return [
        other.value
        for other in material.facts
        if isinstance(other, Number)
        and other.kind is FactKind.NUMBER
        and other.statement is number.statement
        and other.unit == number.unit
        and other.value != number.value
    ]
