"""Moments, against the standard library and values worked out by hand."""

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.statistics.moments import correlation, covariance, kurtosis, mean, median, skewness, variance

numbers = st.lists(st.integers(-100, 100), min_size=2, max_size=20)


@given(numbers)
def test_mean_variance_and_median_agree_with_the_standard_library(values):
    assert mean(values) == pytest.approx(statistics.mean(values))
    assert variance(values) == pytest.approx(statistics.variance(values), abs=1e-9)
    assert median(values) == statistics.median(values)


@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=2, max_size=20))
def test_correlation_agrees_with_the_standard_library(pairs):
    xs, ys = [x for x, _ in pairs], [y for _, y in pairs]
    assert covariance(xs, ys) == pytest.approx(statistics.covariance(xs, ys), abs=1e-9)
    if len(set(xs)) == 1 or len(set(ys)) == 1:
        assert correlation(xs, ys) is None
    else:
        assert correlation(xs, ys) == pytest.approx(statistics.correlation(xs, ys), abs=1e-9)


def test_skewness_and_kurtosis_are_those_of_spreadsheets():
    """SKEW and KURT of 3, 4, 5, 2, 3, 4, 5, 6, 4, 7, as a widely published example gives them."""
    values = [3, 4, 5, 2, 3, 4, 5, 6, 4, 7]
    assert skewness(values) == pytest.approx(0.359543071, abs=1e-6)
    assert kurtosis(values) == pytest.approx(-0.151799637, abs=1e-6)


def test_what_cant_be_computed_is_none():
    assert [mean([]), median([]), variance([1]), covariance([1], [2])] == [None] * 4
    assert [skewness([1, 2]), kurtosis([1, 2, 3]), skewness([2, 2, 2]), kurtosis([2, 2, 2, 2])] == [None] * 4


def test_equal_decimals_have_no_variance_at_all():
    assert variance([0.1] * 7) == 0
