"""Chains rise on both sides, and none is longer."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from question_bank.outline.chains import longest_rising


def test_the_longest_chain_wins() -> None:
    assert longest_rising([(0, 4), (1, 0), (2, 1), (3, 5), (4, 2)]) == [(1, 0), (2, 1), (4, 2)]
    assert longest_rising([]) == []


@given(st.lists(st.integers(0, 8), max_size=8))
def test_no_chain_is_longer(places: list[int]) -> None:
    pairs = list(enumerate(places))
    chain = longest_rising(pairs)
    assert all(before < after for before, after in pairwise(place for _, place in chain))
    longer = combinations(places, len(chain) + 1)
    assert not any(all(before < after for before, after in pairwise(each)) for each in longer)
