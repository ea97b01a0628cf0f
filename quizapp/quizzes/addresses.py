"""What an address names, when the organizer who asks may see it; else the page for what doesn't exist."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query

from quizapp.accounts.current import CurrentOrganizer
from quizapp.models import Quiz, StudySession
from quizapp.quizzes.queries import quiz_in_reach, study_session_in_reach
from quizapp.web.database import Database
from quizapp.web.errors import NotFound
from quizapp.web.ids import LARGEST_ID, Id

OptionalNumber = Annotated[int, Query(ge=0, le=LARGEST_ID)]
"""A number in a query; 0 is none."""


def study_session_named(session: Database, user: CurrentOrganizer, study_session_id: Id) -> StudySession:
    """Return the study session of the address. Raises NotFound."""
    study_session = study_session_in_reach(session, user, study_session_id)
    if study_session is None:
        raise NotFound
    return study_session


NamedStudySession = Annotated[StudySession, Depends(study_session_named)]


def quiz_named(session: Database, user: CurrentOrganizer, quiz_id: Id) -> Quiz:
    """Return the quiz of the address. Raises NotFound."""
    quiz = quiz_in_reach(session, user, quiz_id)
    if quiz is None:
        raise NotFound
    return quiz


NamedQuiz = Annotated[Quiz, Depends(quiz_named)]
