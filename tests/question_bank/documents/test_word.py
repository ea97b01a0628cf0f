"""Word files come out as the printed page shows them."""

from __future__ import annotations

import pytest

from question_bank.documents import read_document
from question_bank.documents.assembly import assemble
from question_bank.documents.model import BlockStyle, Document
from question_bank.documents.word import read_word
from question_bank.results import Unreadable
from tests.question_bank.documents.word_files import (
    abstract,
    archive,
    level,
    num,
    paragraph,
    run,
    style,
    table,
    word_file,
)

CHINESE = abstract(0, level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）"))


def read(body: str, **parts: str) -> Document:
    return assemble("a.docx", b"", read_word(word_file(body, **parts))).value


def lines(body: str, **parts: str) -> list[str]:
    return read(body, **parts).text.split("\n")


def test_paragraphs_become_lines_and_headers_stay_out() -> None:
    assert lines(paragraph("第一段。") + paragraph("第二段。")) == ["第一段。", "第二段。"]


def test_automatic_numbers_are_printed_level_by_level() -> None:
    body = "".join(
        paragraph(text, num=(1, ilvl))
        for text, ilvl in [("总则", 0), ("目的", 1), ("范围", 1), ("职责", 0), ("分工", 1)]
    )
    assert lines(body, numbering=CHINESE + num(1, 0)) == [
        "一、总则",
        "（一）目的",
        "（二）范围",
        "二、职责",
        "（一）分工",
    ]


def test_a_list_with_a_start_override_begins_again() -> None:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = CHINESE + num(1, 0) + num(2, 0, restart) + num(3, 0)
    body = "".join(paragraph(text, num=(list_, 0)) for text, list_ in [("甲", 1), ("乙", 1), ("丙", 2), ("丁", 3)])
    assert lines(body, numbering=numbering) == ["一、甲", "二、乙", "一、丙", "二、丁"]


def test_numbers_come_through_the_style_chain() -> None:
    styles = style("base", "自定义", '<w:numPr><w:numId w:val="1"/></w:numPr>') + style(
        "mine", "我的", based_on="base"
    )
    numbering = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2", '<w:pStyle w:val="mine"/>'))
    assert lines(paragraph("检查", style="mine"), styles=styles, numbering=numbering + num(1, 0)) == ["1.1 检查"]


def test_a_number_switched_off_on_the_paragraph_isnt_printed() -> None:
    styles = style("s", "编号", '<w:numPr><w:numId w:val="1"/></w:numPr>')
    body = paragraph("有", style="s") + paragraph("无", style="s", num=(0, 0))
    assert lines(body, styles=styles, numbering=CHINESE + num(1, 0)) == ["一、有", "无"]


def test_heading_and_title_styles_are_passed_on() -> None:
    styles = style("1", "heading 1") + style("9", "Title") + style("n", "Normal", default=True)
    document = read(
        paragraph("安全手册", style="9") + paragraph("用电", style="1") + paragraph("不得私拉电线。"),
        styles=styles,
    )
    assert [(block.style, block.level) for block in document.blocks] == [
        (BlockStyle.TITLE, None),
        (BlockStyle.HEADING, 1),
        (BlockStyle.BODY, None),
    ]


def test_a_whole_paragraph_in_a_heading_style_is_body_text() -> None:
    styles = style("1", "heading 1")
    document = read(paragraph("不得私拉电线。下班前要断电。", style="1"), styles=styles)
    assert document.blocks[0].style is BlockStyle.BODY


def test_insertions_are_in_and_deletions_out() -> None:
    body = paragraph(
        run("每月") + "<w:ins>" + run("至少") + "</w:ins>"
        "<w:del><w:r><w:delText>偶尔</w:delText></w:r></w:del>" + run("检查一次。")
    )
    assert lines(body) == ["每月至少检查一次。"]


def test_a_deleted_paragraph_end_joins_the_next_paragraph() -> None:
    body = paragraph("灭火器应当", properties="<w:rPr><w:del/></w:rPr>") + paragraph("每月检查。")
    assert lines(body) == ["灭火器应当每月检查。"]


def test_a_moved_passage_stands_where_it_was_moved_to() -> None:
    moved = run("移动的话。")
    body = paragraph(f"<w:moveFrom>{moved}</w:moveFrom>") + paragraph(f"<w:moveTo>{moved}</w:moveTo>")
    assert lines(body) == ["移动的话。"]


def test_hidden_text_and_field_codes_are_out_and_field_results_in() -> None:
    body = paragraph(
        run("隐藏", "<w:vanish/>")
        + "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        + run("共3页", '<w:vanish w:val="0"/>')
    )
    assert lines(body) == ["共3页"]


def test_tables_come_row_by_row_without_deleted_rows() -> None:
    gone = f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('删')}</w:tc></w:tr></w:tbl>"
    document = read(table(("部门", "电话"), ("保卫科", "6119")) + gone)
    assert document.text == "部门\t电话\n保卫科\t6119"
    assert {block.style for block in document.blocks} == {BlockStyle.TABLE}


def test_text_boxes_follow_their_paragraph_once() -> None:
    box = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
        f"{paragraph('框内。')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
        f"{paragraph('框内。')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(paragraph(run("框外。") + box)) == ["框外。", "框内。"]


def test_soft_breaks_end_lines_but_not_headings() -> None:
    styles = style("9", "Title")
    broken = "<w:r><w:t>安全生产</w:t><w:br/><w:t>管理办法</w:t></w:r>"
    assert lines(paragraph(broken, style="9") + paragraph(broken), styles=styles) == [
        "安全生产管理办法",
        "安全生产",
        "管理办法",
    ]


def test_a_generated_table_of_contents_is_dropped_with_a_notice() -> None:
    result = read_document(
        "a.docx", word_file(paragraph("总则\t1", style="t") + paragraph("总则的话。"), styles=style("t", "toc 1"))
    )
    assert result.value.text == "总则的话。"
    assert [notice.id for notice in result.notices] == ["dropped-contents"]


def test_content_controls_and_ruby_are_read_through() -> None:
    ruby = (
        "<w:r><w:ruby><w:rt><w:r><w:t>xiao</w:t></w:r></w:rt><w:rubyBase>"
        + run("消")
        + "</w:rubyBase></w:ruby></w:r>"
    )
    body = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(ruby + run('防'))}</w:sdtContent></w:sdt>"
    assert lines(body) == ["消防"]


def notes(kind: str, *texts: str) -> str:
    """A part with a separator and these notes, numbered from 2 on."""
    made = (f'<w:{kind} w:id="{id_}">{paragraph(text)}</w:{kind}>' for id_, text in enumerate(texts, 2))
    return f'<w:{kind} w:type="separator" w:id="0">{paragraph("分隔")}</w:{kind}>{"".join(made)}'


def reference(kind: str, id_: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{id_}"/></w:r>'


def test_notes_come_last_and_only_those_that_the_text_refers_to() -> None:
    body = (
        paragraph(run("每月检查。") + reference("endnote", 2))
        + paragraph(run("登记。") + reference("footnote", 3) + f"<w:del>{reference('footnote', 2)}</w:del>")
        + table((reference("footnote", 4), "6119"))
    )
    document = read(
        body, footnotes=notes("footnote", "删去的注", "脚注", "表注"), endnotes=notes("endnote", "尾注")
    )
    assert document.text.split("\n")[-3:] == ["尾注", "脚注", "表注"]
    assert [block.style for block in document.blocks[-3:]] == [BlockStyle.NOTE] * 3
    assert "分隔" not in document.text


def test_what_is_left_out_is_told() -> None:
    body = paragraph(
        run("正文") + "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>" + run("隐", "<w:vanish/>")
    ) + paragraph("", properties="<w:rPr><w:del/></w:rPr>")
    comments = f"<w:comment>{paragraph('请核对')}</w:comment>"
    source = read_word(word_file(body, comments=comments))
    assert {notice.id for notice in source.notices} == {
        "dropped-deletions",
        "dropped-hidden-text",
        "dropped-comments",
    }


def test_strict_files_are_read_like_transitional_ones() -> None:
    assert read_word(word_file(paragraph("第一段。"), strict=True)).text == "第一段。"


def test_content_decides_not_the_name() -> None:
    assert read_document("无扩展名", word_file(paragraph("第一段。"))).value.text == "第一段。"


def test_a_binary_format_has_no_way_back_to_bytes() -> None:
    assert read(paragraph("第一段。")).origin is None


@pytest.mark.parametrize(
    ("raw", "id_"),
    [
        (archive({"a.txt": b"x"}), "file-archive"),
        (archive({"word/document.xml": b"<a/>"}), "file-broken"),
        (archive({"word/document.xml": b"<a>"}), "file-broken"),
        (word_file(paragraph("第一段。"))[:-40], "file-broken"),
        (b"PK\x03\x04" + b"\0" * 100, "file-broken"),
    ],
)
def test_what_is_no_word_file_is_refused_with_the_reason(raw: bytes, id_: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_word(raw)
    assert caught.value.notice.id == id_
