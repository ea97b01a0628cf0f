"""The people of a roster, checked against each other and against the stored ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizapp.models import Role
from quizapp.units.roster import RosterRefused, plan_roster
from tests.conftest import Store
from tests.factories import make_user
from tests.quizapp.units.conftest import Town
from tests.quizapp.units.roster.conftest import Problems, acting, roster_of

Refusals = Callable[..., Problems]


@pytest.mark.parametrize(
    ("lines", "row", "column", "message"),
    [
        (["NOPE,,,li,李,,"], 2, "unit_code", "没有编码为“NOPE”"),
        (["NOPE,新单位,HQ,li,李,,"], 2, "unit_code", "没有编码为“NOPE”"),
        (["B1,,,li,李,,", "B2,,,li,李,,"], 3, "username", "第 2 行已经写过"),
        (["B1,二分部,,li,李,,"], 2, "unit_name", "叫“一分部”"),
        (["B1S,,HQ,li,李,,"], 2, "parent_code", "上级不一样"),
        (["B1,,,stranger,别人,,"], 2, "username", "已被“二分部”的“外人”使用"),
    ],
)
def test_a_person_in_the_wrong_place_is_told(
    store: Store, town: Town, refusals: Refusals, lines: list[str], row: int, column: str, message: str
) -> None:
    with store(reading=True) as session:
        ((found_row, found_column, text),) = refusals(session, *lines)
    assert (found_row, found_column) == (row, column)
    assert message in text


def test_a_unit_refused_itself_is_not_called_unknown_as_well(store: Store, refusals: Refusals) -> None:
    with store(reading=True) as session:
        assert [row for row, _, _ in refusals(session, f"A,{'长' * 201},,,,,", "A,,,li,李,,")] == [2]


def test_problems_of_cells_units_and_people_come_together_in_the_order_of_the_file(
    store: Store, town: Town, refusals: Refusals
) -> None:
    with store(reading=True) as session:
        found = refusals(session, "NOPE,,,li,李,,", "A,,,,,,", "B1,,,wang,王,x,", "B1,,,zhao,赵,,king")
    assert [(row, column) for row, column, _ in found] == [
        (2, "unit_code"),
        (3, "unit_name"),
        (4, "phone"),
        (5, "role"),
    ]


def test_an_organizer_reaches_neither_other_units_nor_their_people(
    store: Store, town: Town, refusals: Refusals
) -> None:
    with store(reading=True) as session:
        organizer = acting(session, town.organizer)
        found = refusals(session, "B2,,,li,李,,", "HQ,,,wang,王,,", "B1S,,,stranger,外人,,", by=organizer)
        unknown = refusals(session, "NOPE,,,li,李,,", by=organizer)
    assert [(row, column) for row, column, _ in found] == [(2, "unit_code"), (3, "unit_code"), (4, "username")]
    assert found[0][2].replace("B2", "NOPE") == unknown[0][2]
    assert "外人" not in found[2][2]


def test_an_organizer_gives_no_role_above_their_own(store: Store, town: Town, refusals: Refusals) -> None:
    with store(reading=True) as session:
        organizer = acting(session, town.organizer)
        found = refusals(
            session, "B1,,,li,李,,organizer", "B1,,,wang,王,,admin", "B1S,,,learner,李明,,管理员", by=organizer
        )
    assert [(row, column) for row, column, _ in found] == [(3, "role"), (4, "role")]


def test_nobody_changes_themselves_nor_those_above_but_may_list_them(
    store: Store, town: Town, refusals: Refusals
) -> None:
    with store() as session:
        make_user(session, town.branch, role=Role.ADMIN, username="above", name="上")
        organizer = acting(session, town.organizer)
        unchanged = ["B1,,,organizer,组组,,organizer", "B1,,,above,上,,"]
        assert refusals(session, *unchanged, by=organizer) == []
        changed = ["B1,,,organizer,组组,,learner", "B1S,,,above,上,,"]
        assert [row for row, _, _ in refusals(session, *changed, by=organizer)] == [2, 3]


def test_what_is_the_same_is_no_change(store: Store, town: Town) -> None:
    with store(reading=True) as session:
        plan = plan_roster(
            session,
            roster_of("HQ,总部,,,,,", "B1,,HQ,,,,", "B1S,,,learner,李明,13800001234,学员", "B1S,,,learner2,新,,"),
            by=None,
        )
    assert (plan.units, [person.row.username for person in plan.people], plan.unchanged) == ([], ["learner2"], 3)


def test_an_empty_phone_or_role_keeps_what_is_stored(store: Store, town: Town) -> None:
    with store(reading=True) as session:
        (person,) = plan_roster(session, roster_of("B1,,,organizer,新名,,"), by=None).people
    assert (person.role, person.changed, person.needs_password) == (Role.ORGANIZER, True, False)


def test_renewing_is_for_those_who_still_have_their_initial_password(store: Store, town: Town) -> None:
    roster = roster_of("B1S,,,learner,李明,,", "B2,,,stranger,外人,,")
    with store() as session:
        session.merge(town.learner).must_change_password = True
        session.flush()
        plan = plan_roster(session, roster, by=None, renew=True)
        assert [(planned.row.username, planned.changed) for planned in plan.people] == [("learner", False)]
        assert plan_roster(session, roster, by=None).people == []


def test_a_long_roster_is_planned_in_few_questions(store: Store, town: Town) -> None:
    lines = [f"B1,,,many{number},多{number},," for number in range(2_500)]
    with store(reading=True) as session:
        assert len(plan_roster(session, roster_of(*lines), by=None).people) == 2_500
        with pytest.raises(RosterRefused, match="2500 problems"):
            plan_roster(session, roster_of(*(line.replace("B1", "NO") for line in lines)), by=None)
