"""Marks of items and of whole papers, in exact decimals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from question_bank.items.kinds import KINDS, is_blank
from question_bank.items.model import Item, Response
from question_bank.marking.policies import Policy, Terms

MARK_SCALE = 10_000
"""Marks are kept to four places: thirds of a mark are rounded, half up, once an item."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What an answer got. ``correct`` is None where a person must mark, and then ``mark`` is 0 until they do."""

    mark: Decimal
    max: Decimal
    policy: str
    correct: bool | None


@dataclass(frozen=True, slots=True)
class PaperScore:
    """What a paper got: ``total`` is never below 0; ``waiting`` counts the answers that a person must mark."""

    total: Decimal
    max: Decimal
    marks: tuple[Mark, ...]
    waiting: int


def mark_item(
    item: Item,
    response: Response,
    policy: Policy,
    max_mark: Decimal | None = None,
    *,
    terms: Terms = Terms(),  # noqa: B008 — immutable
) -> Mark:
    """Mark ``response`` by ``policy``, for an item worth ``max_mark`` (the item's own mark when None).

    A response that isn't admissible for the item gets nothing; an unanswered item gets 0 under every policy.
    """
    full = item.max_mark if max_mark is None else max_mark
    if is_blank(response):
        return Mark(Decimal(0), full, policy.label, correct=False)
    tally = KINDS[item.kind].tally(item, response)
    if tally is None:
        return Mark(Decimal(0), full, policy.label, correct=None)
    mark = policy.mark(item.kind, tally, Fraction(full), terms) if tally.right + tally.wrong else Fraction(0)
    return Mark(_rounded(mark), full, policy.label, correct=tally.complete)


def score_paper(
    answers: Iterable[tuple[Item, Response, Decimal]],
    policy: Policy,
    *,
    terms: Terms = Terms(),  # noqa: B008 — immutable
) -> PaperScore:
    """Mark every ``(item, response, worth)`` of a paper and add the marks up."""
    marks = tuple(mark_item(item, response, policy, worth, terms=terms) for item, response, worth in answers)
    return PaperScore(
        total=max(Decimal(0), sum((mark.mark for mark in marks), Decimal(0))),
        max=sum((mark.max for mark in marks), Decimal(0)),
        marks=marks,
        waiting=sum(mark.correct is None for mark in marks),
    )


def _rounded(mark: Fraction) -> Decimal:
    scaled = mark * MARK_SCALE
    magnitude = (2 * abs(scaled.numerator) + scaled.denominator) // (2 * scaled.denominator)
    value = Decimal(magnitude).copy_sign(Decimal(-1 if scaled < 0 else 1)) / MARK_SCALE
    return value or Decimal(0)
