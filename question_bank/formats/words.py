"""The words by which people name kinds, truth, difficulty: read by every format that people write by hand."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from question_bank.items.model import Kind
from question_bank.items.numeric import parse_number

KIND_WORDS: Mapping[Kind, tuple[str, ...]] = {
    Kind.SINGLE_CHOICE: (
        "单选题",
        "单项选择题",
        "单选",
        "单项选择",
        "single_choice",
        "single choice",
        "single",
        "radio",
    ),
    Kind.MULTIPLE_CHOICE: (
        "多选题",
        "多项选择题",
        "不定项选择题",
        "不定项",
        "多选",
        "多项选择",
        "multiple_choice",
        "multiple choice",
        "multiple",
        "checkbox",
    ),
    Kind.TRUE_FALSE: ("判断题", "判断", "是非题", "判断正误", "true_false", "true/false", "true false", "tf"),
    Kind.FILL_BLANK: ("填空题", "填空", "fill_blank", "fill in the blank", "blank", "cloze"),
    Kind.ORDERING: ("排序题", "排序", "ordering", "order"),
    Kind.MATCHING: ("连线题", "匹配题", "配对题", "连线", "匹配", "matching", "match"),
    Kind.SHORT_ANSWER: (
        "简答题",
        "问答题",
        "论述题",
        "名词解释",
        "主观题",
        "简答",
        "问答",
        "short_answer",
        "short answer",
        "essay",
    ),
    Kind.NUMERIC: ("数值题", "计算题", "数值", "numeric", "numerical"),
}
"""The first word of each kind is the one that writers use."""

_KINDS = {word: kind for kind, words in KIND_WORDS.items() for word in words}

_TRUE = frozenset(("正确", "对", "是", "√", "✓", "✔", "t", "true", "yes", "y", "1", "真"))
_FALSE = frozenset(("错误", "错", "否", "不对", "不正确", "×", "✗", "✘", "x", "f", "false", "no", "n", "0", "假"))

_DIFFICULTY = {"易": 0.85, "容易": 0.85, "简单": 0.85, "较易": 0.75, "中": 0.6, "中等": 0.6, "一般": 0.6}
_DIFFICULTY |= {"较难": 0.45, "难": 0.3, "困难": 0.3, "easy": 0.85, "medium": 0.6, "hard": 0.3}
"""Words for the share of people who get a question right, the Chinese 难度系数: the easier, the higher."""


def find_kind(word: str) -> Kind | None:
    """Return the kind that ``word`` names, None when it names none."""
    return _KINDS.get(word.strip().casefold())


def find_truth(word: str) -> bool | None:
    """Return what ``word`` says of a statement, None when it says neither."""
    plain = word.strip().strip("。.()（）").casefold()
    return True if plain in _TRUE else False if plain in _FALSE else None


def find_difficulty(word: str) -> float | None:
    """Return the facility (0 to 1) that a word or a number stands for, None when it stands for none."""
    plain = word.strip().strip("。.").casefold()
    if plain in _DIFFICULTY:
        return _DIFFICULTY[plain]
    try:
        number = float(plain)
    except ValueError:
        return None
    return number if 0 <= number <= 1 else None


def find_mark(word: str) -> Decimal | None:
    """Return the mark that ``2分`` or ``2`` stands for, None when it stands for none."""
    return parse_number(word.strip().removesuffix("分"))
