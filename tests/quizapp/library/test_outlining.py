"""Editing the outline of a stored document."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from question_bank.outline.editing import Edit, EditKind, ImpossibleEdit
from question_bank.outline.regrouping import regrouped
from quizapp.library import operations, outlining
from quizapp.library.materials import Material, redraft
from quizapp.library.outlining import OutlineChanged, apply_edits, edit_outline, restore_outline, undo_edit
from quizapp.library.queries import latest_version, question_in_reach
from quizapp.models import AuditEvent, DocumentVersion, Question, QuestionState
from tests.conftest import NOW, Store
from tests.factories import make_published_quiz
from tests.quizapp.library.conftest import Library
from tests.quizapp.library.shelf import SENTENCES, choice, evidence, material


def version_of(session: Session, library: Library) -> DocumentVersion:
    return latest_version(session, library.stored.document.id, with_file=True)


def lines_of(version: DocumentVersion) -> list[str]:
    return [f"{node.level} {node.label}{node.title}" for node in outlining.outlining(version).nodes]


def make(session: Session, library: Library, kind: EditKind, node: int = 0, **more: object) -> int:
    version = version_of(session, library)
    mark = outlining.outlining(version).mark
    return edit_outline(session, version, Edit(kind, node, **more), mark=mark)


def drafted(version: DocumentVersion, *sentences: str) -> Material:
    """Return what drafting anew gives: one draft of our own for each sentence."""
    read = material(())
    nodes = outlining.outlining(version).nodes
    drafts = [
        replace(choice(sentence, 50 + number, fact=f"fact-{sentence}"), evidence=evidence(version.text, sentence))
        for number, sentence in enumerate(sentences)
    ]
    return replace(read, outline=regrouped(read.outline, nodes), drafts=tuple(drafts))


def take_effect(session: Session, library: Library, *sentences: str) -> None:
    version = version_of(session, library)
    apply_edits(session, version, drafted(version, *sentences), by=library.organizer, at=NOW)


def questions(session: Session, library: Library) -> dict[str, Question]:
    found = session.scalars(select(Question).where(Question.document_version_id == library.stored.version.id))
    return {question.item_id: question for question in found}


POINTS = [
    "1 一、充分认识仓库安全的意义",
    "2 (一)仓库安全是生产经营的基础",
    "2 (二)仓库安全是职工生命的保障",
    "1 二、抓好三项重点工作",
    "2 一要管好电源",
    "2 二要管好通道",
]


def test_edits_wait_and_the_outline_in_effect_stays(store: Store, library: Library) -> None:
    with store() as session:
        assert make(session, library, EditKind.PROMOTE, 4) == 4
        assert make(session, library, EditKind.RENAME, 4, title="管好电") == 4
    with store(reading=True) as session:
        version = version_of(session, library)
        assert lines_of(version)[4:] == ["1 一要管好电", "2 二要管好通道"]
        assert [f"{row.level} {row.label}{row.title}" for row in version.nodes] == POINTS


def test_edits_are_taken_back_one_by_one(store: Store, library: Library) -> None:
    with store() as session:
        make(session, library, EditKind.PROMOTE, 4)
        make(session, library, EditKind.REMOVE, 0)
        for left in (1, 0, 0):
            version = version_of(session, library)
            undo_edit(session, version, mark=outlining.outlining(version).mark)
            assert outlining.outlining(version).edits == left
        assert lines_of(version) == POINTS


def test_who_saw_another_outline_edits_nothing(store: Store, library: Library) -> None:
    with store() as session:
        version = version_of(session, library)
        seen = outlining.outlining(version).mark
        make(session, library, EditKind.REMOVE, 1)
        with pytest.raises(OutlineChanged):
            edit_outline(session, version, Edit(EditKind.REMOVE, 4), mark=seen)
        with pytest.raises(OutlineChanged):
            undo_edit(session, version, mark=seen)
        assert outlining.outlining(version).edits == 1


def test_what_cannot_be_done_leaves_no_edit(store: Store, library: Library) -> None:
    with store() as session:
        with pytest.raises(ImpossibleEdit):
            make(session, library, EditKind.PROMOTE, 0)
        assert version_of(session, library).outline_edits == []


def test_there_is_an_end_to_edits(store: Store, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlining, "MOST_EDITS", 1)
    with store() as session:
        make(session, library, EditKind.PROMOTE, 4)
        with pytest.raises(ImpossibleEdit):
            make(session, library, EditKind.PROMOTE, 5)


def test_edits_in_effect_make_the_outline_and_new_drafts(store: Store, library: Library) -> None:
    with store() as session:
        make(session, library, EditKind.REMOVE, 1)
        take_effect(session, library, SENTENCES[0], SENTENCES[3])
    with store(reading=True) as session:
        version = version_of(session, library)
        assert [f"{row.level} {row.label}{row.title}" for row in version.nodes] == POINTS[:1] + POINTS[2:]
        assert version.outline_edits == []
        found = questions(session, library)
        assert {item: (q.state, q.node_position) for item, q in found.items()} == {
            "draft50": ("draft", 3),
            "draft51": ("draft", 3),
        }
        assert "edit_outline" in session.scalars(select(AuditEvent.action)).all()


def test_what_was_decided_on_stays_at_its_point_and_is_not_drafted_again(store: Store, library: Library) -> None:
    with store() as session:
        make(session, library, EditKind.RENAME, 4, title="电源")
        take_effect(session, library, *SENTENCES)
    with store() as session:
        found = questions(session, library)
        operations.accept_question(session, found["draft50"], by=library.organizer, at=NOW)
        operations.reject_question(session, found["draft51"], by=library.organizer, at=NOW)
        make(session, library, EditKind.REMOVE, 1)
        make(session, library, EditKind.ADD, start=version_of(session, library).text.index("各单位要一项"))
        take_effect(session, library, *SENTENCES)
    with store(reading=True) as session:
        found = questions(session, library)
        assert {item: question.state for item, question in found.items()} == {
            "draft50": "accepted",
            "draft51": "rejected",
            "draft52": "draft",
            "draft53": "draft",
        }
        titles = [row.title for row in version_of(session, library).nodes]
        assert titles[found["draft50"].node_position] == "电源"
        assert titles[found["draft51"].node_position] == "管好通道"


def test_a_question_at_a_point_of_somebodys_choice_follows_that_point(store: Store, library: Library) -> None:
    with store() as session:
        question = question_in_reach(session, library.organizer, library.drafts[0].id)
        operations.accept_question(session, question, by=library.organizer, at=NOW)
        question.node_position = 2
        make(session, library, EditKind.REMOVE, 1)
        take_effect(session, library)
        assert question.node_position == 1


def test_a_question_at_a_removed_point_goes_with_its_text(store: Store, library: Library) -> None:
    with store() as session:
        question = question_in_reach(session, library.organizer, library.drafts[1].id)
        operations.accept_question(session, question, by=library.organizer, at=NOW)
        assert question.node_position == 5
        make(session, library, EditKind.REMOVE, 5)
        take_effect(session, library)
        assert question.node_position == 4


def test_a_draft_that_stands_in_a_published_quiz_is_retired_not_deleted(store: Store, library: Library) -> None:
    with store() as session:
        question = question_in_reach(session, library.organizer, library.drafts[0].id)
        make_published_quiz(session, library.unit, library.organizer, questions=[question.current])
        operations.accept_question(session, question, by=library.organizer, at=NOW)
        operations.reopen_question(session, question, by=library.organizer, at=NOW)
        make(session, library, EditKind.REMOVE, 5)
        take_effect(session, library)
    with store(reading=True) as session:
        assert {item: q.state for item, q in questions(session, library).items()} == {
            "draft1": QuestionState.RETIRED
        }


def test_drafts_of_an_outline_that_changed_meanwhile_are_not_stored(store: Store, library: Library) -> None:
    with store() as session:
        make(session, library, EditKind.REMOVE, 5)
        version = version_of(session, library)
        read = drafted(version)
        make(session, library, EditKind.REMOVE, 4)
        with pytest.raises(OutlineChanged):
            apply_edits(session, version, read, by=library.organizer, at=NOW)


def test_without_edits_nothing_is_drafted_anew(store: Store, library: Library) -> None:
    with store() as session:
        take_effect(session, library)
        assert set(questions(session, library)) == {"draft1", "draft2", "draft3"}


def test_the_recovered_outline_comes_back_and_that_can_be_undone(store: Store, library: Library) -> None:
    with store() as session:
        make(session, library, EditKind.REMOVE, 5)
        make(session, library, EditKind.RENAME, 2, title="另一题")
        take_effect(session, library)
    with store() as session:
        version = version_of(session, library)
        before = lines_of(version)
        assert outlining.outlining(version).by_hand
        restore_outline(session, version, mark=outlining.outlining(version).mark)
        assert lines_of(version) == POINTS
        restore_outline(session, version, mark=outlining.outlining(version).mark)
        assert outlining.outlining(version).edits == 1
        assert outlining.outlining(version).went == (0, 1, None, 3, 4)
        undo_edit(session, version, mark=outlining.outlining(version).mark)
        assert lines_of(version) == before


def test_drafting_anew_reads_the_stored_file_under_the_edited_outline(store: Store, library: Library) -> None:
    with store() as session:
        make(session, library, EditKind.REMOVE, 4)
        version = version_of(session, library)
        read = redraft(version, outlining.outlining(version).nodes)
    assert read.document.text == version.text
    assert [node.title for node in read.outline.nodes][3:] == ["抓好三项重点工作", "管好通道"]
    assert read.drafts
    for item in read.drafts:
        assert version.text[item.evidence.start : item.evidence.end] == item.evidence.quote


def test_where_the_file_reads_otherwise_by_now_the_stored_text_counts(store: Store, library: Library) -> None:
    with store(reading=True) as session:
        version = version_of(session, library)
    for raw in (b"", "另一份文字。".encode()):
        version.raw = raw
        read = redraft(version, outlining.outlining(version).nodes)
        assert read.document.text == version.text
        assert read.drafts
