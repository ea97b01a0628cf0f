"""Reach, the tree and its counts."""

from __future__ import annotations

from sqlalchemy import event

from quizapp.models import Role, Unit
from quizapp.units.queries import (
    ancestors_in_reach,
    any_unit,
    children,
    depth,
    people,
    tree_order,
    unit_in_reach,
    unit_tree,
)
from tests.conftest import Store
from tests.factories import make_unit, make_user
from tests.quizapp.units.conftest import Town


def test_a_reach_is_a_branch_of_the_tree_and_not_a_prefix_of_its_digits(store: Store) -> None:
    with store() as session:
        units = [make_unit(session) for _ in range(11)]
        organizer = make_user(session, units[0], role=Role.ORGANIZER)
        organizer.unit = units[0]
        assert units[0].path == f"/{units[0].id}/"
        assert [unit.id for unit in units if unit_in_reach(session, organizer, unit.id)] == [units[0].id]


def test_siblings_keep_their_order_and_children_follow_their_parents() -> None:
    units = [
        Unit(id=3, parent_id=1),
        Unit(id=1),
        Unit(id=4, parent_id=2),
        Unit(id=2, parent_id=1),
        Unit(id=9, parent_id=77),
    ]
    assert [unit.id for unit in tree_order(units)] == [1, 3, 2, 4, 9]


def test_depth_counts_from_the_root(town: Town) -> None:
    assert [depth(unit) for unit in (town.head, town.branch, town.section)] == [0, 1, 2]


def test_levels_count_from_the_top_of_the_reach(store: Store, town: Town) -> None:
    with store(reading=True) as session:
        town.organizer.unit = town.branch
        assert [(row.unit.code, row.level) for row in unit_tree(session, town.organizer)] == [
            ("B1", 0),
            ("B1S", 1),
        ]


def test_ancestors_end_at_the_top_of_the_reach(store: Store, town: Town) -> None:
    with store(reading=True) as session:
        town.organizer.unit = town.branch
        assert [unit.code for unit in ancestors_in_reach(session, town.organizer, town.section)] == ["B1"]
        assert [unit.code for unit in ancestors_in_reach(session, town.admin, town.section)] == ["HQ", "B1"]
        assert [unit.code for unit in children(session, town.head)] == ["B1", "B2"]


def test_a_page_of_people_takes_two_questions_to_the_database(store: Store, town: Town) -> None:
    statements: list[str] = []
    event.listen(store.engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
    with store(reading=True) as session:
        found = people(session, town.admin)
        assert {person.unit.code for person in found.rows} == {"HQ", "B1", "B1S", "B2"}
    assert len([statement for statement in statements if statement.startswith("SELECT")]) == 2


def test_an_empty_database_has_no_unit(store: Store) -> None:
    with store(reading=True) as session:
        assert not any_unit(session)
