"""A paper as stored."""

from __future__ import annotations

from quizapp.attempts.papers import NEVER_SAVED, PaperQuestion, load_paper, newest_seq
from quizapp.attempts.saving import save_answer
from quizapp.models import Attempt
from tests.conftest import NOW, Store
from tests.quizapp.attempts.conftest import GRACE
from tests.quizapp.attempts.exams import Exam, right_values


def test_a_fresh_paper_holds_every_question_blank_and_in_order(store: Store, attempt: Attempt) -> None:
    with store(reading=True) as session:
        questions = load_paper(session, attempt)
    assert [question.position for question in questions] == list(range(1, 9))
    assert {question.state for question in questions} == {"blank"}
    assert {question.seq for question in questions} == {NEVER_SAVED}
    assert newest_seq(questions) == 0


def test_a_paper_shows_the_newest_answers(
    store: Store, exam: Exam, attempt: Attempt, paper: dict[str, PaperQuestion]
) -> None:
    gaps, order = paper["fill_blank"], paper["ordering"]
    with store() as session:
        for seq, (question, values) in enumerate([(gaps, ["月", ""]), (order, right_values(order))], 4):
            save_answer(session, exam.learner, attempt.id, question.position, values, seq=seq, at=NOW, grace=GRACE)
    with store(reading=True) as session:
        questions = {question.item.kind.value: question for question in load_paper(session, attempt)}
    assert (questions["fill_blank"].values, questions["fill_blank"].state) == (("月", ""), "partial")
    assert (questions["ordering"].values, questions["ordering"].state) == (right_values(order), "answered")
    assert newest_seq(list(questions.values())) == 5
    assert questions["fill_blank"].seen != gaps.seen
