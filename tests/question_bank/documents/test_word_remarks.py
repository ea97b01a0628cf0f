"""What stays out of a Word file's text is counted."""

from __future__ import annotations

import pytest
from lxml import etree

from question_bank.documents.word_remarks import left_out
from tests.question_bank.documents.word_files import W, paragraph, run


def element(inner: str) -> etree._Element:
    return etree.fromstring(f'<w:body xmlns:w="{W}">{inner}</w:body>')


@pytest.mark.parametrize(
    ("inner", "id_"),
    [
        ("<w:del><w:r><w:delText>删</w:delText></w:r></w:del>", "dropped-deletions"),
        (f"<w:moveFrom>{run('移走')}</w:moveFrom>", "dropped-deletions"),
        (paragraph(run("隐藏", "<w:vanish/>")), "dropped-hidden-text"),
        ("<w:altChunk/>", "dropped-embedded"),
    ],
)
def test_each_kind_has_its_notice(inner: str, id_: str) -> None:
    (notice,) = left_out(element(inner), None)
    assert (notice.id, notice.params["count"]) == (id_, 1)


@pytest.mark.parametrize(
    "inner",
    [
        "<w:del><w:r><w:delText> </w:delText></w:r></w:del>",
        paragraph(run("看得见", '<w:vanish w:val="0"/>')),
        paragraph("", properties="<w:rPr><w:vanish/></w:rPr>"),
    ],
)
def test_what_nobody_misses_has_none(inner: str) -> None:
    assert left_out(element(inner), None) == ()


def test_comments_are_counted() -> None:
    comments = element(f"<w:comment>{paragraph('核对')}</w:comment><w:comment>{paragraph('')}</w:comment>")
    (notice,) = left_out(element(""), comments)
    assert notice.params["count"] == 1
