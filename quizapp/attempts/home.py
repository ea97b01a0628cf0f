"""A learner's study sessions: what to read, what to take, what they have done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from quizapp.attempts.review import best_shown
from quizapp.models import (
    Attempt,
    AttemptState,
    BlueprintLine,
    DocumentVersion,
    QuestionVersion,
    Quiz,
    QuizQuestion,
    QuizState,
    Role,
    RosterEntry,
    StudySession,
    StudySessionDocument,
    StudySessionUnit,
    User,
)
from quizapp.units.queries import unit_ids_in_reach
from quizapp.web.errors import NotFound

PAST_SHOWN = 20


class Progress(StrEnum):
    """Where a learner stands with a quiz."""

    UPCOMING = "upcoming"
    READY = "ready"
    GOING = "going"
    AGAIN = "again"
    DONE = "done"
    MISSED = "missed"


@dataclass(frozen=True)
class QuizCard:
    """A quiz on the home page; ``best`` is the best attempt whose score the learner may see."""

    quiz: Quiz
    progress: Progress
    questions: int
    attempts: Sequence[Attempt]
    best: Attempt | None

    @property
    def going(self) -> Attempt | None:
        """The attempt that is open."""
        return next((attempt for attempt in self.attempts if attempt.state == AttemptState.OPEN), None)


@dataclass(frozen=True)
class SessionCard:
    """A study session on the home page."""

    study_session: StudySession
    quizzes: Sequence[QuizCard]

    def is_past(self, at: datetime) -> bool:
        """Whether nothing is left to do in it."""
        waiting = {Progress.UPCOMING, Progress.READY, Progress.GOING, Progress.AGAIN}
        return at >= self.study_session.closes_at and not any(card.progress in waiting for card in self.quizzes)

    def due(self) -> datetime:
        """Return until when the next thing must be done."""
        waiting = [
            card.quiz.closes_at for card in self.quizzes if card.progress in {Progress.READY, Progress.GOING}
        ]
        return min(waiting, default=self.study_session.closes_at)


@dataclass(frozen=True)
class Home:
    """The learner's home page: what is under way, the most urgent first, and what is over."""

    current: Sequence[SessionCard]
    past: Sequence[SessionCard]

    @property
    def going(self) -> Sequence[QuizCard]:
        """The quizzes in which a paper lies open."""
        return [card for session in self.current for card in session.quizzes if card.progress is Progress.GOING]


def learner_home(session: Session, learner: User, *, at: datetime) -> Home:
    """Return the study sessions of ``learner`` (their unit loaded)."""
    study_sessions = session.scalars(
        select(StudySession)
        .where(_of_learner(learner, at))
        .options(
            selectinload(StudySession.documents)
            .joinedload(StudySessionDocument.version)
            .load_only(DocumentVersion.id, DocumentVersion.document_id)
            .joinedload(DocumentVersion.document)
        )
    ).all()
    quizzes = _quizzes(session, learner, [study_session.id for study_session in study_sessions])
    cards = _cards(session, learner, quizzes, at)
    sessions = [SessionCard(study_session, cards[study_session.id]) for study_session in study_sessions]
    current = sorted((card for card in sessions if not card.is_past(at)), key=SessionCard.due)
    past = sorted((card for card in sessions if card.is_past(at)), key=SessionCard.due, reverse=True)
    return Home(current, past[:PAST_SHOWN])


def version_to_read(
    session: Session, user: User, session_id: int, version_id: int, *, at: datetime
) -> StudySessionDocument:
    """Return a document version of a study session, with its document and outline, for somebody who may read it.

    Learners of the study session may, and organizers whose reach it is in. Raises NotFound.
    """
    allowed = _of_learner(user, at)
    if user.role != Role.LEARNER:
        allowed = or_(allowed, StudySession.unit_id.in_(unit_ids_in_reach(user)))
    found = session.scalar(
        select(StudySessionDocument)
        .join(StudySession, StudySession.id == StudySessionDocument.study_session_id)
        .where(
            StudySessionDocument.study_session_id == session_id,
            StudySessionDocument.document_version_id == version_id,
            allowed,
        )
        .options(
            joinedload(StudySessionDocument.version).options(
                joinedload(DocumentVersion.document), selectinload(DocumentVersion.nodes)
            )
        )
    )
    if found is None:
        raise NotFound
    return found


def _of_learner(learner: User, at: datetime) -> ColumnElement[bool]:
    """Say which study sessions are the learner's: on a quiz's roster, or of a unit that one has opened for."""
    units = [int(part) for part in learner.unit.path.strip("/").split("/") if part]
    due = (
        select(Quiz.study_session_id)
        .join(RosterEntry, RosterEntry.quiz_id == Quiz.id)
        .where(RosterEntry.user_id == learner.id, Quiz.state == QuizState.PUBLISHED)
    )
    to_read = (
        select(StudySessionUnit.study_session_id)
        .join(StudySessionDocument, StudySessionDocument.study_session_id == StudySessionUnit.study_session_id)
        .where(StudySessionUnit.unit_id.in_(units))
    )
    opened = StudySession.opens_at <= at
    return or_(StudySession.id.in_(due), StudySession.id.in_(to_read) & opened)


def _quizzes(session: Session, learner: User, session_ids: Collection[int]) -> Sequence[Quiz]:
    return session.scalars(
        select(Quiz)
        .join(RosterEntry, RosterEntry.quiz_id == Quiz.id)
        .where(
            RosterEntry.user_id == learner.id,
            Quiz.state == QuizState.PUBLISHED,
            Quiz.study_session_id.in_(session_ids),
        )
        .options(selectinload(Quiz.blueprint))
        .order_by(Quiz.closes_at, Quiz.id)
    ).all()


def _cards(
    session: Session, learner: User, quizzes: Sequence[Quiz], at: datetime
) -> Mapping[int, Sequence[QuizCard]]:
    attempts: dict[int, list[Attempt]] = defaultdict(list)
    for attempt in session.scalars(
        select(Attempt)
        .where(Attempt.learner_id == learner.id, Attempt.quiz_id.in_([quiz.id for quiz in quizzes]))
        .order_by(Attempt.number)
    ):
        attempts[attempt.quiz_id].append(attempt)
    sizes = _sizes(session, quizzes)
    cards: dict[int, list[QuizCard]] = defaultdict(list)
    for quiz in quizzes:
        made = attempts[quiz.id]
        progress = progress_of(quiz, made, at=at)
        best = best_shown(quiz, made, at=at)
        cards[quiz.study_session_id].append(QuizCard(quiz, progress, sizes[quiz.id], made, best))
    return cards


def progress_of(quiz: Quiz, attempts: Sequence[Attempt], *, at: datetime) -> Progress:
    """Return where a learner with these attempts stands with ``quiz``."""
    if any(attempt.state == AttemptState.OPEN for attempt in attempts):
        return Progress.GOING
    if at < quiz.opens_at:
        return Progress.UPCOMING
    if at >= quiz.closes_at or len(attempts) >= quiz.attempts_allowed:
        return Progress.DONE if attempts else Progress.MISSED
    return Progress.AGAIN if attempts else Progress.READY


def _sizes(session: Session, quizzes: Sequence[Quiz]) -> Mapping[int, int]:
    """Count the questions of each quiz's papers; only lines that take all there are need a look at the pool."""
    pools: dict[int, list[tuple[str, str, int]]] = defaultdict(list)
    for quiz_id, kind, outline, count in session.execute(_pool_counts(quizzes)):
        pools[quiz_id].append((kind, outline, count))
    return {quiz.id: sum(_line_size(line, pools[quiz.id]) for line in quiz.blueprint) for quiz in quizzes}


def _pool_counts(quizzes: Sequence[Quiz]) -> Select[int, str, str, int]:
    whole = [quiz.id for quiz in quizzes if any(line.count is None for line in quiz.blueprint)]
    return (
        select(QuizQuestion.quiz_id, QuestionVersion.kind, QuestionVersion.outline, func.count())
        .join(QuestionVersion, QuestionVersion.id == QuizQuestion.question_version_id)
        .where(QuizQuestion.quiz_id.in_(whole))
        .group_by(QuizQuestion.quiz_id, QuestionVersion.kind, QuestionVersion.outline)
    )


def _line_size(line: BlueprintLine, pool: Sequence[tuple[str, str, int]]) -> int:
    if line.count is not None:
        return line.count
    return sum(
        count
        for kind, outline, count in pool
        if line.kind in {None, kind} and (not line.outline or f"{outline}/".startswith(f"{line.outline}/"))
    )
