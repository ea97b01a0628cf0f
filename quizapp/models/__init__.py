"""All tables, by family. Import from here."""

from quizapp.models.attempts import Answer, AnswerEvent, Attempt, AttemptItem, AttemptState
from quizapp.models.base import Base
from quizapp.models.library import (
    Document,
    DocumentVersion,
    OutlineNode,
    Question,
    QuestionSet,
    QuestionState,
    QuestionVersion,
    SetQuestion,
)
from quizapp.models.people import AuditEvent, LoginSession, Role, Unit, User
from quizapp.models.quizzes import (
    BlueprintLine,
    Quiz,
    QuizQuestion,
    QuizSet,
    QuizState,
    QuizUnit,
    ReviewContent,
    ReviewTime,
    RosterEntry,
    StudySession,
    StudySessionDocument,
    StudySessionUnit,
)

__all__ = [
    "Answer",
    "AnswerEvent",
    "Attempt",
    "AttemptItem",
    "AttemptState",
    "AuditEvent",
    "Base",
    "BlueprintLine",
    "Document",
    "DocumentVersion",
    "LoginSession",
    "OutlineNode",
    "Question",
    "QuestionSet",
    "QuestionState",
    "QuestionVersion",
    "Quiz",
    "QuizQuestion",
    "QuizSet",
    "QuizState",
    "QuizUnit",
    "ReviewContent",
    "ReviewTime",
    "Role",
    "RosterEntry",
    "SetQuestion",
    "StudySession",
    "StudySessionDocument",
    "StudySessionUnit",
    "Unit",
    "User",
]
