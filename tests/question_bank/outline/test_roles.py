"""What isn't text is told by its words and its place."""

from __future__ import annotations

import pytest

from question_bank.outline.roles import Role, assign_roles, closing, note, salutation, text_end
from tests.question_bank.outline.rendering import read

BODY = "各部门要在月底前完成检查。"


def roles(text: str) -> list[Role]:
    return assign_roles(read(text))


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
    ],
)
def test_a_line_about_the_document_is_a_note(line: str) -> None:
    assert note(line, at_head=False)
    assert roles(f"消防安全通知\n{line}\n{BODY}") == [Role.TITLE, Role.NOTE, Role.TEXT]


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


@pytest.mark.parametrize("line", ["各县（市、区）安委会，各有关单位：", "公司各部门：", "市应急管理局："])
def test_an_addressee_is_known_at_the_head(line: str) -> None:
    assert salutation(line, at_head=True)
    assert not salutation(line, at_head=False)


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
    ],
)
def test_a_closing_is_known(line: str) -> None:
    assert closing(line)


@pytest.mark.parametrize(
    "line", ["谢谢大家的支持，今后要继续努力。", "以上三项措施要落实到人。", "附件应当随文归档。"]
)
def test_a_sentence_that_begins_alike_is_no_closing(line: str) -> None:
    assert not closing(line)


def test_a_title_may_go_on_in_a_second_line() -> None:
    assert roles(f"守住底线\n——安全月综述\n{BODY}") == [Role.TITLE, Role.TITLE, Role.TEXT]
    assert roles(f"港务公司\n消防安全管理办法\n{BODY}") == [Role.TITLE, Role.TITLE, Role.TEXT]


def test_a_byline_is_neither_title_nor_text() -> None:
    assert roles(f"消防安全管理办法\n安全保卫部\n{BODY}") == [Role.TITLE, Role.NOTE, Role.TEXT]


def test_a_text_that_begins_at_once_has_no_title() -> None:
    assert roles(f"{BODY}\n{BODY}") == [Role.TEXT, Role.TEXT]
    assert roles(f"一、总则\n{BODY}") == [Role.TEXT, Role.TEXT]


def test_signature_date_and_attachments_close_the_text() -> None:
    document = read(f"一、总则\n{BODY}\n特此通知。\n附件：1.检查表\n2.台账\n安全保卫部\n2026年3月1日")
    assigned = assign_roles(document)
    assert assigned[2:] == [Role.CLOSING] * 4 + [Role.NOTE]
    assert document.text[: text_end(document, assigned)].endswith(BODY)


def test_a_short_last_line_without_a_date_is_text() -> None:
    assert roles(f"一、总则\n{BODY}\n安全保卫部")[-1] is Role.TEXT
