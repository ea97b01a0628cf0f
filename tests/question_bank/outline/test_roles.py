"""What isn't text is told by its words and its place."""

from __future__ import annotations

from question_bank.outline.roles import Role, annex, assign_roles, text_end
from tests.question_bank.outline.rendering import read

BODY = "各部门要在月底前完成检查。"


def roles(text: str) -> list[Role]:
    return assign_roles(read(text))


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


def test_a_note_at_the_head_is_no_title() -> None:
    assert roles(f"消防安全通知\n来源：港务之声\n{BODY}") == [Role.TITLE, Role.NOTE, Role.TEXT]
    assert roles(f"差旅费报销问答\n财务部 2026年1月\n{BODY}") == [Role.TITLE, Role.NOTE, Role.TEXT]


def test_a_heading_of_four_characters_under_the_title_is_no_byline() -> None:
    assert roles(f"除颤器使用指引\n\n适用情形\n\n{BODY}") == [Role.TITLE, Role.TEXT, Role.TEXT]
    assert roles(f"除颤器使用指引\n\n何启明\n\n{BODY}") == [Role.TITLE, Role.NOTE, Role.TEXT]


def test_the_end_of_a_speech_closes_it_only_where_nothing_comes_after() -> None:
    rally = "同志们，责任重于泰山。让我们共同努力！"
    assert roles(f"一、总则\n{BODY}\n{rally}\n谢谢大家！")[-2:] == [Role.CLOSING, Role.CLOSING]
    assert roles(f"一、总则\n{rally}\n{BODY}")[1] is Role.TEXT


def test_an_annex_comes_after_signature_and_date() -> None:
    text = f"一、总则\n{BODY}\n附件：注意事项\n安全保卫部\n2026年3月1日\n附件\n注意事项\n{BODY}"
    assert roles(text)[2:6] == [Role.CLOSING, Role.CLOSING, Role.NOTE, Role.TEXT]


def test_the_words_of_an_annex_are_a_line_of_their_own() -> None:
    assert annex("附件1")
    assert annex("附录A　术语")
    assert not annex("附件应当随文归档。")


def test_a_title_may_call_or_ask_where_a_note_follows() -> None:
    assert roles(f"用电安全，这五件事要记牢！\n来源：港务之声\n{BODY}")[0] is Role.TITLE
    assert roles(f"你会用灭火器吗？\n来源：港务之声\n{BODY}")[0] is Role.TITLE
    assert roles(f"发现险情立即上报！\n{BODY}")[0] is Role.TEXT


def test_a_sentence_that_lost_its_stop_is_no_title() -> None:
    assert roles(f"今天我们召开会议，主要任务是部署检查工作，请大家认真抓好落实\n{BODY}")[0] is Role.TEXT
