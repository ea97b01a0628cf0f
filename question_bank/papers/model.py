"""What a draw works on: light entries without the questions' texts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from question_bank.items.model import Kind


@dataclass(frozen=True, slots=True)
class BlueprintRow:
    """Ask for ``count`` items (None: all there are) of a kind below an outline point, each worth ``mark``.

    ``kind`` and ``outline`` None mean any; ``mark`` None means what each item is worth by itself.
    """

    kind: Kind | None = None
    outline: tuple[str, ...] | None = None
    count: int | None = None
    mark: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PoolEntry:
    """What a draw must know of an item.

    ``fact`` is empty or an id that items of one fact share; ``enemies`` are ids of items it must not meet.
    ``option_count`` counts what is shuffled (options, elements, the right column); ``pinned`` are indexes of
    options that keep their places, see :func:`question_bank.papers.orders.pinned_options`.
    """

    id: str
    kind: Kind
    outline: tuple[str, ...] = ()
    fact: str = ""
    enemies: tuple[str, ...] = ()
    option_count: int = 0
    pinned: tuple[int, ...] = ()
    max_mark: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class DrawnItem:
    """One item of a paper; ``option_order[i]`` is the index of the option shown in place ``i``."""

    id: str
    mark: Decimal
    option_order: tuple[int, ...]
