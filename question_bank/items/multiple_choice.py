"""Multiple choice: any number of keys among the options."""

from __future__ import annotations

from fractions import Fraction

from question_bank.items.checks import check_common, check_no_answer, check_no_pairs, check_options
from question_bank.items.model import Item, Kind, Option, Response
from question_bank.items.rules import KindRules, Tally, as_it_is, no_answer, problem, remark, texts
from question_bank.results import N_, Notice


def check(item: Item) -> list[Notice]:
    """List what is wrong with the item."""
    notices = [*check_common(item), *check_options(item.options), *check_no_answer(item), *check_no_pairs(item)]
    keys = sum(option.correct for option in item.options)
    if keys == 0:
        notices.append(problem("item.key", N_("多选题没有正确选项。"), "options"))
    elif keys == 1:
        notices.append(remark("item.key.single", N_("多选题只有 1 个正确选项。"), "options"))
    return notices


def check_response(item: Item, response: Response) -> Notice | None:
    """Say why ``response`` isn't a set of this item's options."""
    if not isinstance(response, tuple):
        return problem("response.shape", N_("多选题要选若干个选项。"), "response")
    known = {option.id for option in item.options}
    if len(set(response)) < len(response) or not known.issuperset(response):
        return problem("response.option", N_("这道题没有这个选项，或者同一选项选了两次。"), "response")
    return None


def tally(item: Item, response: Response) -> Tally:
    """Count the ticks; without the author's weights, keys share 1 and wrong options share -1.

    Default weights as in Moodle's documentation of its multiple choice type: ticking all of them gives 0.
    """
    ticked = set(response) if isinstance(response, tuple) else set()
    chosen = [option for option in item.options if option.id in ticked]
    right = sum(option.correct for option in chosen)
    keys = sum(option.correct for option in item.options)
    return Tally(right, len(chosen) - right, keys, len(item.options), _weight(item.options, chosen, keys))


def _weight(options: tuple[Option, ...], chosen: list[Option], keys: int) -> Fraction:
    if any(option.weight is not None for option in options):
        return sum((Fraction(option.weight or 0) for option in chosen), Fraction(0))
    return sum(
        (Fraction(1, keys) if option.correct else Fraction(-1, len(options) - keys) for option in chosen),
        Fraction(0),
    )


RULES = KindRules(
    Kind.MULTIPLE_CHOICE,
    N_("多选题"),
    check,
    check_response,
    tally,
    answer_from_json=no_answer,
    answer_to_json=as_it_is,
    response_from_json=texts,
)
