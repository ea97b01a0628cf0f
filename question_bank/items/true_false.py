"""True or false: a statement, and whether it holds."""

from __future__ import annotations

from question_bank.items.checks import check_common, check_no_options, check_no_pairs
from question_bank.items.model import Item, Kind, Response
from question_bank.items.rules import KindRules, Tally, WrongShape, as_it_is, problem
from question_bank.results import N_, Notice


def check(item: Item) -> list[Notice]:
    """List what is wrong with the item."""
    notices = [*check_common(item), *check_no_options(item), *check_no_pairs(item)]
    if not isinstance(item.answer, bool):
        notices.append(problem("item.key", N_("判断题的答案应是“正确”或“错误”。"), "answer"))
    return notices


def check_response(item: Item, response: Response) -> Notice | None:  # noqa: ARG001 — one signature for all kinds
    """Say why ``response`` isn't a decision."""
    if not isinstance(response, bool):
        return problem("response.shape", N_("判断题要答“正确”或“错误”。"), "response")
    return None


def tally(item: Item, response: Response) -> Tally:
    """Count the one decision."""
    right = int(isinstance(response, bool) and response is item.answer)
    return Tally(right, int(isinstance(response, bool)) - right, 1, 2)


def decision(value: object) -> bool:
    """Take a JSON boolean."""
    if not isinstance(value, bool):
        raise WrongShape
    return value


RULES = KindRules(
    Kind.TRUE_FALSE,
    N_("判断题"),
    check,
    check_response,
    tally,
    answer_from_json=decision,
    answer_to_json=as_it_is,
    response_from_json=decision,
)
