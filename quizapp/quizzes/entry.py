"""The forms as pages: what is offered, what was typed, what is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy.orm import Session
from starlette.datastructures import FormData

from question_bank.items.model import Kind
from question_bank.papers import BlueprintRow, Pool
from question_bank.results import Notice
from quizapp.library.queries import DocumentRow, documents_in_reach
from quizapp.models import Quiz, StudySession, User
from quizapp.quizzes.blueprint_form import (
    Rows,
    TypedRow,
    change_rows,
    read_rows,
    rows_as_typed,
    suggested_rows,
    understood_rows,
)
from quizapp.quizzes.choices import PointChoice, SetChoice, point_choices, set_choices
from quizapp.quizzes.forms import QuizForm, StudySessionForm
from quizapp.quizzes.papers import Totals, blueprint_errors, load_prospective_pool, outline_path, paper_totals
from quizapp.quizzes.plans import QuizPlan, StudySessionPlan
from quizapp.units.queries import depth, units_in_reach
from quizapp.web.forms import read_form
from quizapp.web.language import N_, gettext

UNLISTED = N_("请从列出的选项中选择。")


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """A unit with how far below the topmost of the list it stands."""

    id: int
    name: str
    depth: int


@dataclass(frozen=True, slots=True)
class StudySessionEntry:
    """A study session's form; ``plan`` is None while something is wrong with it."""

    typed: dict[str, Any]
    units: Sequence[UnitChoice]
    documents: Sequence[DocumentRow]
    errors: dict[str, str] = field(default_factory=dict)
    plan: StudySessionPlan | None = None


@dataclass(frozen=True, slots=True)
class RowView:
    """A blueprint row on the page, with how many questions there are to choose from."""

    typed: TypedRow
    available: int


@dataclass(frozen=True, slots=True)
class QuizEntry:
    """A quiz's form; ``plan`` is None while something is wrong with it, or when only rows were changed."""

    typed: dict[str, Any]
    rows: Rows
    units: Sequence[UnitChoice]
    sets: Sequence[SetChoice]
    errors: dict[str, str] = field(default_factory=dict)
    plan: QuizPlan | None = None
    saving: bool = False

    def refused(self, notices: Iterable[Notice]) -> QuizEntry:
        """Return the entry with what a look into the pool found, each beside its row."""
        rows = self.rows.with_notices(notices)
        return replace(self, rows=rows, errors=rows.errors, plan=None)

    @property
    def chosen(self) -> list[SetChoice]:
        """The sets that are ticked."""
        ticked = {str(value) for value in self.typed["sets"]}
        return [choice for choice in self.sets if str(choice.id) in ticked]


@dataclass(frozen=True, slots=True)
class BlueprintView:
    """What the blueprint's part of the page shows."""

    rows: Sequence[RowView]
    kinds: Sequence[str]
    points: Sequence[PointChoice]
    totals: Totals


def unit_choices(session: Session, user: User) -> list[UnitChoice]:
    """Return the units that ``user`` may choose, in tree order."""
    units = units_in_reach(session, user)
    top = min((depth(unit) for unit in units), default=0)
    return [UnitChoice(unit.id, unit.name, depth(unit) - top) for unit in units]


def study_session_entry(session: Session, user: User, typed: dict[str, Any]) -> StudySessionEntry:
    """Return the form with ``typed`` in it."""
    return StudySessionEntry(typed, unit_choices(session, user), documents_in_reach(session, user))


def read_study_session(
    session: Session, user: User, data: FormData, *, timezone: str, current: StudySession | None = None
) -> StudySessionEntry:
    """Read the submitted form, for a new study session or for ``current`` (units, documents loaded).

    Units and documents of ``current`` that ``user`` may not choose stay.
    """
    submission = read_form(StudySessionForm, data)
    entry = study_session_entry(session, user, submission.typed)
    units, documents = _ids(entry.units), _ids(entry.documents)
    form = submission.value
    if form is None:
        return replace(entry, errors=submission.errors)
    errors = _unlisted({"units": (form.units, units), "documents": (form.documents, documents)})
    if errors:
        return replace(entry, errors=errors)
    plan = form.plan(timezone)
    if current is not None:
        kept_units = _kept(current.units, units)
        kept_documents = tuple(
            part.version.document_id for part in current.documents if part.version.document_id not in documents
        )
        plan = replace(plan, unit_ids=plan.unit_ids + kept_units, document_ids=plan.document_ids + kept_documents)
    return replace(entry, plan=plan)


def quiz_entry(session: Session, user: User, typed: dict[str, Any], rows: Rows) -> QuizEntry:
    """Return the form with ``typed`` and ``rows`` in it."""
    return QuizEntry(typed, rows, unit_choices(session, user), set_choices(session, user))


def new_quiz_entry(
    session: Session, user: User, study_session: StudySession, typed: dict[str, Any], set_id: int | None
) -> QuizEntry:
    """Return the form for a new quiz, with sets and a blueprint suggested.

    The sets are ``set_id``, else those of the study session's documents, else the only one there is.
    """
    entry = quiz_entry(session, user, typed, Rows((TypedRow(),)))
    filled = [choice for choice in entry.sets if choice.total]
    read = {part.version.document_id for part in study_session.documents}
    ticked = [choice.id for choice in filled if choice.id == set_id]
    ticked = ticked or [choice.id for choice in filled if choice.document_id in read]
    if not ticked and len(filled) == 1:
        ticked = [filled[0].id]
    return _with_suggestion(replace(entry, typed={**typed, "sets": ticked}))


def read_quiz(
    session: Session, user: User, data: FormData, *, timezone: str, current: Quiz | None = None
) -> QuizEntry:
    """Read the submitted form, for a new quiz or for ``current`` (sets and units loaded).

    A button that only changes rows of the blueprint gives an entry without errors and without a plan.
    Sets and units of ``current`` that ``user`` may not choose stay.
    """
    submission = read_form(QuizForm, data)
    action = str(data.get("action") or "save")
    if action != "save":
        rows = change_rows(rows_as_typed(data), action)
        return _with_suggestion(quiz_entry(session, user, submission.typed, rows))
    rows = read_rows(data)
    entry = replace(quiz_entry(session, user, submission.typed, rows), saving=True)
    units, sets = _ids(entry.units), _ids(entry.sets)
    errors = {**submission.errors, **rows.errors}
    form = submission.value
    if form is not None:
        errors |= _unlisted({"sets": (form.sets, sets), "units": (form.units, units)})
    if form is None or errors:
        return _with_shortages(session, replace(entry, errors=errors))
    plan = form.plan(rows, timezone)
    if current is not None:
        plan = replace(
            plan,
            set_ids=plan.set_ids + _kept(current.sets, sets),
            unit_ids=plan.unit_ids + _kept(current.units, units),
        )
    return replace(entry, plan=plan)


def blueprint_view(session: Session, entry: QuizEntry) -> BlueprintView:
    """Look up what the blueprint's part of the page shows for the ticked sets."""
    set_ids = [choice.id for choice in entry.chosen]
    pool = load_prospective_pool(session, set_ids)
    kinds = {kind for choice in entry.chosen for kind in choice.kinds} | {row.kind for row in entry.rows.typed}
    return BlueprintView(
        rows=[RowView(row, _available(pool, row)) for row in entry.rows.typed],
        kinds=[kind.value for kind in Kind if kind.value in kinds],
        points=point_choices(session, set_ids),
        totals=paper_totals(pool, understood_rows(entry.rows.typed)),
    )


def _available(pool: Pool, row: TypedRow) -> int:
    known = {kind.value for kind in Kind}
    if row.kind and row.kind not in known:
        return 0
    asked = BlueprintRow(
        kind=Kind(row.kind) if row.kind else None, outline=outline_path(row.outline) if row.outline else None
    )
    return len(pool.candidates(asked).indexes)


def _with_suggestion(entry: QuizEntry) -> QuizEntry:
    groups = [group for choice in entry.chosen for group in choice.groups]
    if groups and all(row.blank for row in entry.rows.typed):
        return replace(entry, rows=suggested_rows(groups))
    return entry


def _with_shortages(session: Session, entry: QuizEntry) -> QuizEntry:
    """Add what the pool lacks to what is wrong already, so that everything can be mended in one go."""
    rows = entry.rows
    if entry.chosen and not rows.errors:
        pool = load_prospective_pool(session, [choice.id for choice in entry.chosen])
        rows = rows.with_notices(blueprint_errors(pool, rows.blueprint))
    return replace(entry, rows=rows, errors=_in_page_order({**entry.errors, **rows.errors}))


def _ids(offered: Iterable[UnitChoice | SetChoice | DocumentRow]) -> set[int]:
    return {choice.id for choice in offered}


def _kept(current: Iterable[Any], offered: Collection[int]) -> tuple[int, ...]:
    return tuple(thing.id for thing in current if thing.id not in offered)


def _unlisted(fields: dict[str, tuple[Iterable[int], Collection[int]]]) -> dict[str, str]:
    return {name: gettext(UNLISTED) for name, (given, offered) in fields.items() if not set(given) <= set(offered)}


def _in_page_order(errors: dict[str, str]) -> dict[str, str]:
    """Put the blueprint's problems after those of title and sets, as the page has them."""
    first = {name: message for name, message in errors.items() if name in {"title", "sets"}}
    rows = {name: message for name, message in errors.items() if name.startswith("row-")}
    return {**first, **rows, **errors}
