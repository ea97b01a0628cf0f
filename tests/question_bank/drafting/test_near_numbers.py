"""Near figures and dates."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.drafting.chance import Chance
from question_bank.drafting.near_numbers import contradicting, distance, near_dates, near_figures


@given(st.integers(1, 99999), st.integers(0, 50))
def test_three_other_figures_as_long_as_the_key(value: int, seed: int) -> None:
    near = near_figures(str(value), "件", Chance(seed))
    assert len(near) in (0, 3)
    assert len({str(value), *near}) == len(near) + 1
    assert {len(text) for text in near} <= {len(str(value))}


@given(st.decimals(Decimal("0.1"), Decimal("99.9"), places=1), st.integers(0, 50))
def test_shares_stay_below_a_hundred_and_keep_their_decimals(value: Decimal, seed: int) -> None:
    for text in near_figures(str(value), "%", Chance(seed)):
        assert Decimal(0) < Decimal(text) < Decimal(100)
        assert text.partition(".")[2].isdigit()


def test_the_key_takes_every_rank() -> None:
    ranks = {sum(Decimal(t) < 426 for t in near_figures("426", "处", Chance(seed))) for seed in range(60)}
    assert ranks == {0, 1, 2, 3}


def test_a_round_figure_has_round_neighbours() -> None:
    assert all(int(text) % 100 == 0 for text in near_figures("12600", "人", Chance(3)))


def test_a_part_stays_less_than_its_whole() -> None:
    for seed in range(20):
        near = near_figures("398", "处", Chance(seed), [Decimal(426), Decimal(28)])
        assert all(28 < int(text) < 426 for text in near)


@pytest.mark.parametrize(
    ("printed", "ending"), [("9月30日", ("31日", "30日")), ("7月1日", ("1日",)), ("6月底", ("底",))]
)
def test_dates_keep_their_place_in_the_month(printed: str, ending: tuple[str, ...]) -> None:
    near = near_dates(printed, Chance(1))
    assert len({printed, *near}) == 4
    assert all(date.endswith(ending) for date in near)


def test_other_dates_stay_in_their_month() -> None:
    assert all(date.startswith("2月") for date in near_dates("2月24日", Chance(5)))


def test_what_is_no_date_has_no_neighbours() -> None:
    assert near_dates("年底", Chance(1)) == []


@pytest.mark.parametrize(
    ("before", "after", "left"),
    [
        ("整改期限不超过", "日", ["20"]),
        ("期限最长不超过", "日", ["20"]),
        ("抽查比例不低于", "%", ["40"]),
        ("全年至少组织", "次", ["40"]),
        ("覆盖率为", "%以上", ["20", "40"]),
        ("园区要在", "日前完成", ["20"]),
        ("共查出隐患", "处", ["20", "40"]),
    ],
)
def test_a_laxer_limit_doesn_t_contradict_a_strict_one(before: str, after: str, left: list[str]) -> None:
    assert contradicting(["20", "40"], "30", before, after) == left


def test_distance_counts_months_and_days() -> None:
    assert distance("426", "398") == 28
    assert distance("9月30日", "8月31日") == 2
