"""Spreadsheets of questions: a row a question, headers in Chinese or English, in any order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from question_bank.formats.answers import Unclear, answer_text, letter, with_answer, with_gaps
from question_bank.formats.words import KIND_WORDS, find_difficulty, find_kind, find_mark, find_truth
from question_bank.items.fill_blank import gap_count
from question_bank.items.jsonl import option_id
from question_bank.items.model import Item, Kind, Option
from question_bank.items.numeric import from_decimal
from question_bank.items.rules import problem, remark
from question_bank.results import N_, Notice, Place, Severity, Unreadable

Cell = str | float | int | bool | None
"""What a spreadsheet gives; anything else comes as its text."""

_HEADERS: Mapping[str, tuple[str, ...]] = {
    "id": ("编号", "题目编号", "试题编号", "id"),
    "kind": ("题型", "类型", "试题类型", "题目类型", "kind", "type"),
    "stem": ("题干", "题目", "试题内容", "题目内容", "试题", "题目描述", "stem", "question"),
    "options": ("选项", "选项内容", "备选项", "options", "choices"),
    "answer": ("答案", "正确答案", "标准答案", "参考答案", "answer", "key", "correct answer"),
    "explanation": ("解析", "答案解析", "试题解析", "explanation", "feedback"),
    "difficulty": ("难度", "难易程度", "难度系数", "difficulty"),
    "tags": ("知识点", "分类", "标签", "题目分类", "tags", "category"),
    "outline": ("提纲", "章节", "提纲位置", "outline"),
    "mark": ("分值", "分数", "mark", "points", "max_mark", "score"),
}
_FIELDS = {header: field for field, headers in _HEADERS.items() for header in headers}
_OPTION = re.compile(r"(?:选项|option|choice|备选答案|备选项)?\s*[（(]?\s*([a-z])\s*[)）]?", re.IGNORECASE)
_LABEL = re.compile(r"\s*[（(]?([A-Za-zＡ-Ｚ])[)）]?\s*[.、．:：)）]\s*")
_HEADER_ROWS = 10
_WRITTEN = ("id", "kind", "stem")
_AFTER = ("answer", "explanation", "difficulty", "tags", "outline", "mark")


@dataclass(frozen=True, slots=True)
class _Columns:
    fields: Mapping[str, int]
    options: Sequence[int]


def rows_to_items(rows: Sequence[Sequence[Cell]], notices: list[Notice]) -> Iterator[tuple[Item, Place]]:
    """Yield the items of a sheet with their row; raise :class:`Unreadable` where no row looks like headers."""
    start, columns = _find_headers(rows)
    for number, row in enumerate(rows[start + 1 :], start + 2):
        if not any(_text(cell) for cell in row):
            continue
        place = Place(line=number)
        try:
            yield _item(_Row(row, columns), place, notices), place
        except Unclear as refusal:
            message = N_("第 {line} 行：{reason}")
            params = {"line": number, "reason": refusal.notice, "field": refusal.notice.params["field"]}
            notices.append(Notice(Severity.ERROR, refusal.notice.id, message, place, params))


def items_to_rows(items: Sequence[Item]) -> list[list[str | float]]:
    """Return a header row and a row for each item, with as many option columns as needed (four at least)."""
    width = max([4, *(len(item.options) for item in items if item.kind is not Kind.TRUE_FALSE)])
    header: list[str | float] = [
        *(_HEADERS[field][0] for field in _WRITTEN),
        *(f"选项{letter(index)}" for index in range(width)),
        *(_HEADERS[field][0] for field in _AFTER),
    ]
    return [header, *(_row(item, width) for item in items)]


def _row(item: Item, width: int) -> list[str | float]:
    texts = [option.text for option in item.options]
    return [
        item.id,
        KIND_WORDS[item.kind][0],
        item.stem,
        *texts,
        *[""] * (width - len(texts)),
        answer_text(item),
        item.explanation,
        "" if item.difficulty is None else item.difficulty,
        "；".join(item.tags),
        " / ".join(item.outline),
        from_decimal(item.max_mark),
    ]


def _find_headers(rows: Sequence[Sequence[Cell]]) -> tuple[int, _Columns]:
    for number, row in enumerate(rows[:_HEADER_ROWS]):
        fields: dict[str, int] = {}
        options: dict[str, int] = {}
        for column, cell in enumerate(row):
            name = _text(cell).strip("*：: ").casefold()
            if name in _FIELDS:
                fields.setdefault(_FIELDS[name], column)
            elif match := _OPTION.fullmatch(name):
                options.setdefault(match[1], column)
        if "stem" in fields and "answer" in fields:
            return number, _Columns(fields, [options[name] for name in sorted(options)])
    message = N_("没有找到表头：前 {rows} 行里应有一行写着“题干”和“答案”等列名。")
    raise Unreadable(Notice(Severity.ERROR, "table.headers", message, params={"rows": _HEADER_ROWS}))


@dataclass(frozen=True, slots=True)
class _Row:
    cells: Sequence[Cell]
    columns: _Columns

    def text(self, field: str) -> str:
        column = self.columns.fields.get(field)
        return _text(self.cells[column]) if column is not None and column < len(self.cells) else ""

    def options(self) -> list[str]:
        """Return the texts of the options, from their own columns or from one split by ``|`` or line breaks."""
        texts = [_text(self.cells[column]) for column in self.columns.options if column < len(self.cells)]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            return texts
        cell = self.text("options")
        parts = [part.strip() for part in (cell.split("|") if "|" in cell else cell.split("\n")) if part.strip()]
        labels = [_LABEL.match(part) for part in parts]
        return [part[label.end() :] if label else part for part, label in zip(parts, labels, strict=True)]


def _item(row: _Row, place: Place, notices: list[Notice]) -> Item:
    texts = row.options()
    answer = row.text("answer")
    word = row.text("kind")
    kind = find_kind(word) if word else guess_kind(row.text("stem"), texts, answer)
    if kind is None:
        raise Unclear(problem("table.kind", N_("不认识的题型“{kind}”。"), "kind", kind=word))
    stem = row.text("stem")
    options = tuple(Option(option_id(index), text) for index, text in enumerate(texts))
    item = Item(
        id=row.text("id"),
        kind=kind,
        stem=with_gaps(stem) if kind is Kind.FILL_BLANK else stem,
        options=options,
        explanation=row.text("explanation"),
        difficulty=_difficulty(row.text("difficulty"), place, notices),
        tags=tuple(tag.strip() for tag in re.split(r"[；;]", row.text("tags")) if tag.strip()),
        outline=tuple(part.strip() for part in row.text("outline").split(" / ") if part.strip()),
        max_mark=_mark(row.text("mark"), place, notices),
    )
    return with_answer(item, answer)


def guess_kind(stem: str, options: Sequence[str], answer: str) -> Kind:
    """Return the kind that options, answer and stem suggest where none is named."""
    if options:
        if len(options) == 2 and {find_truth(text) for text in options} == {True, False}:
            return Kind.TRUE_FALSE
        return Kind.MULTIPLE_CHOICE if len(re.findall(r"[A-Za-z]", answer)) > 1 else Kind.SINGLE_CHOICE
    if gap_count(stem):
        return Kind.FILL_BLANK
    return Kind.SHORT_ANSWER if find_truth(answer) is None else Kind.TRUE_FALSE


def _difficulty(word: str, place: Place, notices: list[Notice]) -> float | None:
    found = find_difficulty(word)
    if word and found is None:
        notice = remark("table.difficulty", N_("看不懂的难度“{word}”，已忽略。"), "difficulty", word=word[:20])
        notices.append(Notice(notice.severity, notice.id, notice.message, place, notice.params))
    return found


def _mark(word: str, place: Place, notices: list[Notice]) -> Decimal:
    found = find_mark(word)
    if word and found is None:
        notice = remark("table.mark", N_("看不懂的分值“{word}”，按 1 分计。"), "max_mark", word=word[:20])
        notices.append(Notice(notice.severity, notice.id, notice.message, place, notice.params))
    return Decimal(1) if found is None else found


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "正确" if cell else "错误"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell).replace("\r\n", "\n").replace("\r", "\n").strip()
