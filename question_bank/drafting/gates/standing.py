"""Gate 7: the stem is 10 to 120 characters long and stands alone: it has a subject, or its heading in front."""

from __future__ import annotations

from collections.abc import Iterator

from question_bank.drafting.gates.source import ASKING, SLOT, Source, broken, keys_of, split_heading
from question_bank.facts.plain import plain, wording
from question_bank.facts.subjects import has_subject, points_back
from question_bank.items.model import Item, Kind
from question_bank.results import N_, Notice

_LENGTHS = range(10, 121)


def check_standing(item: Item, source: Source) -> Iterator[Notice]:
    """Yield why a stem can't be understood by somebody who only sees the question."""
    if len(item.stem) not in _LENGTHS:
        yield broken(7, "length", N_("题干有 {length} 个字，应为 10 至 120 个字。"), item, length=len(item.stem))
    heading, rest = split_heading(plain(item.stem))
    text = _filled(item, rest)
    if points_back(text):
        yield broken(7, "points-back", N_("题干指向前文，离开原文读不懂。"), item)
    if heading and wording(heading) not in source.titles:
        yield broken(7, "heading", N_("题干所示的标题“{title}”不在提纲里。"), item, title=heading)
    elif not heading and not has_subject(text):
        yield broken(7, "subject", N_("题干没有主语，也没有写明所属标题。"), item)


def _filled(item: Item, stem: str) -> str:
    """Return the stem with its slots filled by the keys, so that it reads as a sentence."""
    keys = list(keys_of(item))
    if item.kind is Kind.MULTIPLE_CHOICE:
        keys = ["、".join(keys)]
    for key in keys:
        stem = SLOT.sub(lambda _, key=key: plain(key), stem, count=1)  # type: ignore[misc]
    return ASKING.sub(lambda _: keys[0] if keys else "", stem)
