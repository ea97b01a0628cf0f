"""Ordering: elements to be put in the order in which the item lists them."""

from __future__ import annotations

from question_bank.items.checks import check_common, check_no_answer, check_no_pairs, check_options
from question_bank.items.model import Item, Kind, Response
from question_bank.items.rules import KindRules, Tally, as_it_is, no_answer, problem, texts
from question_bank.results import N_, Notice


def check(item: Item) -> list[Notice]:
    """List what is wrong with the item."""
    return [*check_common(item), *check_options(item.options), *check_no_answer(item), *check_no_pairs(item)]


def check_response(item: Item, response: Response) -> Notice | None:
    """Say why ``response`` isn't a sequence of this item's elements (a part of them is a beginning)."""
    if not isinstance(response, tuple):
        return problem("response.shape", N_("排序题要给出先后顺序。"), "response")
    known = {option.id for option in item.options}
    if len(set(response)) < len(response) or not known.issuperset(response):
        return problem("response.option", N_("排序里有这道题没有的内容，或者同一内容出现了两次。"), "response")
    return None


def tally(item: Item, response: Response) -> Tally:
    """Count the whole sequence as one: half a right order is a wrong order."""
    right = int(response == tuple(option.id for option in item.options))
    return Tally(right, int(bool(response)) - right, 1, len(item.options))


RULES = KindRules(
    Kind.ORDERING,
    N_("排序题"),
    check,
    check_response,
    tally,
    answer_from_json=no_answer,
    answer_to_json=as_it_is,
    response_from_json=texts,
)
