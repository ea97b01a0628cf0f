"""Options of a choice item."""

import pytest

from question_bank.statistics import analyse_options

CHOICES = [["a"], ["a"], ["b"], ["a"], [], ["c"], ["b"], None, ["a"], ["c"], ["b"], ["a"]]
TOTALS = [9, 8, 2, 10, 1, 3, 4, 7, 9, 2, 5, 6]


def test_shares_mean_totals_and_groups():
    """Eleven met the item: the groups hold three (27 %)."""
    a, b, c, d, blank = analyse_options(CHOICES, TOTALS, ["a", "b", "c", "d"])
    assert (a.chosen, b.chosen, c.chosen, d.chosen, blank.chosen) == (5, 3, 2, 0, 1)
    assert a.share == pytest.approx(5 / 11)
    assert a.mean_total == pytest.approx(42 / 5)
    assert (a.upper, a.lower) == (1, 0)
    assert (b.lower, c.lower, blank.lower) == pytest.approx((1 / 3, 1 / 3, 1 / 3))
    assert (d.share, d.mean_total) == (0, None)
    assert blank.option is None


def test_several_ticks_count_for_each_option():
    a, b = analyse_options([["a", "b"], ["a"]], [2, 1], ["a", "b"])
    assert (a.share, b.share) == (1, 0.5)


def test_nobody_met_it():
    (only,) = analyse_options([None, None], [1, 2], ["a"])
    assert (only.share, only.upper, only.mean_total) == (0, None, None)
