"""Saves checked and stored together: each is told what it would have been told alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, delete, func, select

from quizapp.accounts.operations import end_sessions
from quizapp.attempts.batches import AttemptHeld, Save, Told, store_batch
from quizapp.attempts.operations import start_attempt, submit_attempt
from quizapp.attempts.outcomes import Outcome, Saved
from quizapp.attempts.papers import PaperQuestion, load_paper
from quizapp.attempts.queries import locked_attempt, quiz_for
from quizapp.models import Answer, AnswerEvent, Attempt, LoginSession, User
from quizapp.web.errors import LoginRequired, NotFound
from tests.conftest import NOW, Store
from tests.quizapp.attempts.exams import Exam, right_values
from tests.quizapp.attempts.journals import make_save, open_login


@pytest.fixture
def token(store: Store, exam: Exam) -> str:
    return open_login(store, exam.learner)


def send(engine: Engine, saves: Sequence[Save]) -> list[Told]:
    with engine.begin() as connection:
        return store_batch(connection, saves)


def outcomes(told: Sequence[Told]) -> list[str]:
    return [each.outcome.value if isinstance(each, Saved) else type(each).__name__ for each in told]


def stored(store: Store, attempt: Attempt) -> dict[int, tuple[int, object]]:
    with store(reading=True) as session:
        rows = session.scalars(select(Answer).where(Answer.attempt_id == attempt.id))
        return {row.position: (row.seq, row.response) for row in rows}


def test_answers_to_all_kinds_of_questions_are_stored_in_one_go(
    engine: Engine, store: Store, token: str, attempt: Attempt, paper: dict[str, PaperQuestion]
) -> None:
    told = send(engine, [make_save(token, attempt, q.position, right_values(q)) for q in paper.values()])
    assert outcomes(told) == ["saved"] * len(paper)
    with store(reading=True) as session:
        questions = load_paper(session, attempt)
        assert [q.values for q in questions] == [right_values(q) for q in questions]
        events = session.scalars(select(AnswerEvent).where(AnswerEvent.outcome == "saved")).all()
        assert {event.position: event.response for event in events} == {
            position: response for position, (_seq, response) in stored(store, attempt).items()
        }


def test_of_several_answers_to_one_question_the_newest_is_stored_and_each_has_its_event(
    engine: Engine, store: Store, token: str, attempt: Attempt, paper: dict[str, PaperQuestion]
) -> None:
    place = paper["true_false"].position
    arrivals = [(3, "true"), (5, "false"), (4, "true"), (5, "false"), (5, "true"), (5, "")]
    told = send(engine, [make_save(token, attempt, place, [value], seq) for seq, value in arrivals])
    assert outcomes(told) == ["saved", "saved", "stale", "repeated", "stale", "stale"]
    assert told[2] == Saved(Outcome.STALE, 1800, 5, ("false",))
    assert stored(store, attempt) == {place: (5, False)}
    with store(reading=True) as session:
        kept = session.execute(
            select(AnswerEvent.seq, AnswerEvent.outcome)
            .where(AnswerEvent.position == place)
            .order_by(AnswerEvent.id)
        )
        assert [tuple(row) for row in kept] == [(s, o) for (s, _), o in zip(arrivals, outcomes(told), strict=True)]


def test_saves_that_may_not_be_stored_keep_none_of_their_neighbours_back(
    engine: Engine, store: Store, token: str, exam: Exam, attempt: Attempt, paper: dict[str, PaperQuestion]
) -> None:
    others = open_login(store, exam.colleague)
    number, decision = paper["numeric"].position, paper["true_false"].position
    late = attempt.deadline + timedelta(minutes=1)
    told = send(
        engine,
        [
            make_save("nobody", attempt, decision, ["false"], 9),
            make_save(others, attempt, decision, ["false"], 9),
            make_save(token, attempt, number, ["很多"], 9),
            make_save(token, attempt, 99, ["1"], 9),
            make_save(token, attempt, 10**30, ["1"], 9),
            make_save(token, attempt, number, ["119"], 9, at=late),
            make_save(token, attempt, decision, ["true"], 1),
        ],
    )
    assert outcomes(told) == ["LoginRequired", "NotFound", "refused", "refused", "refused", "late", "saved"]
    assert stored(store, attempt) == {decision: (1, True)}


def test_the_session_counts_as_it_was_when_the_request_came_if_it_is_still_there(
    engine: Engine, store: Store, token: str, exam: Exam, attempt: Attempt
) -> None:
    with store() as session:
        session.scalars(select(LoginSession)).one().expires_at = NOW + timedelta(minutes=5)
    before, after = NOW + timedelta(minutes=5, microseconds=-1), NOW + timedelta(minutes=5)
    told = send(engine, [make_save(token, attempt, 1, [], n, at=at) for n, at in enumerate([before, after])])
    assert outcomes(told) == ["saved", "LoginRequired"]
    with store() as session:
        end_sessions(session, exam.learner)
    assert outcomes(send(engine, [make_save(token, attempt, 1, [], 7, at=before)])) == ["LoginRequired"]


@pytest.mark.parametrize("change", [{"disabled_at": NOW}, {"must_change_password": True}], ids=["off", "initial"])
def test_somebody_disabled_or_with_an_initial_password_is_logged_out(
    engine: Engine, store: Store, token: str, exam: Exam, attempt: Attempt, change: dict[str, object]
) -> None:
    with store() as session:
        for name, value in change.items():
            setattr(session.get_one(User, exam.learner.id), name, value)
    assert outcomes(send(engine, [make_save(token, attempt, 1, [])])) == ["LoginRequired"]
    assert stored(store, attempt) == {}


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)  # SQLite has one writer at a time
def test_an_attempt_that_somebody_else_holds_is_told_to_come_again_and_nobody_waits(
    engine: Engine, store: Store, token: str, exam: Exam, attempt: Attempt
) -> None:
    with store() as session:
        quiz, _entry = quiz_for(session, exam.colleague, exam.quiz.id)
        other = start_attempt(session, quiz, exam.colleague, at=NOW)
    others = open_login(store, exam.colleague)
    saves = [make_save(token, attempt, 1, []), make_save(others, other, 1, [])]
    with store() as session:
        locked_attempt(session, exam.learner, attempt.id)
        assert outcomes(send(engine, saves)) == ["AttemptHeld", "saved"]
    assert outcomes(send(engine, saves)) == ["saved", "repeated"]


def test_what_was_handed_in_takes_no_answer(engine: Engine, store: Store, token: str, attempt: Attempt) -> None:
    with store() as session:
        submit_attempt(session, attempt, at=NOW, by="learner")
    told = send(engine, [make_save(token, attempt, 1, [])])
    assert told == [Saved(Outcome.LATE, 0, -1)]
    assert stored(store, attempt) == {}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    arrivals=st.lists(st.tuples(st.integers(1, 3), st.integers(0, 6), st.sampled_from(["true", "1", "x", ""]))),
    cuts=st.sets(st.integers(0, 12)),
)
def test_grouping_changes_nothing(
    engine: Engine,
    store: Store,
    token: str,
    attempt: Attempt,
    arrivals: list[tuple[int, int, str]],
    cuts: set[int],
) -> None:
    """The same saves are told the same, and leave the same behind, one by one or in groups."""

    def run(groups: list[list[Save]]) -> tuple[list[str], dict[int, tuple[int, object]], int]:
        with store() as session:
            session.execute(delete(Answer))
            session.execute(delete(AnswerEvent))
        told = [each for group in groups for each in send(engine, group)]
        with store(reading=True) as session:
            events = session.scalars(select(func.count()).select_from(AnswerEvent)).one()
        return outcomes(told), stored(store, attempt), events

    saves = [make_save(token, attempt, place, [value], seq) for place, seq, value in arrivals]
    edges = [0, *sorted(cut for cut in cuts if 0 < cut < len(saves)), len(saves)]
    groups = [saves[start:end] for start, end in pairwise(edges)]
    assert run([group for group in groups if group]) == run([[save] for save in saves])


def test_what_a_batch_tells_is_one_of_few_things(engine: Engine, token: str, attempt: Attempt) -> None:
    assert send(engine, []) == []
    for told in send(engine, [make_save(token, attempt, 1, []), make_save("", attempt, 1, [])]):
        assert isinstance(told, Saved | LoginRequired | NotFound | AttemptHeld)
