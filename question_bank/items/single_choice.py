"""Single choice: one key among the options."""

from __future__ import annotations

from fractions import Fraction

from question_bank.items.checks import check_common, check_no_answer, check_no_pairs, check_options
from question_bank.items.model import Item, Kind, Response
from question_bank.items.rules import KindRules, Tally, WrongShape, as_it_is, no_answer, problem
from question_bank.results import N_, Notice


def check(item: Item) -> list[Notice]:
    """List what is wrong with the item."""
    notices = [*check_common(item), *check_options(item.options), *check_no_answer(item), *check_no_pairs(item)]
    keys = sum(option.correct for option in item.options)
    if keys != 1:
        notices.append(
            problem("item.key", N_("单选题应有且只有 1 个正确选项，这里有 {count} 个。"), "options", count=keys)
        )
    return notices


def check_response(item: Item, response: Response) -> Notice | None:
    """Say why ``response`` isn't an option of this item."""
    if not isinstance(response, str):
        return problem("response.shape", N_("单选题要选一个选项。"), "response")
    if not any(option.id == response for option in item.options):
        return problem("response.option", N_("这道题没有这个选项。"), "response")
    return None


def tally(item: Item, response: Response) -> Tally:
    """Count the one choice."""
    chosen = next((option for option in item.options if option.id == response), None)
    right = int(chosen is not None and chosen.correct)
    weight = Fraction(right)
    if chosen is not None and any(option.weight is not None for option in item.options):
        weight = Fraction(chosen.weight or 0)
    return Tally(right, int(chosen is not None) - right, 1, len(item.options), weight)


def response_from_json(value: object) -> Response:
    """Take an option id."""
    if not isinstance(value, str):
        raise WrongShape
    return value


RULES = KindRules(
    Kind.SINGLE_CHOICE,
    N_("单选题"),
    check,
    check_response,
    tally,
    answer_from_json=no_answer,
    answer_to_json=as_it_is,
    response_from_json=response_from_json,
)
