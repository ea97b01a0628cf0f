"""The units of a roster, checked against each other and against the stored ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import Store
from tests.factories import make_unit
from tests.quizapp.units.conftest import Town
from tests.quizapp.units.roster.conftest import Problems, acting

Refusals = Callable[..., Problems]


@pytest.mark.parametrize(
    ("lines", "row", "column", "message"),
    [
        (["A,一科,,,,,", "A,一科,,,,,"], 3, "unit_code", "第 2 行已经写过"),
        (["A,,,,,,"], 2, "unit_name", "请填写单位名称"),
        (["A,一科,NOPE,,,,"], 2, "parent_code", "没有编码为“NOPE”"),
        (["A,一科,A,,,,"], 2, "parent_code", "绕成了一圈"),
        (["HQ,,B1S,,,,"], 2, "parent_code", "绕成了一圈"),
    ],
)
def test_a_unit_in_the_wrong_place_is_told(
    store: Store, town: Town, refusals: Refusals, lines: list[str], row: int, column: str, message: str
) -> None:
    with store(reading=True) as session:
        ((found_row, found_column, text),) = refusals(session, *lines)
    assert (found_row, found_column) == (row, column)
    assert message in text


def test_every_unit_of_a_circle_is_told_and_what_hangs_below(store: Store, town: Town, refusals: Refusals) -> None:
    with store(reading=True) as session:
        found = refusals(session, "X,x,Z,,,,", "Y,y,X,,,,", "Z,z,Y,,,,", "W,w,X,,,,", "V,v,HQ,,,,")
    assert [row for row, _, _ in found] == [2, 3, 4, 5]


def test_units_may_stand_in_any_order_under_stored_and_new_ones(
    store: Store, town: Town, refusals: Refusals
) -> None:
    with store(reading=True) as session:
        assert refusals(session, "X3,三,X2,,,,", "X2,二,X1,,,,", "X1,一,B1S,,,,", "TOP,顶,,,,,") == []


def test_a_tree_grows_no_deeper_than_there_is_room(store: Store, town: Town, refusals: Refusals) -> None:
    with store() as session:
        unit = town.head
        for number in range(18):
            unit = make_unit(session, parent=unit, code=f"L{number}")
        assert refusals(session, "X1,x,L17,,,,") == []
        ((row, _, text),) = refusals(session, "X1,x,L17,,,,", "X2,x,X1,,,,")
        assert (row, "最多 20 层" in text) == (3, True)
        ((row, _, text),) = refusals(session, "L0,,B1S,,,,")
        assert (row, "最多 20 层" in text) == (2, True)


def test_an_organizer_adds_and_moves_units_within_their_reach_only(
    store: Store, town: Town, refusals: Refusals
) -> None:
    with store(reading=True) as session:
        organizer = acting(session, town.organizer)
        found = refusals(
            session,
            "B1,改名,HQ,,,,",  # their own, where it stands
            "N1,新一,B1S,,,,",
            "N2,新二,N1,,,,",
            "N3,新三,,,,,",
            "N4,新四,HQ,,,,",
            "B2,改名,,,,,",
            "B1S,,HQ,,,,",
            by=organizer,
        )
    assert [(row, column) for row, column, _ in found] == [
        (5, "parent_code"),
        (6, "parent_code"),
        (7, "unit_code"),
        (8, "parent_code"),
    ]
    assert "不在您的管理范围内" in found[1][2]


def test_an_organizer_does_not_move_their_own_unit(store: Store, town: Town, refusals: Refusals) -> None:
    with store(reading=True) as session:
        ((row, column, text),) = refusals(
            session, "N1,新一,B1,,,,", "B1,,N1,,,,", by=acting(session, town.organizer)
        )[:1]
    assert (row, column) == (3, "parent_code")
    assert "您自己所在的单位" in text
