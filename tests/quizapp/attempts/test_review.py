"""What is shown after handing in."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from quizapp.attempts.operations import submit_attempt
from quizapp.attempts.papers import PaperQuestion
from quizapp.attempts.review import (
    Review,
    ReviewedQuestion,
    Verdict,
    best_shown,
    review_of,
    reviewed_questions,
    verdict_on,
)
from quizapp.attempts.saving import save_answer
from quizapp.models import Attempt, AttemptState, DocumentVersion, Quiz
from tests.conftest import NOW, Store
from tests.quizapp.attempts.conftest import GRACE
from tests.quizapp.attempts.exams import CHECK, TEXT, Exam, right_values

CLOSE = NOW + timedelta(days=1)


@pytest.mark.parametrize(
    ("content", "time", "before", "after"),
    [
        ("nothing", "submitted", Review(), Review()),
        ("nothing", "closed", Review(), Review()),
        ("score", "submitted", Review(score=True), Review(score=True)),
        ("score", "closed", Review(opens_at=CLOSE), Review(score=True)),
        ("answers", "submitted", Review(score=True, answers=True), Review(score=True, answers=True)),
        ("answers", "closed", Review(opens_at=CLOSE), Review(score=True, answers=True)),
    ],
)
def test_the_policy_says_what_is_shown_and_when(content: str, time: str, before: Review, after: Review) -> None:
    quiz = Quiz(review_content=content, review_time=time, closes_at=CLOSE)
    assert review_of(quiz, at=CLOSE - timedelta(seconds=1)) == before
    assert review_of(quiz, at=CLOSE) == after


def test_the_best_marked_attempt_counts() -> None:
    quiz = Quiz(review_content="score", review_time="submitted", closes_at=CLOSE)
    made = [
        Attempt(number=1, state=AttemptState.SUBMITTED, score=Decimal(7)),
        Attempt(number=2, state=AttemptState.SUBMITTED, score=Decimal(9)),
        Attempt(number=3, state=AttemptState.OPEN),
    ]
    assert best_shown(quiz, made, at=NOW) is made[1]
    assert best_shown(quiz, made[2:], at=NOW) is None


def review(
    store: Store, exam: Exam, attempt: Attempt, answers: dict[str, tuple[int, list[str]]]
) -> dict[str, ReviewedQuestion]:
    with store() as session:
        for position, values in answers.values():
            save_answer(session, exam.learner, attempt.id, position, values, seq=1, at=NOW, grace=GRACE)
        marked = submit_attempt(session, attempt, at=NOW, by="learner")
        return {entry.question.item.kind.value: entry for entry in reviewed_questions(session, marked)}


def test_an_answer_stands_beside_its_key(
    store: Store, exam: Exam, attempt: Attempt, paper: dict[str, PaperQuestion]
) -> None:
    wrong_ranks = list(right_values(paper["ordering"])[::-1])
    answers = {
        "true_false": ["true"],
        "fill_blank": ["月", "红"],
        "numeric": ["110"],
        "ordering": wrong_ranks,
        "multiple_choice": list(right_values(paper["multiple_choice"])),
        "short_answer": ["没有。"],
    }
    shown = review(
        store, exam, attempt, {kind: (paper[kind].position, values) for kind, values in answers.items()}
    )
    verdicts = {kind: entry.verdict for kind, entry in shown.items()}
    assert verdicts["multiple_choice"] is Verdict.RIGHT
    assert verdicts["fill_blank"] is Verdict.PARTIAL
    assert verdicts["numeric"] is verdicts["true_false"] is Verdict.WRONG
    assert verdicts["single_choice"] is verdicts["matching"] is Verdict.BLANK
    assert verdicts["short_answer"] is Verdict.WAITING
    assert [(p.given, p.key) for p in shown["true_false"].parts] == [("正确", "错误")]
    assert [(p.given, p.key) for p in shown["fill_blank"].parts] == [("月", "月　或　个月"), ("红", "绿")]
    assert [(p.given, p.key) for p in shown["numeric"].parts] == [("110", "119")]
    assert [(p.label, p.given, p.key) for p in shown["matching"].parts] == [
        ("指针在绿区", "", "可以正常使用"),
        ("火势超过桌面", "", "立即撤离"),
    ]
    assert list(shown["ordering"].key_order) == ["大声示警", "拨打119", "扑救初起火灾"]
    chosen = {option.text for option in shown["multiple_choice"].options if option.chosen}
    assert chosen == {option.text for option in shown["multiple_choice"].options if option.key}


def test_options_are_reviewed_in_the_order_in_which_they_were_shown(
    store: Store, exam: Exam, attempt: Attempt, paper: dict[str, PaperQuestion]
) -> None:
    question = paper["single_choice"]
    shown = review(store, exam, attempt, {"single_choice": (question.position, ["2"])})["single_choice"]
    assert [option.text for option in shown.options] == [
        question.item.options[index].text for index in question.order
    ]
    assert [option.chosen for option in shown.options] == [False, True, False, False]


def test_the_source_sentence_is_found_in_its_document(store: Store, exam: Exam, attempt: Attempt) -> None:
    shown = review(store, exam, attempt, {})
    passage = shown["single_choice"].passage
    assert passage is not None
    assert (passage.title, passage.text[passage.start : passage.end]) == ("办公楼消防安全须知", CHECK)
    assert passage.text == TEXT
    assert shown["numeric"].passage is None


def test_the_source_sentence_stands_alone_when_its_document_says_something_else(
    store: Store, exam: Exam, attempt: Attempt
) -> None:
    with store() as session:
        session.get_one(DocumentVersion, exam.version.id).text = "完全不同"
    passage = review(store, exam, attempt, {})["single_choice"].passage
    assert passage is not None
    assert (passage.title, passage.text, passage.start, passage.end) == ("须知.txt", CHECK, 0, len(CHECK))


def test_a_penalty_is_a_wrong_answer(paper: dict[str, PaperQuestion]) -> None:
    question = paper["single_choice"]
    question.row.mark = Decimal("-0.33")
    answered = PaperQuestion(question.row, question.item, "secret-b", 1)
    assert verdict_on(answered) is Verdict.WRONG
