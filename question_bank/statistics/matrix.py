"""Person × item matrices as people keep them in CSV files: scores, or letters with a key."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from question_bank.results import N_, Notice, Place, Result, Severity, Unreadable

_PERSON = frozenset(
    (
        *("", "id", "person", "persons", "name", "user", "learner", "student", "candidate", "examinee"),
        *("姓名", "学号", "工号", "考生", "编号", "用户", "用户名", "人员", "学员"),
    )
)
_MAXIMUM = frozenset(("max", "max_mark", "maximum", "满分", "分值"))
_KEY_WORDS = frozenset(("item", "question", "key", "answer", "max", "题号", "试题", "答案", "满分"))
_NOT_MET = frozenset(("-", "—", "na", "n/a", "nan", "null"))
_LETTERS = re.compile(r"[A-Za-z](?:[\s,，、;；]*[A-Za-z])*")

Table = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class ScoredMatrix:
    """Marks (None: not met) and full marks; with letters also what each person chose of each item."""

    items: tuple[str, ...]
    marks: tuple[tuple[float | None, ...], ...]
    maxima: tuple[float, ...]
    choices: tuple[tuple[tuple[str, ...] | None, ...], ...] | None = None


@dataclass(frozen=True, slots=True)
class _Body:
    items: tuple[str, ...]
    rows: list[tuple[int, list[str]]]
    maxima: list[str] | None


def read_scores(table: Table) -> Result[ScoredMatrix]:
    """Read marks; an empty cell is an item that the person didn't meet.

    Full marks come from a row named 满分 or max, else from the best mark of the column, 1 at least.
    """
    body = _body(table, letters=False)
    notices: list[Notice] = []
    marks = []
    for line, row in body.rows:
        cells = [_mark(cell, line, item, notices) for item, cell in zip(body.items, row, strict=True)]
        marks.append(tuple(cells))
    return Result(ScoredMatrix(body.items, tuple(marks), _maxima(body, marks)), tuple(notices))


def read_letters(table: Table, key: Mapping[str, str]) -> Result[ScoredMatrix]:
    """Read letters and mark them 1 or 0 by ``key``; an empty cell is a wrong answer, ``-`` an item not met."""
    body = _body(table, letters=True)
    notices = []
    for item in body.items:
        if item not in key:
            message = N_("答案文件里没有“{item}”的答案。")
            notices.append(Notice(Severity.ERROR, "matrix.key", message, params={"item": item}))
    known = [item in key for item in body.items]
    choices = [
        tuple(_letters(cell) for cell, keep in zip(row, known, strict=True) if keep) for _, row in body.rows
    ]
    items = tuple(item for item in body.items if item in key)
    keys = [_letters(key[item]) for item in items]
    marks = tuple(
        tuple(None if chosen is None else float(chosen == right) for chosen, right in zip(row, keys, strict=True))
        for row in choices
    )
    return Result(ScoredMatrix(items, marks, (1.0,) * len(items), tuple(choices)), tuple(notices))


def read_key(table: Table) -> dict[str, str]:
    """Read a key: a row an item (``q1,A``), or a row of items above a row of letters."""
    rows = [[cell.strip() for cell in row] for row in table if any(cell.strip() for cell in row)]
    across = (
        len(rows) == 2 and len(rows[0]) == len(rows[1]) and not _KEY_WORDS.issuperset(map(str.casefold, rows[0]))
    )
    if across and (len(rows[0]) > 2 or not all(_LETTERS.fullmatch(row[1]) for row in rows if len(row) > 1)):
        return dict(zip(rows[0], rows[1], strict=True))
    if rows and rows[0][0].casefold() in _KEY_WORDS:
        rows = rows[1:]
    return {row[0]: row[1] for row in rows if len(row) > 1}


def _body(table: Table, *, letters: bool) -> _Body:
    """Find items, persons and the row of full marks; raise :class:`Unreadable` for a table without them.

    A first row that repeats itself can't be names of items: then they are numbered.
    """
    numbered = [(line, [cell.strip() for cell in row]) for line, row in enumerate(table, 1)]
    numbered = [(line, row) for line, row in numbered if any(row)]
    if len(numbered) < 2:
        message = N_("表格里没有数据：第一行应是题号，以下每人一行。")
        raise Unreadable(Notice(Severity.ERROR, "matrix.empty", message))
    (_, header), *rows = numbered
    if len(set(header[1:])) < len(header[1:]):
        header, rows = [str(number) for number in range(1, len(header) + 1)], numbered
    first = 1 if header[0].casefold() in _PERSON or not _is_item_column(rows, letters=letters) else 0
    width = len(header)
    padded = [(line, (row + [""] * width)[:width]) for line, row in rows]
    maxima = next((row[first:] for _, row in padded if row[0].casefold() in _MAXIMUM), None)
    persons = [(line, row[first:]) for line, row in padded if row[0].casefold() not in _MAXIMUM]
    return _Body(tuple(header[first:]), persons, maxima)


def _is_item_column(rows: Sequence[tuple[int, list[str]]], *, letters: bool) -> bool:
    cells = [row[0] for _, row in rows if row[0].casefold() not in _MAXIMUM]
    if letters:
        return all(not cell or (len(cell) < 6 and _LETTERS.fullmatch(cell)) for cell in cells)
    return all(not cell or _number(cell) is not None for cell in cells)


def _mark(cell: str, line: int, item: str, notices: list[Notice]) -> float | None:
    if not cell or cell.casefold() in _NOT_MET:
        return None
    found = _number(cell)
    if found is None:
        message = N_("“{item}”一列里的“{cell}”不是分数，按没有作答处理。字母答案要用 --key 给出答案。")
        params = {"item": item, "cell": cell[:20]}
        notices.append(Notice(Severity.ERROR, "matrix.cell", message, Place(line=line), params))
    return found


def _number(cell: str) -> float | None:
    try:
        found = float(cell)
    except ValueError:
        return None
    return found if abs(found) < 1e9 else None


def _maxima(body: _Body, marks: Sequence[Sequence[float | None]]) -> tuple[float, ...]:
    found = []
    for column in range(len(body.items)):
        given = _number(body.maxima[column]) if body.maxima else None
        best = max((mark for row in marks if (mark := row[column]) is not None), default=1.0)
        found.append(given or max(1.0, best))
    return tuple(found)


def _letters(cell: str) -> tuple[str, ...] | None:
    if cell.casefold() in _NOT_MET:
        return None
    return tuple(sorted(set(re.findall(r"[A-Z]", cell.upper()))))
