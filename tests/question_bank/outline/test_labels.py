"""Labels are told from words that look like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.documents.word_numerals import counted
from question_bank.outline.labels import find_label


@pytest.mark.parametrize(
    ("text", "family", "number", "label"),
    [
        ("一、总则", "chinese", 1, "一、"),
        ("十二、附则", "chinese", 12, "十二、"),
        ("（三）检查", "chinese-bracketed", 3, "（三）"),
        ("(三)检查", "chinese-bracketed", 3, "(三)"),
        ("3.检查", "arabic", 3, "3."),
        ("3．检查", "arabic", 3, "3．"),
        ("3、检查", "arabic", 3, "3、"),
        ("（3）检查", "arabic-bracketed", 3, "（3）"),
        ("3）检查", "arabic-half-bracketed", 3, "3）"),
        ("③检查", "circled", 3, "③"),
        ("⑶检查", "encircled-other", 3, "⑶"),
        ("第二章　检查", "chapter", 2, "第二章"),
        ("第1节 检查", "section", 1, "第1节"),
        ("第十条　检查", "article", 10, "第十条"),
        ("第一部分 检查", "part", 1, "第一部分"),
        ("1.2 检查", "decimal-2", 2, "1.2"),
        ("1.2.3 检查", "decimal-3", 3, "1.2.3"),
        ("二要检查", "must", 2, "二要"),
        ("二是检查", "is", 2, "二是"),
        ("第二，检查", "ordinal", 2, "第二，"),
        ("其二，检查", "one-of-these", 2, "其二，"),
        ("首先，检查", "first-then", 1, "首先，"),
        ("最后，检查", "first-then", 4, "最后，"),
        ("首先要检查", "first-then", 1, "首先要"),
        ("其次是检查", "first-then", 2, "其次是"),
        ("第二是检查", "ordinal", 2, "第二是"),
        ("第二步：检查", "stage", 2, "第二步："),
        ("第三讲　检查", "lesson", 3, "第三讲"),
        ("议题二：检查", "named-议题", 2, "议题二："),
        ("步骤3 检查", "named-步骤", 3, "步骤3"),
        ("问：检查", "question", 1, "问："),
        ("Q2：检查", "question", 2, "Q2："),
        ("附件2 检查", "annex", 2, "附件2"),
        ("附录B 检查", "annex", 2, "附录B"),
        ("2 检查", "arabic-spaced", 2, "2"),
        ("二　检查", "chinese-spaced", 2, "二"),
        ("二）检查", "chinese-half-bracketed", 2, "二）"),
        ("1.2检查", "decimal-2", 2, "1.2"),
        ("1.2.3.4 检查", "decimal-4", 4, "1.2.3.4"),
        ("b）检查", "letter-bracketed", 2, "b）"),
        ("(iv)检查", "roman-bracketed", 4, "(iv)"),
        ("IV. 检查", "roman", 4, "IV."),
        ("Ⅳ 检查", "roman", 4, "Ⅳ"),
        ("B. 检查", "letter", 2, "B."),
        ("乙、检查", "stem", 2, "乙、"),
        ("贰、检查", "formal", 2, "贰、"),
        ("Chapter 3 检查", "english-chapter", 3, "Chapter 3"),
        ("PART II 检查", "english-part", 2, "PART II"),
    ],
)
def test_each_family_is_known_by_its_look(text: str, family: str, number: int, label: str) -> None:
    found = find_label(text)
    assert found is not None
    assert (found.family, found.ordinal, found.text) == (family, number, label)
    assert text[found.end :].strip() == ("总则" if number == 1 and family == "chinese" else text[-2:])


@pytest.mark.parametrize(
    "text",
    [
        "3.5亿元投资",
        "2026年工作",
        "一二三",
        "一、二级医院",
        "第一章的规定",
        "第三条第二款",
        "第五条、第六条",
        "二要素认证",
        "一般要求",
        "其中，检查",
        "首先要求检查",
        "检查一、",
        "1、2号楼",
    ],
)
def test_words_that_begin_alike_are_no_labels(text: str) -> None:
    assert find_label(text) is None


@given(st.integers(1, 99))
def test_every_chinese_number_labels(value: int) -> None:
    found = find_label(counted(value, "零一二三四五六七八九", "十百千") + "、检查")
    assert found is not None
    assert found.ordinal == value
