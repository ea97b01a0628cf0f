"""Storing study sessions and quizzes; publishing, which freezes who is due and what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session, joinedload

from question_bank.papers import BlueprintRow, Pool
from question_bank.results import Notice
from quizapp.models import (
    AuditEvent,
    DocumentVersion,
    QuestionSet,
    Quiz,
    QuizQuestion,
    QuizState,
    StudySession,
    StudySessionDocument,
    Unit,
    User,
)
from quizapp.quizzes.links import short_code
from quizapp.quizzes.papers import (
    blueprint_errors,
    blueprint_lines,
    blueprint_rows,
    load_pool,
    load_prospective_pool,
)
from quizapp.quizzes.plans import QuizPlan, StudySessionPlan
from quizapp.quizzes.roster import add_newcomers


class BlueprintRefused(Exception):  # noqa: N818 — it states the fact
    """The blueprint can't be filled from the chosen sets; ``notices`` say what is short, row by row."""

    def __init__(self, notices: Sequence[Notice]) -> None:
        super().__init__("; ".join(notice.text() for notice in notices))
        self.notices = tuple(notices)


class QuizAlreadyPublished(Exception):  # noqa: N818 — it states the fact
    """A published quiz is frozen: it can't be edited, nor published again."""


class QuizNotPublished(Exception):  # noqa: N818 — it states the fact
    """Only a published quiz has a roster."""


class QuizAlreadyOver(Exception):  # noqa: N818 — it states the fact
    """The quiz would close before it is published."""


def create_study_session(
    session: Session, plan: StudySessionPlan, *, by: User, at: datetime, unit_id: int | None = None
) -> StudySession:
    """Store a study session, owned by the unit ``unit_id``, by default that of ``by``."""
    study_session = StudySession(
        unit_id=unit_id or by.unit_id, created_by=by.id, created_at=at, units=[], documents=[]
    )
    _apply_study_session(session, study_session, plan)
    session.add(study_session)
    session.flush()
    _audit(session, "create_study_session", f"study_session:{study_session.id}", by=by, at=at)
    return study_session


def update_study_session(
    session: Session, study_session: StudySession, plan: StudySessionPlan, *, by: User, at: datetime
) -> None:
    """Change a study session (units and documents loaded); documents that stay keep the version they had."""
    _apply_study_session(session, study_session, plan)
    session.flush()
    _audit(session, "update_study_session", f"study_session:{study_session.id}", by=by, at=at)


def _apply_study_session(session: Session, study_session: StudySession, plan: StudySessionPlan) -> None:
    study_session.title = plan.title
    study_session.description = plan.description
    study_session.opens_at = plan.opens_at
    study_session.closes_at = plan.closes_at
    study_session.units = _topmost_units(session, plan.unit_ids)
    kept = {part.version.document_id: part for part in study_session.documents}
    new = _newest_versions(session, [id_ for id_ in plan.document_ids if id_ not in kept])
    parts = []
    for position, document_id in enumerate(dict.fromkeys(plan.document_ids)):
        part = kept.get(document_id) or StudySessionDocument(version=new[document_id])
        part.position = position
        parts.append(part)
    study_session.documents = parts


def _newest_versions(session: Session, document_ids: Sequence[int]) -> dict[int, DocumentVersion]:
    newest = (
        select(func.max(DocumentVersion.id))
        .where(DocumentVersion.document_id.in_(document_ids))
        .group_by(DocumentVersion.document_id)
    )
    found = session.scalars(
        select(DocumentVersion).where(DocumentVersion.id.in_(newest)).options(joinedload(DocumentVersion.document))
    )
    return {version.document_id: version for version in found}


def _topmost_units(session: Session, unit_ids: Sequence[int]) -> list[Unit]:
    """Return the units without those that stand below another of them."""
    units = session.scalars(select(Unit).where(Unit.id.in_(unit_ids)).order_by(Unit.path)).all()
    return [
        unit
        for unit in units
        if not any(unit is not other and unit.path.startswith(other.path) for other in units)
    ]


def create_quiz(
    session: Session, study_session: StudySession, plan: QuizPlan, *, by: User, at: datetime, seed: int
) -> Quiz:
    """Store a draft quiz; ``seed`` (63 bits) is the root of every learner's draw. Raises BlueprintRefused."""
    _check(load_prospective_pool(session, plan.set_ids), plan.blueprint)
    quiz = Quiz(
        study_session_id=study_session.id,
        unit_id=study_session.unit_id,
        state=QuizState.DRAFT,
        code=short_code(seed),
        seed=seed,
        created_by=by.id,
        created_at=at,
        units=[],
        sets=[],
        blueprint=[],
    )
    _apply_quiz(session, quiz, plan)
    session.add(quiz)
    session.flush()
    _audit(session, "create_quiz", f"quiz:{quiz.id}", by=by, at=at)
    return quiz


def update_quiz(session: Session, quiz: Quiz, plan: QuizPlan, *, by: User, at: datetime) -> None:
    """Change a draft quiz (everything loaded). Raises QuizAlreadyPublished, BlueprintRefused."""
    _lock_draft(session, quiz)
    _check(load_prospective_pool(session, plan.set_ids), plan.blueprint)
    quiz.blueprint = []
    session.flush()
    _apply_quiz(session, quiz, plan)
    session.flush()
    _audit(session, "update_quiz", f"quiz:{quiz.id}", by=by, at=at)


def _check(pool: Pool, rows: Sequence[BlueprintRow]) -> None:
    problems = blueprint_errors(pool, rows)
    if problems:
        raise BlueprintRefused(problems)


def _apply_quiz(session: Session, quiz: Quiz, plan: QuizPlan) -> None:
    quiz.title = plan.title
    quiz.policy = plan.policy
    quiz.cut_score = plan.cut_score
    quiz.opens_at = plan.opens_at
    quiz.closes_at = plan.closes_at
    quiz.minutes = plan.minutes
    quiz.attempts_allowed = plan.attempts_allowed
    quiz.shuffle_questions = plan.shuffle_questions
    quiz.shuffle_options = plan.shuffle_options
    quiz.review_content = plan.review_content
    quiz.review_time = plan.review_time
    quiz.units = _topmost_units(session, plan.unit_ids)
    quiz.sets = list(session.scalars(select(QuestionSet).where(QuestionSet.id.in_(plan.set_ids))))
    quiz.blueprint = blueprint_lines(plan.blueprint)


def _lock_draft(session: Session, quiz: Quiz) -> None:
    """Hold the quiz until the transaction ends, so that of two who change it one comes second.

    What was loaded before is loaded again: somebody else may have changed it while this one waited.
    """
    state = session.scalar(select(Quiz.state).where(Quiz.id == quiz.id).with_for_update())
    if state != QuizState.DRAFT:
        raise QuizAlreadyPublished
    session.refresh(quiz)
    session.refresh(quiz, ["sets", "units", "blueprint"])


def publish_quiz(session: Session, quiz: Quiz, *, by: User, at: datetime) -> int:
    """Publish a draft quiz (everything loaded): freeze its roster and its pool; return how many are due.

    Later changes to people, questions or sets no longer touch it. Raises QuizAlreadyPublished,
    QuizAlreadyOver, BlueprintRefused.
    """
    _lock_draft(session, quiz)
    if quiz.closes_at <= at:
        raise QuizAlreadyOver
    pool = load_pool(session, quiz)
    _check(pool, blueprint_rows(quiz))
    session.execute(
        insert(QuizQuestion),
        [{"quiz_id": quiz.id, "question_version_id": int(entry.id)} for entry in pool.entries],
    )
    due = add_newcomers(session, quiz)
    quiz.state = QuizState.PUBLISHED
    quiz.published_at = at
    quiz.published_by = by.id
    session.flush()
    _audit(session, "publish_quiz", f"quiz:{quiz.id}", by=by, at=at, due=due, questions=len(pool.entries))
    return due


def refresh_roster(session: Session, quiz: Quiz, *, by: User, at: datetime) -> int:
    """Add learners who have come to the quiz's units since; nobody is taken off. Return how many.

    Raises QuizNotPublished.
    """
    if quiz.state != QuizState.PUBLISHED:
        raise QuizNotPublished
    added = add_newcomers(session, quiz)
    _audit(session, "refresh_roster", f"quiz:{quiz.id}", by=by, at=at, added=added)
    return added


def _audit(session: Session, action: str, subject: str, *, by: User, at: datetime, **detail: int) -> None:
    session.add(AuditEvent(at=at, actor_id=by.id, action=action, subject=subject, detail=detail))
