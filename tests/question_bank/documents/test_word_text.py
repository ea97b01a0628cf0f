"""A paragraph's text is what the printed page shows."""

from __future__ import annotations

import pytest
from lxml import etree

from question_bank.documents.word_text import boxes, mark_deleted, paragraph_text
from tests.question_bank.documents.word_files import MC, W, paragraph, run


def element(xml: str) -> etree._Element:
    return etree.fromstring(f'<w:x xmlns:w="{W}" xmlns:mc="{MC}">{xml}</w:x>')[0]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (run("甲") + run("乙"), "甲乙"),
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", "甲\t乙"),
        ("<w:r><w:t>甲</w:t><w:cr/><w:t>乙</w:t></w:r>", "甲\n乙"),
        ("<w:r><w:t>6119</w:t><w:noBreakHyphen/><w:t>1</w:t></w:r>", "6119-1"),
        ("<w:hyperlink>" + run("链接") + "</w:hyperlink>", "链接"),
        ('<w:fldSimple w:instr="REF x">' + run("见表") + "</w:fldSimple>", "见表"),
        ("<w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del>" + run("增") + "</w:ins>", "增"),
        (f"<mc:AlternateContent><mc:Fallback>{run('旧')}</mc:Fallback></mc:AlternateContent>", "旧"),
    ],
)
def test_runs_are_read_in_order(content: str, text: str) -> None:
    assert paragraph_text(element(paragraph(content))) == text


def test_a_text_box_inside_a_text_box_belongs_to_the_outer_one() -> None:
    inner = f"<w:r><w:pict><w:txbxContent>{paragraph('内')}</w:txbxContent></w:pict></w:r>"
    outer = f"<w:r><w:pict><w:txbxContent>{paragraph(inner)}</w:txbxContent></w:pict></w:r>"
    assert len(list(boxes(element(paragraph(outer))))) == 1


def test_only_a_deleted_mark_runs_on() -> None:
    assert mark_deleted(element(paragraph("甲", properties="<w:rPr><w:del/></w:rPr>")))
    assert not mark_deleted(element(paragraph("甲", properties="<w:rPr><w:b/></w:rPr>")))
