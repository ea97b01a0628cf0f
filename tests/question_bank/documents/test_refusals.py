"""Every refusal is an error that tells a person what to do."""

from __future__ import annotations

import pytest

from question_bank.documents import refusals
from question_bank.results import Severity, Unreadable

ALL = [
    refusals.empty_file(),
    refusals.no_text(),
    refusals.scanned(),
    refusals.undecodable_fonts(),
    refusals.password(refusals.PDF),
    refusals.not_what_its_name_says("PNG 图片", "docx"),
    refusals.unsupported("PDF 文件"),
    refusals.not_a_document(),
    refusals.needs_office(refusals.OLD_WORD),
    refusals.broken("内容已损坏"),
    refusals.too_complex(refusals.WEB_PAGE),
    refusals.too_large(refusals.PDF, 64),
    refusals.unknown_encoding(),
    refusals.binary(),
    refusals.too_long(5),
]


@pytest.mark.parametrize("refused", ALL, ids=lambda refused: refused.notice.id)
def test_a_refusal_is_one_complete_message(refused: Unreadable) -> None:
    assert refused.notice.severity is Severity.ERROR
    assert str(refused).endswith("。")
    assert "{" not in str(refused)


def test_each_refusal_has_an_id_of_its_own() -> None:
    assert len({refused.notice.id for refused in ALL}) == len(ALL)
