"""Gates 4 and 5: no two options mean the same, and no option stands out by its length, shape or marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from question_bank.drafting.gates.source import Source, broken
from question_bank.facts.plain import grams, plain
from question_bank.items.model import Item, Kind
from question_bank.items.numerals import arabic_numbers
from question_bank.results import N_, Notice

_PARAPHRASE = 0.6
_SPREAD = 0.2
_NUMBER = re.compile(r"\d+(?:\.\d+)?%?")
_MARKS = re.compile(r"[“”‘’《》（）、，；：—％%]")


def check_sameness(item: Item, _source: Source) -> Iterator[Notice]:
    """Yield pairs of options that are equal, contained in each other, or say the same in other words."""
    texts = [plain(option.text).strip() for option in item.options]
    for one, other in combinations(texts, 2):
        if _same(one, other):
            yield broken(4, "same", N_("选项“{one}”与“{other}”意思相同。"), item, one=one, other=other)


def check_likeness(item: Item, _source: Source) -> Iterator[Notice]:
    """Yield options of a choice item that are longer, shorter or otherwise made than the rest."""
    if item.kind not in (Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE) or not item.options:
        return
    texts = [plain(option.text).strip() for option in item.options]
    mean = sum(map(len, texts)) / len(texts)
    for text in texts:
        if abs(len(text) - mean) > _SPREAD * mean:
            yield broken(5, "length", N_("选项“{option}”的长度与其他选项相差太大。"), item, option=text)
    if len({tuple(sorted(set(_MARKS.findall(text)))) for text in texts}) > 1:
        yield broken(5, "marks", N_("选项的标点不一致。"), item)
    if len({_figures(text) for text in texts}) > 1:
        yield broken(5, "shape", N_("有的选项是数字，有的不是。"), item)
    if item.kind is Kind.SINGLE_CHOICE and (_odd([t[0] for t in texts]) or _odd([t[-1] for t in texts])):
        yield broken(5, "affix", N_("有一个选项的开头或结尾与众不同。"), item)


def _same(one: str, other: str) -> bool:
    one, other = arabic_numbers(one), arabic_numbers(other)
    if _NUMBER.fullmatch(one) and _NUMBER.fullmatch(other):
        return Decimal(one.rstrip("%")) == Decimal(other.rstrip("%")) and ("%" in one) == ("%" in other)
    if one == other or one in other or other in one:
        return True
    pieces, others = grams(one, 2), grams(other, 2)
    least = min(len(pieces), len(others))
    return least > 0 and len(pieces & others) / least > _PARAPHRASE and not _dated(one, other)


def _dated(one: str, other: str) -> bool:
    """Whether two options differ in their figures: dates share most of their characters."""
    return re.findall(r"\d+", one) != re.findall(r"\d+", other)


def _figures(text: str) -> bool:
    return text[:1].isdigit()


def _odd(ends: list[str]) -> bool:
    """Whether all characters but one are the same, and that one is a letter of its own kind."""
    if len(ends) < 4 or any(end.isdigit() for end in ends):
        return False
    counts = sorted(ends.count(end) for end in set(ends))
    return counts == [1, len(ends) - 1]
