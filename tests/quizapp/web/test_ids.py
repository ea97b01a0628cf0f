"""Ids in addresses: what can't be an id is a page that doesn't exist."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from starlette.responses import PlainTextResponse

from quizapp.web.ids import LARGEST_ID, Id
from tests.visitor import Visitor, text_of


@pytest.fixture
def things(app: FastAPI) -> None:
    @app.get("/things/{thing_id}", response_model=None)
    def thing(thing_id: Id) -> PlainTextResponse:
        return PlainTextResponse(str(thing_id))


def test_an_id_reaches_its_page(things: None, visitor: Visitor) -> None:
    assert visitor.get(f"/things/{LARGEST_ID}").text == str(LARGEST_ID)


@pytest.mark.parametrize("wrong", ["0", "-1", "abc", str(LARGEST_ID + 1), "9" * 40])
def test_anything_else_is_the_page_for_what_does_not_exist(things: None, visitor: Visitor, wrong: str) -> None:
    assert "没有找到这个页面" in text_of(visitor.page(f"/things/{wrong}", status=404))
