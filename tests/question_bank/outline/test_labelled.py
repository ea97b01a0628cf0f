"""A heading that begins with a label goes as far as it announces."""

from __future__ import annotations

import pytest

from question_bank.outline.heading import Heading, Says
from question_bank.outline.labelled import announces, cut
from question_bank.outline.labels import find_label

TEXT = "各部门要在月底前完成检查。"


def heading(text: str, *, above: bool = False) -> Heading | None:
    label = find_label(text)
    assert label is not None
    return cut(text, label, len(text), 0, above=above)


@pytest.mark.parametrize(
    ("text", "title", "says"),
    [
        ("一、明确责任", "明确责任", Says.HEADING),
        ("一、明确责任。", "明确责任", Says.EITHER),
        (f"（一）检查重点：{TEXT}", "检查重点", Says.HEADING),
        (f"第一阶段（3月1日）：准备。{TEXT}", "（3月1日）：准备", Says.HEADING),
        ("问：出差前要办什么手续，找谁办，多长时间办完，逾期怎么办，由谁负责？", None, Says.HEADING),
        ("Part I General Duties", "General Duties", Says.HEADING),
        (
            "(a) Sweep the floor from the far end to the exit.",
            "Sweep the floor from the far end to the exit",
            None,
        ),
        (f"第三条（用火）{TEXT}", "用火", Says.HEADING),
        ("2 术语和定义", "术语和定义", Says.HEADING),
    ],
)
def test_the_title_is_what_announces(text: str, title: str | None, says: Says | None) -> None:
    found = heading(text)
    assert found is not None
    assert title is None or found.title == title
    assert says is None or found.says is says


def test_a_line_above_text_keeps_its_colon() -> None:
    line = "三、专题讲座：守住底线"
    below, alone = heading(line, above=True), heading(line)
    assert below is not None
    assert alone is not None
    assert (below.title, alone.title) == ("专题讲座：守住底线", "专题讲座")


def test_an_article_may_have_its_title_in_its_line() -> None:
    titled, plain = heading("第三条　用火", above=True), heading(f"第三条　{TEXT}", above=True)
    assert titled is not None
    assert plain is not None
    assert (titled.title, plain.title) == ("用火", "")


@pytest.mark.parametrize("text", ["3 个工作日未办结的，由值班长督办。", "3 " + "检查" * 20])
def test_a_number_and_a_blank_begin_only_a_short_line(text: str) -> None:
    assert heading(text) is None


def test_a_short_sentence_announces_a_long_one_with_pauses_doesnt() -> None:
    assert announces("盯住水源地。")
    assert not announces("各水厂要每日巡查取水口，发现漂浮物聚集、水色异常，立即停止取水并上报公司调度室。")


def test_a_wide_gap_ends_a_title_before_text_only() -> None:
    before, line = heading(f"一、工作目标　{TEXT}"), heading("一、提高站位　压实责任")
    assert before is not None
    assert line is not None
    assert (before.title, line.title) == ("工作目标", "提高站位　压实责任")
    article = heading(f"第一条　目的　{TEXT}")
    assert article is not None
    assert article.title == "目的"
