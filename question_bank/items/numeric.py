"""Numeric: a value with a tolerance."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation

from question_bank.items.checks import check_common, check_no_options, check_no_pairs
from question_bank.items.model import Answer, Item, Kind, Numeric, Response
from question_bank.items.numerals import arabic_numbers
from question_bank.items.rules import KindRules, Tally, WrongShape, problem
from question_bank.results import N_, Notice

MAX_DIGITS = 15
"""Significant digits: what a JSON number holds exactly, and a spreadsheet shows."""

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,2})?", re.ASCII)


def parse_number(text: str) -> Decimal | None:
    """Return the number that a person typed (full width, grouped, Chinese figures too), else None."""
    if len(text) > 60:
        return None
    plain = unicodedata.normalize("NFKC", text).strip().casefold().replace("−", "-").replace(" ", "")
    plain = arabic_numbers(plain)
    if not _NUMBER.fullmatch(plain):
        return None
    value = Decimal(plain)
    return value if _fits(value) else None


def to_decimal(value: object) -> Decimal:
    """Take a JSON number, or a text that is one; raise :class:`WrongShape` for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        raise WrongShape
    if isinstance(value, str):
        number = parse_number(value)
    else:
        try:
            number = Decimal(str(value))
        except (InvalidOperation, ValueError):
            number = None
    if number is None or not number.is_finite() or not _fits(number):
        raise WrongShape
    return number


def from_decimal(value: Decimal) -> int | float | str:
    """Give a number for JSON that :func:`to_decimal` reads back as the same."""
    if value == value.to_integral_value() and abs(value) < 10**15:
        return int(value)
    return float(value) if value.is_finite() and Decimal(str(float(value))) == value else str(value)


def _fits(value: Decimal) -> bool:
    return len(value.normalize().as_tuple().digits) <= MAX_DIGITS and -30 <= value.adjusted() <= 30


def _key(item: Item) -> Numeric | None:
    match item.answer:
        case (Decimal() as value, Decimal() as tolerance):
            return value, tolerance
    return None


def check(item: Item) -> list[Notice]:
    """List what is wrong with the item."""
    notices = [*check_common(item), *check_no_options(item), *check_no_pairs(item)]
    key = _key(item)
    if key is None or not all(part.is_finite() and _fits(part) for part in key):
        notices.append(problem("item.key", N_("数值题的答案应是一个数。"), "answer"))
    elif key[1] < 0:
        notices.append(problem("item.tolerance", N_("允许误差不能是负数。"), "answer"))
    return notices


def check_response(item: Item, response: Response) -> Notice | None:  # noqa: ARG001 — one signature for all kinds
    """Say why ``response`` isn't a number."""
    if not isinstance(response, Decimal) or not response.is_finite() or not _fits(response):
        return problem("response.shape", N_("请填一个数。"), "response")
    return None


def tally(item: Item, response: Response) -> Tally:
    """Count the number when it is within the tolerance, both ends included."""
    key, given = _key(item), isinstance(response, Decimal)
    right = int(key is not None and isinstance(response, Decimal) and abs(response - key[0]) <= key[1])
    return Tally(right, int(given) - right, 1)


def answer_from_json(value: object) -> Answer:
    """Take ``{"value": …, "tolerance": …}`` or a bare number, which has no tolerance."""
    if isinstance(value, dict):
        return to_decimal(value.get("value")), to_decimal(value.get("tolerance", 0))
    return to_decimal(value), Decimal(0)


def answer_to_json(answer: Answer) -> object:
    """Give value and tolerance."""
    match answer:
        case (Decimal() as value, Decimal() as tolerance):
            return {"value": from_decimal(value), "tolerance": from_decimal(tolerance)}
    return None


RULES = KindRules(
    Kind.NUMERIC,
    N_("数值题"),
    check,
    check_response,
    tally,
    answer_from_json=answer_from_json,
    answer_to_json=answer_to_json,
    response_from_json=to_decimal,
)
