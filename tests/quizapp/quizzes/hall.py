"""Units, people and a question set of twelve, from which study sessions and quizzes are put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from question_bank.items.model import Kind
from question_bank.papers import BlueprintRow
from quizapp.models import (
    Document,
    DocumentVersion,
    OutlineNode,
    QuestionSet,
    QuestionVersion,
    Quiz,
    Role,
    SetQuestion,
    StudySession,
    Unit,
    User,
)
from quizapp.quizzes.operations import create_quiz, create_study_session, publish_quiz
from quizapp.quizzes.plans import QuizPlan, StudySessionPlan
from quizapp.quizzes.queries import quiz_in_reach
from tests.factories import NOW, make_choice_item, make_question, make_unit, make_user

OPENS = NOW - timedelta(hours=1)
CLOSES = NOW + timedelta(days=7)
USUAL_ROWS = (
    BlueprintRow(kind=Kind.SINGLE_CHOICE, count=3, mark=Decimal(2)),
    BlueprintRow(kind=Kind.TRUE_FALSE, count=2, mark=Decimal("1.5")),
)


@dataclass
class Hall:
    """A workshop with a team below it, another workshop beside it; the organizer's reach is the first."""

    company: Unit
    workshop: Unit
    team: Unit
    other: Unit
    admin: User
    organizer: User
    stranger: User
    learners: list[User]
    outsider: User
    document: Document
    version: DocumentVersion
    question_set: QuestionSet
    versions: list[QuestionVersion]

    def plan(self, **changes: Any) -> QuizPlan:
        """Return a quiz for the workshop: three single choice of two marks, two true/false of 1.5."""
        usual: dict[str, Any] = {
            "title": "消防安全测验",
            "set_ids": (self.question_set.id,),
            "unit_ids": (self.workshop.id,),
            "blueprint": USUAL_ROWS,
            "opens_at": OPENS,
            "closes_at": CLOSES,
        }
        return QuizPlan(**{**usual, **changes})

    def make_study_session(self, session: Session, **changes: Any) -> StudySession:
        """Store a study session of the workshop."""
        usual: dict[str, Any] = {
            "title": "消防安全学习月",
            "opens_at": OPENS,
            "closes_at": CLOSES,
            "unit_ids": (self.workshop.id,),
            "document_ids": (self.document.id,),
        }
        plan = StudySessionPlan(**{**usual, **changes})
        return create_study_session(session, plan, by=self.organizer, at=NOW)

    def make_draft(self, session: Session, *, seed: int = 7, **changes: Any) -> Quiz:
        """Store a draft quiz in a study session of its own."""
        study_session = self.make_study_session(session)
        return create_quiz(session, study_session, self.plan(**changes), by=self.organizer, at=NOW, seed=seed)

    def make_published(self, session: Session, *, seed: int = 7, **changes: Any) -> Quiz:
        """Store and publish a quiz."""
        quiz = self.make_draft(session, seed=seed, **changes)
        publish_quiz(session, quiz, by=self.organizer, at=NOW)
        return quiz

    def quiz(self, session: Session, quiz_id: int) -> Quiz:
        """Return the quiz with everything loaded."""
        quiz = quiz_in_reach(session, self.admin, quiz_id)
        assert quiz is not None
        return quiz


def items() -> list[dict[str, Any]]:
    """Return six single-choice, four true/false and two multiple-choice items, spread over an outline."""
    single = [{**make_choice_item(), "outline": ["一"]} for _ in range(4)]
    single += [{**make_choice_item(), "outline": ["二", "（一）"]} for _ in range(2)]
    statements = [
        {**make_choice_item(), "kind": "true_false", "options": [], "answer": True, "outline": ["二"]}
        for _ in range(4)
    ]
    keys = [{"id": letter, "text": f"做法{letter}", "correct": letter in "ab"} for letter in ("a", "b", "c", "d")]
    several = [
        {**make_choice_item(), "kind": "multiple_choice", "options": keys, "outline": [], "max_mark": 2}
        for _ in range(2)
    ]
    return [*single, *statements, *several]


def fill_hall(session: Session) -> Hall:
    """Store it all."""
    company = make_unit(session, name="总公司")
    workshop = make_unit(session, parent=company, name="一车间")
    team = make_unit(session, parent=workshop, name="一车间甲班")
    other = make_unit(session, parent=company, name="二车间")
    organizer = make_user(session, workshop, role=Role.ORGANIZER, name="王组织")
    stranger = make_user(session, other, role=Role.ORGANIZER)
    admin = make_user(session, company, role=Role.ADMIN)
    learners = [make_user(session, unit) for unit in (workshop, workshop, team)]
    make_user(session, workshop).disabled_at = NOW
    outsider = make_user(session, other)
    document, version = _document(session, workshop, organizer)
    question_set, versions = make_set(session, workshop, organizer, items(), document=document, version=version)
    return Hall(
        company=company,
        workshop=workshop,
        team=team,
        other=other,
        admin=admin,
        organizer=organizer,
        stranger=stranger,
        learners=learners,
        outsider=outsider,
        document=document,
        version=version,
        question_set=question_set,
        versions=versions,
    )


def _document(session: Session, unit: Unit, by: User) -> tuple[Document, DocumentVersion]:
    document = Document(unit_id=unit.id, title="消防讲话", created_by=by.id, created_at=NOW)
    session.add(document)
    session.flush()
    version = DocumentVersion(
        document_id=document.id,
        file_name="讲话.txt",
        sha256="0" * 64,
        raw=b"",
        text="",
        created_by=by.id,
        created_at=NOW,
    )
    session.add(version)
    session.flush()
    points = [("一", "认识", 1, None), ("二", "整治", 1, None), ("（一）", "通道", 2, 1)]
    session.add_all(
        OutlineNode(
            version_id=version.id, position=n, parent_position=parent, label=label, title=title, level=level
        )
        for n, (label, title, level, parent) in enumerate(points)
    )
    session.flush()
    return document, version


def make_set(
    session: Session,
    unit: Unit,
    by: User,
    contents: Sequence[dict[str, Any]],
    *,
    title: str = "消防题库",
    document: Document | None = None,
    version: DocumentVersion | None = None,
) -> tuple[QuestionSet, list[QuestionVersion]]:
    """Store a set of accepted questions; with ``version``, as if drafted from its outline points."""
    question_set = QuestionSet(
        unit_id=unit.id,
        title=title,
        document_id=document.id if document else None,
        created_by=by.id,
        created_at=NOW,
    )
    session.add(question_set)
    session.flush()
    places = {("一",): 0, ("二",): 1, ("二", "（一）"): 2}
    versions = []
    for item in contents:
        columns: dict[str, Any] = {}
        if version is not None:
            columns = {
                "document_version_id": version.id,
                "node_position": places.get(tuple(item["outline"])),
            }
        stored = make_question(session, unit, by, item=item, **columns)
        session.add(SetQuestion(set_id=question_set.id, question_id=stored.question_id))
        versions.append(stored)
    session.flush()
    return question_set, versions


def asking(session: Session, user: User) -> User:
    """Return ``user`` as a request has them, their unit loaded."""
    return session.scalars(select(User).where(User.id == user.id).options(joinedload(User.unit))).one()


def only_quiz(session: Session) -> Quiz:
    """Return the only quiz there is."""
    return session.scalars(select(Quiz)).one()
