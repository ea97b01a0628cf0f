"""Rows made from what the domain library gives."""

from __future__ import annotations

from question_bank.outline.model import Node
from question_bank.results import Notice, Place, Severity
from quizapp.library.records import OUTLINE_LENGTH, notice_record, outline_row, question_version
from quizapp.models import DocumentVersion, Question, User
from tests.factories import NOW
from tests.quizapp.library.shelf import SENTENCES, choice


def test_a_notice_stays_untranslated_with_its_place_and_plain_parameters() -> None:
    notice = Notice(Severity.WARNING, "seam", "“{quote}”断开了", Place(start=3, end=9), {"quote": Severity.INFO})
    assert notice_record(notice) == {
        "severity": "warning",
        "id": "seam",
        "message": "“{quote}”断开了",
        "params": {"quote": "info"},
        "start": 3,
        "end": 9,
    }


def test_a_printed_label_fits_its_column() -> None:
    row = outline_row(DocumentVersion(id=1), 0, Node("第" * 60, "标题", 1))
    assert len(row["label"]) == 32


def test_labels_in_an_outline_path_hold_no_separator_and_the_path_fits_its_column() -> None:
    item = choice(SENTENCES[0], 1, outline=("甲/乙", "丙" * 500))
    version = question_version(Question(id=1), item, by=User(id=1), at=NOW)
    assert version.outline.startswith("甲／乙/丙")
    assert len(version.outline) == OUTLINE_LENGTH
