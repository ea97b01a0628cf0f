"""A study session's form as a page: what is offered, what was typed, what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session
from starlette.datastructures import FormData

from quizapp.library.queries import DocumentRow, documents_in_reach, set_in_reach
from quizapp.models import StudySession, User
from quizapp.quizzes.choices import UnitChoice, ids_not_in, ids_of, unit_choices, unlisted
from quizapp.quizzes.forms import StudySessionForm, typed_new_study_session
from quizapp.quizzes.plans import StudySessionPlan
from quizapp.web.forms import read_form


@dataclass(frozen=True, slots=True)
class StudySessionEntry:
    """A study session's form; ``plan`` is None while something is wrong with it."""

    typed: dict[str, Any]
    units: Sequence[UnitChoice]
    documents: Sequence[DocumentRow]
    errors: dict[str, str] = field(default_factory=dict)
    plan: StudySessionPlan | None = None
    set_id: int = 0
    """The question set to make a quiz from next; 0 is none."""

    @property
    def document_options(self) -> list[tuple[int, str]]:
        """Ids and titles of the documents."""
        return [(document.id, document.title) for document in self.documents]


def study_session_entry(session: Session, user: User, typed: dict[str, Any]) -> StudySessionEntry:
    """Return the form with ``typed`` in it."""
    return StudySessionEntry(typed, unit_choices(session, user), documents_in_reach(session, user))


def new_study_session_entry(
    session: Session, user: User, set_id: int, *, at: datetime, timezone: str
) -> StudySessionEntry:
    """Return the form for a new study session, made for the question set ``set_id`` when there is one."""
    chosen = set_in_reach(session, user, set_id) if set_id else None
    typed = typed_new_study_session(user, at, timezone)
    if chosen is not None:
        documents = [] if chosen.document_id is None else [chosen.document_id]
        typed |= {"title": chosen.title, "documents": documents, "set": str(chosen.id)}
    return study_session_entry(session, user, typed)


def read_study_session(
    session: Session, user: User, data: FormData, *, timezone: str, current: StudySession | None = None
) -> StudySessionEntry:
    """Read the submitted form, for a new study session or for ``current`` (units, documents loaded).

    Units and documents of ``current`` that ``user`` may not choose stay.
    """
    submission = read_form(StudySessionForm, data)
    entry = study_session_entry(session, user, submission.typed)
    units, documents = ids_of(entry.units), ids_of(entry.documents)
    form = submission.value
    if form is None:
        return replace(entry, errors=submission.errors)
    errors = unlisted({"units": (form.units, units), "documents": (form.documents, documents)})
    if errors:
        return replace(entry, errors=errors)
    plan = form.plan(timezone)
    if current is not None:
        kept_units = ids_not_in(current.units, units)
        kept_documents = tuple(
            part.version.document_id for part in current.documents if part.version.document_id not in documents
        )
        plan = replace(plan, unit_ids=plan.unit_ids + kept_units, document_ids=plan.document_ids + kept_documents)
    return replace(entry, plan=plan, set_id=form.set)
