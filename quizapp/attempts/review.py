"""What a learner sees after handing in, and from when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from question_bank.items.model import Answer, Item, Kind, Response
from question_bank.items.numeric import from_decimal
from quizapp.attempts.papers import PaperQuestion, load_paper
from quizapp.models import (
    Attempt,
    AttemptState,
    Document,
    DocumentVersion,
    Question,
    QuestionVersion,
    Quiz,
    ReviewContent,
    ReviewTime,
)
from quizapp.web.language import N_, gettext


@dataclass(frozen=True)
class Review:
    """What the quiz's policy lets its learners see now; ``opens_at`` when there will be more later."""

    score: bool = False
    answers: bool = False
    opens_at: datetime | None = None


class Verdict(StrEnum):
    """How an answer did; ``waiting`` for a person to mark it."""

    RIGHT = "right"
    PARTIAL = "partial"
    WRONG = "wrong"
    BLANK = "blank"
    WAITING = "waiting"


@dataclass(frozen=True)
class ReviewedOption:
    """An option of a choice question, in the order in which the learner saw it."""

    text: str
    chosen: bool
    key: bool


@dataclass(frozen=True)
class ReviewedPart:
    """A part of a question: what the learner gave for it, and what is right."""

    label: str
    given: str
    key: str


@dataclass(frozen=True)
class Passage:
    """The sentence that proves the key, ``text[start:end]``, and the title of the document that it is from."""

    title: str
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class ReviewedQuestion:
    """A question with the learner's answer, the key, and the evidence.

    Choice questions have ``options``, ordering questions the two orders, all others ``parts``.
    """

    question: PaperQuestion
    verdict: Verdict
    options: Sequence[ReviewedOption] = ()
    parts: Sequence[ReviewedPart] = ()
    given_order: Sequence[str] = ()
    key_order: Sequence[str] = ()
    passage: Passage | None = None


def review_of(quiz: Quiz, *, at: datetime) -> Review:
    """Return what somebody who has handed in may see at ``at``."""
    if quiz.review_content == ReviewContent.NOTHING:
        return Review()
    if quiz.review_time == ReviewTime.CLOSED and at < quiz.closes_at:
        return Review(opens_at=quiz.closes_at)
    return Review(score=True, answers=quiz.review_content == ReviewContent.ANSWERS)


def best_shown(quiz: Quiz, attempts: Sequence[Attempt], *, at: datetime) -> Attempt | None:
    """Return the best marked attempt, if the learner may see its score."""
    marked = [attempt for attempt in attempts if attempt.state == AttemptState.SUBMITTED]
    if not marked or not review_of(quiz, at=at).score:
        return None
    return max(marked, key=lambda attempt: (attempt.score or 0, -attempt.number))


def reviewed_questions(session: Session, attempt: Attempt) -> list[ReviewedQuestion]:
    """Return the questions of a marked paper for its review."""
    questions = load_paper(session, attempt)
    passages = _passages(session, questions)
    return [_reviewed(question, passages.get(question.row.question_version_id)) for question in questions]


def _reviewed(question: PaperQuestion, passage: Passage | None) -> ReviewedQuestion:
    item, response, verdict = question.item, question.response, verdict_on(question)
    match item.kind:
        case Kind.SINGLE_CHOICE | Kind.MULTIPLE_CHOICE:
            return ReviewedQuestion(question, verdict, options=_options(question), passage=passage)
        case Kind.ORDERING:
            texts = {option.id: option.text for option in item.options}
            given = [texts.get(str(part), "—") for part in response] if isinstance(response, tuple) else []
            key = [option.text for option in item.options]
            return ReviewedQuestion(question, verdict, given_order=given, key_order=key, passage=passage)
        case _:
            return ReviewedQuestion(question, verdict, parts=_parts(item, response), passage=passage)


def verdict_on(question: PaperQuestion) -> Verdict:
    """Return how the answer to a marked question did."""
    mark = question.row.mark
    if question.response is None:
        return Verdict.BLANK
    if mark is None:
        return Verdict.WAITING
    if mark >= question.max_mark:
        return Verdict.RIGHT
    return Verdict.PARTIAL if mark > 0 else Verdict.WRONG


def _options(question: PaperQuestion) -> list[ReviewedOption]:
    response = question.response
    chosen = {response} if isinstance(response, str) else set(response) if isinstance(response, tuple) else set()
    options = [question.item.options[index] for index in question.order]
    return [ReviewedOption(option.text, option.id in chosen, option.correct) for option in options]


def _parts(item: Item, response: Response) -> list[ReviewedPart]:
    match item.kind:
        case Kind.TRUE_FALSE:
            return [ReviewedPart("", _decision(response), _decision(item.answer))]
        case Kind.FILL_BLANK:
            keys = [gap for gap in item.answer if isinstance(gap, tuple)] if isinstance(item.answer, tuple) else []
            texts = [str(text) for text in response] if isinstance(response, tuple) else []
            given = texts + [""] * (len(keys) - len(texts))
            label = gettext(N_("第 {number} 空")) if len(keys) > 1 else ""
            return [
                ReviewedPart(label.format(number=number), text, gettext(N_("　或　")).join(key))
                for number, (text, key) in enumerate(zip(given, keys, strict=True), 1)
            ]
        case Kind.MATCHING:
            rights = {pair[0]: pair[1] for pair in response} if isinstance(response, tuple) else {}
            return [
                ReviewedPart(pair.left, str(rights.get(left, "")), pair.right)
                for left, pair in enumerate(item.pairs)
            ]
        case Kind.NUMERIC:
            return [ReviewedPart("", _number(response), _number(item.answer))]
        case _:
            return [ReviewedPart("", str(response or ""), str(item.answer or ""))]


def _decision(value: object) -> str:
    return "" if value is None else gettext(N_("正确")) if value is True else gettext(N_("错误"))


def _number(value: Response | Answer) -> str:
    match value:
        case Decimal():
            return str(from_decimal(value))
        case (Decimal() as number, Decimal() as tolerance):
            return f"{from_decimal(number)} ± {from_decimal(tolerance)}" if tolerance else _number(number)
    return ""


def _passages(session: Session, questions: Sequence[PaperQuestion]) -> Mapping[int, Passage]:
    """Return the evidence of each question version, where its document is still here and still says so."""
    versions = [question.row.question_version_id for question in questions]
    from_documents = session.execute(
        select(QuestionVersion.id, Question.document_version_id)
        .join(Question, Question.id == QuestionVersion.question_id)
        .where(QuestionVersion.id.in_(versions), Question.document_version_id.is_not(None))
    )
    sources = {version_id: source for version_id, source in from_documents if source is not None}
    documents = {
        version_id: (title, text)
        for version_id, title, text in session.execute(
            select(DocumentVersion.id, Document.title, DocumentVersion.text)
            .join(Document, Document.id == DocumentVersion.document_id)
            .where(DocumentVersion.id.in_(set(sources.values())))
        )
    }
    passages: dict[int, Passage] = {}
    for question in questions:
        version_id, evidence = question.row.question_version_id, question.item.evidence
        title, text = documents.get(sources.get(version_id, 0), ("", ""))
        if evidence is None:
            continue
        if text[evidence.start : evidence.end] == evidence.quote:
            passages[version_id] = Passage(title, text, evidence.start, evidence.end)
        else:
            passages[version_id] = Passage(evidence.document, evidence.quote, 0, len(evidence.quote))
    return passages
