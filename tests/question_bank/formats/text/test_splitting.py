"""What belongs to which question, in sets as they are met in the wild."""

from question_bank.formats import text
from question_bank.formats.answers import answer_text


def read(content):
    return text.read(content.strip("\n").encode())


def shown(content):
    return [
        (item.kind.value, item.stem, [option.text for option in item.options], answer_text(item))
        for item in read(content).value
    ]


def test_numbers_that_begin_no_question():
    content = """
1. 某设备的频率为
10.5 MHz
以上，属于
A：高频 B：低频
答案：A
解析：理由如下：
1. 因为频率高。
2. 因为波长短。
7

2. 下列说法正确的是
（1）甲
（2）乙
A. (1) B. (2)
答案：B

- 8 -
3.2026年施行的是
A. 甲
B. 乙
答案：A
"""
    assert [row[1] for row in shown(content)] == [
        "某设备的频率为\n10.5 MHz\n以上，属于",
        "下列说法正确的是\n（1）甲\n（2）乙",
        "2026年施行的是",
    ]
    assert read(content).value[0].explanation == "理由如下：\n1. 因为频率高。\n2. 因为波长短。"


def test_a_line_of_an_explanation_with_the_next_number_stays_when_the_question_comes_later():
    content = """
2. 甲
A. 一
B. 二
答案：A
解析：见下。
3. 因为上述规定。
3. 乙
A. 一
B. 二
答案：B
"""
    assert [row[1] for row in shown(content)] == ["甲", "乙"]


def test_questions_without_numbers_are_set_apart_by_blank_lines():
    content = "下列正确的是\nA. 甲\nB. 乙\n答案：A\n\n哪些正确\nA. 甲\nB. 乙\n答案：AB\n"
    assert [(row[0], row[1]) for row in shown(content)] == [
        ("single_choice", "下列正确的是"),
        ("multiple_choice", "哪些正确"),
    ]


def test_chapters_with_answers_behind_each():
    content = """
一、单选题
1. 甲
A. 一
B. 二
参考答案
1. A
一、单选题
1. 乙
A. 一
B. 二
参考答案
1. B
"""
    assert [row[1:] for row in shown(content)] == [("甲", ["一", "二"], "A"), ("乙", ["一", "二"], "B")]


def test_an_answer_may_stand_below_its_word():
    assert shown("1. 甲\nA. 一\nB. 二\n答案\nB\n2. 乙\nA. 一\nB. 二\n答案：\n\nA")[0][3] == "B"


def test_gb18030_and_windows_line_ends():
    assert text.read("1、甲（A）\r\nA、一　B、二\r\n".encode("gb18030")).value[0].options[0].correct


def test_prose_holds_no_questions():
    assert [notice.id for notice in read("消防工作贯彻预防为主的方针。\n各单位要重视。").notices] == [
        "format.no_items"
    ]


def test_a_large_set_takes_its_answers_from_the_block_quickly():
    """3,000 questions and their block: a lookup a question, not a search."""
    questions = "".join(f"{number}. 问{number}\nA. 一\nB. 二\n" for number in range(1, 3001))
    block = "".join(f"{number}-{number + 4} ABBAB\n" for number in range(1, 3001, 5))
    found = shown(f"{questions}参考答案\n{block}")
    assert len(found) == 3000
    assert [row[3] for row in found[:5]] == ["A", "B", "B", "A", "B"]


def test_a_type_line_holds_for_what_follows():
    content = "【单选题】\n1. 甲\nA. 一\nB. 二\n答案：A\n【判断题】\n2. 乙\n答案：错\n"
    assert [row[0] for row in shown(content)] == ["single_choice", "true_false"]


def test_markdown_headings_are_headings():
    assert shown("# 消防题库\n## 一、判断题\n1. 甲\n答案：对\n")[0][0] == "true_false"
