"""Item and paper statistics."""

import random
import statistics
from math import sqrt

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from question_bank.statistics import analyse

MARKS = [[1, 1, 1, 0], [1, 1, 0, 0], [1, 0, 0, 0], [1, 1, 1, 1], [0, 0, 0, 0]]


def test_a_small_matrix_worked_out_by_hand():
    """Totals 3, 2, 1, 4, 0: variance 2.5; item variances 0.2, 0.3, 0.3, 0.2: α = 4/3 · (1 - 1/2.5) = 0.8."""
    paper = analyse(MARKS, [1, 1, 1, 1]).paper
    assert (paper.persons, paper.items, paper.mean, paper.median) == (5, 4, 2, 2)
    assert paper.deviation == pytest.approx(sqrt(2.5))
    assert paper.alpha == pytest.approx(0.8, abs=1e-9)
    assert paper.error_ratio == pytest.approx(sqrt(0.2), abs=1e-9)
    assert paper.standard_error == pytest.approx(sqrt(0.2 * 2.5), abs=1e-9)
    assert paper.skewness == pytest.approx(0, abs=1e-9)
    assert paper.kurtosis == pytest.approx(-1.2, abs=1e-9)
    assert not paper.approximate


def test_an_item_worked_out_by_hand():
    """Item 2: marks 1 1 0 1 0, rest scores 2 1 1 3 0; cov 0.45, var 0.3 and 1.3; sorted cov 0.45."""
    item = analyse(MARKS, [1, 1, 1, 1]).items[1]
    assert (item.persons, item.facility) == (5, 0.6)
    assert item.deviation == pytest.approx(sqrt(0.3))
    assert item.discrimination == pytest.approx(0.45 / sqrt(0.3 * 1.3), abs=1e-9)
    assert item.efficiency == pytest.approx(0.45 / 0.45, abs=1e-9)


def test_facility_is_a_share_of_the_full_mark():
    assert [item.facility for item in analyse([[2, 3], [1, 0]], [2, 6]).items] == [0.75, 0.25]


matrices = st.integers(2, 5).flatmap(
    lambda items: st.lists(st.lists(st.integers(0, 4), min_size=items, max_size=items), min_size=2, max_size=12)
)


def _alpha(rows):
    """Cronbach's α from its definition."""
    count = len(rows[0])
    total = statistics.variance([sum(row) for row in rows])
    return (
        count / (count - 1) * (1 - sum(statistics.variance(column) for column in zip(*rows, strict=True)) / total)
    )


@settings(max_examples=60)
@given(matrices)
def test_alpha_agrees_with_its_definition_also_without_each_item(rows):
    found = analyse(rows, [4] * len(rows[0]))
    assume(statistics.variance([sum(row) for row in rows]) > 0)
    assert found.paper.alpha == pytest.approx(_alpha(rows), abs=1e-6)
    for index, item in enumerate(found.items):
        rest = [row[:index] + row[index + 1 :] for row in rows]
        if len(rest[0]) > 1 and statistics.variance([sum(row) for row in rest]) > 0:
            assert item.alpha_without == pytest.approx(_alpha(rest), abs=1e-6)


@settings(max_examples=60)
@given(matrices)
def test_discrimination_and_efficiency_agree_with_their_definitions(rows):
    found = analyse(rows, [4] * len(rows[0]))
    for index, item in enumerate(found.items):
        marks = [row[index] for row in rows]
        rests = [sum(row) - row[index] for row in rows]
        if len(set(marks)) == 1 or len(set(rests)) == 1:
            assert (item.discrimination, item.efficiency) == (None, None)
            continue
        assert item.discrimination == pytest.approx(statistics.correlation(marks, rests), abs=1e-6)
        most = statistics.covariance(sorted(marks), sorted(rests))
        assert item.efficiency == pytest.approx(statistics.covariance(marks, rests) / most, abs=1e-6)


def test_a_negative_alpha_is_shown_as_it_is():
    """Item variances 1/3 and 1/4, total variance 1/4: α = 2 · (1 - 7/3)."""
    paper = analyse([[1, 0], [0, 1], [1, 0], [0, 0]], [1, 1]).paper
    assert paper.alpha == pytest.approx(-8 / 3)
    assert paper.error_ratio == pytest.approx(sqrt(11 / 3))


def test_what_cant_be_computed_is_none():
    alone = analyse([[1, 0]], [1, 1])
    assert (alone.paper.alpha, alone.paper.deviation, alone.paper.standard_error) == (None, None, None)
    assert alone.items[0].facility == 1
    assert alone.items[0].discrimination is None
    same = analyse([[1, 1], [1, 1], [1, 1]], [1, 1])
    assert (same.paper.deviation, same.paper.alpha, same.paper.skewness) == (0, None, None)
    nobody = analyse([[None, None]], [1, 1])
    assert (nobody.paper.persons, nobody.paper.mean, nobody.items[0].facility) == (0, None, None)
    assert analyse([[1], [0]], [1]).paper.alpha is None


def test_missing_cells_leave_persons_out_of_an_item():
    found = analyse([[1, None, 1], [0, 1, None], [None, 0, 0], [1, 1, None]], [1, 1, 1])
    assert [item.persons for item in found.items] == [3, 3, 2]
    assert found.items[0].facility == pytest.approx(2 / 3)
    assert found.items[1].discrimination == pytest.approx(statistics.correlation([1, 0, 1], [0, 0, 1]), abs=1e-9)
    assert found.paper.approximate
    assert found.paper.alpha is not None


def test_alpha_of_drawn_papers_is_near_that_of_whole_ones():
    """Half the cells are taken away at random: α of papers half as long, by Spearman and Brown."""
    chance = random.Random(3)
    whole = []
    for _ in range(2000):
        ability = chance.gauss(0, 1)
        whole.append([float(chance.gauss(ability, 1.5) > 0) for _ in range(20)])
    drawn = [
        [mark if index in chosen else None for index, mark in enumerate(row)]
        for row in whole
        for chosen in [chance.sample(range(20), 10)]
    ]
    full, half = analyse(whole, [1] * 20).paper.alpha, analyse(drawn, [1] * 20).paper.alpha
    assert half == pytest.approx(full / 2 / (1 - full / 2), abs=0.03)


def test_rows_must_have_a_cell_for_every_item():
    with pytest.raises(ValueError, match="cell"):
        analyse([[1, 0], [1]], [1, 1])
