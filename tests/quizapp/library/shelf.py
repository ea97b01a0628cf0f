"""A small document with drafts of our own, so that tests don't depend on what the drafter thinks of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from question_bank.documents import read_document
from question_bank.items.model import Evidence, Item, Kind, Option
from question_bank.outline import recover_outline
from quizapp.library.materials import Material
from quizapp.library.operations import StoredDocument, store_material
from quizapp.library.queries import document_version
from quizapp.models import DocumentVersion, Question, Unit, User
from tests.factories import NOW

LISTING = "一、充分认识仓库安全的意义。(一)仓库安全是生产经营的基础。(二)仓库安全是职工生命的保障。"
SPEECH = f"""【提纲】{LISTING}二、抓好三项重点工作。一要管好电源。二要管好通道。
各位同事:
一、充分认识仓库安全的意义
仓库安全没有旁观者，每一名职工都是守护人。
(一)仓库安全是生产经营的基础。去年，**市一家仓库因违规动火起火，停产整顿45天。仓库保管员每天下班前要完成四项工作。
二、抓好三项重点工作
各单位要一项一项抓好落实。
一要管好电源。库房内不得使用电热水壶。配电箱每周检查1次。
二要管好通道。主通道的宽度不小于2米，垛与墙的间距不小于0.5米。"""

SENTENCES = (
    "库房内不得使用电热水壶。",
    "主通道的宽度不小于2米，垛与墙的间距不小于0.5米。",
    "仓库保管员每天下班前要完成四项工作。",
    "配电箱每周检查1次。",
)


def choice(sentence: str, number: int, **more: Any) -> Item:
    """Return a single-choice draft about ``sentence``; its key is ``a``."""
    options = (Option("a", "绿区", correct=True), Option("b", "红区"), Option("c", "黄区"))
    return Item(f"draft{number}", Kind.SINGLE_CHOICE, f"第 {number} 道题问的是什么？", options, **more)


def material(drafts: Sequence[Item] | None = None, *, ready: Sequence[bool] = (True, False, True)) -> Material:
    """Return the speech as read, with ``drafts``, else one for each of ``ready`` about the first sentences."""
    document = read_document("仓库安全.txt", SPEECH.encode())
    outline = recover_outline(document.value)
    if drafts is None:
        drafts = [
            choice(sentence, number, ready=is_ready)
            for number, (sentence, is_ready) in enumerate(zip(SENTENCES, ready, strict=False), 1)
        ]
        drafts = [
            replace(draft, evidence=evidence(document.value.text, sentence))
            for draft, sentence in zip(drafts, SENTENCES, strict=False)
        ]
    notices = (*document.notices, *outline.notices)
    return Material("仓库安全.txt", SPEECH.encode(), document.value, outline.value, tuple(drafts), notices)


def evidence(text: str, sentence: str) -> Evidence:
    """Return ``sentence`` as evidence out of ``text``."""
    start = text.index(sentence)
    return Evidence("仓库安全.txt", "0" * 64, start, start + len(sentence), sentence)


def put_on_shelf(session: Session, unit: Unit, by: User, **choices: Any) -> StoredDocument:
    """Store the speech with its drafts."""
    return store_material(session, material(**choices), unit=unit, by=by, at=NOW)


def drafts_of(session: Session, stored: StoredDocument) -> list[Question]:
    """Return the questions from a document in the order in which they were drafted."""
    return list(
        session.query(Question)
        .where(Question.document_version_id == stored.version.id)
        .order_by(Question.position, Question.id)
    )


def version_of(session: Session, stored: StoredDocument) -> DocumentVersion:
    """Return the stored version with its outline."""
    found = document_version(session, stored.version.id)
    assert found is not None
    return found
