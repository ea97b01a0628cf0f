"""Backups: every table as JSON lines in a zip, the same for both databases, with counts and hashes.

Tables stand in the order of their foreign keys and rows in the order of their keys (parents before children
where a table points at itself), so that an archive is restored by reading it from the top. A column that is
NULL is left out of its row; a JSON null is written.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    LargeBinary,
    Table,
    Text,
    Uuid,
    bindparam,
    cast,
    insert,
    select,
    text,
)
from sqlalchemy.orm import Session

from quizapp.migrations import revision
from quizapp.models import Base
from quizapp.models.base import Marks, UtcDateTime
from quizapp.web.language import gettext

FORMAT = 1
MANIFEST = "manifest.json"
ROWS_AT_ONCE = 1_000

T = TypeVar("T")


class ArchiveRefused(ValueError):  # noqa: N818 — it states the fact
    """The archive can't be restored here; says why, in words for whoever asked for it."""


def write_archive(session: Session, path: Path, *, at: datetime) -> dict[str, int]:
    """Write all tables to ``path``; return their numbers of rows.

    Everything is read in the one transaction of ``session``: for a consistent copy it must see a snapshot
    (SQLite does; PostgreSQL from REPEATABLE READ up).
    """
    connection = session.connection()
    tables: dict[str, dict[str, object]] = {}
    counts: dict[str, int] = {}
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for table in Base.metadata.sorted_tables:
            digest, counts[table.name] = hashlib.sha256(), 0
            with archive.open(f"{table.name}.jsonl", "w", force_zip64=True) as file:
                for row in _rows(connection, table):
                    line = json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
                    digest.update(line)
                    counts[table.name] += 1
                    file.write(line)
            tables[table.name] = {"rows": counts[table.name], "sha256": digest.hexdigest()}
        manifest = {"format": FORMAT, "schema": revision(connection), "at": at.isoformat(), "tables": tables}
        archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
    return counts


def restore_archive(session: Session, path: Path) -> dict[str, int]:
    """Fill an empty, migrated database from the archive at ``path``; return the tables' numbers of rows.

    The whole archive is checked before anything is stored. Raises ArchiveRefused.
    """
    connection = session.connection()
    tables = Base.metadata.sorted_tables
    if any(connection.execute(select(1).select_from(table).limit(1)).first() for table in tables):
        raise ArchiveRefused(gettext("数据库里已经有数据。备份只能恢复到空的数据库。"))
    try:
        with ZipFile(path) as archive:
            _check(archive, revision(connection))
            counts = {table.name: _fill(connection, archive, table) for table in tables}
    except (BadZipFile, zlib.error, EOFError) as error:
        raise ArchiveRefused(gettext("这不是备份文件，或者文件已损坏。")) from error
    if connection.dialect.name == "postgresql":
        _advance_sequences(connection, tables)
    return counts


def _rows(connection: Connection, table: Table) -> Iterator[dict[str, Any]]:
    """Yield the rows of ``table`` as JSON values."""
    columns = [cast(column, Text) if isinstance(column.type, JSON) else column for column in table.columns]
    statement = select(*columns).order_by(*table.primary_key.columns)
    encoders = [(column.name, _encoder(column)) for column in table.columns]
    found = connection.execute(statement, execution_options={"yield_per": ROWS_AT_ONCE})
    rows = (
        {name: encode(value) for (name, encode), value in zip(encoders, row, strict=True) if value is not None}
        for row in found
    )
    own = next(
        (column for column in table.columns if any(key.column.table is table for key in column.foreign_keys)), None
    )
    return rows if own is None else _parents_first(rows, own)


def _parents_first(rows: Iterable[dict[str, Any]], parent: Column[Any]) -> Iterator[dict[str, Any]]:
    (key,) = parent.table.primary_key.columns
    children: dict[Any, list[dict[str, Any]]] = {}
    for row in rows:
        children.setdefault(row.get(parent.name), []).append(row)
    waiting = children.get(None, [])
    while waiting:
        yield from waiting
        waiting = [child for row in waiting for child in children.get(row[key.name], [])]


def _encoder(column: Column[Any]) -> Callable[[Any], Any]:
    """Return how a value of ``column`` is written; JSON arrives as the text that the database keeps."""
    if isinstance(column.type, JSON):
        return json.loads
    if isinstance(column.type, UtcDateTime):
        return datetime.isoformat
    if isinstance(column.type, Marks | Uuid):
        return str
    if isinstance(column.type, LargeBinary):
        return lambda value: base64.b64encode(value).decode("ascii")
    return lambda value: value


def _decoder(column: Column[Any]) -> Callable[[Any], Any]:
    if isinstance(column.type, JSON):
        return lambda value: JSON.NULL if value is None else value
    if isinstance(column.type, UtcDateTime):
        return datetime.fromisoformat
    if isinstance(column.type, Marks):
        return Decimal
    if isinstance(column.type, Uuid):
        return UUID
    if isinstance(column.type, LargeBinary):
        return base64.b64decode
    return lambda value: value


def _check(archive: ZipFile, schema: str | None) -> None:
    """Compare what the archive holds with what it says it holds, and with this version's tables."""
    try:
        manifest = json.loads(archive.read(MANIFEST))
        promised = {name: (table["rows"], table["sha256"]) for name, table in manifest["tables"].items()}
        found = (manifest["format"], manifest["schema"])
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ArchiveRefused(gettext("这不是备份文件：里面没有清单。")) from error
    if found != (FORMAT, schema) or promised.keys() != Base.metadata.tables.keys():
        raise ArchiveRefused(gettext("备份来自另一个版本的系统。请用做备份时的版本恢复，然后再升级。"))
    for name, table in promised.items():
        digest, rows = hashlib.sha256(), 0
        try:
            with archive.open(f"{name}.jsonl") as file:
                for line in file:
                    digest.update(line)
                    rows += 1
        except KeyError:
            rows = -1
        if (rows, digest.hexdigest()) != table:
            raise ArchiveRefused(gettext("备份里的表 {table} 和清单对不上，文件可能被改过。").format(table=name))


def _fill(connection: Connection, archive: ZipFile, table: Table) -> int:
    decoders = [(column.name, _decoder(column)) for column in table.columns]
    values = {column.name: bindparam(column.name, type_=_bound(column)) for column in table.columns}
    statement = insert(table).values(values)
    count = 0
    with archive.open(f"{table.name}.jsonl") as file:
        for lines in _batches(file, ROWS_AT_ONCE):
            rows = [json.loads(line) for line in lines]
            connection.execute(
                statement,
                [{name: decode(row[name]) if name in row else None for name, decode in decoders} for row in rows],
            )
            count += len(rows)
    return count


def _bound(column: Column[Any]) -> Any:
    # Else None would be stored as a JSON null, which is another thing than NULL.
    return JSON(none_as_null=True) if isinstance(column.type, JSON) else column.type


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def _advance_sequences(connection: Connection, tables: Sequence[Table]) -> None:
    """Let ids go on after the restored ones."""
    for table in tables:
        column = table.autoincrement_column
        if column is None:
            continue
        newest = connection.scalar(select(column).order_by(column.desc()).limit(1))
        if newest is not None:
            connection.execute(
                text("SELECT setval(pg_get_serial_sequence(:table, :column), :newest)"),
                {"table": table.name, "column": column.name, "newest": newest},
            )
