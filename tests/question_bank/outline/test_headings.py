"""Headings are cut from the paragraphs that they begin."""

from __future__ import annotations

import pytest

from question_bank.outline.heading import Heading, Says
from question_bank.outline.headings import find_headings
from question_bank.outline.roles import assign_roles
from tests.question_bank.outline.rendering import points, read, recover

TEXT = "各部门要在月底前完成检查。"


def heading(text: str) -> Heading:
    """Return the first heading of ``text``; a second point beside it makes sure that the first counts."""
    document = read(f"{text}\n三要抓整改。\n{TEXT}" if "要" in text[:2] else text)
    return find_headings(document, assign_roles(document))[0]


@pytest.mark.parametrize(
    ("text", "title", "says"),
    [
        ("一、明确责任", "明确责任", Says.HEADING),
        ("一、明确责任。", "明确责任", Says.EITHER),
        (f"（一）明确责任。{TEXT}", "明确责任", Says.HEADING),
        (f"（一）检查重点：{TEXT}", "检查重点", Says.HEADING),
        (f"1.开展检查是落实规定、守住底线、保障职工生命和财产安全的一项必然要求。{TEXT}", None, Says.HEADING),
        (
            "1.每季度组织一次疏散演练，演练方案提前五天报备，演练结束后三天内提交书面总结。",
            "每季度组织一次疏散演练",
            Says.STATEMENT,
        ),
        (f"第三条　{TEXT}", "", Says.HEADING),
        (f"第三条【用火】{TEXT}", "用火", Says.HEADING),
        (f"二要抓检查。{TEXT}", "抓检查", Says.HEADING),
    ],
)
def test_a_labelled_paragraph_begins_with_its_heading(text: str, title: str | None, says: Says) -> None:
    found = heading(text)
    assert found.says is says
    assert title is None or found.title == title


def test_the_text_goes_on_after_the_heading() -> None:
    text = f"（一）明确责任。{TEXT}"
    found = heading(text)
    assert text[found.start : found.end] == "（一）明确责任"
    assert text[found.text_start :] == TEXT


def test_a_statement_keeps_the_verb_of_its_label() -> None:
    text = "一要每季度组织一次疏散演练，演练方案提前五天报备，演练结束后三天内提交总结。"
    assert text[heading(text).said :].startswith("要每季度")


def test_a_single_sentence_is_a_statement_where_nothing_comes_under_it() -> None:
    document, result = recover(f"1.每月检查一次灭火器。\n2.检查重点。\n{TEXT}")
    stated = [document.text[s.start : s.end] for s in result.value.sentences if not s.heading]
    assert stated == ["每月检查一次灭火器。", TEXT]


def test_markdown_headings_need_no_label() -> None:
    assert points(f"# 宿舍\n\n{TEXT}\n\n## 用电\n\n{TEXT}\n\n# 车间\n\n{TEXT}", "a.md") == [
        "|宿舍",
        "  |用电",
        "|车间",
    ]


def test_items_of_a_list_are_no_headings() -> None:
    text = f"一、职责\n值班人员负责：\n（一）检查电源；\n（二）检查阀门。\n二、考核\n（一）月考。{TEXT}"
    assert points(text) == ["一、|职责", "二、|考核", "  （一）|月考"]
    document, result = recover(text)
    assert [document.text[s.start : s.end] for s in result.value.sentences if s.node == 0 and not s.heading] == [
        "值班人员负责：",
        "检查电源；",
        "检查阀门。",
    ]


def test_a_number_that_begins_a_sentence_of_figures_is_no_heading() -> None:
    assert points(f"检查情况\n\n3.5万户完成改造。{TEXT}") == []


def test_a_label_without_words_is_no_heading() -> None:
    assert points(f"{TEXT}\n\n（一）") == []


def test_a_listed_heading_that_a_broken_line_swallowed_is_found() -> None:
    broken = "全局应移交档案4860卷，其中永久档案1730卷，各科室要逐年清点并将目录报办公室，合计长期档案3"
    text = f"【提纲】一、摸清家底。二、严格标准。\n各位同事：\n摸清家底。{broken}\n严格标准。{TEXT}"
    assert points(text) == ["一、|摸清家底", "二、|严格标准"]
    document, result = recover(text)
    assert [document.text[s.start : s.end] for s in result.value.sentences if s.seam] == [broken]


@pytest.mark.parametrize("label", ["第一部分", "第一章", "附件1"])
def test_a_title_may_stand_in_the_line_under_its_label(label: str) -> None:
    document, result = recover(f"{TEXT}\n\n{label}\n检查重点\n{TEXT}")
    assert [(node.label, node.title) for node in result.value.nodes] == [(label, "检查重点")]
    assert [document.text[s.start : s.end] for s in result.value.sentences if not s.heading] == [TEXT, TEXT]


def test_headings_that_the_contents_leave_out_go_under_those_that_they_name() -> None:
    text = f"目录\n救援准备\t1\n善后处理\t9\n\n救援准备\n\n人员\n\n{TEXT}\n\n善后处理\n\n{TEXT}"
    assert points(text) == ["|救援准备", "  |人员", "|善后处理"]
