"""A report made by hand, for what is written from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

from quizapp.models import AttemptState, Quiz, StudySession
from quizapp.results.completion import Place, Tally, roll_up
from quizapp.results.people import PersonResult
from quizapp.results.questions import Point, QuestionResult
from quizapp.results.report import Report
from tests.conftest import NOW
from tests.factories import make_choice_item

PLACES = (
    Place(1, "G", "集团"),
    Place(2, "P1", "一厂", 1),
    Place(3, "P1A", "=甲车间", 2),
    Place(4, "P2", "二厂", 1),
)
TALLIES = {2: Tally(1, 1, 1, 1, {Decimal("7.5"): 1}), 3: Tally(1, 1), 4: Tally(1)}


def make_person(unit_id: int, username: str, **more: Any) -> PersonResult:
    """Return a person who hasn't started."""
    columns: dict[str, Any] = {
        "unit_code": "",
        "unit_name": "",
        "name": username,
        "phone": "",
        "number": None,
        "attempt_state": None,
        "score": None,
        "max_score": None,
        "passed": None,
        "started_at": None,
        "submitted_at": None,
        "deadline": None,
    }
    return PersonResult(unit_id=unit_id, username=username, **{**columns, **more})


ZHANG = make_person(
    2,
    "zhang",
    name="张三",
    number=2,
    attempt_state=AttemptState.SUBMITTED,
    score=Decimal("7.5"),
    max_score=Decimal(10),
    passed=True,
    started_at=NOW,
    submitted_at=NOW + timedelta(minutes=12, seconds=30),
    deadline=NOW + timedelta(minutes=30),
)
WANG = make_person(
    3, "wang", name="=王五", number=1, attempt_state=AttemptState.OPEN, max_score=Decimal(10), started_at=NOW
)
ZHOU = make_person(4, "zhou", name="周八")


def make_report(people: Sequence[PersonResult] = (ZHANG, WANG, ZHOU), *, title: str = "消防=安全/测验") -> Report:
    """Return the report of a group with two plants."""
    activity = StudySession(title="消防安全学习月")
    quiz = Quiz(title=title, opens_at=NOW, closes_at=NOW + timedelta(days=7), study_session=activity)
    item = make_choice_item(stem="发现初起火情先做什么？", quote="先报警，再扑救。")
    return Report(
        quiz=quiz,
        at=NOW,
        timezone="Asia/Shanghai",
        completion=roll_up(PLACES, TALLIES, full_mark=Decimal(10)),
        questions=[
            QuestionResult(1, 7, item, Point("一、会处置"), 3, Decimal(2) / 3, 0.25, ()),
            QuestionResult(2, 8, {**item, "evidence": None}, None, 0, None, None, ()),
        ],
        everybody=lambda: iter(people),
        missing=lambda: iter([person for person in people if person.score is None]),
    )
