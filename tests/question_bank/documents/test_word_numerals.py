"""Numbers look as Word prints them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.documents.word_numerals import counted, digits, printed, roman
from question_bank.outline.numerals import ordinal


@pytest.mark.parametrize(
    ("style", "value", "text"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 21, "二十一"),
        ("chineseCounting", 105, "一〇五"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("chineseCountingThousand", 1010, "一千零一十"),
        ("japaneseCounting", 11, "十一"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographLegalTraditional", 3, "參"),
        ("ideographTraditional", 2, "乙"),
        ("ideographZodiac", 12, "亥"),
        ("ideographDigital", 20, "二〇"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircleChinese", 1, "①"),
        ("decimalEnclosedCircle", 51, "51"),
        ("decimalEnclosedParen", 3, "⑶"),
        ("decimalEnclosedFullstop", 4, "⒋"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalZero", 3, "03"),
        ("upperRoman", 14, "XIV"),
        ("lowerRoman", 4, "iv"),
        ("upperLetter", 27, "AA"),
        ("lowerLetter", 3, "c"),
        ("none", 3, ""),
        ("hebrew1", 3, "3"),
        ("japaneseCounting", 105, "百五"),
        ("japaneseCounting", 2011, "二千十一"),
        ("japaneseLegal", 23, "弐拾参"),
        ("japaneseDigitalTenThousand", 10, "一〇"),
        ("koreanCounting", 12, "십이"),
        ("koreanDigital", 10, "일영"),
        ("aiueo", 2, "イ"),
        ("iroha", 2, "ロ"),
        ("ganada", 3, "다"),
        ("chosung", 1, "ㄱ"),
        ("ideographZodiacTraditional", 13, "丙子"),
        ("ideographZodiac", 13, "13"),
        ("ideographEnclosedCircle", 3, "㊂"),
        ("numberInDash", 3, "- 3 -"),
        ("japaneseCounting", 10_000, "10000"),
    ],
)
def test_a_number_is_printed_in_its_format(style: str, value: int, text: str) -> None:
    assert printed(value, style) == text


@pytest.mark.parametrize("style", ["chineseCounting", "upperLetter", "lowerRoman", "ideographTraditional"])
def test_absurd_numbers_stay_short(style: str) -> None:
    assert len(printed(999_999_999, style)) < 60


@given(st.integers(1, 9_999))
def test_words_and_digits_are_read_back(value: int) -> None:
    assert ordinal(counted(value, "零一二三四五六七八九", "十百千")) == value
    assert len(digits(value)) == len(str(value))


@given(st.integers(1, 3_999))
def test_a_roman_numeral_never_repeats_a_letter_four_times(value: int) -> None:
    assert not any(letter * 4 in roman(value) for letter in "IVXLCDM")
