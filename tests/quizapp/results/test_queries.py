"""Which quizzes are in reach, and the figures of each unit."""

from __future__ import annotations

from decimal import Decimal

from quizapp.results.completion import Tally
from quizapp.results.queries import (
    completion_of,
    narrowed,
    quiz_by_id_or_code,
    quiz_in_reach,
    rostered_units,
    unit_figures,
)
from tests.conftest import Store
from tests.factories import make_unit
from tests.quizapp.results.story import Story


def test_each_units_own_people_are_counted(story: Story, store: Store) -> None:
    with store(reading=True) as session:
        figures = unit_figures(session, story.quiz.id, "/")
    by_code = {code: figures.tallies.get(unit.id) for code, unit in story.units.items()}
    assert by_code == {
        "G": None,
        "P1": Tally(2, 2, 2, 1, {Decimal(8): 1, Decimal(5): 1}),
        "P1A": Tally(2, 1, 0, 0, {}),
        "P2": Tally(2, 1, 1, 1, {Decimal(10): 1}),
        "X": None,
    }
    assert figures.full_mark == 10


def test_who_moved_to_another_unit_since_counts_where_the_roster_says(story: Story, store: Store) -> None:
    with store() as session:
        session.merge(story.people["sun"]).unit_id = story.units["X"].id
    with store(reading=True) as session:
        assert unit_figures(session, story.quiz.id, "/").tallies[story.units["P2"].id].submitted == 1


def test_a_quiz_is_in_reach_of_its_unit_and_of_those_who_take_it(story: Story, store: Store) -> None:
    with store(reading=True) as session:
        seen = {code: quiz_in_reach(session, story.quiz.id, unit.path) for code, unit in story.units.items()}
    assert {code for code, quiz in seen.items() if quiz} == {"G", "P1", "P1A", "P2"}


def test_a_unit_whose_id_begins_alike_is_not_below(story: Story, store: Store) -> None:
    """The scope is a path with its closing slash: /1/ is no prefix of /12/."""
    with store() as session:
        for _ in range(12):
            make_unit(session)
        lookalikes = [unit for unit in story.units.values() if str(unit.id).startswith(str(story.units["G"].id))]
        shown = rostered_units(session, story.quiz.id, story.units["G"].path)
        assert lookalikes
        assert [unit.code for unit in shown] == ["G", "P1", "P1A", "P2"]


def test_units_without_anybody_due_are_not_shown(story: Story, store: Store) -> None:
    with store() as session:
        make_unit(session, parent=session.merge(story.units["P1"]), code="P1B")
        rows = completion_of(session, story.quiz.id, story.units["P1"].path).rows
    assert [(row.unit.code, row.depth, row.total.assigned) for row in rows] == [("P1", 0, 4), ("P1A", 1, 2)]


def test_a_scope_is_narrowed_within_reach_only(story: Story, store: Store) -> None:
    reach = story.units["P1"].path
    with store(reading=True) as session:
        assert narrowed(session, reach, "P1A").name == "甲车间"
        assert narrowed(session, reach, "P2") is None
        assert narrowed(session, reach, "\x00") is None


def test_a_quiz_is_found_by_id_and_by_code(story: Story, store: Store) -> None:
    with store(reading=True) as session:
        assert quiz_by_id_or_code(session, str(story.quiz.id)).id == story.quiz.id
        assert quiz_by_id_or_code(session, story.quiz.code).id == story.quiz.id
        for unknown in ("", "0", "9" * 30, "²", "no-such"):
            assert quiz_by_id_or_code(session, unknown) is None
