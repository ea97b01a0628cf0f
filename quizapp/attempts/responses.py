"""Answers between a browser and the bank: opaque values on the page, responses in the database.

The page never holds an option's own id, which may tell its key (an ordering item's ids stand in the right
order): an option is known by its place, from 1, in the order drawn for this learner. The values of a
question are those of its inputs in the page's order: the places that are ticked; a text for each gap; for
ordering each shown element's rank; for matching each left side's place in the right column; an empty text
where nothing was chosen.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from question_bank.items.fill_blank import gap_count
from question_bank.items.jsonl import response_to_json
from question_bank.items.kinds import check_response, is_blank
from question_bank.items.matching import right_column
from question_bank.items.model import Item, Kind, Response
from question_bank.items.numeric import from_decimal, parse_number
from question_bank.items.rules import problem
from question_bank.results import Notice
from quizapp.web.language import N_

TRUE, FALSE = "true", "false"


class NotAnAnswer(Exception):  # noqa: N818 — it states the fact
    """Values that are not an answer to the question; ``notice`` says why, for the person who gave them."""

    def __init__(self, notice: Notice) -> None:
        super().__init__(notice.id)
        self.notice = notice


def read_values(item: Item, order: Sequence[int], values: Sequence[str]) -> Response:
    """Return the response that the page's ``values`` mean; None when nothing was answered.

    ``order[i]`` is the index of the option in place ``i + 1``. An unfinished sequence of an ordering item has
    empty texts at the ranks not given yet. Raises NotAnAnswer.
    """
    response = _READERS[item.kind](item, order, values)
    if is_blank(response):
        return None
    given: Response = response
    if item.kind is Kind.ORDERING and isinstance(response, tuple):
        given = tuple(str(part) for part in response if part)
    notice = check_response(item, given)
    if notice is not None:
        raise NotAnAnswer(notice)
    return response


def show_values(item: Item, order: Sequence[int], response: Response) -> tuple[str, ...]:
    """Return the values with which the page shows ``response``: what ``read_values`` reads as the same."""
    match item.kind, response:
        case Kind.SINGLE_CHOICE | Kind.MULTIPLE_CHOICE, str() | tuple():
            chosen = {response} if isinstance(response, str) else set(response)
            return tuple(str(place) for place, index in enumerate(order, 1) if item.options[index].id in chosen)
        case Kind.TRUE_FALSE, bool():
            return (TRUE if response else FALSE,)
        case Kind.FILL_BLANK, tuple() | None:
            texts = [str(part) for part in response or ()]
            return tuple(texts + [""] * (gap_count(item.stem) - len(texts)))
        case Kind.ORDERING, tuple() | None:
            ranks = {part: str(rank) for rank, part in enumerate(response or (), 1)}
            return tuple(ranks.get(item.options[index].id, "") for index in order)
        case Kind.MATCHING, tuple() | None:
            column = right_column(item)
            places = {column[index]: str(place) for place, index in enumerate(order, 1)}
            rights = {pair[0]: places[str(pair[1])] for pair in response or ()}
            return tuple(rights.get(left, "") for left in range(len(item.pairs)))
        case Kind.NUMERIC, Decimal():
            return (str(from_decimal(response)),)
        case Kind.SHORT_ANSWER, str():
            return (response,)
    return ()


def is_complete(item: Item, response: Response) -> bool:
    """Whether every part of the question is answered: each gap, each rank, each left side."""
    if is_blank(response):
        return False
    if item.kind in {Kind.FILL_BLANK, Kind.ORDERING, Kind.MATCHING} and isinstance(response, tuple):
        wanted = {
            Kind.FILL_BLANK: gap_count(item.stem),
            Kind.ORDERING: len(item.options),
            Kind.MATCHING: len(item.pairs),
        }[item.kind]
        return sum(not isinstance(part, str) or bool(part.strip()) for part in response) == wanted
    return True


def fingerprint(response: Response) -> str:
    """Return a short text that two responses share when they are the same."""
    content = json.dumps(response_to_json(response), ensure_ascii=True, sort_keys=True)
    return hashlib.blake2s(content.encode(), digest_size=6).hexdigest()


def _single_choice(item: Item, order: Sequence[int], values: Sequence[str]) -> Response:
    chosen = _only(values)
    return item.options[order[_place(chosen, len(order))]].id if chosen else None


def _multiple_choice(item: Item, order: Sequence[int], values: Sequence[str]) -> Response:
    places = sorted(_place(value, len(order)) for value in values if value)
    return tuple(item.options[order[place]].id for place in places)


def _true_false(item: Item, order: Sequence[int], values: Sequence[str]) -> Response:  # noqa: ARG001
    chosen = _only(values)
    if chosen not in {"", TRUE, FALSE}:
        raise NotAnAnswer(problem("response.option", N_("这道题没有这个选项。"), "response"))
    return chosen == TRUE if chosen else None


def _fill_blank(item: Item, order: Sequence[int], values: Sequence[str]) -> Response:  # noqa: ARG001
    return tuple(value.strip() for value in values)


def _ordering(item: Item, order: Sequence[int], values: Sequence[str]) -> Response:
    _check_rows(values, len(order))
    by_rank: dict[int, str] = {}
    for place, value in enumerate(values):
        rank = _place(value, len(order)) if value else None
        if rank in by_rank:
            raise NotAnAnswer(problem("response.rank", N_("有两项排在了同一个位置。"), "response"))
        if rank is not None:
            by_rank[rank] = item.options[order[place]].id
    return tuple(by_rank.get(rank, "") for rank in range(max(by_rank, default=-1) + 1))


def _matching(item: Item, order: Sequence[int], values: Sequence[str]) -> Response:
    _check_rows(values, len(item.pairs))
    column = right_column(item)
    return tuple((left, column[order[_place(value, len(order))]]) for left, value in enumerate(values) if value)


def _numeric(item: Item, order: Sequence[int], values: Sequence[str]) -> Response:  # noqa: ARG001
    text = _only(values).strip()
    number = parse_number(text) if text else None
    if text and number is None:
        raise NotAnAnswer(problem("response.shape", N_("请填一个数。"), "response"))
    return number


def _short_answer(item: Item, order: Sequence[int], values: Sequence[str]) -> Response:  # noqa: ARG001
    return _only(values).replace("\r\n", "\n")


_READERS: Mapping[Kind, Callable[[Item, Sequence[int], Sequence[str]], Response]] = {
    Kind.SINGLE_CHOICE: _single_choice,
    Kind.MULTIPLE_CHOICE: _multiple_choice,
    Kind.TRUE_FALSE: _true_false,
    Kind.FILL_BLANK: _fill_blank,
    Kind.ORDERING: _ordering,
    Kind.MATCHING: _matching,
    Kind.NUMERIC: _numeric,
    Kind.SHORT_ANSWER: _short_answer,
}


def _only(values: Sequence[str]) -> str:
    given = [value for value in values if value]
    if len(given) > 1:
        raise NotAnAnswer(problem("response.one", N_("这道题只能有一个答案。"), "response"))
    return given[0] if given else ""


def _check_rows(values: Sequence[str], rows: int) -> None:
    if values and len(values) != rows:
        raise NotAnAnswer(problem("response.shape", N_("答案的形式与这道题不符。"), "response"))


def _place(value: str, count: int) -> int:
    if not (value.isascii() and value.isdecimal() and len(value) <= 3 and 1 <= int(value) <= count):
        raise NotAnAnswer(problem("response.option", N_("这道题没有这个选项。"), "response"))
    return int(value) - 1
