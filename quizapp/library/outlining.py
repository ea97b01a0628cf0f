"""Editing the outline of a stored document: edits wait in its version until drafts are made from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from question_bank.outline.editing import (
    Edit,
    EditKind,
    ImpossibleEdit,
    edited,
    merge_target,
    possible_edits,
)
from question_bank.outline.model import Node
from quizapp.library.drafts import replace_drafts
from quizapp.library.materials import Material, point_of
from quizapp.library.queries import document_version
from quizapp.library.records import node_of, node_record, recorded_node, store_outline
from quizapp.models import AuditEvent, DocumentVersion, Question, QuestionState, User

MOST_EDITS = 500
_RESTORE = "restore"


class OutlineChanged(Exception):  # noqa: N818 — it states the fact
    """Somebody else has edited the outline since the person saw it."""


@dataclass(frozen=True, slots=True)
class EditablePoint:
    """A point on the page that edits the outline; ``merges_into`` is the point that merging joins it with."""

    position: int
    node: Node
    possible: frozenset[EditKind]
    merges_into: Node | None

    @property
    def level(self) -> int:
        """1 for the topmost."""
        return self.node.level

    @property
    def start(self) -> int | None:
        """Where its heading starts; None without text."""
        return self.node.start

    @property
    def end(self) -> int | None:
        """Where its heading ends."""
        return self.node.end


@dataclass(frozen=True, slots=True)
class Outlining:
    """An outline under edit: its points after the ``edits`` that wait.

    ``went`` gives the new place of each point that is in effect; ``recovered`` is what the reader had found.
    """

    version: DocumentVersion
    nodes: tuple[Node, ...]
    went: tuple[int | None, ...]
    edits: int
    recovered: tuple[Node, ...]

    @property
    def mark(self) -> str:
        """A word that differs as soon as the outline does; forms carry it."""
        return sha256(repr((self.edits, self.nodes)).encode()).hexdigest()[:16]

    @property
    def by_hand(self) -> bool:
        """Whether it differs from what the reader had found."""
        return self.nodes != self.recovered

    @property
    def points(self) -> list[EditablePoint]:
        """The points, each with what can be done to it."""
        return [
            EditablePoint(
                position,
                node,
                possible_edits(self.nodes, position),
                None if (target := merge_target(self.nodes, position)) is None else self.nodes[target],
            )
            for position, node in enumerate(self.nodes)
        ]


def outlining(version: DocumentVersion) -> Outlining:
    """Return the outline of a version, its points loaded, after the edits that wait."""
    nodes = tuple(node_of(row) for row in version.nodes)
    recovered = nodes if version.recovered is None else tuple(map(recorded_node, version.recovered))
    went: tuple[int | None, ...] = tuple(range(len(nodes)))
    for record in version.outline_edits:
        nodes, moved = _replayed(version.text, nodes, record, recovered)
        went = tuple(None if place is None else moved[place] for place in went)
    return Outlining(version, nodes, went, len(version.outline_edits), recovered)


def _replayed(
    text: str, nodes: tuple[Node, ...], record: Mapping[str, Any], recovered: tuple[Node, ...]
) -> tuple[tuple[Node, ...], tuple[int | None, ...]]:
    if record["kind"] == _RESTORE:
        return recovered, _matched(nodes, recovered)
    return edited(text, nodes, Edit(**{**record, "kind": EditKind(record["kind"])}))


def _matched(old: Sequence[Node], new: Sequence[Node]) -> tuple[int | None, ...]:
    """Return for each old point the new one with the same heading, in the text or else by its words."""
    starts = {node.start: index for index, node in enumerate(new) if node.start is not None}
    words = {(node.label, node.title): index for index, node in enumerate(new)}
    return tuple(
        starts.get(node.start) if node.start in starts else words.get((node.label, node.title)) for node in old
    )


def edit_outline(session: Session, version: DocumentVersion, edit: Edit, *, mark: str) -> int:
    """Add an edit to those that wait; return the place of the point that it was about.

    Raises ImpossibleEdit, OutlineChanged.
    """
    found = _held(session, version, mark)
    if found.edits >= MOST_EDITS:
        raise ImpossibleEdit
    result = edited(version.text, found.nodes, edit)
    version.outline_edits = [*version.outline_edits, asdict(edit)]
    session.flush()
    if edit.kind is EditKind.ADD:
        return next(place for place, node in enumerate(result.nodes) if node.start == edit.start)
    return result.went[edit.node] or 0


def undo_edit(session: Session, version: DocumentVersion, *, mark: str) -> None:
    """Take back the newest edit that waits. Raises OutlineChanged."""
    _held(session, version, mark)
    version.outline_edits = version.outline_edits[:-1]
    session.flush()


def restore_outline(session: Session, version: DocumentVersion, *, mark: str) -> None:
    """Go back to the outline as the reader had found it; this can be undone too. Raises OutlineChanged."""
    if _held(session, version, mark).by_hand:
        version.outline_edits = [*version.outline_edits, {"kind": _RESTORE}]
        session.flush()


def apply_edits(session: Session, version: DocumentVersion, material: Material, *, by: User, at: datetime) -> None:
    """Put the edits that wait into effect; ``material`` was drafted under the outline that they give.

    Drafts that wait are replaced; questions that were decided on stay, at their new points. Raises OutlineChanged.
    """
    found = _held(session, version)
    if not found.edits:
        return
    if found.nodes != material.outline.nodes:
        raise OutlineChanged
    _move_questions(session, found, material)
    store_outline(session, version, found.nodes)
    if version.recovered is None:
        version.recovered = [node_record(node) for node in found.recovered]
    version.outline_edits = []
    replace_drafts(session, version.document, version, material, by=by, at=at)
    subject, detail = f"document:{version.document_id}", {"edits": found.edits}
    session.add(AuditEvent(at=at, actor_id=by.id, action="edit_outline", subject=subject, detail=detail))
    session.flush()


def _move_questions(session: Session, found: Outlining, material: Material) -> None:
    """Let questions follow their sentence; those that somebody put to another point follow that point."""
    questions = session.scalars(
        select(Question)
        .where(
            Question.document_version_id == found.version.id,
            Question.state != QuestionState.DRAFT,
            Question.node_position.is_not(None),
        )
        .options(joinedload(Question.current))
    )
    before = [node_of(row) for row in found.version.nodes]
    for question in questions:
        place = question.node_position or 0
        start = (question.current.item.get("evidence") or {}).get("start", -1)
        followed = point_of(material.outline, start) if _innermost(before, start) == place else None
        moved = found.went[place] if place < len(found.went) else None
        question.node_position = moved if followed is None else followed


def _innermost(nodes: Sequence[Node], offset: int) -> int | None:
    """Return the index of the innermost point whose heading or text holds ``offset``."""
    for index in range(len(nodes) - 1, -1, -1):
        start = nodes[index].start
        if start is not None and start <= offset < max(nodes[index].end or 0, nodes[index].body_end or 0):
            return index
    return None


def _held(session: Session, version: DocumentVersion, mark: str | None = None) -> Outlining:
    """Wait for others who edit the outline, and see what they did. Raises OutlineChanged."""
    session.execute(select(DocumentVersion.id).where(DocumentVersion.id == version.id).with_for_update())
    document_version(session, version.id, afresh=True)
    found = outlining(version)
    if mark not in {None, found.mark}:
        raise OutlineChanged
    return found
