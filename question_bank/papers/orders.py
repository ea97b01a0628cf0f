"""Orders of options, and what must not be moved."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from question_bank.items.matching import right_column
from question_bank.items.model import Item, Kind
from question_bank.papers.model import PoolEntry

T = TypeVar("T")

_ALL_OR_NONE = re.compile(
    r"(以上|上述).{0,6}(都|均|全|皆|无).{0,6}"
    r"|(都|均|全部?|皆)(不)?(对|正确|是|包括)"
    r"|(all|none|both|neither) of (the|these) ?(above|options)?.{0,10}",
    re.IGNORECASE,
)
_LETTERS = re.compile(
    r"(选项)?[A-H](项)?(([、,，]|和|与|及)?(选项)?[A-H](项)?)+(都|均|两|三|项|正确|对|是|不).{0,6}|[A-H](和|与|及)[A-H]"
)

_ALWAYS_SHUFFLED = frozenset({Kind.ORDERING, Kind.MATCHING})


def pinned_options(item: Item) -> tuple[int, ...]:
    """Return the indexes of options that shuffling must leave where they are.

    “以上都对” and the like stay last; options that name others by letter (“A和C都对”) pin them all.
    """
    if item.kind not in (Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE):
        return ()
    words = [option.text.strip().rstrip("。.") for option in item.options]
    if any(_LETTERS.fullmatch(text) for text in words):
        return tuple(range(len(words)))
    return tuple(index for index, text in enumerate(words) if _ALL_OR_NONE.fullmatch(text))


def pool_entry(item: Item) -> PoolEntry:
    """Return the light entry by which a pool knows ``item``."""
    count = len(right_column(item)) if item.kind is Kind.MATCHING else len(item.options)
    return PoolEntry(
        id=item.id,
        kind=item.kind,
        outline=item.outline,
        fact=item.fact,
        enemies=item.enemies,
        option_count=count,
        pinned=pinned_options(item),
        max_mark=item.max_mark,
    )


def option_order(entry: PoolEntry, *, shuffle: bool, random: Callable[[], float]) -> tuple[int, ...]:
    """Return the order in which the options of ``entry`` are shown.

    Elements to be ordered and the right column of a matching item are shuffled always, and never shown in
    the right order; options of choice items where ``shuffle`` says so, pinned ones last.
    """
    identity = tuple(range(entry.option_count))
    if entry.kind in _ALWAYS_SHUFFLED:
        order = identity
        while order == identity and len(identity) > 1:
            order = tuple(shuffled(identity, random))
        return order
    if not shuffle or entry.kind is Kind.TRUE_FALSE or len(entry.pinned) >= entry.option_count:
        return identity
    if not entry.pinned:
        return tuple(shuffled(identity, random))
    free = [index for index in identity if index not in entry.pinned]
    return (*shuffled(free, random), *entry.pinned)


def shuffled(values: list[T] | tuple[T, ...], random: Callable[[], float]) -> list[T]:
    """Return ``values`` in random order (Fisher and Yates, Durstenfeld 1964)."""
    result = list(values)
    for last in range(len(result) - 1, 0, -1):
        other = int(random() * (last + 1))
        result[last], result[other] = result[other], result[last]
    return result
