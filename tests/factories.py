"""Things to test with. Each function stores one thing and returns it; everything not given is ordinary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from quizapp.models import (
    Answer,
    Attempt,
    AttemptItem,
    AttemptState,
    Question,
    QuestionState,
    QuestionVersion,
    Quiz,
    QuizQuestion,
    QuizState,
    Role,
    RosterEntry,
    StudySession,
    Unit,
    User,
)

NOW = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
_numbers = count(1)


def make_unit(session: Session, *, parent: Unit | None = None, code: str = "", name: str = "") -> Unit:
    """Store a unit, at the root or under ``parent``."""
    number = next(_numbers)
    unit = Unit(
        code=code or f"U{number:03d}", name=name or f"第{number}科", parent_id=parent.id if parent else None
    )
    session.add(unit)
    session.flush()
    unit.path = f"{parent.path if parent else '/'}{unit.id}/"
    session.flush()
    return unit


def make_user(
    session: Session, unit: Unit, *, role: Role = Role.LEARNER, username: str = "", name: str = ""
) -> User:
    """Store a person without a password (tests sign them in by their session)."""
    number = next(_numbers)
    user = User(
        username=username or f"user{number}",
        name=name or f"学员{number}",
        role=role,
        unit_id=unit.id,
        created_at=NOW,
    )
    session.add(user)
    session.flush()
    return user


def make_choice_item(number: int = 0, *, stem: str = "", quote: str = "") -> dict[str, Any]:
    """Return the JSON form of a single-choice item; its key is option ``a``."""
    number = number or next(_numbers)
    return {
        "id": f"item{number}",
        "kind": "single_choice",
        "stem": stem or f"第 {number} 题：灭火器压力表的指针应指在哪个区？",
        "options": [
            {"id": "a", "text": "绿区", "correct": True},
            {"id": "b", "text": "红区", "correct": False},
            {"id": "c", "text": "黄区", "correct": False},
        ],
        "answer": None,
        "explanation": "",
        "outline": ["一"],
        "max_mark": 1,
        "ready": True,
        "evidence": {
            "document": "讲话.txt",
            "sha256": "0" * 64,
            "start": 0,
            "end": 12,
            "quote": quote or "压力表的指针要指在绿区。",
        },
    }


def make_question(
    session: Session, unit: Unit, by: User, *, item: Mapping[str, Any] | None = None, **columns: Any
) -> QuestionVersion:
    """Store an accepted question and return its version; ``columns`` are those of the question."""
    item = dict(item or make_choice_item())
    question = Question(
        unit_id=unit.id,
        item_id=item["id"],
        state=QuestionState.ACCEPTED,
        ready=True,
        created_by=by.id,
        created_at=NOW,
        **columns,
    )
    session.add(question)
    session.flush()
    version = QuestionVersion(
        question_id=question.id,
        kind=item["kind"],
        stem=item["stem"],
        item=item,
        outline="/".join(item.get("outline", ())),
        max_mark=Decimal(str(item["max_mark"])),
        created_by=by.id,
        created_at=NOW,
    )
    session.add(version)
    session.flush()
    question.current_version_id = version.id
    session.flush()
    return version


def make_published_quiz(
    session: Session,
    unit: Unit,
    by: User,
    *,
    roster: Sequence[User] = (),
    questions: Sequence[QuestionVersion] = (),
    title: str = "消防安全测验",
    attempts_allowed: int = 3,
) -> Quiz:
    """Store a quiz of ``unit``, open from yesterday for a week, with its frozen roster and pool."""
    number = next(_numbers)
    activity = StudySession(
        unit_id=unit.id,
        title="消防安全学习月",
        opens_at=NOW - timedelta(days=1),
        closes_at=NOW + timedelta(days=7),
        created_by=by.id,
        created_at=NOW,
    )
    session.add(activity)
    session.flush()
    quiz = Quiz(
        study_session_id=activity.id,
        unit_id=unit.id,
        title=title,
        state=QuizState.PUBLISHED,
        code=f"quiz{number}",
        opens_at=activity.opens_at,
        closes_at=activity.closes_at,
        minutes=30,
        attempts_allowed=attempts_allowed,
        seed=number,
        published_at=NOW,
        published_by=by.id,
        created_by=by.id,
        created_at=NOW,
    )
    session.add(quiz)
    session.flush()
    session.add_all(RosterEntry(user_id=user.id, quiz_id=quiz.id, unit_id=user.unit_id) for user in roster)
    session.add_all(QuizQuestion(quiz_id=quiz.id, question_version_id=version.id) for version in questions)
    session.flush()
    return quiz


def make_attempt(
    session: Session,
    quiz: Quiz,
    learner: User,
    score: str | None = None,
    *,
    max_score: str = "10",
    number: int = 1,
    started_at: datetime = NOW,
    minutes: int = 12,
    answers: Sequence[tuple[QuestionVersion, Any, str]] = (),
) -> Attempt:
    """Store an attempt: handed in when there is a ``score``, passed from 60 %.

    ``answers`` are question, response in its JSON form, and mark out of the question's full mark.
    """
    attempt = Attempt(
        learner_id=learner.id,
        id=UUID(int=next(_numbers)),
        quiz_id=quiz.id,
        unit_id=learner.unit_id,
        number=number,
        seed=number,
        state=AttemptState.OPEN if score is None else AttemptState.SUBMITTED,
        policy="exact@1",
        started_at=started_at,
        deadline=started_at + timedelta(minutes=30),
        max_score=Decimal(max_score),
    )
    if score is not None:
        attempt.submitted_at = started_at + timedelta(minutes=minutes)
        attempt.submitted_by = "learner"
        attempt.score = Decimal(score)
        attempt.passed = Decimal(score) * 100 >= Decimal(max_score) * 60
    session.add(attempt)
    session.flush()
    key = {"learner_id": learner.id, "attempt_id": attempt.id}
    for position, (version, response, mark) in enumerate(answers, 1):
        session.add(
            AttemptItem(
                **key,
                position=position,
                question_version_id=version.id,
                option_order=[],
                max_mark=version.max_mark,
                mark=Decimal(mark),
            )
        )
        session.add(Answer(**key, position=position, response=response, seq=1, saved_at=started_at))
    session.flush()
    return attempt
