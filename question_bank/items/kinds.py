"""The kinds there are. A new kind is a file beside this one, and a line here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from question_bank.items import (
    fill_blank,
    matching,
    multiple_choice,
    numeric,
    ordering,
    short_answer,
    single_choice,
    true_false,
)
from question_bank.items.model import Item, Kind, Response
from question_bank.items.rules import KindRules
from question_bank.results import Notice

KINDS: Mapping[Kind, KindRules] = MappingProxyType(
    {
        module.RULES.kind: module.RULES
        for module in (
            single_choice,
            multiple_choice,
            true_false,
            fill_blank,
            ordering,
            matching,
            short_answer,
            numeric,
        )
    }
)


def check_item(item: Item) -> list[Notice]:
    """List what is wrong with ``item``; each notice names its field in ``params["field"]``."""
    return KINDS[item.kind].check(item)


def check_response(item: Item, response: Response) -> Notice | None:
    """Say why ``response`` is not admissible for ``item``; None when it is, or when nothing was answered."""
    return None if response is None else KINDS[item.kind].check_response(item, response)


def is_blank(response: Response) -> bool:
    """Return whether nothing was answered: None, no ticks, only empty texts."""
    if isinstance(response, str):
        return not response.strip()
    if isinstance(response, tuple):
        return not any(not isinstance(part, str) or part.strip() for part in response)
    return response is None
