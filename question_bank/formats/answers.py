"""Keys as people write them in a cell or after “答案：”, both ways."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from question_bank.formats.words import find_truth
from question_bank.items.fill_blank import gap_count, standard_gaps
from question_bank.items.jsonl import option_id
from question_bank.items.model import GAP, Item, Kind, Option, Pair
from question_bank.items.numeric import parse_number
from question_bank.results import N_, Notice, Severity

ANY_ORDER = "（顺序不限）"
_ANY_ORDER = re.compile(r"[（(]\s*(顺序不限|不分先后|不分顺序|any order)\s*[)）]\s*$", re.IGNORECASE)
_LETTERS = re.compile(r"[A-Z](?:[\s、，,;；和与及|/]*[A-Z])*")
_PREFIX = re.compile(r"^(应|故|本题)?选(择)?\s*[:：]?\s*(?=[A-Z])")
_PAGE_NUMBER = re.compile(r"[A-Z]{1,10}\s*\d{1,4}")
_LETTER_AND_TEXT = re.compile(r"([A-Z])\s*[.、．:：]\s*\S.*")
_BRACKETED = re.compile(r"\s*[（(]([^（()）]*)[)）]")
_TOLERANCE = re.compile(r"(.+?)\s*(?:±|\+/-|\+-)\s*(.+)")
_EMPTY_BRACKETS = re.compile(r"[（(][\s\u3000]*[)）]")
_RANGE = re.compile(r"[\[［]\s*(.+?)\s*[,，~]\s*(.+?)\s*[\]］]")


class Unclear(Exception):  # noqa: N818 — it states the fact
    """An answer that can't be read; ``notice`` says why."""

    def __init__(self, notice: Notice) -> None:
        super().__init__(notice.text())
        self.notice = notice


def unclear(id_: str, message: str, **params: object) -> Unclear:
    """Return the refusal of an answer."""
    return Unclear(Notice(Severity.ERROR, id_, message, params={"field": "answer", **params}))


def with_answer(item: Item, answer: str) -> Item:
    """Return ``item`` with its key read from ``answer``; raise :class:`Unclear` when it doesn't say one."""
    answer = answer.strip()
    match item.kind:
        case Kind.SINGLE_CHOICE | Kind.MULTIPLE_CHOICE:
            keys = set(chosen_options(item.options, answer))
            return replace(item, options=tuple(replace(o, correct=i in keys) for i, o in enumerate(item.options)))
        case Kind.TRUE_FALSE:
            return _with_truth(item, answer)
        case Kind.FILL_BLANK:
            return _with_texts(item, answer)
        case Kind.ORDERING:
            order = chosen_options(item.options, answer) if answer else range(len(item.options))
            if len(order) != len(item.options):
                raise unclear("answer.order", N_("排序题的答案应包含每个选项一次：{answer}"), answer=answer)
            return replace(
                item, options=tuple(Option(option_id(n), item.options[i].text) for n, i in enumerate(order))
            )
        case Kind.MATCHING:
            return _with_pairs(item, answer)
        case Kind.NUMERIC:
            return replace(item, answer=_number(answer))
    return replace(item, answer=answer or None)


def answer_text(item: Item) -> str:
    """Write the key of ``item`` as :func:`with_answer` reads it."""
    match item.kind, item.answer:
        case ((Kind.SINGLE_CHOICE | Kind.MULTIPLE_CHOICE), _):
            return "".join(letter(i) for i, option in enumerate(item.options) if option.correct)
        case Kind.TRUE_FALSE, answer:
            return "正确" if answer else "错误"
        case Kind.ORDERING, _:
            return "".join(letter(i) for i in range(len(item.options)))
        case Kind.MATCHING, _:
            pairs = [f"{_escaped(pair.left)} => {_escaped(pair.right)}" for pair in item.pairs]
            return " | ".join([*pairs, *(f"=> {_escaped(text)}" for text in item.distractors)])
        case Kind.NUMERIC, (Decimal() as value, Decimal() as tolerance):
            return f"{value:f}±{tolerance:f}" if tolerance else f"{value:f}"
        case Kind.FILL_BLANK, tuple(gaps):
            order = ANY_ORDER if item.extra and item.extra.get("any_order") is True else ""
            return "|".join(";".join(map(_escaped, gap)) for gap in gaps if isinstance(gap, tuple)) + order
        case _, str(answer):
            return answer
    return ""


def with_gaps(stem: str) -> str:
    """Return ``stem`` with its gaps as ``____``: runs of underscores, or empty brackets where there are none."""
    return standard_gaps(stem) if gap_count(stem) else _EMPTY_BRACKETS.sub(GAP, stem)


def letter(index: int) -> str:
    """Return the letter of the option at ``index``, from 0: A, B, C …"""
    return chr(ord("A") + index)


def chosen_options(options: Sequence[Option], answer: str) -> list[int]:
    """Return the indexes that ``answer`` names by letters (``A、C``, ``ACD``, ``D. 以上都对``) or by a text."""
    letters = _PREFIX.sub("", _widened(answer))
    named = None if _LETTERS.fullmatch(letters) else _LETTER_AND_TEXT.fullmatch(letters)
    if answer and not options:
        raise unclear("answer.no_options", N_("没有选项。"))
    if named or _LETTERS.fullmatch(letters):
        found = [ord(mark) - ord("A") for mark in (named[1] if named else re.sub(r"[^A-Z]", "", letters))]
        beyond = [letter(index) for index in found if index >= len(options)]
        if beyond:
            raise unclear(
                "answer.beyond",
                N_("答案 {letter} 不在选项 A–{last} 之中。"),
                letter="".join(beyond),
                last=letter(len(options) - 1),
            )
        if len(set(found)) < len(found):
            raise unclear("answer.twice", N_("答案里同一个字母出现了两次：{answer}"), answer=answer)
        return found
    texts = {option.text.strip(): index for index, option in enumerate(options)}
    if answer in texts:
        return [texts[answer]]
    if not answer:
        raise unclear("answer.missing", N_("没有写答案。"))
    if _PAGE_NUMBER.fullmatch(letters):
        message = N_("答案“{answer}”后面连着数字，可能混进了页码，请核对后重新导入。")
        raise unclear("answer.page_number", message, answer=answer)
    raise unclear("answer.unclear", N_("看不懂的答案：{answer}"), answer=answer[:40])


def _widened(answer: str) -> str:
    return answer.translate({ord("Ａ") + n: ord("A") + n for n in range(26)}).upper().strip("。. （）()")


def _with_truth(item: Item, answer: str) -> Item:
    """Read 正确 or 错误, or the letter of an option that says so."""
    truth = find_truth(answer)
    if item.options and (truth is None or _LETTERS.fullmatch(_widened(answer))):
        (index,) = chosen_options(item.options, answer)[:1]
        truth = find_truth(item.options[index].text)
    if truth is None:
        message = N_("判断题的答案应是“正确”或“错误”：{answer}") if answer else N_("没有写答案。")
        raise unclear("answer.truth" if answer else "answer.missing", message, answer=answer[:40])
    return replace(item, answer=truth, options=())


def _with_texts(item: Item, answer: str) -> Item:
    if not answer:
        raise unclear("answer.missing", N_("没有写答案。"))
    gaps = gap_count(item.stem)
    extra = item.extra
    if any_order := _ANY_ORDER.search(answer):
        answer, extra = answer[: any_order.start()], {**(extra or {}), "any_order": True}
    bracketed = _BRACKETED.findall(answer)
    if len(bracketed) == gaps > 1 and not _BRACKETED.sub("", answer).strip():
        parts = bracketed
    else:
        parts = _split(answer, "|｜")
        for separators in ("；;", "、", "，,", " \u3000"):
            if len(parts) == gaps or gaps < 2 or len(parts) > 1:
                break
            parts = parts if len(found := _split(answer, separators)) != gaps else found
    alternatives = tuple(tuple(_unescaped(text) for text in _split(part, ";；") if text.strip()) for part in parts)
    return replace(item, answer=alternatives, extra=extra)


def _with_pairs(item: Item, answer: str) -> Item:
    pairs, distractors = [], []
    for row in _split(answer, "|｜\n"):
        left, arrow, right = row.partition("=>")
        if not arrow:
            raise unclear(
                "answer.pairs", N_("连线题的答案应写成“左 => 右 | 左 => 右”：{answer}"), answer=answer[:40]
            )
        if left.strip():
            pairs.append(Pair(_unescaped(left), _unescaped(right)))
        else:
            distractors.append(_unescaped(right))
    return replace(item, pairs=tuple(pairs), distractors=tuple(distractors))


def _number(answer: str) -> tuple[Decimal, Decimal]:
    answer = answer[:100]
    bounds = _RANGE.fullmatch(answer)
    parts = bounds or _TOLERANCE.fullmatch(answer)
    value, other = (
        (parse_number(parts[1]), parse_number(parts[2])) if parts else (parse_number(answer), Decimal(0))
    )
    if value is None or other is None:
        raise unclear("answer.number", N_("数值题的答案应是一个数：{answer}"), answer=answer[:40])
    return ((value + other) / 2, abs(other - value) / 2) if bounds else (value, other)


def _split(text: str, separators: str) -> list[str]:
    return re.split(rf"(?<!\\)[{separators}]", text)


def _escaped(text: str) -> str:
    return re.sub(r"([|｜;；])", r"\\\1", text.replace("=>", "=\\>"))


def _unescaped(text: str) -> str:
    return re.sub(r"\\([|｜;；>])", r"\1", text.strip())
