"""Gate 3: no distractor makes a sentence that the document states, and a blank has one filler only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from question_bank.drafting.gates.source import (
    ASKING,
    SLOT,
    Source,
    broken,
    is_figure,
    keys_of,
    shows,
    split_heading,
    wrong_of,
)
from question_bank.facts.plain import plain, wording
from question_bank.items.model import Item, Kind
from question_bank.results import N_, Notice

_SIDE = 6
_NEAR = 5
_LEAST = 4


def check_slots(item: Item, source: Source) -> Iterator[Notice]:
    """Yield distractors that the document makes true, and other fillers of a blank."""
    _, stem = split_heading(plain(item.stem))
    slots = list(SLOT.finditer(stem)) or list(ASKING.finditer(stem))
    quote = plain(item.evidence.quote) if item.evidence else ""
    for wrong in map(plain, wrong_of(item)):
        stated = any(_states(source, stem, slot, wrong) for slot in slots)
        if stated or (not is_figure(wrong) and shows(quote, wrong)):
            yield broken(3, "true-distractor", N_("干扰项“{option}”放进题干也符合原文。"), item, option=wrong)
    if item.kind is Kind.FILL_BLANK:
        for slot, key in zip(slots, keys_of(item), strict=False):
            others = set(_fillers(source, stem, slot)) - {plain(key)}
            if others:
                other = min(others)
                yield broken(3, "filler", N_("这个空还可以填“{other}”。"), item, other=other)


def _states(source: Source, stem: str, slot: re.Match[str], wrong: str) -> bool:
    """Whether the document holds ``wrong`` between the words that stand around the slot."""
    before = wording(stem[: slot.start()])[-_NEAR:]
    after = wording(SLOT.sub("", stem[slot.end() :]))[: _NEAR if before else 2 * _NEAR]
    if slot.group()[0] == "哪":
        return bool(before) and before + wording(wrong) in source.bare
    return len(before + after) >= _LEAST and before + wording(wrong) + after in source.bare


def _fillers(source: Source, stem: str, slot: re.Match[str]) -> list[str]:
    """Return what the document has in the slot's place, wherever the words around it occur."""
    before = SLOT.split(stem[: slot.start()])[-1][-_SIDE:]
    after = SLOT.split(stem[slot.end() :])[0][:_SIDE]
    if len(wording(before)) < 2 and len(wording(after)) < 2:
        return []
    frame = re.compile(rf"{re.escape(before)}([^，。；：！？、\n]{{1,16}}?){re.escape(after)}")
    return [match[1] for match in frame.finditer(source.text)]
