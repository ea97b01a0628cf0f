"""What is frozen is read once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine, event

from quizapp.models import QuestionVersion, Quiz, QuizQuestion
from quizapp.quizzes.frozen import frozen_items, frozen_pool
from quizapp.quizzes.papers import QuestionUnreadable
from tests.conftest import NOW, Store
from tests.factories import make_published_quiz, make_question, make_unit, make_user


@pytest.fixture
def quiz(store: Store) -> Quiz:
    """A published quiz of three questions."""
    with store() as session:
        unit = make_unit(session)
        by = make_user(session, unit)
        questions = [make_question(session, unit, by) for _ in range(3)]
        return make_published_quiz(session, unit, by, questions=questions)


class Statements:
    """Counts the statements that reach the database."""

    def __init__(self, engine: Engine) -> None:
        self.count = 0
        event.listen(engine, "before_cursor_execute", self._seen)

    def _seen(self, _connection: object, _cursor: object, statement: str, *_: object) -> None:
        self.count += statement.startswith("SELECT")


def version_ids(store: Store) -> list[int]:
    with store(reading=True) as session:
        return sorted(row.question_version_id for row in session.query(QuizQuestion))


def test_items_are_read_together_and_once(engine: Engine, store: Store, quiz: Quiz) -> None:
    wanted = version_ids(store)
    statements = Statements(engine)
    with store(reading=True) as session:
        first = frozen_items(session, wanted[:1])
        items = frozen_items(session, wanted)
        assert statements.count == 2
        assert frozen_items(session, [*wanted, *wanted]) == items
    assert statements.count == 2
    assert sorted(items) == wanted
    assert items[wanted[0]] is first[wanted[0]]
    with engine.connect() as connection:
        assert frozen_items(connection, wanted) == items
    assert statements.count == 2


def test_an_item_that_cannot_be_read_is_told_and_not_kept(store: Store, quiz: Quiz) -> None:
    broken = version_ids(store)[0]
    with store() as session:
        version = session.get_one(QuestionVersion, broken)
        whole, version.item = version.item, {"kind": "unheard_of"}
    with store(reading=True) as session, pytest.raises(QuestionUnreadable, match=str(broken)):
        frozen_items(session, [broken])
    with store() as session:
        session.get_one(QuestionVersion, broken).item = whole
        assert list(frozen_items(session, [broken])) == [broken]


def test_the_pool_of_a_published_quiz_is_built_once(engine: Engine, store: Store, quiz: Quiz) -> None:
    with store(reading=True) as session:
        pool = frozen_pool(session, quiz)
        assert sorted(int(entry.id) for entry in pool.entries) == version_ids(store)
    statements = Statements(engine)
    with store(reading=True) as session:
        assert frozen_pool(session, quiz) is pool
    assert statements.count == 0


def test_another_quiz_with_the_same_id_has_its_own_pool(store: Store, quiz: Quiz) -> None:
    with store() as session:
        pool = frozen_pool(session, quiz)
        session.query(QuizQuestion).delete()
        quiz.published_at = NOW + timedelta(days=1)
        assert frozen_pool(session, quiz) is not pool
        assert frozen_pool(session, quiz).entries == ()
