"""Saving answers, one by one and a whole form at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from quizapp.attempts.operations import submit_attempt
from quizapp.attempts.papers import PaperQuestion, load_paper
from quizapp.attempts.saving import (
    LARGEST_SEQ,
    FormSaved,
    Outcome,
    PaperForm,
    Saved,
    save_answer,
    save_form,
    set_flag,
)
from quizapp.models import Answer, AnswerEvent, Attempt, AttemptItem
from quizapp.web.errors import NotFound
from tests.conftest import NOW, Store
from tests.quizapp.attempts.conftest import GRACE
from tests.quizapp.attempts.exams import Exam

AFTER = NOW + timedelta(minutes=31)


class Desk:
    """The learner at their paper."""

    def __init__(self, store: Store, exam: Exam, attempt: Attempt, paper: dict[str, PaperQuestion]) -> None:
        self.store, self.exam, self.attempt, self.paper = store, exam, attempt, paper

    def position(self, kind: str) -> int:
        return self.paper[kind].position

    def save(self, kind: str, values: Sequence[str], seq: int, at: datetime = NOW) -> Saved:
        with self.store() as session:
            place = self.position(kind) if kind else 99
            return save_answer(
                session, self.exam.learner, self.attempt.id, place, values, seq=seq, at=at, grace=GRACE
            )

    def send(self, form: PaperForm, at: datetime = NOW) -> FormSaved:
        with self.store() as session:
            return save_form(session, self.exam.learner, self.attempt.id, form, at=at, grace=GRACE)

    def question(self, kind: str) -> PaperQuestion:
        with self.store(reading=True) as session:
            return next(q for q in load_paper(session, self.attempt) if q.item.kind == kind)

    def outcomes(self) -> list[str]:
        with self.store(reading=True) as session:
            events = select(AnswerEvent.outcome).where(AnswerEvent.position.is_not(None)).order_by(AnswerEvent.id)
            return list(session.scalars(events))


@pytest.fixture
def desk(store: Store, exam: Exam, attempt: Attempt, paper: dict[str, PaperQuestion]) -> Desk:
    return Desk(store, exam, attempt, paper)


def test_a_saved_answer_is_told_with_its_number_and_the_time_left(desk: Desk) -> None:
    saved = desk.save("true_false", ["true"], 3, at=NOW + timedelta(minutes=10))
    assert (saved.outcome, saved.seq, saved.left) == (Outcome.SAVED, 3, 20 * 60)
    assert desk.question("true_false").response is True


def test_an_older_answer_overwrites_nothing_and_is_told_what_is_stored(desk: Desk) -> None:
    desk.save("true_false", ["true"], 3)
    stale = desk.save("true_false", ["false"], 2)
    assert (stale.outcome, stale.seq, stale.values) == (Outcome.STALE, 3, ("true",))
    assert desk.question("true_false").response is True


def test_the_same_answer_sent_again_counts_as_saved(desk: Desk) -> None:
    desk.save("true_false", ["true"], 3)
    assert desk.save("true_false", ["true"], 3).outcome is Outcome.REPEATED
    assert desk.save("true_false", ["false"], 3).outcome is Outcome.STALE
    assert desk.outcomes() == ["saved", "repeated", "stale"]


def test_a_blank_answer_clears_and_an_older_one_does_not_come_back(desk: Desk) -> None:
    desk.save("fill_blank", ["月", "绿"], 1)
    desk.save("fill_blank", ["", ""], 3)
    desk.save("fill_blank", ["年", ""], 2)
    assert desk.question("fill_blank").response is None
    assert desk.question("fill_blank").state == "blank"


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(arrivals=st.lists(st.tuples(st.integers(0, 40), st.integers(1, 4)), min_size=1, max_size=8))
def test_whatever_the_order_of_arrival_the_highest_number_wins(
    desk: Desk, arrivals: list[tuple[int, int]]
) -> None:
    with desk.store() as session:
        session.query(Answer).delete()
    for seq, place in arrivals:
        desk.save("single_choice", [str(place)], seq)
    highest = max(seq for seq, _place in arrivals)
    first = next(place for seq, place in arrivals if seq == highest)
    question = desk.question("single_choice")
    assert (question.seq, question.values) == (highest, (str(first),))


def test_answers_count_within_the_grace_and_not_after_it(desk: Desk) -> None:
    end = desk.attempt.deadline
    assert desk.save("true_false", ["true"], 1, at=end + GRACE).outcome is Outcome.SAVED
    late = desk.save("true_false", ["false"], 2, at=end + GRACE + timedelta(microseconds=1))
    assert (late.outcome, late.left) == (Outcome.LATE, 0)
    assert desk.question("true_false").response is True
    assert desk.outcomes() == ["saved", "late"]


def test_an_answer_after_handing_in_is_written_down_and_changes_nothing(desk: Desk) -> None:
    with desk.store() as session:
        submit_attempt(session, desk.attempt, at=NOW, by="learner")
    assert desk.save("true_false", ["false"], 1).outcome is Outcome.LATE
    assert desk.question("true_false").response is None
    with desk.store(reading=True) as session:
        event = session.scalars(select(AnswerEvent).where(AnswerEvent.outcome == "late")).one()
        assert event.response is False


def test_what_is_no_answer_is_refused_with_the_reason(desk: Desk) -> None:
    refused = desk.save("numeric", ["很多"], 1)
    assert (refused.outcome, refused.notice and refused.notice.text()) == (Outcome.REFUSED, "请填一个数。")
    assert desk.save("", ["1"], 1).outcome is Outcome.REFUSED
    assert desk.question("numeric").seq < 0


def test_the_largest_number_that_a_browser_counts_can_be_stored(desk: Desk) -> None:
    assert desk.save("true_false", ["true"], LARGEST_SEQ).seq == LARGEST_SEQ


def test_somebody_elses_attempt_does_not_exist(desk: Desk) -> None:
    with pytest.raises(NotFound), desk.store() as session:
        save_answer(session, desk.exam.colleague, desk.attempt.id, 1, ["1"], seq=1, at=NOW, grace=GRACE)


def form_as_shown(desk: Desk, **changed: list[str]) -> PaperForm:
    """Return the form as a browser that has just loaded the paper sends it, but for what was changed."""
    with desk.store(reading=True) as session:
        questions = load_paper(session, desk.attempt)
    values = {q.position: changed.get(q.item.kind.value, [v for v in q.values if v]) for q in questions}
    return PaperForm(values, {q.position: q.seen for q in questions})


def test_a_form_saves_what_was_changed_and_nothing_else(desk: Desk) -> None:
    desk.save("true_false", ["true"], 5)
    saved = desk.send(form_as_shown(desk, numeric=["119"], fill_blank=["月", "绿"]))
    assert not saved.problems
    assert desk.question("true_false").seq == 5
    assert {desk.question("numeric").seq, desk.question("fill_blank").seq} == {6, 7}
    assert desk.outcomes() == ["saved"] * 3


def test_a_stale_form_overwrites_no_answer_given_elsewhere(desk: Desk) -> None:
    desk.save("numeric", ["110"], 1)
    stale = form_as_shown(desk)
    desk.save("true_false", ["true"], 2)
    desk.save("numeric", ["119"], 3)
    desk.send(stale)
    assert desk.question("true_false").response is True
    assert desk.question("numeric").values == ("119",)


def test_an_answer_changed_in_a_stale_form_is_the_latest_word(desk: Desk) -> None:
    stale = form_as_shown(desk, numeric=["119"])
    desk.save("numeric", ["110"], 8)
    desk.send(stale)
    assert (desk.question("numeric").values, desk.question("numeric").seq) == (("119",), 9)


def test_a_form_can_clear_an_answer(desk: Desk) -> None:
    desk.save("multiple_choice", ["1", "2"], 1)
    desk.send(form_as_shown(desk, multiple_choice=[]))
    assert desk.question("multiple_choice").response is None


def test_a_bad_answer_in_a_form_keeps_none_of_the_others_back(desk: Desk) -> None:
    saved = desk.send(form_as_shown(desk, numeric=["很多"], true_false=["false"]))
    assert list(saved.problems) == [desk.position("numeric")]
    assert desk.question("true_false").response is False


def test_a_form_that_names_questions_without_fingerprints_saves_them(desk: Desk) -> None:
    desk.send(PaperForm({desk.position("true_false"): ["true"], 77: ["1"]}))
    assert desk.question("true_false").response is True


def test_a_late_form_is_told_so_and_changes_nothing(desk: Desk) -> None:
    form = form_as_shown(desk, true_false=["true"])
    assert desk.send(form, at=AFTER).late
    assert desk.question("true_false").response is None
    assert desk.outcomes() == ["late"]


def test_flags_are_kept_by_the_server_until_the_end(desk: Desk) -> None:
    def flag(place: int, flagged: bool, at: datetime = NOW) -> Outcome:
        with desk.store() as session:
            return set_flag(
                session, desk.exam.learner, desk.attempt.id, place, flagged=flagged, at=at, grace=GRACE
            )

    assert flag(2, True) is Outcome.SAVED
    assert flag(3, True) is Outcome.SAVED
    assert flag(3, False) is Outcome.SAVED
    assert flag(4, True, AFTER) is Outcome.LATE
    assert flag(2**70, True) is Outcome.REFUSED
    with desk.store(reading=True) as session:
        assert list(session.scalars(select(AttemptItem.position).where(AttemptItem.flagged))) == [2]
