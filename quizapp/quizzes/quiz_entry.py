"""A quiz's form as a page: what is offered, what was typed, what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy.orm import Session
from starlette.datastructures import FormData

from question_bank.items.model import Kind
from question_bank.papers import BlueprintRow, Pool
from question_bank.results import Notice
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
from quizapp.quizzes.choices import (
    PointChoice,
    SetChoice,
    UnitChoice,
    ids_not_in,
    ids_of,
    point_choices,
    set_choices,
    unit_choices,
    unlisted,
)
from quizapp.quizzes.forms import QuizForm
from quizapp.quizzes.papers import Totals, blueprint_errors, load_prospective_pool, outline_path, paper_totals
from quizapp.quizzes.plans import QuizPlan
from quizapp.web.forms import read_form


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
    added: bool = False
    """Whether the last row was just added, to be filled in next."""

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
        entry = quiz_entry(session, user, submission.typed, rows)
        return _with_suggestion(replace(entry, added=action == "add-row"))
    rows = read_rows(data)
    entry = quiz_entry(session, user, submission.typed, rows)
    units, sets = ids_of(entry.units), ids_of(entry.sets)
    errors = {**submission.errors, **rows.errors}
    form = submission.value
    if form is not None:
        errors |= unlisted({"sets": (form.sets, sets), "units": (form.units, units)})
    if form is None or errors:
        return _with_shortages(session, replace(entry, errors=errors))
    plan = form.plan(rows, timezone)
    if current is not None:
        plan = replace(
            plan,
            set_ids=plan.set_ids + ids_not_in(current.sets, sets),
            unit_ids=plan.unit_ids + ids_not_in(current.units, units),
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


def _in_page_order(errors: dict[str, str]) -> dict[str, str]:
    """Put the blueprint's problems after those of title and sets, as the page has them."""
    first = {name: message for name, message in errors.items() if name in {"title", "sets"}}
    rows = {name: message for name, message in errors.items() if name.startswith("row-")}
    return {**first, **rows, **errors}
