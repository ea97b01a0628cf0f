"""Figures of one question."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from question_bank.statistics import analyse
from quizapp.results.analysis import Sample, discrimination, facility, people

HALVES = st.integers(0, 4).map(lambda halves: halves / 2)
papers = st.lists(st.tuples(HALVES, HALVES, HALVES), min_size=1, max_size=12)


def samples_of(rows: list[tuple[float, ...]], column: int) -> list[Sample]:
    counted = Counter((Decimal(str(row[column])), Decimal(str(sum(row)))) for row in rows)
    return [Sample(mark, Decimal(2), total, count) for (mark, total), count in counted.items()]


@given(papers)
@settings(max_examples=80, deadline=None)
def test_grouped_figures_are_those_of_the_whole_matrix(rows: list[tuple[float, ...]]) -> None:
    items = analyse(rows, [2, 2, 2]).items
    for column, item in enumerate(items):
        samples = samples_of(rows, column)
        assert people(samples) == item.persons
        assert float(facility(samples)) == pytest.approx(item.facility, abs=1e-9)
        assert discrimination(samples) == (
            None if item.discrimination is None else pytest.approx(item.discrimination, abs=1e-6)
        )


def test_nobody_and_one_person_give_no_figures() -> None:
    assert facility([]) is None
    assert discrimination([]) is None
    assert discrimination([Sample(Decimal(1), Decimal(1), Decimal(7), 1)]) is None


def test_marks_that_are_all_alike_have_no_discrimination() -> None:
    alike = [Sample(Decimal(1), Decimal(1), Decimal(total), 3) for total in (4, 7, 9)]
    assert discrimination(alike) is None


def test_facility_respects_full_marks_that_differ_between_papers() -> None:
    mixed = [Sample(Decimal(1), Decimal(1), Decimal(5), 1), Sample(Decimal(0), Decimal(3), Decimal(5), 1)]
    assert facility(mixed) == Decimal("0.25")
