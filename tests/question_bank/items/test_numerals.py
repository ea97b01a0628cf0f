"""Numbers in Chinese figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.items.numerals import arabic_numbers, parse_figures, write_figures


@given(st.integers(0, 10**16 - 1))
def test_a_written_number_is_read_back(value):
    assert parse_figures(write_figures(value)) == value


@pytest.mark.parametrize(
    ("figures", "value"),
    [
        ("二十", 20),
        ("一十二", 12),
        ("两百零五", 205),
        ("一万零五百", 10500),
        ("十亿零三百", 1_000_000_300),
        ("二〇二六", 2026),
        ("贰拾", 20),
        ("零", 0),
    ],
)
def test_figures_with_one_reading(figures, value):
    assert parse_figures(figures) == value


@pytest.mark.parametrize(
    "figures", ["三五", "二百五", "百", "千万", "万一", "十百", "一一一", "一二十", "亿" * 40]
)
def test_figures_with_none_or_several_readings_stay(figures):
    assert parse_figures(figures) is None


@pytest.mark.parametrize(
    ("text", "arabic"),
    [
        ("百分之五", "5%"),
        ("百分之六十点三七", "60.37%"),
        ("百分之百", "百分之百"),
        ("3万人", "30000人"),
        ("1.5亿", "150000000"),
        ("三万亿", "3000000000000"),
        ("1,200米", "1200米"),
        ("第二十条", "第20条"),
        ("三五个", "三五个"),
        ("1.23456万", "1.23456万"),
    ],
)
def test_numbers_in_a_text(text, arabic):
    assert arabic_numbers(text) == arabic


@given(st.text("〇零一二两三十百千万亿0123456789.,点百分之个", max_size=12))
def test_any_mixture_is_taken_and_settles(text):
    arabic_numbers(text)
