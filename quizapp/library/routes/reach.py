"""What an address names, when the organizer who asks may use it; else the page for what doesn't exist."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query, Request

from quizapp.accounts.current import CurrentOrganizer
from quizapp.db import transaction
from quizapp.library.queries import document_in_reach, latest_version, question_in_reach, set_in_reach
from quizapp.models import Document, DocumentVersion, Question, QuestionSet
from quizapp.web.database import Database
from quizapp.web.errors import NotFound
from quizapp.web.ids import LARGEST_ID, Id

OptionalId = Annotated[int, Query(ge=0, le=LARGEST_ID)]
"""An id in a query; 0 is none."""


def document_named(session: Database, user: CurrentOrganizer, document_id: Id) -> Document:
    """Return the document of the address. Raises NotFound."""
    document = document_in_reach(session, user, document_id)
    if document is None:
        raise NotFound
    return document


NamedDocument = Annotated[Document, Depends(document_named)]


def version_named(session: Database, document: NamedDocument) -> DocumentVersion:
    """Return the newest version of the document of the address, its outline loaded. Raises NotFound."""
    return latest_version(session, document.id)


NamedVersion = Annotated[DocumentVersion, Depends(version_named)]


def version_as_read(request: Request, user: CurrentOrganizer, document_id: Id) -> DocumentVersion:
    """Return the newest version of the document of the address, with its file. Raises NotFound.

    Read in a transaction of its own: what takes its time before the first write must not keep others from writing.
    """
    with transaction(request.app.state.engine, reading=True) as session:
        document = document_named(session, user, document_id)
        return latest_version(session, document.id, with_file=True)


VersionAsRead = Annotated[DocumentVersion, Depends(version_as_read)]


def question_named(session: Database, user: CurrentOrganizer, question_id: Id) -> Question:
    """Return the question of the address. Raises NotFound."""
    question = question_in_reach(session, user, question_id)
    if question is None:
        raise NotFound
    return question


NamedQuestion = Annotated[Question, Depends(question_named)]


def set_named(session: Database, user: CurrentOrganizer, set_id: Id) -> QuestionSet:
    """Return the question set of the address. Raises NotFound."""
    question_set = set_in_reach(session, user, set_id)
    if question_set is None:
        raise NotFound
    return question_set


NamedSet = Annotated[QuestionSet, Depends(set_named)]
