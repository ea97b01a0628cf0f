"""A group with two plants that took a quiz, and a third that had nothing to do with it.

====================  ==========================================================
集团 (G)              组长
├ 一厂 (P1)           张三 8/10 passed, after a first 3; 李四 5/10 not passed
│ └ 甲车间 (P1A)      王五 open; =赵六 absent
└ 二厂 (P2)           孙七 10/10 passed; 周八 absent
外单位 (X)            nobody on the roster
====================  ==========================================================
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from quizapp.models import Quiz, Role, Unit, User
from tests.factories import (
    NOW,
    make_attempt,
    make_choice_item,
    make_published_quiz,
    make_question,
    make_unit,
    make_user,
)

STEMS = ("灭火器压力表的指针应指在哪个区？", "发现初起火情先做什么？")


@dataclass(frozen=True)
class Story:
    """Who and what there is; organizers by the code of their unit."""

    quiz: Quiz
    units: dict[str, Unit]
    people: dict[str, User]
    organizers: dict[str, User]
    admin: User


def tell(session: Session) -> Story:
    """Store the story."""
    group = make_unit(session, code="G", name="集团")
    first = make_unit(session, code="P1", name="一厂", parent=group)
    workshop = make_unit(session, code="P1A", name="甲车间", parent=first)
    second = make_unit(session, code="P2", name="二厂", parent=group)
    other = make_unit(session, code="X", name="外单位")
    units = {unit.code: unit for unit in (group, first, workshop, second, other)}
    organizers = {
        code: make_user(session, unit, role=Role.ORGANIZER, username=f"organizer-{code}")
        for code, unit in units.items()
    }
    admin = make_user(session, other, role=Role.ADMIN)
    names = {"zhang": ("张三", first), "li": ("李四", first), "wang": ("王五", workshop)}
    names |= {"zhao": ("=赵六", workshop), "sun": ("孙七", second), "zhou": ("周八", second)}
    people = {name: make_user(session, unit, username=name, name=shown) for name, (shown, unit) in names.items()}
    people["zhao"].phone = "13812345678"
    questions = [
        make_question(session, group, organizers["G"], item=make_choice_item(stem=stem)) for stem in STEMS
    ]
    quiz = make_published_quiz(
        session, group, organizers["G"], roster=list(people.values()), questions=questions, title="消防=安全/测验"
    )
    one, two = questions
    make_attempt(session, quiz, people["zhang"], "3", answers=[(one, "b", "0"), (two, "b", "0")])
    make_attempt(
        session,
        quiz,
        people["zhang"],
        "8",
        number=2,
        started_at=NOW + timedelta(hours=1),
        answers=[(one, "a", "1"), (two, "b", "0")],
    )
    make_attempt(session, quiz, people["li"], "5", answers=[(one, "c", "0"), (two, "b", "0")])
    make_attempt(session, quiz, people["sun"], "10", answers=[(one, "a", "1"), (two, "a", "1")])
    make_attempt(session, quiz, people["wang"], answers=[(one, "b", "0")])
    return Story(quiz, units, people, organizers, admin)
