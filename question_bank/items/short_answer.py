"""Short answer: a text that a person marks."""

from __future__ import annotations

from question_bank.items.checks import MAX_EXPLANATION, check_common, check_no_options, check_no_pairs, check_text
from question_bank.items.model import Answer, Item, Kind, Response
from question_bank.items.rules import KindRules, WrongShape, as_it_is, problem
from question_bank.items.texts import is_clean
from question_bank.results import N_, Notice, Term

MAX_RESPONSE = 10_000
"""Characters of an answer."""


def check(item: Item) -> list[Notice]:
    """List what is wrong with the item; a model answer is welcome, not required."""
    notices = [*check_common(item), *check_no_options(item), *check_no_pairs(item)]
    if isinstance(item.answer, str):
        if item.answer:
            notices += check_text(item.answer, "answer", Term(N_("参考答案")), MAX_EXPLANATION)
    elif item.answer is not None:
        notices.append(problem("item.key", N_("简答题的参考答案应是文字。"), "answer"))
    return notices


def check_response(item: Item, response: Response) -> Notice | None:  # noqa: ARG001 — one signature for all kinds
    """Say why ``response`` isn't a text that can be kept."""
    if not isinstance(response, str):
        return problem("response.shape", N_("简答题要填写文字。"), "response")
    if len(response) > MAX_RESPONSE:
        return problem(
            "response.too_long", N_("答案太长，最多 {longest} 个字。"), "response", longest=MAX_RESPONSE
        )
    if not is_clean(response):
        return problem("response.control", N_("答案里有看不见的控制字符。"), "response")
    return None


def tally(item: Item, response: Response) -> None:
    """Leave the marking to a person."""


def answer_from_json(value: object) -> Answer:
    """Take a model answer, or none."""
    if value is not None and not isinstance(value, str):
        raise WrongShape
    return value


def response_from_json(value: object) -> Response:
    """Take a text."""
    if not isinstance(value, str):
        raise WrongShape
    return value


RULES = KindRules(
    Kind.SHORT_ANSWER,
    N_("简答题"),
    check,
    check_response,
    tally,
    answer_from_json=answer_from_json,
    answer_to_json=as_it_is,
    response_from_json=response_from_json,
)
