"""What an organizer chooses from: units, question sets with their numbers, outline points with their titles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from question_bank.items.model import Kind
from quizapp.library.queries import sets_in_reach
from quizapp.models import OutlineNode, Question, QuestionState, QuestionVersion, SetQuestion, User
from quizapp.quizzes.papers import outline_path
from quizapp.units.queries import depth, units_in_reach
from quizapp.web.language import gettext


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """A unit with how far below the topmost of the list it stands."""

    id: int
    name: str
    depth: int


@dataclass(frozen=True, slots=True)
class Group:
    """So many accepted questions of a set that are alike in kind, outline point (joined by ``/``) and mark."""

    kind: str
    outline: str
    mark: Decimal
    count: int


@dataclass(frozen=True, slots=True)
class SetChoice:
    """A question set to draw from."""

    id: int
    title: str
    document_id: int | None
    groups: tuple[Group, ...]

    @property
    def total(self) -> int:
        """How many questions can be drawn from it."""
        return sum(group.count for group in self.groups)

    @property
    def kinds(self) -> dict[str, int]:
        """How many of them there are of each kind, kinds in their customary order."""
        return count_kinds(self.groups)

    @property
    def script_groups(self) -> list[list[str | int]]:
        """The groups as the script of the form reads them: kind, outline, mark, count."""
        return [[group.kind, group.outline, f"{group.mark.normalize():f}", group.count] for group in self.groups]


@dataclass(frozen=True, slots=True)
class PointChoice:
    """An outline point that questions belong to, those of the points below it counted in."""

    outline: str
    title: str
    depth: int
    count: int


class Identified(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> int:
        """Its id."""


def ids_of(things: Iterable[Identified]) -> frozenset[int]:
    """Return the ids of ``things``."""
    return frozenset(thing.id for thing in things)


def ids_not_in(things: Iterable[Identified], offered: Collection[int]) -> tuple[int, ...]:
    """Return the ids of ``things`` that aren't offered: who changes the others doesn't take these away."""
    return tuple(thing.id for thing in things if thing.id not in offered)


def unlisted(fields: Mapping[str, tuple[Iterable[int], Collection[int]]]) -> dict[str, str]:
    """Return an error for each field that was given ids which aren't offered."""
    message = gettext("请从列出的选项中选择。")
    return {name: message for name, (given, offered) in fields.items() if not set(given) <= set(offered)}


def unit_choices(session: Session, user: User) -> list[UnitChoice]:
    """Return the units that ``user`` may choose, in tree order."""
    units = units_in_reach(session, user)
    top = min((depth(unit) for unit in units), default=0)
    return [UnitChoice(unit.id, unit.name, depth(unit) - top) for unit in units]


def count_kinds(groups: Iterable[Group]) -> dict[str, int]:
    """Add up the questions of each kind, kinds in their customary order."""
    counts: Counter[str] = Counter()
    for group in groups:
        counts[group.kind] += group.count
    return {kind.value: counts[kind.value] for kind in Kind if counts[kind.value]}


def set_choices(session: Session, user: User) -> list[SetChoice]:
    """Return the sets that ``user`` may draw from, the newest first, with what can be drawn."""
    sets = sets_in_reach(session, user)
    found = session.execute(
        select(
            SetQuestion.set_id,
            QuestionVersion.kind,
            QuestionVersion.outline,
            QuestionVersion.max_mark,
            func.count(),
        )
        .join(Question, Question.id == SetQuestion.question_id)
        .join(QuestionVersion, QuestionVersion.id == Question.current_version_id)
        .where(SetQuestion.set_id.in_([row.id for row in sets]), Question.state == QuestionState.ACCEPTED)
        .group_by(SetQuestion.set_id, QuestionVersion.kind, QuestionVersion.outline, QuestionVersion.max_mark)
        .order_by(SetQuestion.set_id, QuestionVersion.kind, QuestionVersion.outline, QuestionVersion.max_mark)
    )
    groups: dict[int, list[Group]] = {}
    for set_id, kind, outline, mark, count in found:
        groups.setdefault(set_id, []).append(Group(kind, outline, mark, count))
    return [SetChoice(row.id, row.title, row.document_id, tuple(groups.get(row.id, ()))) for row in sets]


def point_choices(session: Session, set_ids: Collection[int]) -> list[PointChoice]:
    """Return the outline points of the sets' questions and all above them, in the order of the documents.

    Points that no document tells of come last.
    """
    rows = session.execute(
        select(Question.document_version_id, Question.node_position, QuestionVersion.outline, func.count())
        .join(QuestionVersion, QuestionVersion.id == Question.current_version_id)
        .where(
            Question.id.in_(select(SetQuestion.question_id).where(SetQuestion.set_id.in_(set_ids))),
            Question.state == QuestionState.ACCEPTED,
            QuestionVersion.outline != "",
        )
        .group_by(Question.document_version_id, Question.node_position, QuestionVersion.outline)
    ).all()
    nodes = _nodes(session, {version for version, *_ in rows if version is not None})
    counts: Counter[str] = Counter()
    titles: dict[str, list[str]] = {}
    in_document = sorted(rows, key=lambda row: (row[0] is None, row[0] or 0, row[1] or 0, row[2]))
    for version, position, outline, count in in_document:
        path = outline_path(outline)
        above = _titles(nodes, version, position, len(path))
        for length, title in enumerate(above, 1):
            point = "/".join(path[:length])
            counts[point] += count
            known = titles.setdefault(point, [])
            if title and title not in known:
                known.append(title)
    return _in_tree_order(
        [PointChoice(point, " / ".join(known), point.count("/"), counts[point]) for point, known in titles.items()]
    )


def _nodes(session: Session, versions: Collection[int]) -> dict[tuple[int, int], OutlineNode]:
    found = session.scalars(select(OutlineNode).where(OutlineNode.version_id.in_(versions)))
    return {(node.version_id, node.position): node for node in found}


def _titles(
    nodes: dict[tuple[int, int], OutlineNode], version: int | None, position: int | None, length: int
) -> list[str]:
    """Return the titles from the topmost point down; empty where the document doesn't tell."""
    above: list[str] = []
    while version is not None and position is not None and (node := nodes.get((version, position))):
        above.append(node.title)
        position = node.parent_position
    above.reverse()
    return above if len(above) == length else [""] * length


def _in_tree_order(points: Sequence[PointChoice]) -> list[PointChoice]:
    """Put points right below the one above them, otherwise as they were met."""
    met = {point.outline: number for number, point in enumerate(points)}
    return sorted(
        points,
        key=lambda point: [
            met["/".join(outline_path(point.outline)[:length])] for length in range(1, point.depth + 2)
        ],
    )
