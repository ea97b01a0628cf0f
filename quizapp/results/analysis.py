"""Figures of one question from grouped marks. Pure.

People are counted with the best of their submitted attempts, and only those who met the question, because
papers are drawn at random.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import sqrt


@dataclass(frozen=True, slots=True)
class Sample:
    """So many people (``count``) got ``mark`` out of ``max_mark`` on the question and ``total`` on their paper."""

    mark: Decimal
    max_mark: Decimal
    total: Decimal
    count: int


def people(samples: Sequence[Sample]) -> int:
    """Return how many people met the question."""
    return sum(sample.count for sample in samples)


def facility(samples: Sequence[Sample]) -> Decimal | None:
    """Return the share of the marks that was got, 0 to 1 (通过率); None when nobody met the question."""
    full = sum((sample.max_mark * sample.count for sample in samples), Decimal(0))
    return sum((sample.mark * sample.count for sample in samples), Decimal(0)) / full if full else None


def discrimination(samples: Sequence[Sample]) -> float | None:
    """Return the item–rest correlation, -1 to 1 (区分度): cov(x, R) / √(var x · var R), R = total − x.

    None when it can't be computed: fewer than two people, or all marks or all rests alike. The sums are exact,
    so that "alike" is.
    """
    marks = [Fraction(sample.mark) for sample in samples]
    rests = [Fraction(sample.total - sample.mark) for sample in samples]
    counts = [sample.count for sample in samples]
    variances = _covariance(marks, marks, counts) * _covariance(rests, rests, counts)
    return float(_covariance(marks, rests, counts)) / sqrt(variances) if variances else None


def _covariance(left: Sequence[Fraction], right: Sequence[Fraction], counts: Sequence[int]) -> Fraction:
    """Return the covariance up to a factor that is the same for all pairs of one sample."""
    n = sum(counts)
    products = sum((a * b * count for a, b, count in zip(left, right, counts, strict=True)), Fraction(0))
    sum_left = sum((a * count for a, count in zip(left, counts, strict=True)), Fraction(0))
    sum_right = sum((b * count for b, count in zip(right, counts, strict=True)), Fraction(0))
    return n * products - sum_left * sum_right
