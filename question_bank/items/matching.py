"""Matching: what on the right belongs to what on the left."""

from __future__ import annotations

from question_bank.items.checks import (
    MAX_OPTIONS,
    check_common,
    check_no_answer,
    check_no_options,
    check_text,
)
from question_bank.items.model import Item, Kind, Response
from question_bank.items.rules import KindRules, Tally, WrongShape, as_it_is, no_answer, problem
from question_bank.results import N_, Notice, Term


def right_column(item: Item) -> tuple[str, ...]:
    """Return the different texts of the right column: those of the pairs, then the extra ones."""
    return tuple(dict.fromkeys([*(pair.right for pair in item.pairs), *item.distractors]))


def check(item: Item) -> list[Notice]:
    """List what is wrong with the item."""
    notices = [*check_common(item), *check_no_options(item), *check_no_answer(item)]
    if not 2 <= len(item.pairs) <= MAX_OPTIONS or len(item.distractors) > MAX_OPTIONS:
        notices.append(
            problem(
                "item.pairs.count",
                N_("连线题应有 2 到 {most} 对，这里有 {count} 对。"),
                "pairs",
                most=MAX_OPTIONS,
                count=len(item.pairs),
            )
        )
    lefts = {" ".join(pair.left.split()) for pair in item.pairs}
    if len(lefts) < len(item.pairs):
        notices.append(problem("item.pairs.equal", N_("左列有相同的内容。"), "pairs"))
    if len(right_column(item)) < 2:
        notices.append(problem("item.pairs.one_right", N_("右列至少要有 2 项不同的内容。"), "pairs"))
    for number, pair in enumerate(item.pairs, 1):
        notices += [
            *check_text(pair.left, f"pairs[{number}]", Term(N_("左列"))),
            *check_text(pair.right, f"pairs[{number}]", Term(N_("右列"))),
        ]
    for text in item.distractors:
        notices += check_text(text, "distractors", Term(N_("右列")))
    return notices


def check_response(item: Item, response: Response) -> Notice | None:
    """Say why ``response`` isn't a set of (left index, right text) pairs of this item."""
    if not isinstance(response, tuple) or not all(_is_pair(pair) for pair in response):
        return problem("response.shape", N_("连线题要给左列逐项选出右列的内容。"), "response")
    rights = set(right_column(item))
    lefts: set[int] = set()
    for left, right in _pairs(response):
        if not 0 <= left < len(item.pairs) or left in lefts or right not in rights:
            return problem("response.option", N_("连线里有这道题没有的内容，或者左列同一项连了两次。"), "response")
        lefts.add(left)
    return None


def tally(item: Item, response: Response) -> Tally:
    """Count the left sides with their right text; each has the same share, one given twice none."""
    given: dict[int, set[str]] = {}
    for left, right in _pairs(response):
        given.setdefault(left, set()).add(right)
    right_ones = sum(given.get(index) == {pair.right} for index, pair in enumerate(item.pairs))
    return Tally(right_ones, len(given) - right_ones, len(item.pairs), len(right_column(item)))


def _pairs(response: Response) -> list[tuple[int, str]]:
    if not isinstance(response, tuple):
        return []
    return [(pair[0], pair[1]) for pair in response if isinstance(pair, tuple | list)]


def _is_pair(value: object) -> bool:
    return (
        isinstance(value, tuple | list)
        and len(value) == 2
        and isinstance(value[0], int)
        and not isinstance(value[0], bool)
        and isinstance(value[1], str)
    )


def response_from_json(value: object) -> Response:
    """Take a list of ``[left index, right text]``."""
    if not isinstance(value, list) or not all(_is_pair(pair) for pair in value):
        raise WrongShape
    return tuple((left, right) for left, right in value)


RULES = KindRules(
    Kind.MATCHING,
    N_("连线题"),
    check,
    check_response,
    tally,
    answer_from_json=no_answer,
    answer_to_json=as_it_is,
    response_from_json=response_from_json,
)
