"""What stands between the braces of a GIFT question, both ways."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from question_bank.formats.answers import Unclear
from question_bank.items.fill_blank import gap_count
from question_bank.items.jsonl import option_id
from question_bank.items.model import GAP, Item, Kind, Option, Pair
from question_bank.items.numeric import parse_number
from question_bank.items.rules import problem, remark
from question_bank.results import N_, Notice

_SPECIAL = re.compile(r"([\\~=#{}:])")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_GENERAL = re.compile(r"(?<!\\)####")
_PART = re.compile(r"(?<!\\)([=~])")
_FEEDBACK = re.compile(r"(?<!\\)#")
_WEIGHT = re.compile(r"\s*%(-?\d+(?:\.\d+)?)%")
_ARROW = re.compile(r"(?<!\\)->")
_TRUTH = {"T": True, "TRUE": True, "F": False, "FALSE": False}


@dataclass(frozen=True, slots=True)
class _Part:
    """One answer: its sign, its weight in percent, its text."""

    right: bool
    weight: Decimal | None
    text: str


def written(text: str) -> str:
    """Escape what GIFT gives a meaning; a line break is ``\\n``."""
    return _SPECIAL.sub(r"\\\1", text).replace("->", "-\\>").replace("\n", "\\n")


def unescaped(text: str) -> str:
    """Undo :func:`written`, and what other programs escape."""
    return _ESCAPE.sub(lambda match: "\n" if match[1] == "n" else match[1], text)


def write_answer(item: Item) -> str | None:
    """Return what stands between the braces, None for what GIFT can't say."""
    match item.kind, item.answer:
        case Kind.SINGLE_CHOICE, _:
            body = "".join(_single(option) for option in item.options) + "\n"
        case Kind.MULTIPLE_CHOICE, _:
            body = _multiple(item)
        case Kind.TRUE_FALSE, answer:
            body = "TRUE" if answer else "FALSE"
        case Kind.FILL_BLANK, (tuple(gap),):
            body = " ".join(f"={written(str(text))}" for text in gap)
        case Kind.MATCHING, _:
            body = "".join(f"\n={written(pair.left)} -> {written(pair.right)}" for pair in item.pairs) + "\n"
        case Kind.NUMERIC, (Decimal() as value, Decimal() as tolerance):
            body = f"#{value:f}:{tolerance:f}" if tolerance else f"#{value:f}"
        case Kind.SHORT_ANSWER, _:
            body = ""
        case _:
            return None
    return f"{body}####{written(item.explanation)}" if item.explanation else body


def read_answer(base: Item, stem: str, body: str | None, after: str) -> tuple[Item, list[Notice]]:
    """Return the item that stem, braces' content and the text behind them make, and remarks on what is dropped."""
    text = unescaped(stem).strip()
    if body is None:
        raise Unclear(problem("gift.description", N_("这是一段说明文字，没有可以作答的花括号。"), "answer"))
    body, *general = _GENERAL.split(body, maxsplit=1)
    item = replace(base, stem=text, explanation=unescaped(general[0]).strip() if general else "")
    body = body.strip()
    notices: list[Notice] = []
    if body[:1] == "#":
        item = _numeric(item, body[1:])
    elif (word := _FEEDBACK.split(body)[0].strip().upper()) in _TRUTH:
        item = replace(item, kind=Kind.TRUE_FALSE, answer=_TRUTH[word])
    elif body:
        parts = _parts(body, notices)
        if all(_ARROW.search(part.text) for part in parts):
            item = _matching(item, parts)
        elif all(part.right for part in parts):
            return _blank(item, stem, parts, after), notices
        else:
            item = _choice(item, parts)
    if after.strip():
        item = replace(item, stem=f"{unescaped(stem)}____{unescaped(after)}".strip())
    return item, notices


def _single(option: Option) -> str:
    if option.correct:
        return f"\n={written(option.text)}"
    weight = f"%{_percent(option.weight)}%" if option.weight else ""
    return f"\n~{weight}{written(option.text)}"


def _multiple(item: Item) -> str:
    """Write the author's weights, or keys that share 100 % and wrong options that share -100 %."""
    keys = sum(option.correct for option in item.options) or 1
    wrong = len(item.options) - keys or 1
    weighted = any(option.weight is not None for option in item.options)
    lines = []
    for option in item.options:
        share = Decimal(1) / keys if option.correct else Decimal(-1) / wrong
        lines.append(
            f"\n~%{_percent((option.weight or Decimal(0)) if weighted else share)}%{written(option.text)}"
        )
    return "".join(lines) + "\n"


def _percent(weight: Decimal) -> str:
    return f"{weight * 100:.5f}".rstrip("0").rstrip(".")


def _parts(body: str, notices: list[Notice]) -> list[_Part]:
    lead, *pieces = _PART.split(body)
    if lead.strip() or not pieces:
        raise Unclear(
            problem("gift.answer", N_("花括号里的答案应以 = 或 ~ 开头：{text}"), "answer", text=body[:40])
        )
    parts = []
    for sign, piece in zip(pieces[::2], pieces[1::2], strict=True):
        text, *feedback = _FEEDBACK.split(piece, maxsplit=1)
        if feedback and feedback[0].strip():
            notices.append(
                remark("gift.feedback", N_("选项的反馈“{text}”已略去。"), "options", text=feedback[0].strip()[:40])
            )
        weight = _WEIGHT.match(text)
        text = text[weight.end() :] if weight else text
        parts.append(_Part(sign == "=", Decimal(weight[1]) if weight else None, text.strip()))
    return parts


def _choice(item: Item, parts: list[_Part]) -> Item:
    several = not any(part.right for part in parts)
    keys = [part.right or (several and (part.weight or 0) > 0) for part in parts]
    weights = [part.weight for part in parts]
    groups = ({w for w, key in zip(weights, keys, strict=True) if key is right} for right in (True, False))
    plain = all(weight is None for weight in weights) or (several and all(len(group) < 2 for group in groups))
    options = tuple(
        Option(option_id(number), unescaped(part.text), correct=key, weight=None if plain else _weight(part))
        for number, (part, key) in enumerate(zip(parts, keys, strict=True))
    )
    return replace(item, kind=Kind.MULTIPLE_CHOICE if several else Kind.SINGLE_CHOICE, options=options)


def _weight(part: _Part) -> Decimal:
    return Decimal(1) if part.weight is None and part.right else (part.weight or Decimal(0)) / 100


def _matching(item: Item, parts: list[_Part]) -> Item:
    pairs, distractors = [], []
    for part in parts:
        left, right = (unescaped(side).strip() for side in _ARROW.split(part.text, maxsplit=1))
        if left:
            pairs.append(Pair(left, right))
        else:
            distractors.append(right)
    return replace(item, kind=Kind.MATCHING, pairs=tuple(pairs), distractors=tuple(distractors))


def _blank(item: Item, stem: str, parts: list[_Part], after: str) -> Item:
    """Make one gap where the braces stood; a stem that has one already keeps it."""
    texts = tuple(unescaped(part.text) for part in parts)
    whole = unescaped(stem) if gap_count(stem) else f"{unescaped(stem)}{GAP}{unescaped(after)}"
    return replace(item, kind=Kind.FILL_BLANK, stem=whole.strip(), answer=(texts,))


def _numeric(item: Item, body: str) -> Item:
    text = _FEEDBACK.split(body.strip().removeprefix("="))[0]
    low, dots, high = text.partition("..")
    value, _, tolerance = text.partition(":")
    if dots:
        first, last = parse_number(low), parse_number(high)
        key = None if first is None or last is None else ((first + last) / 2, (last - first) / 2)
    else:
        middle, margin = parse_number(value), parse_number(tolerance or "0")
        key = None if middle is None or margin is None else (middle, margin)
    if key is None:
        raise Unclear(problem("gift.number", N_("看不懂的数值答案：{text}"), "answer", text=body[:40]))
    return replace(item, kind=Kind.NUMERIC, answer=key)
