"""Checks that hold for items of every kind, and for options wherever a kind has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from question_bank.items.model import Evidence, Item, Option
from question_bank.items.rules import problem, remark
from question_bank.items.texts import is_clean, plain
from question_bank.results import N_, Notice, Term

MAX_ID = 60
MAX_STEM = 10_000
MAX_TEXT = 4_000
MAX_EXPLANATION = 20_000
MAX_OUTLINE = 400
MAX_OPTIONS = 26
MAX_MARK = 1_000


def check_common(item: Item) -> Iterator[Notice]:
    """Yield what is wrong with the parts that every kind has."""
    if not item.id.strip():
        yield problem("item.id", N_("试题没有编号。"), "id")
    else:
        yield from check_text(item.id, "id", Term(N_("编号")), MAX_ID)
    yield from check_text(item.stem, "stem", Term(N_("题干")), MAX_STEM)
    if item.explanation:
        yield from check_text(item.explanation, "explanation", Term(N_("解析")), MAX_EXPLANATION)
    if not (item.max_mark.is_finite() and 0 < item.max_mark <= MAX_MARK):
        yield problem(
            "item.max_mark",
            N_("分值应大于 0、不超过 {most}，这里是 {mark}。"),
            "max_mark",
            most=MAX_MARK,
            mark=item.max_mark,
        )
    if item.difficulty is not None and not 0 <= item.difficulty <= 1:
        yield problem(
            "item.difficulty",
            N_("难度应在 0 到 1 之间，这里是 {difficulty}。"),
            "difficulty",
            difficulty=item.difficulty,
        )
    yield from _check_labels(item)
    if item.evidence:
        yield from _check_evidence(item.evidence)


def _check_labels(item: Item) -> Iterator[Notice]:
    """Yield what is wrong with the texts that sort items rather than being read as part of a question."""
    if any(item.outline):
        yield from check_text("/".join(item.outline), "outline", Term(N_("提纲位置")), MAX_OUTLINE)
    for field, part, values in (
        ("tags", Term(N_("标签")), item.tags),
        ("family", Term(N_("命题方式")), (item.family,)),
        ("fact", Term(N_("考点编号")), (item.fact,)),
        ("enemies", Term(N_("互斥题")), item.enemies),
        ("extra", Term(N_("附加信息")), _texts_in(item.extra)),
    ):
        if not all(is_clean(value) for value in values):
            yield problem("item.control", N_("{part}里有看不见的控制字符。"), field, part=part)


def _texts_in(value: object) -> Iterator[str]:
    """Yield every text in a value of JSON, names of fields included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield str(name)
            yield from _texts_in(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts_in(part)


def check_text(text: str, field: str, part: Term, longest: int = MAX_TEXT) -> Iterator[Notice]:
    """Yield what is wrong with one text that people read; ``part`` is its name for them."""
    if not text.strip():
        yield problem("item.empty", N_("{part}是空的。"), field, part=part)
    elif len(text) > longest:
        yield problem(
            "item.too_long",
            N_("{part}太长：有 {length} 个字，最多 {longest} 个。"),
            field,
            part=part,
            length=len(text),
            longest=longest,
        )
    elif not is_clean(text):
        yield problem("item.control", N_("{part}里有看不见的控制字符。"), field, part=part)


def check_options(options: Sequence[Option], *, fewest: int = 2) -> Iterator[Notice]:
    """Yield what is wrong with a list of options: too few, an id or a text met twice, an empty one."""
    if not fewest <= len(options) <= MAX_OPTIONS:
        yield problem(
            "item.options.count",
            N_("选项应有 {fewest} 到 {most} 个，这里有 {count} 个。"),
            "options",
            fewest=fewest,
            most=MAX_OPTIONS,
            count=len(options),
        )
    ids = [option.id for option in options]
    if len(set(ids)) < len(ids) or not all(id_ and is_clean(id_) for id_ in ids):
        yield problem("item.options.ids", N_("选项编号缺失或重复。"), "options")
    for number, option in enumerate(options, 1):
        yield from check_text(option.text, f"options[{number}]", Term(N_("选项")))
        if option.weight is not None and not (option.weight.is_finite() and abs(option.weight) <= 1):
            yield problem(
                "item.options.weight",
                N_("第 {number} 个选项的权重应在 -1 到 1 之间。"),
                f"options[{number}]",
                number=number,
            )
    yield from _check_distinct(options)


def check_no_options(item: Item) -> Iterator[Notice]:
    """Yield an error when an item of a kind without options has some."""
    if item.options:
        yield problem(
            "item.options.unwanted",
            N_("这种题型没有选项，这里却有 {count} 个。"),
            "options",
            count=len(item.options),
        )


def check_no_answer(item: Item) -> Iterator[Notice]:
    """Yield an error when an item whose key stands in its options has an answer beside them."""
    if item.answer is not None:
        yield problem("item.answer.unwanted", N_("这种题型的答案写在选项里，不应另有答案。"), "answer")


def check_no_pairs(item: Item) -> Iterator[Notice]:
    """Yield an error when an item that isn't a matching item has pairs."""
    if item.pairs or item.distractors:
        yield problem("item.pairs.unwanted", N_("只有连线题才有配对。"), "pairs")


def _check_distinct(options: Sequence[Option]) -> Iterator[Notice]:
    seen: dict[str, int] = {}
    for number, option in enumerate(options, 1):
        text = " ".join(option.text.split())
        first = seen.setdefault(text, number)
        if first != number:
            yield problem(
                "item.options.equal",
                N_("第 {first} 个和第 {second} 个选项相同。"),
                f"options[{number}]",
                first=first,
                second=number,
            )
        elif (alike := seen.setdefault("\0" + plain(text), number)) != number:
            yield remark(
                "item.options.alike",
                N_("第 {first} 个和第 {second} 个选项意思相同。"),
                f"options[{number}]",
                first=alike,
                second=number,
            )


def _check_evidence(evidence: Evidence) -> Iterator[Notice]:
    if not 0 <= evidence.start < evidence.end or evidence.end - evidence.start != len(evidence.quote):
        yield problem("item.evidence", N_("依据的起止位置与原文不符。"), "evidence")
    if not is_clean(evidence.quote + evidence.document + evidence.sha256):
        yield problem("item.control", N_("{part}里有看不见的控制字符。"), "evidence", part=Term(N_("依据")))
