"""A published quiz with a question of every kind, its document, and the people around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from question_bank.items.model import Item, Kind, Response
from quizapp.attempts.papers import PaperQuestion
from quizapp.attempts.responses import show_values
from quizapp.models import (
    BlueprintLine,
    Document,
    DocumentVersion,
    OutlineNode,
    Quiz,
    Role,
    StudySessionDocument,
    StudySessionUnit,
    Unit,
    User,
)
from tests.factories import NOW, make_published_quiz, make_question, make_unit, make_user

TEXT = """办公楼消防安全须知
一、日常检查
每层楼的灭火器由楼层安全员负责，每月至少检查一次。检查时看压力表，指针在绿区才算正常。
二、火情处置
发现火情，先大声示警，再拨打119，然后用灭火器扑救初起火灾。火势超过桌面高度时，应立即撤离，不得乘坐电梯。
"""

CHECK = "每层楼的灭火器由楼层安全员负责，每月至少检查一次。"
GAUGE = "检查时看压力表，指针在绿区才算正常。"
ALARM = "发现火情，先大声示警，再拨打119，然后用灭火器扑救初起火灾。"
LEAVE = "火势超过桌面高度时，应立即撤离，不得乘坐电梯。"


def _evidence(quote: str) -> dict[str, Any]:
    start = TEXT.index(quote)
    return {
        "document": "须知.txt",
        "sha256": "0" * 64,
        "start": start,
        "end": start + len(quote),
        "quote": quote,
    }


def _options(*texts: str, keys: str) -> list[dict[str, Any]]:
    return [
        {"id": f"secret-{letter}", "text": text, "correct": letter in keys}
        for letter, text in zip("abcdefgh", texts, strict=False)
    ]


def items() -> list[dict[str, Any]]:
    """Return one item of every kind, by JSON form; the second fill-in has two gaps. Twelve marks in all."""
    common: dict[str, Any] = {"answer": None, "options": [], "explanation": "", "max_mark": 1, "outline": []}
    common |= {"evidence": None}
    return [
        {
            **common,
            "id": "single",
            "kind": "single_choice",
            "stem": "谁负责检查每层楼的灭火器？",
            "options": _options("楼层安全员", "保洁员", "前台接待", "停车管理员", keys="a"),
            "explanation": "须知第一条写明了负责人。",
            "evidence": _evidence(CHECK),
        },
        {
            **common,
            "id": "multiple",
            "kind": "multiple_choice",
            "stem": "下列哪些做法符合须知的要求？",
            "options": _options("大声示警", "拨打119", "乘电梯撤离", "每年检查一次灭火器", keys="ab"),
            "max_mark": 2,
            "evidence": _evidence(ALARM),
        },
        {
            **common,
            "id": "decision",
            "kind": "true_false",
            "stem": "火势超过桌面高度时，可以乘坐电梯撤离。",
            "answer": False,
            "evidence": _evidence(LEAVE),
        },
        {
            **common,
            "id": "gaps",
            "kind": "fill_blank",
            "stem": "灭火器每____至少检查一次，指针在____区才算正常。",
            "answer": [["月", "个月"], ["绿"]],
            "max_mark": 2,
            "evidence": _evidence(GAUGE),
        },
        {
            **common,
            "id": "number",
            "kind": "numeric",
            "stem": "发现火情时拨打的电话号码是多少？",
            "answer": {"value": 119, "tolerance": 0},
        },
        {
            **common,
            "id": "order",
            "kind": "ordering",
            "stem": "发现火情后，按先后顺序排列下列做法。",
            "options": _options("大声示警", "拨打119", "扑救初起火灾", keys=""),
            "max_mark": 2,
        },
        {
            **common,
            "id": "pairs",
            "kind": "matching",
            "stem": "把情形和做法对应起来。",
            "pairs": [
                {"left": "指针在绿区", "right": "可以正常使用"},
                {"left": "火势超过桌面", "right": "立即撤离"},
            ],
            "distractors": ["乘电梯下楼"],
            "max_mark": 2,
        },
        {
            **common,
            "id": "essay",
            "kind": "short_answer",
            "stem": "谈谈您所在楼层还有哪些火灾隐患。",
            "answer": "参考要点：电器、杂物、通道。",
        },
    ]


def right_response(item: Item) -> Response:
    """Return what gets the full mark; a text where a person marks."""
    match item.kind:
        case Kind.SINGLE_CHOICE:
            return next(option.id for option in item.options if option.correct)
        case Kind.MULTIPLE_CHOICE:
            return tuple(option.id for option in item.options if option.correct)
        case Kind.TRUE_FALSE:
            return item.answer  # type: ignore[return-value]
        case Kind.FILL_BLANK:
            return tuple(gap[0] for gap in item.answer)  # type: ignore[union-attr, index]
        case Kind.NUMERIC:
            return item.answer[0]  # type: ignore[index]
        case Kind.ORDERING:
            return tuple(option.id for option in item.options)
        case Kind.MATCHING:
            return tuple((left, pair.right) for left, pair in enumerate(item.pairs))
        case _:
            return "走廊里堆了纸箱。"


def right_values(question: PaperQuestion) -> tuple[str, ...]:
    """Return the values that a learner who knows everything gives."""
    return show_values(question.item, question.order, right_response(question.item))


@dataclass
class Exam:
    """What a test needs to know; all rows are detached."""

    unit: Unit
    learner: User
    colleague: User
    stranger: User
    organizer: User
    quiz: Quiz
    version: DocumentVersion


def make_exam(session: Session, *, chosen: list[dict[str, Any]] | None = None, **quiz_columns: Any) -> Exam:
    """Store an exam; ``quiz_columns`` change the quiz, ``chosen`` its items."""
    root = make_unit(session, code="HQ", name="总公司")
    unit = make_unit(session, parent=root, code="HQ-1", name="第一分公司")
    elsewhere = make_unit(session, parent=root, code="HQ-2", name="第二分公司")
    organizer = make_user(session, root, role=Role.ORGANIZER, name="赵组织")
    learner = make_user(session, unit, username="wang", name="王学员")
    colleague = make_user(session, unit, username="liu", name="刘同事")
    stranger = make_user(session, elsewhere, username="chen", name="陈外人")
    version = make_document_version(session, unit, organizer)
    questions = [
        make_question(session, unit, organizer, item=item, document_version_id=version.id)
        for item in (items() if chosen is None else chosen)
    ]
    quiz = make_published_quiz(session, unit, organizer, roster=[learner, colleague], questions=questions)
    session.add(BlueprintLine(quiz_id=quiz.id, position=0, kind=None, outline=None, count=None, mark=None))
    for name, value in {"attempts_allowed": 1, **quiz_columns}.items():
        setattr(quiz, name, value)
    session.add(StudySessionDocument(study_session_id=quiz.study_session_id, document_version_id=version.id))
    session.add(StudySessionUnit(study_session_id=quiz.study_session_id, unit_id=unit.id))
    session.flush()
    return Exam(unit, learner, colleague, stranger, organizer, quiz, version)


def make_document_version(session: Session, unit: Unit, by: User) -> DocumentVersion:
    """Store the document that the questions are from, with its outline."""
    document = Document(unit_id=unit.id, title="办公楼消防安全须知", created_by=by.id, created_at=NOW)
    session.add(document)
    session.flush()
    version = DocumentVersion(
        document_id=document.id,
        file_name="须知.txt",
        sha256="0" * 64,
        raw=TEXT.encode(),
        text=TEXT,
        created_by=by.id,
        created_at=NOW,
    )
    session.add(version)
    session.flush()
    for position, (label, title) in enumerate([("一、", "日常检查"), ("二、", "火情处置"), ("三、", "事后报告")]):
        start = TEXT.find(label + title)
        found = start >= 0
        session.add(
            OutlineNode(
                version_id=version.id,
                position=position,
                label=label,
                title=title,
                level=1,
                start=start if found else None,
                end=start + len(label + title) if found else None,
            )
        )
    session.flush()
    return version
