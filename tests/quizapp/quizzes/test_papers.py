"""Pools and draws: what a quiz draws from, and papers that their seeds rebuild."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from question_bank.items.model import Kind
from question_bank.papers import BlueprintRow
from quizapp.models import Question, QuestionState, QuestionVersion, SetQuestion
from quizapp.quizzes.papers import (
    QuestionUnreadable,
    attempt_seed,
    blueprint_lines,
    blueprint_rows,
    draw_paper,
    load_pool,
    load_prospective_pool,
    outline_path,
    paper_totals,
    stored_item,
)
from tests.conftest import Store
from tests.factories import make_choice_item, make_question
from tests.quizapp.quizzes.hall import Hall, make_set, only_quiz

IDS = st.integers(1, 2**31 - 1)


@given(seed=st.integers(0, 2**63 - 1), user=IDS, number=st.integers(1, 100))
def test_a_learners_seed_fits_the_column_and_is_always_the_same(seed: int, user: int, number: int) -> None:
    value = attempt_seed(seed, user, number)
    assert 0 <= value < 2**63
    assert value == attempt_seed(seed, user, number)


def test_learners_quizzes_and_attempts_have_seeds_of_their_own() -> None:
    seeds = {attempt_seed(quiz, user, n) for quiz in range(5) for user in range(1, 40) for n in range(1, 4)}
    assert len(seeds) == 5 * 39 * 3


def test_the_seed_of_a_paper_never_changes_between_releases() -> None:
    assert attempt_seed(1, 2, 3) == 8899725253796173630


def test_a_draft_draws_from_the_accepted_questions_of_its_sets(store: Store, hall: Hall) -> None:
    with store() as session:
        session.get_one(Question, hall.versions[0].question_id).state = QuestionState.RETIRED
        quiz_id = hall.make_draft(session).id
    with store(reading=True) as session:
        pool = load_pool(session, hall.quiz(session, quiz_id))
    assert [entry.id for entry in pool.entries] == [str(version.id) for version in hall.versions[1:]]
    assert pool.entries[3].outline == ("二", "（一）")


def test_a_question_of_two_sets_is_in_the_pool_once(store: Store, hall: Hall) -> None:
    with store() as session:
        other, _ = make_set(session, hall.workshop, hall.organizer, [], title="另一个")
        session.add(SetQuestion(set_id=other.id, question_id=hall.versions[0].question_id))
    with store(reading=True) as session:
        pool = load_prospective_pool(session, [hall.question_set.id, other.id])
    assert len(pool.entries) == 12


def test_a_paper_is_rebuilt_exactly_from_its_seed(store: Store, hall: Hall) -> None:
    with store() as session:
        hall.make_published(session)
    papers = []
    for _ in range(2):
        with store(reading=True) as session:
            quiz = hall.quiz(session, only_quiz(session).id)
            papers.append([draw_paper(load_pool(session, quiz), quiz, seed) for seed in range(20)])
    assert papers[0] == papers[1]
    assert len({tuple(question.question_version_id for question in paper) for paper in papers[0]}) > 5


def test_a_paper_has_the_blueprints_questions_and_marks(store: Store, hall: Hall) -> None:
    with store() as session:
        hall.make_published(session)
        quiz = hall.quiz(session, only_quiz(session).id)
        paper = draw_paper(load_pool(session, quiz), quiz, 1)
        kinds = [session.get_one(QuestionVersion, question.question_version_id).kind for question in paper]
    assert kinds == ["single_choice"] * 3 + ["true_false"] * 2
    assert [question.mark for question in paper] == [Decimal(2)] * 3 + [Decimal("1.5")] * 2
    assert all(sorted(question.option_order) == [0, 1, 2] for question in paper[:3])


def _prospective(session: Session, hall: Hall, contents: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    made, versions = make_set(session, hall.workshop, hall.organizer, contents, title="另一个")
    names = {str(version.id): version.item["id"] for version in versions}
    pool = load_prospective_pool(session, [made.id])
    return [tuple(sorted({names[enemy] for enemy in entry.enemies})) for entry in pool.entries]


def test_enemies_are_found_by_item_and_copies_of_one_item_are_enemies(store: Store, hall: Hall) -> None:
    plain, copy = make_choice_item(901), make_choice_item(901)
    hostile = {**make_choice_item(902), "enemies": ["item901", "nowhere"]}
    with store() as session:
        enemies = _prospective(session, hall, [plain, copy, hostile])
    assert enemies == [("item901",), ("item901",), ("item901", "item902")]


def test_a_stored_blueprint_comes_back_as_it_was() -> None:
    rows = (
        BlueprintRow(),
        BlueprintRow(kind=Kind.MATCHING, outline=("二", "（一）"), count=3, mark=Decimal("0.5")),
    )

    class Stored:
        blueprint = blueprint_lines(rows)

    assert blueprint_rows(Stored()) == rows  # type: ignore[arg-type]


def test_no_outline_is_an_empty_path() -> None:
    assert (outline_path(""), outline_path("二/（一）")) == ((), ("二", "（一）"))


@pytest.mark.parametrize(
    ("rows", "questions", "marks"),
    [
        ([BlueprintRow(count=3, mark=Decimal(2)), BlueprintRow(kind=Kind.TRUE_FALSE, count=2)], 5, Decimal(8)),
        ([BlueprintRow()], 12, Decimal(14)),
        ([BlueprintRow(mark=Decimal("0.5"))], 12, Decimal(6)),
        ([BlueprintRow(count=3)], 3, None),
        ([BlueprintRow(kind=Kind.MATCHING)], 0, Decimal(0)),
        ([BlueprintRow(count=3), BlueprintRow(count=1, mark=Decimal(1))], 4, None),
    ],
)
def test_totals_are_known_unless_they_depend_on_the_draw(
    store: Store, hall: Hall, rows: list[BlueprintRow], questions: int, marks: Decimal | None
) -> None:
    with store(reading=True) as session:
        totals = paper_totals(load_prospective_pool(session, [hall.question_set.id]), rows)
    assert (totals.questions, totals.marks) == (questions, marks)


def test_a_version_gives_its_item_and_a_broken_one_says_which_it_is(store: Store, hall: Hall) -> None:
    assert stored_item(hall.versions[0]).kind is Kind.SINGLE_CHOICE
    with store() as session:
        broken = make_question(session, hall.workshop, hall.organizer)
        broken.item = {"kind": "riddle"}
        with pytest.raises(QuestionUnreadable, match=str(broken.id)):
            stored_item(broken)
