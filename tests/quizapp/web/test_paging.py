"""Long lists, a page at a time."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from quizapp.models import Unit
from quizapp.web.paging import page_number, page_of
from tests.conftest import Store
from tests.factories import make_unit


@pytest.mark.parametrize(
    ("text", "number"), [("3", 3), ("", 1), ("x", 1), ("-2", 1), ("²", 1), ("9" * 30, 1), ("1.5", 1)]
)
def test_a_number_in_an_address_may_be_anything(text: str, number: int) -> None:
    assert page_number(text) == number


@pytest.mark.parametrize(
    ("wanted", "codes", "number"), [(1, ["A", "B"], 1), (2, ["C"], 2), (9, ["C"], 2), (0, ["A", "B"], 1)]
)
def test_a_page_beyond_the_ends_is_the_last_or_the_first(
    store: Store, wanted: int, codes: list[str], number: int
) -> None:
    with store() as session:
        for code in "CAB":
            make_unit(session, code=code)
        page = page_of(session, select(Unit).order_by(Unit.code), wanted, size=2)
    assert ([unit.code for unit in page.rows], page.number, page.pages, page.total) == (codes, number, 2, 3)


def test_nothing_is_one_empty_page(store: Store) -> None:
    with store(reading=True) as session:
        page = page_of(session, select(Unit), 1)
    assert (list(page.rows), page.number, page.pages, page.total) == ([], 1, 1, 0)
