"""How the questions went."""

from __future__ import annotations

from decimal import Decimal
from math import sqrt

import pytest
from sqlalchemy import select

from quizapp.models import Document, DocumentVersion, OutlineNode, Question
from quizapp.results.questions import Chosen, Point, hardest_first, point_results, question_results
from tests.conftest import NOW, Store
from tests.factories import make_attempt, make_choice_item, make_published_quiz, make_question
from tests.quizapp.results.story import Story


def test_each_person_counts_with_the_best_paper(story: Story, store: Store) -> None:
    """张三's first attempt, with both answers wrong, and 王五's open one don't count."""
    with store(reading=True) as session:
        one, two = question_results(session, story.quiz.id, "/")
    assert (one.number, one.met, one.facility) == (1, 3, Decimal(2) / 3)
    assert [chosen.count for chosen in one.chosen] == [2, 0, 1]
    assert (two.met, two.facility) == (3, Decimal(1) / 3)
    # Marks 1 0 1 against rests 7 5 9, and 0 0 1 against 8 5 9.
    assert one.discrimination == pytest.approx(2 / sqrt(16 / 3))
    assert two.discrimination == pytest.approx((5 / 3) / sqrt(2 / 3 * 26 / 3))


def test_only_people_in_scope_count(story: Story, store: Store) -> None:
    with store(reading=True) as session:
        one, _ = question_results(session, story.quiz.id, story.units["P2"].path)
    assert (one.met, one.facility, one.discrimination) == (1, 1, None)


def test_a_question_that_nobody_met_has_no_figures_and_comes_last(story: Story, store: Store) -> None:
    with store() as session:
        by = story.organizers["G"]
        version = make_question(session, story.units["G"], by)
        quiz = make_published_quiz(session, story.units["G"], by, questions=[version])
        results = question_results(session, quiz.id, "/")
        met = question_results(session, story.quiz.id, "/")
    assert [(result.met, result.facility, result.discrimination) for result in results] == [(0, None, None)]
    assert hardest_first([*results, *met])[-1] is results[0]
    assert point_results(results) == []


def test_choices_of_several_options_and_of_true_false_are_counted(story: Story, store: Store) -> None:
    with store() as session:
        by, unit = story.organizers["G"], story.units["G"]
        several = make_question(session, unit, by, item={**make_choice_item(), "kind": "multiple_choice"})
        item = {**make_choice_item(), "kind": "true_false", "options": [], "answer": False}
        judged = make_question(session, unit, by, item=item)
        people = [story.people[name] for name in ("zhang", "li", "sun")]
        quiz = make_published_quiz(session, unit, by, roster=people, questions=[several, judged])
        for person, chosen, verdict in zip(
            people, (["a", "b"], ["b", "a"], ["c"]), (True, False, None), strict=True
        ):
            make_attempt(session, quiz, person, "1", answers=[(several, chosen, "0"), (judged, verdict, "1")])
        first, second = question_results(session, quiz.id, "/")
    assert [(chosen.option, chosen.count) for chosen in first.chosen] == [("a", 2), ("b", 2), ("c", 1)]
    assert second.chosen == (Chosen(True, "", False, 1), Chosen(False, "", True, 1))


def add_document(store: Store, story: Story) -> int:
    """Store a document with two points, and let the story's questions be drafted from them."""
    with store() as session:
        by = story.organizers["G"].id
        document = Document(unit_id=story.units["P1"].id, title="消防讲话", created_by=by, created_at=NOW)
        session.add(document)
        session.flush()
        version = DocumentVersion(
            document_id=document.id,
            file_name="讲话.txt",
            sha256="0" * 64,
            raw=b"",
            text="",
            created_by=by,
            created_at=NOW,
        )
        session.add(version)
        session.flush()
        for position, (label, title) in enumerate((("一、", "查隐患"), ("二、", "会处置"))):
            session.add(OutlineNode(version_id=version.id, position=position, label=label, title=title, level=1))
        for position, question in enumerate(session.scalars(select(Question).order_by(Question.id))):
            question.document_version_id, question.node_position = version.id, position
        return document.id


def test_outline_points_come_least_understood_first(story: Story, store: Store) -> None:
    document = add_document(store, story)
    with store(reading=True) as session:
        points = point_results(question_results(session, story.quiz.id, "/"))
        hidden = question_results(session, story.quiz.id, story.units["P2"].path)[0].point
    assert [(result.point, result.questions, result.share) for result in points] == [
        (Point("二、会处置", "消防讲话", document, 1), 1, Decimal(1) / 3),
        (Point("一、查隐患", "消防讲话", document, 0), 1, Decimal(2) / 3),
    ]
    assert hidden == Point("一、查隐患", "消防讲话", None, 0)


def test_questions_without_a_document_go_by_their_outline_labels(story: Story, store: Store) -> None:
    with store(reading=True) as session:
        (point,) = point_results(question_results(session, story.quiz.id, "/"))
    assert (point.point, point.questions, point.share) == (Point("一"), 2, Decimal("0.5"))
