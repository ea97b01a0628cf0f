"""Choices depend on the seed and on nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from question_bank.drafting.chance import Chance


def test_one_seed_gives_one_stream() -> None:
    assert [Chance(1, "a").below(100) for _ in range(3)] == [Chance(1, "a").below(100)] * 3
    stream, again = Chance(7, "rule"), Chance(7, "rule")
    assert [stream.below(1000) for _ in range(9)] == [again.below(1000) for _ in range(9)]


def test_another_seed_gives_another() -> None:
    one, other = Chance(1, "rule"), Chance(2, "rule")
    assert [one.below(1000) for _ in range(9)] != [other.below(1000) for _ in range(9)]


def test_the_stream_is_the_same_on_every_machine() -> None:
    stream = Chance(0, "blank_number", "number-1")
    assert [stream.below(10) for _ in range(6)] == [3, 7, 1, 1, 2, 4]


@given(st.lists(st.integers(), max_size=9), st.integers())
def test_shuffling_keeps_everything(choices: list[int], seed: int) -> None:
    assert sorted(Chance(seed).shuffled(choices)) == sorted(choices)


def test_every_place_is_reached() -> None:
    assert {Chance(seed).one("abcd") for seed in range(60)} == set("abcd")
