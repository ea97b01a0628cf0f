"""Shapes of JSON values: readers that raise :class:`WrongShape`, and an object read field by field."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from question_bank.items.rules import WrongShape, problem
from question_bank.results import N_, Notice

T = TypeVar("T")


def text(value: object) -> str:
    """Take a text."""
    if not isinstance(value, str):
        raise WrongShape
    return value


def boolean(value: object) -> bool:
    """Take true or false."""
    if not isinstance(value, bool):
        raise WrongShape
    return value


def integer(value: object) -> int:
    """Take a whole number."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise WrongShape
    return value


def real(value: object) -> float:
    """Take a number whose last digits don't matter."""
    if not isinstance(value, int | float | Decimal) or isinstance(value, bool):
        raise WrongShape
    return float(value)


def mapping(value: object) -> dict[str, object]:
    """Take an object."""
    if not isinstance(value, dict):
        raise WrongShape
    return value


def mappings(value: object) -> list[dict[str, object]]:
    """Take a list of objects."""
    if not isinstance(value, list):
        raise WrongShape
    return [mapping(part) for part in value]


@dataclass(slots=True)
class Fields:
    """The fields of a JSON object, taken one by one; what doesn't fit is noted, and a default stands in."""

    data: Mapping[str, object]
    notices: list[Notice] = field(default_factory=list)

    def take(self, name: str, read: Callable[[object], T], default: T) -> T:
        """Return ``read(value)``, or ``default`` where the field is absent, null or misshapen."""
        value = self.data.get(name)
        if value is None:
            return default
        try:
            return read(value)
        except (WrongShape, ValueError, OverflowError):
            shown = json.dumps(value, ensure_ascii=False, default=str)[:40].encode(errors="replace").decode()
            self.notices.append(problem("json.field", N_("字段“{field}”的值不对：{value}"), name, value=shown))
            return default
