"""Something of everything: for tests that go over all pages and all people.

====================  ==================================================================
总公司                a founder, who organizes all; an admin
├ 第一分公司          an organizer in reach; a learner with one paper open, one handed in
└ 第二分公司          a sibling organizer; a stranger, who learns there
====================  ==================================================================

The first branch has a document with drafts, its set, a published quiz and a draft of one.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, joinedload

from question_bank.papers import BlueprintRow
from quizapp.attempts.operations import start_attempt, submit_attempt
from quizapp.attempts.queries import quiz_for
from quizapp.library.operations import accept_question
from quizapp.models import Base, Role, User
from quizapp.quizzes.operations import create_quiz, create_study_session
from quizapp.quizzes.plans import QuizPlan, StudySessionPlan
from tests.factories import NOW, make_user
from tests.quizapp.attempts.exams import Exam, make_exam
from tests.quizapp.library.shelf import drafts_of, put_on_shelf

UNKNOWN: dict[str, Any] = {
    "attempt_id": "01234567-89ab-7def-8123-456789abcdef",
    "code": "nothing22",
    **dict.fromkeys(
        ("document_id", "person_id", "question_id", "quiz_id", "session_id", "set_id", "unit_id", "version_id"),
        2_000_000_000,
    ),
    "study_session_id": 2_000_000_000,
}
"""Parameters of addresses that name nothing."""


@dataclass
class World:
    """What there is; ``ids`` are the parameters that addresses take, by name."""

    exam: Exam
    people: dict[str, User]
    ids: dict[str, Any]
    draft_quiz_id: int
    accepted_question_id: int
    handed_in: str

    def path(self, template: str, **others: Any) -> str:
        """Fill the parameters of a route's path."""
        return template.format(**{**self.ids, **others})


def make_world(session: Session, *, at: datetime = NOW) -> World:
    """Store it; quizzes are open at ``at``."""
    period = {"opens_at": at - timedelta(days=1), "closes_at": at + timedelta(days=7)}
    exam = make_exam(session, attempts_allowed=3, **period)
    elsewhere = exam.stranger.unit_id
    people = {
        "learner": exam.learner,
        "stranger": exam.stranger,
        "organizer": make_user(session, exam.unit, role=Role.ORGANIZER, name="周组织"),
        "admin": make_user(session, exam.unit, role=Role.ADMIN, name="钱管理"),
        "sibling": make_user(session, exam.unit, role=Role.ORGANIZER, name="吴邻居"),
    }
    people["sibling"].unit_id = elsewhere
    people["admin"].unit_id = exam.organizer.unit_id
    session.flush()
    organizer = session.scalars(
        select(User).where(User.id == people["organizer"].id).options(joinedload(User.unit))
    ).one()
    stored = put_on_shelf(session, exam.unit, organizer)
    drafts = drafts_of(session, stored)
    accept_question(session, drafts[0], by=organizer, at=at)
    learning = StudySessionPlan(
        "仓库安全学习", unit_ids=(exam.unit.id,), document_ids=(stored.document.id,), **period
    )
    study_session = create_study_session(session, learning, by=organizer, at=at)
    quiz_plan = QuizPlan(
        "仓库安全测验",
        set_ids=(stored.question_set.id,),
        unit_ids=(exam.unit.id,),
        blueprint=(BlueprintRow(count=1, mark=Decimal(5)),),
        **period,
    )
    draft = create_quiz(session, study_session, quiz_plan, by=organizer, at=at, seed=11)
    quiz, _entry = quiz_for(session, exam.learner, exam.quiz.id)
    first = start_attempt(session, quiz, exam.learner, at=at)
    submit_attempt(session, first, at=at, by="learner")
    going = start_attempt(session, quiz, exam.learner, at=at)
    ids = {
        "attempt_id": going.id,
        "code": quiz.code,
        "document_id": stored.document.id,
        "extension": "jsonl",
        "person_id": exam.learner.id,
        "position": 1,
        "question_id": drafts[1].id,
        "quiz_id": quiz.id,
        "session_id": quiz.study_session_id,
        "set_id": stored.question_set.id,
        "study_session_id": study_session.id,
        "unit_id": exam.unit.id,
        "version_id": exam.version.id,
    }
    return World(exam, people, ids, draft.id, drafts[0].id, str(first.id))


def contents(engine: Engine) -> dict[str, str]:
    """Return a digest of all rows of every table."""
    digests = {}
    with engine.connect() as connection:
        for table in Base.metadata.sorted_tables:
            rows = connection.execute(select(table).order_by(*table.primary_key.columns)).all()
            digests[table.name] = f"{len(rows)} {hashlib.sha256(repr(rows).encode()).hexdigest()}"
    return digests
