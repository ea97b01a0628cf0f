"""People with their best attempt, a page at a time and in a stream."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from quizapp.results import people as module
from quizapp.results.people import MISSING, PeopleFilter, PersonResult, PersonState, all_people, people_page
from tests.conftest import NOW, Store
from tests.factories import make_attempt
from tests.quizapp.results.story import Story

ORDER = ["li", "zhang", "wang", "zhao", "sun", "zhou"]


def names(rows: list[PersonResult]) -> list[str]:
    return [row.username for row in rows]


def test_everybody_comes_once_in_tree_order_with_the_best_attempt(story: Story, store: Store) -> None:
    with store(reading=True) as session:
        people = list(all_people(session, story.quiz.id, PeopleFilter("/")))
    assert names(people) == ORDER
    zhang = people[1]
    assert (zhang.number, zhang.score, zhang.passed, zhang.minutes) == (2, 8, True, 12)
    assert zhang.share == Decimal("0.8")
    assert [person.state for person in people] == [
        PersonState.SUBMITTED,
        PersonState.SUBMITTED,
        PersonState.OPEN,
        PersonState.NOT_STARTED,
        PersonState.SUBMITTED,
        PersonState.NOT_STARTED,
    ]


def test_a_second_attempt_that_is_still_open_hides_no_result(story: Story, store: Store) -> None:
    with store() as session:
        make_attempt(session, story.quiz, story.people["li"], number=2)
        (li,) = all_people(session, story.quiz.id, PeopleFilter("/", text="李四"))
    assert (li.state, li.score) == (PersonState.SUBMITTED, 5)


def test_of_equal_scores_the_earlier_attempt_counts(story: Story, store: Store) -> None:
    with store() as session:
        make_attempt(session, story.quiz, story.people["li"], "5", number=2)
        (li,) = all_people(session, story.quiz.id, PeopleFilter("/", text="李四"))
    assert li.number == 1


@pytest.mark.parametrize("size", [1, 2, 4])
def test_pages_join_up_to_the_whole_across_units(
    story: Story, store: Store, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(module, "PAGE_SIZE", size)
    with store(reading=True) as session:
        first = people_page(session, story.quiz.id, PeopleFilter("/"))
        pages = [
            people_page(session, story.quiz.id, PeopleFilter("/"), number=number + 1)
            for number in range(first.pages)
        ]
    assert [name for page in pages for name in names(page.rows)] == ORDER
    assert {page.total for page in pages} == {6}


def test_a_page_beyond_the_end_is_the_last_one(story: Story, store: Store) -> None:
    with store(reading=True) as session:
        page = people_page(session, story.quiz.id, PeopleFilter("/"), number=99)
        assert (page.number, len(page.rows)) == (1, 6)
        nobody = people_page(session, story.quiz.id, PeopleFilter("/", text="没有这个人"), number=3)
        assert (nobody.number, nobody.pages, nobody.total, list(nobody.rows)) == (1, 1, 0, [])


def test_filters_work_together(story: Story, store: Store) -> None:
    plant = story.units["P1"].path
    with store(reading=True) as session:

        def found(wanted: PeopleFilter) -> list[str]:
            return names(list(all_people(session, story.quiz.id, wanted)))

        assert found(PeopleFilter(plant, state=MISSING)) == ["wang", "zhao"]
        assert found(PeopleFilter(plant, state=PersonState.SUBMITTED)) == ["li", "zhang"]
        assert found(PeopleFilter("/", text="zh", state=MISSING)) == ["zhao", "zhou"]


def test_a_paper_handed_in_late_by_the_server_took_its_time_and_no_more() -> None:
    started = NOW
    person = PersonResult(
        unit_id=1, unit_code="A", unit_name="A", username="u", name="n", phone="", number=1,
        attempt_state="submitted", score=None, max_score=None, passed=None,
        started_at=started, submitted_at=started + timedelta(hours=8), deadline=started + timedelta(minutes=30),
    )  # fmt: skip
    assert person.minutes == 30
