"""What frames a text is told by its words."""

from __future__ import annotations

import pytest

from question_bank.outline.framing import closing, contents_mark, note, rally, salutation, tail_note, wish


@pytest.mark.parametrize(
    "line",
    [
        "来源：人民日报",
        "来源:港务之声",
        "作者：张明",
        "（责任编辑：周宁）",
        "发布时间：2026-01-05 09:00",
        "2026年3月1日",
        "（2026年3月1日）",
        "二〇二六年三月一日",
        "2026-03-01",
        "（2026年1月5日发布）",
        "港安发〔2026〕3号",
        "本报记者 林晓",
        "（完）",
        "联系人：方敏",
        "抄送：公司领导",
        "（此件公开发布）",
    ],
)
def test_a_line_about_the_document_is_a_note(line: str) -> None:
    assert note(line, at_head=False)


def test_time_and_place_are_notes_only_at_the_head() -> None:
    assert note("时间：2026年3月1日", at_head=True)
    assert not note("时间：2026年3月1日", at_head=False)


@pytest.mark.parametrize(
    "line", ["来源复杂的信息要核实。", "2026年3月1日起施行。", "作者认为应当检查。", "第3号仓库"]
)
def test_text_that_begins_like_a_note_is_none(line: str) -> None:
    assert not note(line, at_head=True)


@pytest.mark.parametrize(
    "line",
    ["同志们：", "同志们:", "各位领导、同志们：", "尊敬的各位代表：", "女士们、先生们！", "各位同事，大家好！"],
)
def test_a_salutation_is_known_anywhere(line: str) -> None:
    assert salutation(line, at_head=False)


@pytest.mark.parametrize(
    "line", ["各县（市、区）安委会，各有关单位：", "公司各部门：", "市应急管理局：", "市应急管理局、各区分局："]
)
def test_an_addressee_is_known_at_the_head(line: str) -> None:
    assert salutation(line, at_head=True)
    assert not salutation(line, at_head=False)


@pytest.mark.parametrize("line", ["考核办法：", "工作要求："])
def test_a_line_of_a_few_words_and_a_colon_is_no_addressee(line: str) -> None:
    assert not salutation(line, at_head=True)


@pytest.mark.parametrize(
    "line", ["同志们要提高认识。", "各位代表都要认真检查。", "大家对照以下问题：先看电源，再看阀门。"]
)
def test_a_sentence_to_people_is_no_salutation(line: str) -> None:
    assert not salutation(line, at_head=True)


@pytest.mark.parametrize(
    "line",
    [
        "谢谢大家！",
        "特此通知。",
        "我的讲话就到这里。",
        "此致",
        "敬礼！",
        "以上意见，请认真落实。",
        "附件：1.检查表",
        "附件2：检查表",
        "今天就讲这些。",
        "Thank you for your attention.",
    ],
)
def test_a_closing_is_known(line: str) -> None:
    assert closing(line)


@pytest.mark.parametrize(
    "line", ["谢谢大家的支持，今后要继续努力。", "以上三项措施要落实到人。", "附件应当随文归档。"]
)
def test_a_sentence_that_begins_alike_is_no_closing(line: str) -> None:
    assert not closing(line)


@pytest.mark.parametrize(
    "line",
    [
        "同志们，责任重于泰山。让我们共同努力，守护好每一个家庭的平安！",
        "各位同事，行动起来，守护平安！",
        "让我们携起手来，把各项工作做细做实。",
        "最后，祝大家身体健康、工作顺利！",
        "预祝活动圆满成功！",
    ],
)
def test_a_speech_ends_with_a_call_or_a_wish(line: str) -> None:
    assert rally(line)


@pytest.mark.parametrize(
    "line", ["同志们，今年共排查隐患120处。", "最后，各部门应当在月底前提交总结。", "祝贺活动由工会组织。"]
)
def test_facts_told_to_the_audience_are_no_such_end(line: str) -> None:
    assert not rally(line)


def test_a_wish_begins_like_one() -> None:
    assert wish("最后，祝大家新年快乐！")
    assert not wish("最后，检查记录应当归档。")


@pytest.mark.parametrize(
    "line", ["【提纲】一、责任", "讲话提纲：", "目　录", "目录", "本文提纲：一、责任", "大纲：", "CONTENTS"]
)
def test_words_that_announce_an_outline_are_sure(line: str) -> None:
    length, sure = contents_mark(line)
    assert length
    assert sure


@pytest.mark.parametrize("line", ["内容提要：", "要点：一、责任", "主要内容：", "本讲共分三个部分：一、责任"])
def test_words_that_may_announce_an_outline_are_unsure(line: str) -> None:
    length, sure = contents_mark(line)
    assert length
    assert not sure


@pytest.mark.parametrize("line", ["提纲要写清楚。", "目录中的文件", "主要内容包括三个方面。"])
def test_other_words_announce_none(line: str) -> None:
    assert contents_mark(line) == (0, False)


def test_a_line_at_the_end_tells_who_is_responsible() -> None:
    assert tail_note("倡议单位：工会、后勤部")
    assert not tail_note("倡议单位：工会负责组织，后勤部配合。")
