"""Static files carry their hash and are kept for ever."""

from __future__ import annotations

from fastapi import FastAPI

from tests.visitor import Visitor


def test_a_file_is_served_under_its_hashed_name_for_ever(app: FastAPI, visitor: Visitor) -> None:
    url = app.state.pages.globals["static"]("app.css")
    answer = visitor.get(url)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/css")
    assert "immutable" in answer.headers["cache-control"]


def test_a_plain_or_wrong_name_is_not_found(visitor: Visitor) -> None:
    for path in ("/static/app.css", "/static/app.0000000000.css", "/static/../app.py", "/static/"):
        assert visitor.get(path).status_code == 404, path
