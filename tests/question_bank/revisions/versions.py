"""Texts for the tests of revisions, and edits of them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

PLACES = ["仓库", "车间", "食堂", "机房", "泵站", "宿舍", "码头", "站台", "库区", "实验室"]
TASKS = [
    "检查电源",
    "清点物资",
    "记录温度",
    "更换滤芯",
    "核对台账",
    "开展演练",
    "组织培训",
    "上报隐患",
    "校准仪表",
    "清扫",
]


def sentence(number: int) -> str:
    """Return the sentence ``number``; no two are equal."""
    place, task = PLACES[number % 10], TASKS[number // 10 % 10]
    return f"第{number}号{place}的值班员应当在当天{number % 24}时以前{task}，并由班长签字确认。"


def document(numbers: list[int]) -> str:
    """Return the sentences ``numbers``, four to a paragraph."""
    rows = [numbers[index : index + 4] for index in range(0, len(numbers), 4)]
    return "\n".join("".join(map(sentence, row)) for row in rows)


@dataclass(frozen=True)
class Edited:
    """The sentences of two versions, and which of them are in both."""

    old: list[int]
    new: list[int]

    @property
    def unchanged(self) -> set[int]:
        return set(self.old) & set(self.new)


def edited(size: int, deletions: int, insertions: int, moves: int, seed: int) -> Edited:
    """Delete, insert and move sentences at random."""
    random = Random(seed)
    old = list(range(100, 100 + size))
    new = [number for number in old if number not in set(random.sample(old, min(deletions, size)))]
    for number in range(insertions):
        new.insert(random.randrange(len(new) + 1), 9000 + number)
    for _ in range(moves if new else 0):
        new.insert(random.randrange(len(new)), new.pop(random.randrange(len(new))))
    return Edited(old, new)
