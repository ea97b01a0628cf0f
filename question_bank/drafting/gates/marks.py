"""Gate 6: no masks, seams, artefacts or control characters; quotation marks balanced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from question_bank.drafting.gates.source import SLOT, Source, broken
from question_bank.facts.clauses import balanced
from question_bank.facts.plain import plain
from question_bank.items.model import Item
from question_bank.outline.masks import masks
from question_bank.results import N_, Notice

_ARTEFACT = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\ufeff\ufffd\n]|\[[A-Za-z]+:|【|</?[A-Za-z]+>|&[a-z]+;"
)


def check_marks(item: Item, source: Source) -> Iterator[Notice]:
    """Yield what must not be seen on a question page."""
    shown = [SLOT.sub("", plain(item.stem)), *(plain(option.text) for option in item.options)]
    shown += [plain(side) for pair in item.pairs for side in (pair.left, pair.right)]
    for text in shown:
        if any(masks(text)):
            yield broken(6, "mask", N_("“{text}”里有隐去的名称。"), item, text=text)
        if _ARTEFACT.search(text):
            yield broken(6, "artefact", N_("“{text}”里有不该出现的字符。"), item, text=text)
        if not balanced(text):
            yield broken(6, "quotes", N_("“{text}”的引号或括号不成对。"), item, text=text)
    if item.evidence is None:
        return
    for sentence in source.outline.sentences:
        if sentence.start < item.evidence.end and item.evidence.start < sentence.end:
            if sentence.masked:
                yield broken(6, "masked-evidence", N_("出处所在的句子有隐去的名称。"), item)
            if sentence.seam:
                yield broken(6, "seam", N_("出处所在的句子有断裂。"), item)
