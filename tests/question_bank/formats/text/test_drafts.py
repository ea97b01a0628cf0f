"""What is read of a question, and what is refused and why."""

import pytest

from question_bank.formats import text
from question_bank.formats.answers import answer_text


def read(content):
    return text.read(content.strip("\n").encode())


def shown(content):
    return [
        (item.kind.value, item.stem, [option.text for option in item.options], answer_text(item))
        for item in read(content).value
    ]


def refusals(content):
    return [(notice.id, notice.params.get("number"), notice.place.line) for notice in read(content).notices]


def test_sections_tags_and_meta_lines():
    content = """
消防知识题库（2026 年版）

一、单选题（共2题，每题2分）
1. 发现火情后首先应当（ B ）。
A. 收拾行李  B. 拨打119  C. 乘电梯
2、灭火器多久检查一次
A．每月
B．每年
正确答案：A
解析：规范要求。
难易程度：易
知识点：灭火器；检查
四、多选题。每题有多个正确的答案。
【多选题】1. 消防设施有 A.灭火器 B.消火栓 C.烟感 D.饮水机（1.5分）
答案：A,B,C难易程度：中答案解析：都是设施。
"""
    first, second, third = read(content).value
    assert shown(content) == [
        ("single_choice", "发现火情后首先应当（  ）。", ["收拾行李", "拨打119", "乘电梯"], "B"),
        ("single_choice", "灭火器多久检查一次", ["每月", "每年"], "A"),
        ("multiple_choice", "消防设施有", ["灭火器", "消火栓", "烟感", "饮水机（1.5分）"], "ABC"),
    ]
    assert (first.max_mark, second.max_mark, third.max_mark) == (2, 2, 1)
    assert (second.explanation, second.difficulty, second.tags) == ("规范要求。", 0.85, ("灭火器", "检查"))
    assert (third.explanation, third.difficulty) == ("都是设施。", 0.6)


def test_each_broken_question_is_refused_alone():
    content = """
1. 甲
A. 一
B. 二
C. 三
答案：D
2. 乙
A. 一
B. 二
3. 丙
A. 一
B. 二
C. 三
答案：BC3
4. 丁
A. 一
B. 二
答案：A
答案：B
5. 戊
A. 一
B. 二
答案：B
"""
    assert [row[1] for row in shown(content)] == ["戊"]
    assert refusals(content) == [
        ("answer.beyond", 1, 1),
        ("answer.missing", 2, 6),
        ("answer.page_number", 3, 9),
        ("answer.several", 4, 14),
    ]
    assert all(str(notice.params["number"]) in notice.text() for notice in read(content).notices)


def test_statements_in_all_their_forms():
    content = """
三、判断题
1. 火灾时可以乘坐电梯逃生。（×）
2. 灭火器要定期检查（  ）
A.对 B.错
答案：B
3. 应急灯要常亮
答案：正确
4. 报警电话是119。√
5. 疏散通道可以堆物（  ）。
答案：F
"""
    assert shown(content) == [
        ("true_false", "火灾时可以乘坐电梯逃生。", [], "错误"),
        ("true_false", "灭火器要定期检查", [], "错误"),
        ("true_false", "应急灯要常亮", [], "正确"),
        ("true_false", "报警电话是119。", [], "正确"),
        ("true_false", "疏散通道可以堆物。", [], "错误"),
    ]


def test_gaps_and_long_answers():
    content = """
[填空题](系统评分) 1. 灭火器每____检查一次，指针在______区。
答案：月;一个月|绿色
2. 报警电话是（  ），三要素是（  ）。（填空题）
答案：(119)(可燃物)
【简答题】3. 简述疏散注意事项。（5分）
答案：低姿；
捂口鼻。
出处：本单位手册
"""
    assert shown(content) == [
        ("fill_blank", "灭火器每____检查一次，指针在____区。", [], "月;一个月|绿色"),
        ("fill_blank", "报警电话是____，三要素是____。", [], "119|可燃物"),
        ("short_answer", "简述疏散注意事项。", [], "低姿；\n捂口鼻。"),
    ]
    assert read(content).value[2].extra == {"source": "本单位手册"}
    assert read(content).value[2].max_mark == 5


@pytest.mark.parametrize(
    "block",
    [
        "参考答案\n1-3 ABB 4.A",
        "【答案】\n1.A 2.B 3.B 4.A",
        "1-4 ABBA",
        "答案与解析：\n1. A\n2. 【答案】B【解析】因为。\n3、B\n4. A",
        "参考答案：\n1～2：A,B\n3-4 BA",
    ],
)
def test_answers_may_stand_in_a_block(block):
    questions = "\n".join(f"{number}. 问{number}\nA. 一\nB. 二" for number in range(1, 5))
    assert [row[3] for row in shown(f"{questions}\n{block}")] == ["A", "B", "B", "A"]


def test_blocks_follow_the_sections():
    content = """
一、单选题
1. 甲
A. 一
B. 二
二、判断题
1. 乙
2. 丙
参考答案
一、单选题
1. B
二、判断题
1. √ 2. ×
"""
    assert [row[3] for row in shown(content)] == ["B", "正确", "错误"]


def test_a_block_that_doesnt_add_up_is_not_guessed():
    content = "1. 甲\nA. 一\nB. 二\n2. 乙\nA. 一\nB. 二\n参考答案\n1-2 ABA"
    assert [name for name, _, _ in refusals(content)] == ["key.range", "answer.missing", "answer.missing"]
