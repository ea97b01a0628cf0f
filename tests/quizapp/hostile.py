"""Texts that try to act, written wherever people may write."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from quizapp.models import (
    Document,
    DocumentVersion,
    OutlineNode,
    QuestionSet,
    QuestionVersion,
    Quiz,
    StudySession,
    Unit,
    User,
)

MARKUP = "\"'><img src=x onerror=alert(1)><script>alert(1)</script>{{7*7}}"
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "  =1")

_COLUMNS = (
    Unit.name,
    User.name,
    StudySession.title,
    StudySession.description,
    Quiz.title,
    Document.title,
    DocumentVersion.file_name,
    OutlineNode.title,
    QuestionSet.title,
)
_WORDS = frozenset({"stem", "text", "explanation", "left", "right", "document"})


def write_everywhere(session: Session, text: str, *, first: bool = False) -> None:
    """Put ``text`` behind (or before) every name, title and question; behind every document's text."""
    for column in _COLUMNS:
        session.execute(update(column.class_).values({column: text + column if first else column + text}))
    session.execute(update(DocumentVersion).values(text=DocumentVersion.text + "\n" + text))
    for version in session.scalars(select(QuestionVersion)):
        version.item = _spoilt(version.item, text, first=first)
        version.stem = version.item["stem"]
    session.flush()


def _spoilt(value: Any, text: str, *, first: bool, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _spoilt(part, text, first=first, name=key) for key, part in value.items()}
    if isinstance(value, list):
        return [_spoilt(part, text, first=first) for part in value]
    if isinstance(value, str) and name in _WORDS:
        return text + value if first else value + text
    return value
