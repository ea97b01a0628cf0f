"""Rolling figures up through the tree of units."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from statistics import median

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.results.completion import Completion, Place, Tally, add_up, roll_up

people = st.lists(
    st.one_of(st.just("absent"), st.just("open"), st.integers(0, 40).map(lambda quarters: Decimal(quarters) / 4)),
    max_size=8,
)


def tally_of(group: list[Decimal | str]) -> Tally:
    scores = [person for person in group if isinstance(person, Decimal)]
    return Tally(
        assigned=len(group),
        started=sum(person != "absent" for person in group),
        submitted=len(scores),
        passed=sum(score >= 6 for score in scores),
        scores=Counter(scores),
    )


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[Place], dict[int, list[Decimal | str]]]:
    """Units, each below an earlier one or at the top, and the people of each."""
    size = draw(st.integers(1, 7))
    parents = [
        draw(st.one_of(st.none(), st.integers(0, number - 1))) if number else None for number in range(size)
    ]
    places = [Place(number, f"C{number}", f"N{number}", parents[number]) for number in range(size)]
    return places, {number: draw(people) for number in range(size)}


def below(places: list[Place], top: int) -> set[int]:
    found = {top}
    for place in places:
        if place.parent_id in found:
            found.add(place.id)
    return found


@given(trees())
@settings(max_examples=60, deadline=None)
def test_every_unit_shows_the_figures_of_all_people_in_it_and_below(
    tree: tuple[list[Place], dict[int, list[Decimal | str]]],
) -> None:
    places, groups = tree
    completion = roll_up(places, {number: tally_of(group) for number, group in groups.items()})
    for row in completion.rows:
        together = [person for number in below(places, row.unit.id) for person in groups[number]]
        scores = [person for person in together if isinstance(person, Decimal)]
        expected = tally_of(together)
        assert (row.total.assigned, row.total.started, row.total.submitted, row.total.passed) == (
            expected.assigned,
            expected.started,
            expected.submitted,
            expected.passed,
        )
        assert row.own == tally_of(groups[row.unit.id])
        if scores:
            assert abs(row.total.mean - sum(scores) / len(scores)) <= Decimal("0.005")
            assert abs(row.total.median - median(scores)) <= Decimal("0.005")
            assert row.total.highest == max(scores)
        else:
            assert row.total.mean is row.total.median is row.total.highest is None


@given(trees())
@settings(max_examples=40, deadline=None)
def test_a_parent_equals_its_children_and_its_own_people(
    tree: tuple[list[Place], dict[int, list[Decimal | str]]],
) -> None:
    places, groups = tree
    completion = roll_up(places, {number: tally_of(group) for number, group in groups.items()})
    for row in completion.rows:
        children = [other.total for other in completion.rows if other.parent_id == row.unit.id]
        assert row.total == add_up([row.own, *children])
        assert row.has_children == bool(children)
    assert completion.total.assigned == sum(len(group) for group in groups.values())


def chain(*depths: tuple[int, int | None]) -> Completion:
    places = [Place(number, f"C{number}", f"N{number}", parent) for number, parent in depths]
    return roll_up(places, {number: Tally(assigned=1) for number, _ in depths})


def test_a_unit_whose_parent_is_not_shown_stands_at_the_top() -> None:
    completion = chain((4, 1), (5, 4), (6, 2))
    assert [(row.unit.id, row.depth) for row in completion.rows] == [(4, 0), (5, 1), (6, 0)]
    assert completion.total.assigned == 3


def test_bars_compare_the_highest_level_that_has_more_than_one_unit() -> None:
    assert [row.unit.id for row in chain((1, None), (2, 1), (3, 2), (4, 2), (5, 4)).bars()] == [3, 4]
    assert [row.unit.id for row in chain((1, None), (2, 1)).bars()] == [2]
    assert [row.unit.id for row in chain((1, None), (2, None), (3, 2)).bars()] == [1, 2]
    assert roll_up([], {}).bars() == ()


def test_the_mean_is_rounded_half_up_to_two_places() -> None:
    assert str(Tally(scores={Decimal("1.01"): 1, Decimal("1.02"): 1}).mean) == "1.02"
    assert str(Tally(scores={Decimal(7): 3}).mean) == "7.00"


def test_missing_and_open_follow_from_the_counts() -> None:
    tally = Tally(assigned=10, started=7, submitted=4)
    assert (tally.missing, tally.open) == (6, 3)
