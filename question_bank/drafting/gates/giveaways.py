"""Gate 2: the key isn't given away by the stem, by the outline path shown with it, or by another option."""

from __future__ import annotations

from collections.abc import Iterator

from question_bank.drafting.gates.source import SLOT, Source, broken, is_figure, keys_of, shows
from question_bank.facts.plain import grams, plain
from question_bank.items.model import Item, Kind
from question_bank.results import N_, Notice

_BETRAYED = 0.6


def check_giveaways(item: Item, _source: Source) -> Iterator[Notice]:
    """Yield each key that can be read off the question itself."""
    stem = SLOT.sub(" ", plain(item.stem))
    shown = " ".join((stem, *item.outline))
    for key in map(plain, keys_of(item)):
        if shows(shown, key) or _bigrams(key, shown) >= _BETRAYED:
            yield broken(2, "stem", N_("题干或所示标题已经给出答案“{key}”。"), item, key=key)
    if item.kind is Kind.SINGLE_CHOICE:
        for option in item.options:
            for key in keys_of(item):
                if not option.correct and _bigrams(plain(key), plain(option.text)) >= _BETRAYED:
                    yield broken(2, "option", N_("另一选项“{option}”含有答案。"), item, option=option.text)


def _bigrams(key: str, text: str) -> float:
    """Return which part of the key's bigrams stand in ``text``; nothing for figures and two-character keys."""
    pieces = grams(key, 2)
    if len(pieces) < 2 or is_figure(key):
        return 0.0
    return len(pieces & grams(text, 2)) / len(pieces)
