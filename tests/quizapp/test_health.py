"""What operators ask."""

from __future__ import annotations

from fastapi import FastAPI
from sqlalchemy import text

from tests.visitor import Visitor


def test_the_process_lives_and_is_ready(visitor: Visitor) -> None:
    assert visitor.get("/healthz").text == "ok"
    assert visitor.get("/readyz").text == "ok"


def test_a_database_without_the_newest_schema_is_not_ready(app: FastAPI, visitor: Visitor) -> None:
    with app.state.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'old-' || version_num"))
    try:
        assert visitor.get("/readyz").status_code == 503
    finally:
        with app.state.engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = substr(version_num, 5)"))


def test_metrics_are_prometheus_text(visitor: Visitor) -> None:
    assert "# TYPE python_info gauge" in visitor.get("/metrics").text
