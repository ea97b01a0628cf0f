"""The sample: a company with units and people, two documents, their questions, a published quiz."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from question_bank.items.model import Kind
from question_bank.papers import BlueprintRow
from quizapp.accounts.operations import add_user
from quizapp.accounts.passwords import hash_password
from quizapp.library.operations import StoredDocument, accept_ready, store_document
from quizapp.models import Question, QuestionVersion, Quiz, Role, SetQuestion, Unit, User
from quizapp.quizzes.operations import create_quiz, create_study_session, publish_quiz
from quizapp.quizzes.plans import QuizPlan, StudySessionPlan

DOCUMENTS = Path(__file__).resolve().parent.parent / "sample"
LEARNER_PREFIX = "learner"
QUESTIONS_ON_PAPER = 20
DEPARTMENTS = ("综合部", "生产部", "安全环保部", "市场部", "财务部", "人力资源部", "信息中心", "后勤服务部")
PLACES = ("东区", "西区", "南区", "北区", "中心", "滨江", "新城", "临港", "高新", "青山", "长湖", "云岭")
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高"
GIVEN = (
    "伟",
    "芳",
    "秀英",
    "敏",
    "静",
    "丽",
    "强",
    "磊",
    "军",
    "洋",
    "勇",
    "艳",
    "杰",
    "娟",
    "涛",
    "明",
    "超",
    "霞",
    "平",
    "桂英",
)


@dataclass(frozen=True, slots=True)
class Passwords:
    """What people of the sample sign in with."""

    admin: str
    organizer: str
    learners: str


def populate(
    session: Session, *, learners: int, units: int, passwords: Passwords, at: datetime, seed: int
) -> Quiz:
    """Fill an empty database; return the published quiz.

    ``units`` counts those that people belong to; they stand below branches, and these below one company.
    """
    company = Unit(code="demo", name="长湖实业集团", path="")
    session.add(company)
    session.flush()
    company.path = f"/{company.id}/"
    admin = add_user(
        session,
        username="admin",
        name="系统管理员",
        role=Role.ADMIN,
        unit=company,
        at=at,
        password=passwords.admin,
    )
    organizer = add_user(
        session,
        username="organizer",
        name="培训组织员",
        role=Role.ORGANIZER,
        unit=company,
        at=at,
        password=passwords.organizer,
    )
    _ = admin
    places = _add_units(session, company, units)
    _add_learners(session, places, learners, passwords.learners, at=at, random=Random(seed))  # noqa: S311
    return _add_quiz(session, company, organizer, at=at, seed=seed)


def _add_units(session: Session, company: Unit, count: int) -> list[Unit]:
    """Add ``count`` units below branches of up to eight each; a single one stands right below the company."""
    leaves: list[Unit] = []
    size = len(DEPARTMENTS)
    for branch_number in range((count + size - 1) // size):
        round_, place = divmod(branch_number, len(PLACES))
        suffix = f"{round_ + 1}" if round_ else ""
        branch = _add_unit(session, company, f"branch{branch_number + 1:03d}", f"{PLACES[place]}分公司{suffix}")
        for department in DEPARTMENTS[: count - len(leaves)]:
            leaves.append(_add_unit(session, branch, f"unit{len(leaves) + 1:04d}", department))
    return leaves


def _add_unit(session: Session, parent: Unit, code: str, name: str) -> Unit:
    unit = Unit(code=code, name=name, parent_id=parent.id)
    session.add(unit)
    session.flush()
    unit.path = f"{parent.path}{unit.id}/"
    return unit


def _add_learners(
    session: Session, units: list[Unit], count: int, password: str, *, at: datetime, random: Random
) -> None:
    shared = hash_password(password)
    session.flush()
    rows = [
        {
            "username": f"{LEARNER_PREFIX}{number:05d}",
            "name": random.choice(SURNAMES) + random.choice(GIVEN),
            "phone": f"139{random.randrange(10**8):08d}",
            "role": Role.LEARNER,
            "unit_id": units[(number - 1) * len(units) // count].id,
            "password_hash": shared,
            "must_change_password": False,
            "created_at": at,
        }
        for number in range(1, count + 1)
    ]
    if rows:
        session.execute(insert(User), rows)


def _add_quiz(session: Session, company: Unit, organizer: User, *, at: datetime, seed: int) -> Quiz:
    documents = [
        store_document(session, unit=company, by=organizer, at=at, name=path.name, raw=path.read_bytes())
        for path in sorted(DOCUMENTS.glob("*.txt"))
    ]
    for stored in documents:
        accept_ready(session, stored.version, by=organizer, at=at)
    period = (at - timedelta(hours=1), at + timedelta(days=14))
    study_session = create_study_session(
        session,
        StudySessionPlan(
            title="消防安全与个人信息保护学习月",
            description="先读两份材料，再参加测验。",
            opens_at=period[0],
            closes_at=period[1],
            unit_ids=(company.id,),
            document_ids=tuple(stored.document.id for stored in documents),
        ),
        by=organizer,
        at=at,
    )
    plan = QuizPlan(
        title="学习月测验",
        set_ids=tuple(stored.question_set.id for stored in documents),
        unit_ids=(company.id,),
        blueprint=_blueprint(session, documents),
        opens_at=period[0],
        closes_at=period[1],
        minutes=60,
        attempts_allowed=3,
    )
    quiz = create_quiz(session, study_session, plan, by=organizer, at=at, seed=seed)
    publish_quiz(session, quiz, by=organizer, at=at)
    return quiz


def _blueprint(session: Session, documents: list[StoredDocument]) -> tuple[BlueprintRow, ...]:
    """Ask for twenty questions, spread over the kinds as the sets allow."""
    rows = session.execute(
        select(QuestionVersion.kind, func.count())
        .join(Question, Question.current_version_id == QuestionVersion.id)
        .join(SetQuestion, SetQuestion.question_id == Question.id)
        .where(SetQuestion.set_id.in_([stored.question_set.id for stored in documents]))
        .group_by(QuestionVersion.kind)
    )
    found: dict[str, int] = dict(rows.all())
    wanted = dict.fromkeys(found, 0)
    for _ in range(QUESTIONS_ON_PAPER):
        open_kinds = [kind for kind in wanted if wanted[kind] < found[kind]]
        if not open_kinds:
            break
        kind = min(open_kinds, key=lambda name: (wanted[name] + 1) / found[name])
        wanted[kind] += 1
    return tuple(BlueprintRow(kind=kind, count=wanted[kind]) for kind in Kind if wanted.get(kind))
