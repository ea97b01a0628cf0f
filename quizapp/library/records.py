"""Rows made from what the domain library gives: outline points, notices, items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from question_bank.items.jsonl import item_to_json
from question_bank.items.model import Item
from question_bank.outline.model import Node
from question_bank.results import Notice
from quizapp.library.materials import Material
from quizapp.models import Document, DocumentVersion, OutlineNode, Question, QuestionVersion, User

OUTLINE_LENGTH = 400
LABEL_LENGTH = 32


def version_row(document: Document, number: int, material: Material, *, by: User, at: datetime) -> DocumentVersion:
    """Return the row of a document's ``number``-th version."""
    return DocumentVersion(
        document_id=document.id,
        number=number,
        file_name=material.name,
        sha256=material.document.sha256,
        raw=material.raw,
        text=material.document.text,
        notices=[notice_record(notice) for notice in material.notices],
        created_by=by.id,
        created_at=at,
    )


def store_outline(session: Session, version: DocumentVersion, nodes: Sequence[Node]) -> None:
    """Store the outline of a version, in place of the one that it may have."""
    session.execute(delete(OutlineNode).where(OutlineNode.version_id == version.id))
    rows = [outline_row(version, position, node) for position, node in enumerate(nodes)]
    if rows:
        session.execute(insert(OutlineNode), rows)


def outline_row(version: DocumentVersion, position: int, node: Node) -> dict[str, Any]:
    """Return the columns of the outline point at ``position``."""
    return {
        "version_id": version.id,
        "position": position,
        "parent_position": node.parent,
        "label": node.label[:LABEL_LENGTH],
        "title": node.title,
        "level": node.level,
        "start": node.start,
        "end": node.end,
        "body_start": node.body_start,
        "body_end": node.body_end,
    }


def node_of(row: OutlineNode) -> Node:
    """Return the outline point of a row."""
    return Node(
        label=row.label,
        title=row.title,
        level=row.level,
        start=row.start,
        end=row.end,
        body_start=row.body_start,
        body_end=row.body_end,
        parent=row.parent_position,
    )


def node_record(node: Node) -> dict[str, Any]:
    """Return an outline point as JSON keeps it."""
    return asdict(node)


def recorded_node(record: Mapping[str, Any]) -> Node:
    """Return the outline point that :func:`node_record` made a record of."""
    return Node(**record)


def notice_record(notice: Notice) -> dict[str, Any]:
    """Return a notice as JSON keeps it; the message stays untranslated."""
    plain = (str, int, float, bool)
    return {
        "severity": notice.severity.value,
        "id": notice.id,
        "message": notice.message,
        "params": {name: v if isinstance(v, plain) else str(v) for name, v in notice.params.items()},
        "start": notice.place.start,
        "end": notice.place.end,
    }


def store_questions(
    session: Session, questions: Sequence[Question], items: Iterable[Item], *, by: User, at: datetime
) -> None:
    """Store new questions with their first versions."""
    session.add_all(questions)
    session.flush()
    versions = [
        question_version(question, item, by=by, at=at) for question, item in zip(questions, items, strict=True)
    ]
    session.add_all(versions)
    session.flush()
    for question, version in zip(questions, versions, strict=True):
        question.current_version_id = version.id
    session.flush()


def question_version(
    question: Question, item: Item, *, by: User, at: datetime, number: int = 1
) -> QuestionVersion:
    """Return the row of a question's words, the ``number``-th."""
    return QuestionVersion(
        question_id=question.id,
        number=number,
        kind=item.kind,
        stem=item.stem,
        item=item_to_json(item),
        outline="/".join(label.replace("/", "／") for label in item.outline)[:OUTLINE_LENGTH],
        max_mark=item.max_mark,
        created_by=by.id,
        created_at=at,
    )
