"""Fill in the blank: gaps in the stem, and the texts accepted for each."""

from __future__ import annotations

import re

from question_bank.items.checks import check_common, check_no_options, check_no_pairs, check_text
from question_bank.items.model import GAP, Answer, Item, Kind, Response
from question_bank.items.rules import KindRules, Tally, WrongShape, problem, texts
from question_bank.items.texts import is_clean, plain
from question_bank.results import N_, Notice, Term

MAX_GAPS = 20
MAX_RESPONSE = 500
"""Characters of one filled-in text."""

_GAP = re.compile("_{2,}")


def gap_count(stem: str) -> int:
    """Return how many gaps a stem has: runs of two or more underscores."""
    return len(_GAP.findall(stem))


def standard_gaps(stem: str) -> str:
    """Return ``stem`` with every gap written the one way that files and pages use."""
    return _GAP.sub(GAP, stem)


def check(item: Item) -> list[Notice]:
    """List what is wrong with the item."""
    notices = [*check_common(item), *check_no_options(item), *check_no_pairs(item)]
    gaps, accepted = gap_count(item.stem), _accepted(item)
    if not 1 <= gaps <= MAX_GAPS:
        notices.append(
            problem(
                "item.gaps",
                N_("填空题的题干里应有 1 到 {most} 个空（____），这里有 {gaps} 个。"),
                "stem",
                most=MAX_GAPS,
                gaps=gaps,
            )
        )
    elif len(accepted) != gaps:
        notices.append(
            problem(
                "item.key",
                N_("题干里有 {gaps} 个空，答案却有 {answers} 个。"),
                "answer",
                gaps=gaps,
                answers=len(accepted),
            )
        )
    for number, alternatives in enumerate(accepted[:MAX_GAPS], 1):
        if not alternatives:
            notices.append(problem("item.key.empty", N_("第 {number} 空没有答案。"), "answer", number=number))
        for text in alternatives:
            notices += check_text(text, "answer", Term(N_("答案")), MAX_RESPONSE)
    return notices


def check_response(item: Item, response: Response) -> Notice | None:
    """Say why ``response`` isn't a text for each gap (fewer are unfilled gaps)."""
    if not isinstance(response, tuple) or not all(isinstance(text, str) for text in response):
        return problem("response.shape", N_("填空题要逐空填写文字。"), "response")
    gaps = len(_accepted(item))
    if len(response) > gaps:
        return problem("response.gaps", N_("这道题只有 {gaps} 个空。"), "response", gaps=gaps)
    if any(len(text) > MAX_RESPONSE for text in response):
        return problem("response.too_long", N_("每个空最多填 {longest} 个字。"), "response", longest=MAX_RESPONSE)
    if not all(is_clean(str(text)) for text in response):
        return problem("response.control", N_("答案里有看不见的控制字符。"), "response")
    return None


def tally(item: Item, response: Response) -> Tally:
    """Count the gaps filled with an accepted text; each gap has the same share.

    With ``any_order`` in the item's ``extra``, a text may stand in any gap, and counts once.
    """
    keys = [{plain(text) for text in alternatives} for alternatives in _accepted(item)]
    given = [plain(str(text)) for text in response] if isinstance(response, tuple) else []
    if item.extra and item.extra.get("any_order") is True:
        right = _most_matches(given, keys)
    else:
        right = sum(text in key for text, key in zip(given, keys, strict=False) if text)
    return Tally(right, sum(bool(text) for text in given) - right, len(keys), len(keys))


def _accepted(item: Item) -> tuple[tuple[str, ...], ...]:
    return tuple(gap for gap in item.answer if isinstance(gap, tuple)) if isinstance(item.answer, tuple) else ()


def _most_matches(given: list[str], keys: list[set[str]]) -> int:
    """Return the size of the largest matching of texts to gaps (augmenting paths, Kuhn 1955)."""
    filled: dict[int, int] = {}

    def place(text: int, tried: set[int]) -> bool:
        for gap, key in enumerate(keys):
            if gap not in tried and given[text] and given[text] in key:
                tried.add(gap)
                if gap not in filled or place(filled[gap], tried):
                    filled[gap] = text
                    return True
        return False

    return sum(place(text, set()) for text in range(len(given)))


def answer_from_json(value: object) -> Answer:
    """Take a list of lists of texts; a bare text stands for a list of one."""
    if not isinstance(value, list):
        raise WrongShape
    return tuple((gap,) if isinstance(gap, str) else texts(gap) for gap in value)


def answer_to_json(answer: Answer) -> object:
    """Give the accepted texts as lists."""
    return [list(gap) for gap in answer if isinstance(gap, tuple)] if isinstance(answer, tuple) else answer


RULES = KindRules(
    Kind.FILL_BLANK,
    N_("填空题"),
    check,
    check_response,
    tally,
    answer_from_json=answer_from_json,
    answer_to_json=answer_to_json,
    response_from_json=texts,
)
