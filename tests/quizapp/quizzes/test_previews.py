"""Sample papers, and the look ahead before publishing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from question_bank.items.model import Kind
from question_bank.papers import BlueprintRow, NotEnoughItems
from quizapp.models import Question, QuestionState
from quizapp.quizzes.papers import draw_paper, load_pool
from quizapp.quizzes.previews import outlook, sample_paper
from tests.conftest import Store
from tests.quizapp.quizzes.hall import Hall


def test_a_sample_is_the_paper_that_the_seed_gives_options_in_the_order_drawn(store: Store, hall: Hall) -> None:
    with store() as session:
        quiz = hall.make_published(session)
        for seed in range(5):
            drawn = draw_paper(load_pool(session, quiz), quiz, seed)
            sample = sample_paper(session, quiz, seed)
            stems = {version.id: version.stem for version in hall.versions}
            assert [q.item["stem"] for q in sample] == [stems[d.question_version_id] for d in drawn]
            assert [q.mark for q in sample] == [d.mark for d in drawn]
            for question, source in zip(sample[:3], drawn[:3], strict=True):
                shown = [option["id"] for option in question.item["options"]]
                assert shown == ["abc"[index] for index in source.option_order]


def test_a_draft_has_samples_of_what_it_would_draw_from_now(store: Store, hall: Hall) -> None:
    with store() as session:
        quiz = hall.make_draft(session)
        assert [question.number for question in sample_paper(session, quiz, 3)] == [1, 2, 3, 4, 5]
        for version in hall.versions:
            session.get_one(Question, version.question_id).state = QuestionState.RETIRED
        session.flush()
        with pytest.raises(NotEnoughItems):
            sample_paper(session, quiz, 3)


def test_looking_ahead_changes_nothing_and_tells_what_publishing_would_fix(store: Store, hall: Hall) -> None:
    with store() as session:
        quiz_id = hall.make_draft(session).id
    with store(reading=True) as session:
        ahead = outlook(session, hall.quiz(session, quiz_id))
    assert (ahead.due, ahead.questions, ahead.ready) == (3, 12, True)
    assert (ahead.totals.questions, ahead.totals.marks) == (5, Decimal(9))


def test_looking_ahead_tells_what_has_become_short(store: Store, hall: Hall) -> None:
    with store() as session:
        quiz = hall.make_draft(session, blueprint=(BlueprintRow(kind=Kind.MULTIPLE_CHOICE, count=2),))
        session.get_one(Question, hall.versions[-1].question_id).state = QuestionState.RETIRED
        session.flush()
        ahead = outlook(session, quiz)
    assert not ahead.ready
    assert [notice.id for notice in ahead.notices] == ["blueprint.short"]
