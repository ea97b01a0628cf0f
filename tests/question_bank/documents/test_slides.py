"""Slides come out as a document with headings."""

from __future__ import annotations

import pytest

from question_bank.documents import read_document
from question_bank.documents.model import BlockStyle
from question_bank.documents.slides import read_slides
from question_bank.results import Unreadable
from tests.question_bank.documents.slide_files import NAMES, P, frame, item, rows, shape, slide, slides_file, tree
from tests.question_bank.documents.spending import within_a_second
from tests.question_bank.documents.word_files import archive


def blocks(raw: bytes) -> list[tuple[str, BlockStyle, int | None]]:
    source = read_slides(raw)
    return [
        (line, hint.style, hint.level) for line, hint in zip(source.text.split("\n"), source.hints, strict=True)
    ]


LAYOUT = f'<p:sldLayout {NAMES} type="{{}}">{tree()}</p:sldLayout>'
NOTES = f"<p:notes {NAMES}>{tree(shape('讲稿内容。', kind='body'), shape('1', kind='sldNum'))}</p:notes>"


def test_titles_are_headings_and_bodies_lists() -> None:
    raw = slides_file(
        slide("职责", shape("落实责任", item("每月检查", "", 'lvl="1"'), kind="body")),
        slide("检查", shape("文本框")),
    )
    assert blocks(raw) == [
        ("职责", BlockStyle.HEADING, 1),
        ("落实责任", BlockStyle.LIST, 1),
        ("每月检查", BlockStyle.LIST, 2),
        ("检查", BlockStyle.HEADING, 1),
        ("文本框", BlockStyle.BODY, None),
    ]


def test_the_first_slide_may_be_a_cover() -> None:
    cover = shape("安全培训", kind="ctrTitle") + shape("保卫科", kind="subTitle")
    assert blocks(slides_file(slide("", cover), slide("职责")))[:3] == [
        ("安全培训", BlockStyle.TITLE, None),
        ("保卫科", BlockStyle.NOTE, None),
        ("职责", BlockStyle.HEADING, 1),
    ]


def test_a_title_that_goes_on_stands_once() -> None:
    raw = slides_file(slide("职责", shape("甲")), slide("职责", shape("乙")), slide("检查"), slide("职责"))
    assert [text for text, _, _ in blocks(raw)] == ["职责", "甲", "乙", "检查", "职责"]


def test_section_headers_stand_above_other_titles() -> None:
    found = blocks(slides_file(slide("第一部分"), layout=LAYOUT.format("secHead")))
    assert found == [("第一部分", BlockStyle.HEADING, 1)]


def test_notes_tables_and_diagrams_are_read() -> None:
    diagram = f"<dgm:dataModel {NAMES}><dgm:pt><dgm:t>{item('流程')}</dgm:t></dgm:pt></dgm:dataModel>"
    table = frame(rows(("部门", "电话")), (0, 0, 9, 9))
    drawn = frame('<dgm:relIds r:dm="data"/>', (0, 50, 9, 9))
    raw = slides_file(slide("职责", drawn, table), notes=NOTES, data=diagram)
    assert blocks(raw)[1:] == [
        ("部门\t电话", BlockStyle.TABLE, None),
        ("流程", BlockStyle.LIST, 1),
        ("讲稿内容。", BlockStyle.NOTE, None),
    ]


def test_hidden_slides_and_pictures_are_told() -> None:
    picture = "<p:pic><p:nvPicPr><p:cNvPr/><p:nvPr/></p:nvPicPr></p:pic>"
    raw = slides_file(slide("甲"), slide("乙", attributes='show="0"'), slide("", picture))
    source = read_slides(raw)
    assert source.text == "甲"
    assert [(notice.id, notice.params["pages"]) for notice in source.notices] == [
        ("dropped-hidden-slides", "2"),
        ("pages-without-text", "3"),
    ]


def test_strict_files_are_read_like_transitional_ones() -> None:
    strict = slide("职责").replace(P, "http://purl.oclc.org/ooxml/presentationml/main")
    assert read_slides(slides_file(strict)).text == "职责"


LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
DEEP = f"<p:sld {NAMES}>{'<p:a>' * 5_000}{'</p:a>' * 5_000}</p:sld>"


@pytest.mark.parametrize(
    "raw",
    [
        slides_file(LAUGHS + slide("&b;")),
        slides_file(DEEP),
        slides_file(slide("甲") + " " * 60_000_000),
        slides_file(*[slide("甲", *["<p:sp/>"] * 40_000)] * 40),
        slides_file(slide("甲"))[:-60],
        archive({"ppt/presentation.xml": b"<a>"}),
    ],
    ids=["laughs", "deep", "bomb", "many", "truncated", "no xml"],
)
def test_hostile_slides_are_refused_within_a_second(raw: bytes) -> None:
    with within_a_second(), pytest.raises(Unreadable) as caught:
        read_document("a.pptx", raw)
    assert caught.value.notice.id == "file-broken"
    assert "PPT" in str(caught.value)


def test_slides_without_text_are_refused() -> None:
    with pytest.raises(Unreadable) as caught:
        read_document("a.pptx", slides_file(slide("")))
    assert caught.value.notice.id == "file-without-text"
