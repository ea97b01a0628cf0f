"""Storing documents, deciding on drafts, writing questions, keeping sets."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from question_bank.results import Unreadable
from quizapp.library import operations
from quizapp.library.editing import stored_item
from quizapp.library.operations import QuestionAlreadyDecided
from quizapp.library.queries import question_in_reach
from quizapp.models import (
    AuditEvent,
    Document,
    OutlineNode,
    Question,
    QuestionSet,
    QuestionState,
    QuestionVersion,
    SetQuestion,
)
from quizapp.settings import ROOT
from tests.conftest import NOW, Store
from tests.quizapp.library.conftest import Library
from tests.quizapp.library.shelf import SENTENCES, choice, version_of

SAMPLE = ROOT / "quizapp" / "sample" / "消防安全动员讲话.txt"


def draft(session: Session, library: Library, number: int = 0) -> Question:
    found = question_in_reach(session, library.organizer, library.drafts[number].id)
    assert found is not None
    return found


def members(session: Session, question_set: QuestionSet) -> set[int]:
    return set(session.scalars(select(SetQuestion.question_id).where(SetQuestion.set_id == question_set.id)))


def test_a_file_becomes_document_outline_drafts_and_set(store: Store, library: Library) -> None:
    with store() as session:
        stored = operations.store_document(
            session,
            unit=library.unit,
            by=library.organizer,
            at=NOW,
            name="../消防.txt",
            raw=SAMPLE.read_bytes(),
        )
    with store(reading=True) as session:
        version = version_of(session, stored)
        assert (version.document.title, version.file_name) == ("消防", "消防.txt")
        assert version.raw == SAMPLE.read_bytes()
        assert [node.label for node in version.nodes][:2] == ["一、", "(一)"]
        assert stored.question_set.document_id == stored.document.id
        drafts = session.scalars(select(Question).where(Question.document_version_id == version.id)).all()
        assert {question.state for question in drafts} == {QuestionState.DRAFT}
        for question in drafts:
            words = session.get(QuestionVersion, question.current_version_id)
            evidence = words.item["evidence"]
            assert version.text[evidence["start"] : evidence["end"]] == evidence["quote"]
            assert words.number == 1
        assert members(session, stored.question_set) == set()


def test_a_file_that_cannot_be_read_leaves_nothing(store: Store, library: Library) -> None:
    with store() as session:
        before = session.scalar(select(func.count(Document.id)))
        with pytest.raises(Unreadable):
            operations.store_document(
                session, unit=library.unit, by=library.organizer, at=NOW, name="x.docx", raw=b"\x89PNG\r\n\x1a\n"
            )
    with store(reading=True) as session:
        assert session.scalar(select(func.count(Document.id))) == before


def test_a_draft_knows_the_outline_point_of_its_evidence(store: Store, library: Library) -> None:
    with store(reading=True) as session:
        version = version_of(session, library.stored)
        node = session.get(OutlineNode, (version.id, library.drafts[0].node_position))
        assert node.title == "管好电源"


def test_accepting_puts_a_draft_into_its_documents_set_once(store: Store, library: Library) -> None:
    with store() as session:
        question = draft(session, library)
        operations.accept_question(session, question, by=library.organizer, at=NOW)
        with pytest.raises(QuestionAlreadyDecided):
            operations.accept_question(session, question, by=library.organizer, at=NOW)
    with store(reading=True) as session:
        assert draft(session, library).state == QuestionState.ACCEPTED
        assert members(session, library.stored.question_set) == {library.drafts[0].id}
        actions = session.scalars(select(AuditEvent.action)).all()
        assert actions.count("accept_question") == 1


def test_rejecting_keeps_the_reason_and_may_be_told_later(store: Store, library: Library) -> None:
    with store() as session:
        question = draft(session, library)
        operations.reject_question(session, question, by=library.organizer, at=NOW)
        operations.reject_question(session, question, by=library.organizer, at=NOW, because="trivial")
    with store(reading=True) as session:
        question = draft(session, library)
        assert (question.state, question.rejected_because) == (QuestionState.REJECTED, "trivial")


def test_an_accepted_question_is_not_rejected(store: Store, library: Library) -> None:
    with store() as session:
        question = draft(session, library)
        operations.accept_question(session, question, by=library.organizer, at=NOW)
        with pytest.raises(QuestionAlreadyDecided):
            operations.reject_question(session, question, by=library.organizer, at=NOW)


def test_a_decision_is_seen_by_who_loaded_the_draft_before(store: Store, library: Library) -> None:
    with store() as session:
        question = draft(session, library)
    with store() as session:
        operations.reject_question(session, draft(session, library), by=library.organizer, at=NOW)
    with store() as session:
        late = session.merge(question, load=False)
        with pytest.raises(QuestionAlreadyDecided):
            operations.accept_question(session, late, by=library.organizer, at=NOW)


@pytest.mark.parametrize("decide", [operations.accept_question, operations.reject_question])
def test_reopening_takes_a_decision_back(store: Store, library: Library, decide) -> None:
    with store() as session:
        question = draft(session, library)
        decide(session, question, by=library.organizer, at=NOW)
        operations.reopen_question(session, question, by=library.organizer, at=NOW)
    with store(reading=True) as session:
        question = draft(session, library)
        assert (question.state, question.rejected_because) == (QuestionState.DRAFT, "")
        assert members(session, library.stored.question_set) == set()


def test_all_ready_drafts_are_accepted_at_once_and_the_others_wait(store: Store, library: Library) -> None:
    with store() as session:
        version = version_of(session, library.stored)
        assert operations.accept_ready(session, version, by=library.organizer, at=NOW) == 2
        assert operations.accept_ready(session, version, by=library.organizer, at=NOW) == 0
    with store(reading=True) as session:
        assert [draft(session, library, n).state for n in range(3)] == ["accepted", "draft", "accepted"]
        assert len(members(session, library.stored.question_set)) == 2


def test_everything_that_waits_is_accepted_when_asked_for(store: Store, library: Library) -> None:
    with store() as session:
        version = version_of(session, library.stored)
        operations.reject_question(session, draft(session, library, 2), by=library.organizer, at=NOW)
        assert operations.accept_ready(session, version, by=library.organizer, at=NOW, everything=True) == 2


def test_an_edit_is_a_new_version_and_the_old_words_stay(store: Store, library: Library) -> None:
    with store() as session:
        question = draft(session, library)
        first = question.current
        item = replace(stored_item(first), stem="改过的题干是什么？")
        operations.edit_question(session, question, item, by=library.organizer, at=NOW, node_position=5)
    with store(reading=True) as session:
        question = draft(session, library)
        assert (question.current.number, question.current.stem) == (2, "改过的题干是什么？")
        assert question.node_position == 5
        assert session.get(QuestionVersion, first.id).item == first.item
        assert (question.state, members(session, library.stored.question_set)) == ("accepted", {question.id})


def test_editing_an_accepted_question_leaves_it_where_it_is(store: Store, library: Library) -> None:
    with store() as session:
        question = draft(session, library)
        operations.accept_question(session, question, by=library.organizer, at=NOW)
        for stem in ("第二版是什么？", "第三版是什么？"):
            item = replace(stored_item(question.current), stem=stem)
            operations.edit_question(session, question, item, by=library.organizer, at=NOW)
    with store(reading=True) as session:
        assert draft(session, library).current.number == 3
        assert len(members(session, library.stored.question_set)) == 1


def test_a_written_question_is_accepted_in_its_set(store: Store, library: Library) -> None:
    with store() as session:
        own = operations.create_set(session, "自编题", unit=library.unit, by=library.organizer, at=NOW)
        question = operations.add_question(session, own, choice(SENTENCES[0], 9), by=library.organizer, at=NOW)
    with store(reading=True) as session:
        found = question_in_reach(session, library.organizer, question.id)
        assert (found.state, found.current.item["id"]) == ("accepted", "draft9")
        assert members(session, own) == {question.id}


def test_a_question_taken_out_of_its_last_set_is_retired_and_can_come_back(store: Store, library: Library) -> None:
    home = library.stored.question_set
    with store() as session:
        question = draft(session, library)
        operations.accept_question(session, question, by=library.organizer, at=NOW)
        own = operations.create_set(session, "合集", unit=library.unit, by=library.organizer, at=NOW)
        operations.collect(session, own, [question])
        operations.collect(session, own, [question])
        operations.remove_question(session, own, question, by=library.organizer, at=NOW)
        assert question.state == QuestionState.ACCEPTED
        operations.remove_question(session, home, question, by=library.organizer, at=NOW)
        assert question.state == QuestionState.RETIRED
        operations.restore_question(session, home, question, by=library.organizer, at=NOW)
    with store(reading=True) as session:
        assert draft(session, library).state == QuestionState.ACCEPTED
        assert members(session, home) == {question.id}


def test_a_draft_gets_into_a_set_only_by_being_accepted(store: Store, library: Library) -> None:
    home = library.stored.question_set
    with store() as session:
        question = draft(session, library)
        operations.remove_question(session, home, question, by=library.organizer, at=NOW)
        assert question.state == QuestionState.DRAFT
        with pytest.raises(QuestionAlreadyDecided):
            operations.restore_question(session, home, question, by=library.organizer, at=NOW)


def test_a_set_takes_another_title(store: Store, library: Library) -> None:
    with store() as session:
        question_set = session.get(QuestionSet, library.stored.question_set.id)
        operations.rename_set(session, question_set, "仓库安全题集")
    with store(reading=True) as session:
        assert session.get(QuestionSet, question_set.id).title == "仓库安全题集"
