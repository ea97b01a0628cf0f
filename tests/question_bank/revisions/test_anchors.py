"""Equal elements are paired in order, then wherever they are."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.revisions.anchors import kept, moved

WORDS = st.lists(st.sampled_from("abcdefgh"), max_size=30)


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ("abc", "abc", [(0, 0), (1, 1), (2, 2)]),
        ("abcde", "abxde", [(0, 0), (1, 1), (3, 3), (4, 4)]),
        ("xaxbx", "xxaxbx", [(0, 0), (1, 2), (2, 3), (3, 4), (4, 5)]),
        ("abcd", "bcda", [(1, 0), (2, 1), (3, 2)]),
        ("aa", "bb", []),
        ("", "ab", []),
    ],
)
def test_equal_elements_keep_their_order(old: str, new: str, pairs: list[tuple[int, int]]) -> None:
    assert kept(old, new) == pairs


@given(WORDS, WORDS)
def test_pairs_are_equal_and_rise_on_both_sides(old: list[str], new: list[str]) -> None:
    pairs = kept(old, new)
    assert all(old[here] == new[there] for here, there in pairs)
    assert all(before < after for side in zip(*pairs, strict=True) for before, after in itertools.pairwise(side))


@given(WORDS, WORDS)
def test_nothing_equal_is_left_over(old: list[str], new: list[str]) -> None:
    same = kept(old, new)
    pairs = [*same, *moved(old, new, same)]
    assert len(set(pairs)) == len({here for here, _ in pairs}) == len({there for _, there in pairs})
    rest_old = {element for index, element in enumerate(old) if index not in {here for here, _ in pairs}}
    rest_new = {element for index, element in enumerate(new) if index not in {there for _, there in pairs}}
    assert not rest_old & rest_new
