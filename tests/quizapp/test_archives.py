"""Backups: the same rows come back, on either database, or nothing does."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from sqlalchemy import Engine, func, null, select

from quizapp.archives import MANIFEST, ArchiveRefused, restore_archive, write_archive
from quizapp.db import open_engine, transaction
from quizapp.models import Answer, Attempt, Base, Document, DocumentVersion, Role, Unit, User
from tests.conftest import NOW
from tests.factories import make_attempt, make_published_quiz, make_question, make_unit, make_user


@pytest.fixture
def embedded(sqlite_template: Path, tmp_path: Path) -> Iterator[Engine]:
    """Another database, embedded, migrated and empty."""
    path = tmp_path / "other.db"
    shutil.copy(sqlite_template, path)
    engine = open_engine(f"sqlite:///{path}")
    yield engine
    engine.dispose()


def fill(engine: Engine) -> None:
    """Store a row of every type of column, ids not in the order of the tree."""
    with transaction(engine) as session:
        top = make_unit(session, code="TOP", name="总部 \N{GRINNING FACE}")
        section = make_unit(session, code="SEC")
        branch = make_unit(session, parent=top, code="BR")
        section.parent_id, section.path = branch.id, f"{branch.path}{section.id}/"
        organizer = make_user(session, top, role=Role.ORGANIZER)
        learner = make_user(session, section)
        learner.disabled_at = NOW.replace(microsecond=123_456)
        version = make_question(session, top, organizer)
        quiz = make_published_quiz(session, top, organizer, roster=[learner], questions=[version])
        make_attempt(session, quiz, learner, score="0.3333", answers=[(version, None, "0.3333")])
        document = Document(unit_id=top.id, title="资料", created_by=organizer.id, created_at=NOW)
        session.add(document)
        session.flush()
        session.add(
            DocumentVersion(
                document_id=document.id,
                file_name="a.txt",
                sha256="0" * 64,
                raw=bytes(range(256)),
                text="第一行\n第二行\u2028",
                notices=[{"params": {"n": 1.5}, "start": None}],
                created_by=organizer.id,
                created_at=NOW,
            )
        )


def rows(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    with engine.connect() as connection:
        return {
            table.name: [
                tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns))
            ]
            for table in Base.metadata.sorted_tables
        }


def copy(source: Engine, target: Engine, path: Path, change: Callable[[Path], object] | None = None) -> None:
    with transaction(source, reading=True) as session:
        write_archive(session, path, at=NOW)
    if change is not None:
        change(path)
    with transaction(target) as session:
        restore_archive(session, path)


def test_every_row_comes_back_from_an_embedded_database(engine: Engine, embedded: Engine, tmp_path: Path) -> None:
    fill(embedded)
    copy(embedded, engine, tmp_path / "backup.zip")
    assert rows(engine) == rows(embedded)
    assert rows(engine)["attempts"][0][Attempt.__table__.columns.keys().index("score")] == Decimal("0.3333")


def test_every_row_comes_back_in_an_embedded_database(engine: Engine, embedded: Engine, tmp_path: Path) -> None:
    fill(engine)
    copy(engine, embedded, tmp_path / "backup.zip")
    assert rows(engine) == rows(embedded)


def test_ids_go_on_after_the_restored_ones(engine: Engine, embedded: Engine, tmp_path: Path) -> None:
    fill(embedded)
    copy(embedded, engine, tmp_path / "backup.zip")
    with transaction(engine) as session:
        newest = session.scalar(select(func.max(User.id)))
        unit = session.scalars(select(Unit).where(Unit.code == "TOP")).one()
        assert make_user(session, unit).id == newest + 1


def test_a_json_null_does_not_become_null(engine: Engine, embedded: Engine, tmp_path: Path) -> None:
    fill(embedded)
    copy(embedded, engine, tmp_path / "backup.zip")
    with transaction(engine) as session:
        assert session.scalar(select(func.count()).where(Answer.response.is_(null()))) == 0


def test_an_archive_can_be_read_without_us(embedded: Engine, tmp_path: Path) -> None:
    fill(embedded)
    with transaction(embedded, reading=True) as session:
        counts = write_archive(session, tmp_path / "backup.zip", at=NOW)
    with ZipFile(tmp_path / "backup.zip") as archive:
        manifest = json.loads(archive.read(MANIFEST))
        units = [json.loads(line) for line in archive.read("units.jsonl").splitlines()]
    assert [unit["code"] for unit in units] == ["TOP", "BR", "SEC"]
    assert manifest["tables"]["units"]["rows"] == counts["units"] == 3
    assert manifest["at"] == NOW.isoformat()


def test_a_database_with_rows_is_not_restored_into(engine: Engine, embedded: Engine, tmp_path: Path) -> None:
    fill(embedded)
    fill(engine)
    before = rows(engine)
    with pytest.raises(ArchiveRefused, match="已经有数据"):
        copy(embedded, engine, tmp_path / "backup.zip")
    assert rows(engine) == before


def rewrite(path: Path, change: Callable[[str, bytes], bytes | None]) -> None:
    """Write the archive again, each part changed; None leaves it out."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            changed = change(name, content)
            if changed is not None:
                archive.writestr(name, changed)


def part(name: str, change: Callable[[bytes], bytes | None]) -> Callable[[Path], None]:
    return lambda path: rewrite(path, lambda other, content: change(content) if other == name else content)


TAMPERINGS = {
    "a changed row": (part("users.jsonl", lambda content: content.replace(b"learner", b"admin00")), "users"),
    "a row less": (part("answers.jsonl", lambda _: b""), "answers"),
    "a table less": (part("answers.jsonl", lambda _: None), "answers"),
    "no manifest": (part(MANIFEST, lambda _: None), "没有清单"),
    "another format": (
        part(MANIFEST, lambda content: content.replace(b'"format": 1', b'"format": 9')),
        "另一个版本",
    ),
    "another schema": (
        part(MANIFEST, lambda content: content.replace(b'"schema": "', b'"schema": "x')),
        "另一个版本",
    ),
    "an odd manifest": (part(MANIFEST, lambda _: b"[]"), "没有清单"),
    "no archive": (lambda path: path.write_bytes(b"PK nothing"), "不是备份文件"),
    "half an archive": (lambda path: path.write_bytes(path.read_bytes()[:-300]), "不是备份文件"),
}


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_a_tampered_archive_is_refused_whole(
    engine: Engine, embedded: Engine, tmp_path: Path, tampering: str
) -> None:
    change, message = TAMPERINGS[tampering]
    fill(embedded)
    with pytest.raises(ArchiveRefused, match=message):
        copy(embedded, engine, tmp_path / "backup.zip", change)
    assert not any(rows(engine).values())
