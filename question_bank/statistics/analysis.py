"""Item and test statistics of a person × item matrix of marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt

from question_bank.statistics.moments import (
    correlation,
    covariance,
    kurtosis,
    mean,
    median,
    skewness,
    variance,
)

Matrix = Sequence[Sequence[float | None]]
"""A row a person, a column an item; None where a person didn't meet the item."""


@dataclass(frozen=True, slots=True)
class ItemAnalysis:
    """One item, over the ``persons`` who met it.

    ``facility``: mean mark / full mark. ``discrimination``: correlation of the mark with the rest score (the
    total of the other items). ``efficiency``: covariance with the rest score / the largest covariance that
    these marks and rest scores could have, both sorted. ``alpha_without``: Cronbach's α without the item.
    """

    persons: int
    facility: float | None
    deviation: float | None
    discrimination: float | None
    efficiency: float | None
    alpha_without: float | None


@dataclass(frozen=True, slots=True)
class PaperAnalysis:
    """The whole paper. Marks are in points, ``error_ratio`` and the rest without unit.

    ``alpha``: Cronbach's α, KR-20 for marks of 0 and 1, shown as it comes, also when negative (Cronbach
    1951); ``approximate`` where cells are missing. ``error_ratio``: √(1 - α).
    ``standard_error``: error ratio × standard deviation of the totals.
    """

    persons: int
    items: int
    mean: float | None
    median: float | None
    deviation: float | None
    skewness: float | None
    kurtosis: float | None
    alpha: float | None
    approximate: bool
    error_ratio: float | None
    standard_error: float | None


@dataclass(frozen=True, slots=True)
class Analysis:
    """Paper and items, in the order of the columns."""

    paper: PaperAnalysis
    items: tuple[ItemAnalysis, ...]


def analyse(marks: Matrix, maxima: Sequence[float]) -> Analysis:
    """Analyse ``marks``; ``maxima`` holds the full mark of every item.

    Persons without any mark are left out. Rows of another length than ``maxima`` raise ValueError.
    """
    if any(len(row) != len(maxima) for row in marks):
        raise ValueError("every person needs a cell for every item")
    met = [row for row in marks if any(mark is not None for mark in row)]
    totals = [fsum(mark for mark in row if mark is not None) for row in met]
    columns = [[row[item] for row in met] for item in range(len(maxima))]
    whole = all(mark is not None for row in met for mark in row)
    alphas = _Alpha(columns, len(met))
    items = tuple(
        _analyse_item(column, totals, maximum, alphas.without(index))
        for index, (column, maximum) in enumerate(zip(columns, maxima, strict=True))
    )
    alpha = alphas.whole()
    spread = variance(totals)
    deviation = None if spread is None else sqrt(spread)
    ratio = sqrt(1 - alpha) if alpha is not None and alpha <= 1 else None
    paper = PaperAnalysis(
        persons=len(met),
        items=len(maxima),
        mean=mean(totals),
        median=median(totals),
        deviation=deviation,
        skewness=skewness(totals),
        kurtosis=kurtosis(totals),
        alpha=alpha,
        approximate=not whole,
        error_ratio=ratio,
        standard_error=None if ratio is None or deviation is None else ratio * deviation,
    )
    return Analysis(paper, items)


def _analyse_item(
    column: Sequence[float | None], totals: Sequence[float], maximum: float, alpha_without: float | None
) -> ItemAnalysis:
    pairs = [(mark, total - mark) for mark, total in zip(column, totals, strict=True) if mark is not None]
    marks, rests = [mark for mark, _ in pairs], [rest for _, rest in pairs]
    average, spread = mean(marks), variance(marks)
    return ItemAnalysis(
        persons=len(marks),
        facility=None if average is None or maximum == 0 else average / maximum,
        deviation=None if spread is None else sqrt(spread),
        discrimination=correlation(marks, rests),
        efficiency=_efficiency(marks, rests),
        alpha_without=alpha_without,
    )


def _efficiency(marks: Sequence[float], rests: Sequence[float]) -> float | None:
    if not variance(marks) or not variance(rests):
        return None
    most, found = covariance(sorted(marks), sorted(rests)), covariance(marks, rests)
    return None if not most or found is None else found / most


class _Alpha:
    """Cronbach's α, with and without each item, from the mean variance and the mean covariance of items.

    p·c / (v + (p - 1)·c), where p is the number of items that a person met on average: the same as
    p/(p - 1)·(1 - Σvar(item)/var(total)) where every cell is filled, and the α of a drawn paper where not.
    """

    def __init__(self, columns: Sequence[Sequence[float | None]], persons: int) -> None:
        self._persons = persons
        self._met = [0] * persons
        self._sums = [0.0] * persons
        self._deviations: list[list[tuple[int, float]]] = []
        for column in columns:
            marks = [(person, mark) for person, mark in enumerate(column) if mark is not None]
            middle = fsum(mark for _, mark in marks) / len(marks) if marks else 0.0
            self._deviations.append([(person, mark - middle) for person, mark in marks])
            for person, mark in marks:
                self._met[person] += 1
                self._sums[person] += mark - middle
        self._squares = [fsum(value * value for _, value in column) for column in self._deviations]
        self._cells = sum(self._met)
        self._free = sum(max(0, len(column) - 1) for column in self._deviations)
        self._pairs = sum(met * (met - 1) for met in self._met)
        self._products = fsum(value * value for value in self._sums) - fsum(self._squares)

    def whole(self) -> float | None:
        """Return α of all items; None where it can't be computed."""
        return self._alpha(self._cells, fsum(self._squares), self._free, self._products, self._pairs)

    def without(self, item: int) -> float | None:
        """Return α of all items but one."""
        column = self._deviations[item]
        return self._alpha(
            self._cells - len(column),
            fsum(square for other, square in enumerate(self._squares) if other != item),
            self._free - max(0, len(column) - 1),
            self._products - 2 * fsum(value * (self._sums[person] - value) for person, value in column),
            self._pairs - 2 * sum(self._met[person] - 1 for person, _ in column),
        )

    def _alpha(self, cells: int, squares: float, free: int, products: float, pairs: int) -> float | None:
        if self._persons < 2 or free < 1 or pairs < 1:
            return None
        length = cells / self._persons
        own = squares / free
        between = products / pairs * self._persons / (self._persons - 1)
        total = own + (length - 1) * between
        return None if length <= 1 or total <= own * 1e-12 else length * between / total
