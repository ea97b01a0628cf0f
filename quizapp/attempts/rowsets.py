"""Rows given to a statement as one JSON parameter, on SQLite and PostgreSQL alike.

However many rows there are, the statement stays the same: it is compiled, prepared and planned once, and
costs one round trip.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, bindparam, cast, column, func, select, type_coerce
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.sql.expression import FromClause
from sqlalchemy.types import String, TypeEngine


def rowset(dialect: str, columns: Mapping[str, TypeEngine[Any]]) -> FromClause:
    """Return the JSON rows of the parameter ``rows`` as a table of ``columns``, to select from and to join.

    Ids (UUIDs) are given as 32 hexadecimal digits.
    """
    given = bindparam("rows", type_=String())
    if dialect == "postgresql":
        typed = [column(name, kind) for name, kind in columns.items()]
        return (
            func.jsonb_to_recordset(cast(given, JSONB))
            .table_valued(*typed)
            .render_derived(name="given", with_types=True)
        )
    row = func.json_each(given).table_valued("value")
    cells: list[ColumnElement[Any]] = [
        type_coerce(func.json_extract(row.c.value, f"$.{name}"), kind).label(name)
        for name, kind in columns.items()
    ]
    return select(*cells).subquery("given")
