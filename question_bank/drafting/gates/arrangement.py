"""Gate 9: pairs of a matching item are unique, and the order of steps can't be read off printed numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from question_bank.drafting.gates.source import Source, broken
from question_bank.items.model import Item, Kind
from question_bank.results import N_, Notice

_PRINTED = re.compile(
    r"^(?:第?[一二三四五六七八九十\d]+[、.．是要，]|[（(][一二三四五六七八九十\d]+[）)]|[①-⑳]|第[一二三四五六七八九十\d]+|"
    r"首先|其次|先|再|然后|接着|随后|最后)"
)


def check_arrangement(item: Item, _source: Source) -> Iterator[Notice]:
    """Yield repeated sides of pairs, and steps that print their own place."""
    if item.kind is Kind.MATCHING:
        for side in ([pair.left for pair in item.pairs], [pair.right for pair in item.pairs]):
            for text in sorted({text for text in side if side.count(text) > 1}):
                yield broken(9, "pairs", N_("配对项“{text}”出现了两次。"), item, text=text)
    if item.kind is Kind.ORDERING:
        for option in item.options:
            if _PRINTED.match(option.text):
                yield broken(9, "numerals", N_("步骤“{text}”的序号已经透露顺序。"), item, text=option.text)
