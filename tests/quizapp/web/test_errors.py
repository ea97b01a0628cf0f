"""What goes wrong is a page in the user's language, and nothing is half-done."""

from __future__ import annotations

from typing import Never

from fastapi import FastAPI
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from quizapp.models import Unit
from quizapp.web.database import Database
from quizapp.web.errors import NotFound
from tests.conftest import Store
from tests.factories import make_unit
from tests.visitor import Visitor, text_of


def test_an_unknown_address_is_a_page(visitor: Visitor) -> None:
    assert "没有找到这个页面" in text_of(visitor.page("/nowhere", status=404))


def test_a_page_for_people_signed_in_leads_to_the_login_and_back(visitor: Visitor) -> None:
    answer = visitor.get("/documents?page=2")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/login?next=/documents%3Fpage%3D2"


def test_a_fragment_is_never_replaced_by_the_login_page(visitor: Visitor) -> None:
    answer = visitor.get("/documents", htmx=True)
    assert answer.status_code == 401
    assert answer.headers["hx-redirect"] == "/login"
    assert "password" not in answer.text.lower().replace("/password", "")


def test_a_database_that_does_not_answer_is_a_503_with_retry_after(app: FastAPI, visitor: Visitor) -> None:
    @app.get("/broken", response_model=None)
    def broken() -> Never:
        raise OperationalError("SELECT 1", {}, Exception("gone"))

    answer = visitor.get("/broken")
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "2"


def test_an_exception_after_a_write_undoes_it(app: FastAPI, visitor: Visitor, store: Store) -> None:
    @app.post("/half-done", response_model=None)
    def half_done(session: Database) -> Never:
        make_unit(session)
        raise NotFound

    assert visitor.post("/half-done").status_code == 404
    with store() as session:
        assert session.scalars(select(Unit)).all() == []
