"""Who is due to take a quiz."""

from __future__ import annotations

from quizapp.models import Role
from quizapp.quizzes.roster import add_newcomers, learner_count, newcomer_count, roster_count
from tests.conftest import NOW, Store
from tests.factories import make_unit, make_user
from tests.quizapp.quizzes.hall import Hall


def test_learners_are_counted_once_through_the_tree(store: Store, hall: Hall) -> None:
    with store(reading=True) as session:
        assert learner_count(session, [hall.workshop.id]) == 3
        assert learner_count(session, [hall.team.id]) == 1
        assert learner_count(session, [hall.workshop.id, hall.team.id]) == 3
        assert learner_count(session, [hall.company.id]) == 4
        assert learner_count(session, []) == 0


def test_a_unit_whose_id_begins_alike_is_not_below(store: Store, hall: Hall) -> None:
    with store() as session:
        root = make_unit(session)
        units = [make_unit(session, parent=root) for _ in range(12)]
        for unit in units:
            make_user(session, unit)
        assert [learner_count(session, [unit.id]) for unit in units] == [1] * 12


def test_only_learners_who_may_sign_in_are_due(store: Store, hall: Hall) -> None:
    with store() as session:
        quiz = hall.make_draft(session)
        make_user(session, hall.workshop, role=Role.ORGANIZER)
        make_user(session, hall.workshop).disabled_at = NOW
        session.flush()
        assert newcomer_count(session, quiz) == 3
        assert add_newcomers(session, quiz) == 3
        assert (roster_count(session, quiz), newcomer_count(session, quiz)) == (3, 0)


def test_adding_again_adds_only_newcomers(store: Store, hall: Hall) -> None:
    with store() as session:
        quiz = hall.make_published(session)
        make_user(session, hall.team)
        make_user(session, hall.other)
        assert newcomer_count(session, quiz) == 1
        assert (add_newcomers(session, quiz), add_newcomers(session, quiz)) == (1, 0)
        assert roster_count(session, quiz) == 4
