"""Values of a page and responses of the bank are two forms of one answer."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.items.jsonl import item_from_json, response_from_json, response_to_json
from question_bank.items.matching import right_column
from question_bank.items.model import Item, Kind, Response
from quizapp.attempts.responses import NotAnAnswer, fingerprint, is_complete, read_values, show_values
from tests.quizapp.attempts.exams import items, right_response

ITEMS: dict[str, Item] = {data["kind"]: item_from_json(data).value for data in items()}  # type: ignore[misc]


def order_of(item: Item) -> list[int]:
    """Return an order that isn't the item's own."""
    count = len(right_column(item)) if item.kind is Kind.MATCHING else len(item.options)
    return list(reversed(range(count)))


TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=12)


@st.composite
def pages(draw: st.DrawFn) -> tuple[Item, list[int], list[str]]:
    """Draw a question, an order, and values that its inputs can have."""
    item = ITEMS[draw(st.sampled_from(sorted(ITEMS)))]
    order = draw(st.permutations(order_of(item)))
    places = [str(place) for place in range(1, len(order) + 1)]
    match item.kind:
        case Kind.SINGLE_CHOICE:
            values = draw(st.lists(st.sampled_from(places), max_size=1))
        case Kind.MULTIPLE_CHOICE:
            values = draw(st.lists(st.sampled_from(places), unique=True))
        case Kind.TRUE_FALSE:
            values = draw(st.lists(st.sampled_from(["true", "false"]), max_size=1))
        case Kind.FILL_BLANK:
            values = draw(st.lists(TEXTS, min_size=2, max_size=2))
        case Kind.NUMERIC:
            values = [draw(st.one_of(st.just(""), st.decimals(-1000, 1000, places=2).map(str)))]
        case Kind.ORDERING:
            ranks = draw(st.permutations(places))
            values = [rank if draw(st.booleans()) else "" for rank in ranks]
        case Kind.MATCHING:
            values = [draw(st.sampled_from(["", *places])) for _ in item.pairs]
        case _:
            values = [draw(TEXTS)]
    return item, list(order), values


@given(pages())
def test_what_is_shown_of_a_saved_answer_is_read_as_the_same_answer(
    page: tuple[Item, list[int], list[str]],
) -> None:
    item, order, values = page
    response = read_values(item, order, values)
    stored = response_from_json(item, response_to_json(response)).value
    assert stored == response
    assert read_values(item, order, show_values(item, order, stored)) == response


@pytest.mark.parametrize("kind", sorted(ITEMS))
def test_nothing_given_is_no_answer(kind: str) -> None:
    item = ITEMS[kind]
    assert read_values(item, order_of(item), []) is None
    assert read_values(item, order_of(item), show_values(item, order_of(item), None)) is None


@pytest.mark.parametrize("kind", sorted(ITEMS))
def test_right_values_read_as_the_key(kind: str) -> None:
    item = ITEMS[kind]
    right = right_response(item)
    read = read_values(item, order_of(item), show_values(item, order_of(item), right))
    assert read == right or sorted(read) == sorted(right)  # type: ignore[arg-type, type-var]


@pytest.mark.parametrize("kind", ["single_choice", "multiple_choice", "ordering", "matching"])
def test_the_page_never_holds_an_id_or_the_order_of_the_key(kind: str) -> None:
    item = ITEMS[kind]
    values = show_values(item, order_of(item), right_response(item))
    assert all(value.isdecimal() for value in values)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("single_choice", ["5"]),
        ("single_choice", ["0"]),
        ("single_choice", ["1", "2"]),
        ("single_choice", ["secret-a"]),
        ("single_choice", ["１"]),
        ("multiple_choice", ["1", "1"]),
        ("multiple_choice", ["1", "99999999999999999999"]),
        ("true_false", ["yes"]),
        ("true_false", ["true", "false"]),
        ("fill_blank", ["月", "绿", "多"]),
        ("fill_blank", ["月\x00", ""]),
        ("fill_blank", ["月" * 501, ""]),
        ("numeric", ["一一九号"]),
        ("numeric", ["1", "2"]),
        ("ordering", ["1", "1", "2"]),
        ("ordering", ["1", "2"]),
        ("ordering", ["4", "", ""]),
        ("matching", ["1"]),
        ("matching", ["1", "7"]),
        ("short_answer", ["长" * 10_001]),
    ],
)
def test_values_that_the_page_cannot_give_are_refused(kind: str, values: list[str]) -> None:
    item = ITEMS[kind]
    with pytest.raises(NotAnAnswer) as refusal:
        read_values(item, order_of(item), values)
    assert refusal.value.notice.text()


def test_an_unfinished_sequence_keeps_the_ranks_given() -> None:
    item = ITEMS["ordering"]
    response = read_values(item, [2, 0, 1], ["", "3", ""])
    assert response == ("", "", item.options[0].id)
    assert show_values(item, [2, 0, 1], response) == ("", "3", "")


def test_full_width_numbers_are_numbers() -> None:
    assert read_values(ITEMS["numeric"], [], ["１１９"]) == Decimal(119)


@pytest.mark.parametrize(
    ("kind", "response", "complete"),
    [
        ("fill_blank", ("月", ""), False),
        ("fill_blank", ("月", "绿"), True),
        ("ordering", ("", "secret-a"), False),
        ("ordering", ("secret-b", "secret-a", "secret-c"), True),
        ("matching", ((0, "立即撤离"),), False),
        ("multiple_choice", ("secret-a",), True),
        ("true_false", False, True),
        ("numeric", Decimal(0), True),
        ("short_answer", " ", False),
        ("single_choice", None, False),
    ],
)
def test_a_question_is_complete_when_every_part_is_answered(kind: str, response: Any, complete: bool) -> None:
    assert is_complete(ITEMS[kind], response) is complete


@given(st.lists(pages(), min_size=2, max_size=2))
def test_fingerprints_tell_answers_apart(two: list[tuple[Item, list[int], list[str]]]) -> None:
    responses: list[Response] = [read_values(*page) for page in two]
    same = response_to_json(responses[0]) == response_to_json(responses[1])
    different_types = type(responses[0]) is not type(responses[1])
    assert (fingerprint(responses[0]) == fingerprint(responses[1])) is (same and not different_types)
