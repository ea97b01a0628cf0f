"""A long list, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

T = TypeVar("T")

PAGE_SIZE = 50


@dataclass(frozen=True)
class Page(Generic[T]):
    """The rows of one page; ``number`` counts from 1, ``total`` is over all pages."""

    rows: Sequence[T]
    number: int
    pages: int
    total: int


def page_number(text: str) -> int:
    """Read the number of a page from an address; 1 when it isn't one."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else 1


def page_of(session: Session, statement: Select[T], number: int, *, size: int = PAGE_SIZE) -> Page[T]:
    """Return page ``number`` of the entities that ``statement`` selects, the last one when there are fewer."""
    counted = select(func.count()).select_from(statement.order_by(None).subquery())
    total = session.scalar(counted) or 0
    pages = max(1, -(-total // size))
    number = min(max(number, 1), pages)
    rows = session.scalars(statement.limit(size).offset((number - 1) * size)).all()
    return Page(rows, number, pages, total)
