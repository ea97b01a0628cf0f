"""Single lines of a question set: what a line can be, taken by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from question_bank.formats.words import KIND_WORDS, find_kind, find_mark
from question_bank.items.model import Kind

_KIND_NAMES = sorted(
    {word for words in KIND_WORDS.values() for word in words if not word.isascii()}, key=len, reverse=True
)
_HEADINGS = "|".join([*(name for name in _KIND_NAMES if name.endswith(("题", "解释"))), "选择题"])
_FIGURES = "[零一二三四五六七八九十百千]+"
_ORDINAL = rf"(?:第?{_FIGURES}(?:部分|大题)?\s*[、.．:：]?\s*|[（(]{_FIGURES}[)）]\s*)"
_SECTION = re.compile(
    rf"(?:#+\s*)?(?:{_ORDINAL}({_HEADINGS})(?![目干的]).{{0,80}}|({_HEADINGS})\s*(?:[（(【:：。].{{0,80}})?)"
)
_TAG_ALONE = re.compile(rf"[（(【\[]\s*({'|'.join(_KIND_NAMES)})\s*[)）】\]]")
_EACH = re.compile(r"每\s*小?题\s*(\d+(?:\.\d+)?)\s*分")

_PLAIN_START = re.compile(
    r"(?:第\s*(\d{1,4})\s*题\s*[.、．:：]?|(\d{1,4})\s*([.、．)）]|[,，](?=\D)))\s*(.*)", re.DOTALL
)
_BRACKETED_START = re.compile(r"[（(]\s*(\d{1,4})\s*[)）]\s*[.、．]?\s*(.*)", re.DOTALL)

_TYPE_TAG = re.compile(rf"\s*[（(【\[]\s*({'|'.join(_KIND_NAMES)})\s*[)）】\]]\s*(?:[（(]系统评分[)）])?\s*")
_MARK_TAG = re.compile(r"\s*[（(【\[]\s*(\d+(?:\.\d+)?\s*分)\s*[)）】\]]\s*")
_PAGE_NUMBER = re.compile(r"[-—–\s]*\d{1,4}[-—–\s]*|第\s*\d{1,4}\s*页.{0,12}")

_NAMES = (
    "正确答案是|标准答案|参考答案|正确答案|答案解析|试题解析|难易程度|题目难度|"
    "答案|解析|难度|知识点|考点|分值|分数|出处|来源"
)
_TAG = re.compile(rf"(?:【\s*({_NAMES})\s*】|\[\s*({_NAMES})\s*\])\s*[:：]?\s*|({_NAMES})\s*[:：]\s*")
_FIELDS = {
    "正确答案是": "answer",
    "标准答案": "answer",
    "参考答案": "answer",
    "正确答案": "answer",
    "答案": "answer",
    "答案解析": "explanation",
    "试题解析": "explanation",
    "解析": "explanation",
    "难易程度": "difficulty",
    "题目难度": "difficulty",
    "难度": "difficulty",
    "知识点": "tags",
    "考点": "tags",
    "分值": "mark",
    "分数": "mark",
    "出处": "source",
    "来源": "source",
}
_KEY_HEADING = re.compile(
    r"(?:附[:：]?\s*)?[【\[]?\s*(?:参考|标准|正确)?答案\s*(?:[与及和]\s*)?(?:解析|详解|说明)?\s*[】\]]?\s*[:：]?"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A section heading: the kind of what follows (None for 选择题, one or several keys) and its mark."""

    kind: Kind | None
    mark: Decimal | None


@dataclass(frozen=True, slots=True)
class Start:
    """A line that may begin a question: its number, what follows, whether a decimal number is as likely."""

    number: int
    rest: str
    decimal: bool = False
    bracketed: bool = False


def as_heading(line: str) -> Heading | None:
    """Return the section heading that ``line`` is: ``四、多选题。每题有多个正确的答案。``"""
    match = _SECTION.fullmatch(line)
    if not match:
        return None
    each = _EACH.search(line)
    return Heading(find_kind(match[1] or match[2]), find_mark(each[1]) if each else None)


def as_type_line(line: str) -> Kind | None:
    """Return the kind that a line holding nothing but a type tag announces."""
    match = _TAG_ALONE.fullmatch(line)
    return find_kind(match[1]) if match else None


def as_start(line: str) -> Start | None:
    """Return number and rest of a line that looks like the beginning of a question."""
    tag = _TYPE_TAG.match(line)
    prefix, rest = (tag[0], line[tag.end() :]) if tag else ("", line)
    if match := _PLAIN_START.match(rest):
        number, after = match[1] or match[2], match[4]
        decimal = match[3] in (".", "．") and after[:1].isdigit() and rest[match.end(3)].isdigit()
        return Start(int(number), f"{prefix}{after}", decimal=decimal)
    if match := _BRACKETED_START.match(rest):
        return Start(int(match[1]), f"{prefix}{match[2]}", bracketed=True)
    return None


def is_page_number(line: str) -> bool:
    """Return whether ``line`` may be nothing but a page number."""
    return bool(_PAGE_NUMBER.fullmatch(line))


def is_key_heading(line: str) -> bool:
    """Return whether ``line`` may head a block of answers (or a lone ``答案：`` with its answer below)."""
    return bool(_KEY_HEADING.fullmatch(line))


def take_type(text: str) -> tuple[Kind | None, str]:
    """Take a type tag such as ``【多选题】`` from either end of ``text``."""
    if match := _TYPE_TAG.match(text):
        return find_kind(match[1]), text[match.end() :]
    for match in _TYPE_TAG.finditer(text):
        if match.end() == len(text):
            return find_kind(match[1]), text[: match.start()]
    return None, text


def take_mark(text: str) -> tuple[Decimal | None, str]:
    """Take a mark such as ``（2分）`` from either end of ``text``."""
    if match := _MARK_TAG.match(text):
        return find_mark(match[1]), text[match.end() :]
    for match in _MARK_TAG.finditer(text):
        if match.end() == len(text):
            return find_mark(match[1]), text[: match.start()]
    return None, text


def split_tags(line: str) -> tuple[str, list[tuple[str, str]]]:
    """Split ``line`` into the text before the first tag, and (field, text) for each tag.

    ``答案：A,C难易程度：易答案解析：…`` has three. A bare name with a colon in running text is no tag:
    it must begin the line, follow a space or a full stop, or follow another tag's text that isn't an explanation.
    """
    found: list[tuple[int, int, str]] = []
    for match in _TAG.finditer(line):
        field = _FIELDS[match[1] or match[2] or match[3]]
        squeezed = bool(found) and found[0][0] == 0 and found[-1][2] != "explanation"
        before = line[: match.start()]
        if match[3] is None or not before.strip() or squeezed or before[-1] in " 。；;）)】]":
            found.append((match.start(), match.end(), field))
    ends = [start for start, _, _ in found[1:]] + [len(line)]
    fields = [(field, line[start:end].strip()) for (_, start, field), end in zip(found, ends, strict=False)]
    return (line[: found[0][0]] if found else line).strip(), fields
