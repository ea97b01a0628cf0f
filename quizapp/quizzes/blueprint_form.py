"""The blueprint as a part of the quiz form: rows of kind, outline point, number and mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import zip_longest
from typing import Annotated

from pydantic import Field
from starlette.datastructures import FormData

from question_bank.items.model import Kind
from question_bank.papers import BlueprintRow
from question_bank.results import Notice
from quizapp.quizzes.choices import Group, count_kinds
from quizapp.quizzes.papers import outline_path
from quizapp.web.forms import Form, read_form
from quizapp.web.labels import kind_label
from quizapp.web.language import N_, gettext

MAX_ROWS = 30
USUAL_KINDS = (Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE, Kind.TRUE_FALSE, Kind.FILL_BLANK)
USUAL_COUNT = 5
USUAL_MARKS = {Kind.MULTIPLE_CHOICE: 8}
USUAL_MARK = 4


class RowForm(Form):
    """One row: no kind, point, number or mark means any, any, all there are, each question's own."""

    kind: Kind | None = None
    outline: Annotated[str, Field(max_length=400)] | None = None
    count: Annotated[int, Field(ge=1, le=1000)] | None = None
    mark: Annotated[Decimal, Field(gt=0, le=1000, decimal_places=2)] | None = None


@dataclass(frozen=True, slots=True)
class TypedRow:
    """A row as typed, with what is wrong with it."""

    kind: str = ""
    outline: str = ""
    count: str = ""
    mark: str = ""
    error: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing was typed into it."""
        return not (self.kind or self.outline or self.count or self.mark)


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows as typed; ``blueprint`` is what they mean, those with errors left out."""

    typed: tuple[TypedRow, ...]
    blueprint: tuple[BlueprintRow, ...] = field(default=())

    @property
    def errors(self) -> dict[str, str]:
        """What is wrong, by the names that the rows have on the page."""
        return {f"row-{number}": row.error for number, row in enumerate(self.typed, 1) if row.error}

    def with_notices(self, notices: Iterable[Notice]) -> Rows:
        """Return the rows with what a look into the pool found, each beside its row."""
        typed = list(self.typed)
        for notice in notices:
            index = (notice.place.line or 1) - 1
            typed[index] = replace(typed[index], error=shortage(notice, typed[index].kind))
        return replace(self, typed=tuple(typed))


def shortage(notice: Notice, kind: str) -> str:
    """Say in the user's language what a pool lacks, for a row that asks for ``kind``."""
    if notice.id == "blueprint.short" and kind:
        message = gettext(N_("第 {line} 行：要 {asked} 道{kind}，题库里只有 {available} 道。"))
        return message.format(kind=kind_label(kind), **notice.params)
    return notice.text(gettext)


def rows_as_typed(data: FormData) -> Rows:
    """Return the rows of a submitted form, unread."""
    columns = [_texts(data, f"row_{name}") for name in ("kind", "outline", "count", "mark")]
    typed = [TypedRow(*cells) for cells in zip_longest(*columns, fillvalue="")]
    return Rows(tuple(typed[:MAX_ROWS]) or (TypedRow(),))


def read_rows(data: FormData) -> Rows:
    """Read the rows of a submitted form; rows left blank are dropped unless all are."""
    typed = rows_as_typed(data).typed
    filled = [row for row in typed if not row.blank] or typed[:1]
    read = [_read_row(row, line) for line, row in enumerate(filled, 1)]
    return Rows(tuple(row for row, _ in read), tuple(meant for _, meant in read if meant is not None))


def understood_rows(typed: Iterable[TypedRow]) -> tuple[BlueprintRow, ...]:
    """Return what the rows mean that aren't blank and have nothing wrong with them."""
    read = (_read_row(row, 0)[1] for row in typed if not row.blank)
    return tuple(row for row in read if row is not None)


def _texts(data: FormData, name: str) -> list[str]:
    return [value.strip() for value in data.getlist(name) if isinstance(value, str)]


def _read_row(row: TypedRow, line: int) -> tuple[TypedRow, BlueprintRow | None]:
    cells = FormData({"kind": row.kind, "outline": row.outline, "count": row.count, "mark": row.mark})
    submission = read_form(RowForm, cells)
    form = submission.value
    if form is None:
        names = {
            "kind": gettext("题型"),
            "outline": gettext("要点"),
            "count": gettext("题数"),
            "mark": gettext("每题分值"),
        }
        named = "".join(f"{names[name]}{message}" for name, message in submission.errors.items())
        return replace(row, error=gettext("第 {line} 行：{problem}").format(line=line, problem=named)), None
    outline = None if form.outline is None else outline_path(form.outline)
    return row, BlueprintRow(kind=form.kind, outline=outline, count=form.count, mark=form.mark)


def typed_rows(blueprint: Iterable[BlueprintRow]) -> Rows:
    """Return the rows that a form would show for ``blueprint``."""
    rows = tuple(blueprint)
    typed = tuple(
        TypedRow(
            kind="" if row.kind is None else row.kind.value,
            outline="" if row.outline is None else "/".join(row.outline),
            count="" if row.count is None else str(row.count),
            mark="" if row.mark is None else f"{row.mark.normalize():f}",
        )
        for row in rows
    )
    return Rows(typed, rows)


def suggested_rows(groups: Sequence[Group]) -> Rows:
    """Suggest a paper from what there is: five of each usual kind, a hundred marks where all kinds are there."""
    counts = count_kinds(groups)
    usual = [kind for kind in USUAL_KINDS if counts.get(kind.value)]
    kinds = usual or [Kind(kind) for kind in counts]
    return typed_rows(
        BlueprintRow(
            kind=kind,
            count=min(USUAL_COUNT, counts[kind.value]),
            mark=Decimal(USUAL_MARKS.get(kind, USUAL_MARK)),
        )
        for kind in kinds
    )


def change_rows(rows: Rows, action: str) -> Rows:
    """Return the rows after a button's ``action``: ``add-row``, ``remove-2``; anything else changes nothing."""
    if action == "add-row" and len(rows.typed) < MAX_ROWS:
        return Rows((*rows.typed, TypedRow(count=str(USUAL_COUNT), mark=str(USUAL_MARK))))
    verb, _, number = action.partition("-")
    if verb == "remove":
        kept = tuple(row for line, row in enumerate(rows.typed, 1) if str(line) != number)
        return Rows(kept or (TypedRow(),))
    return rows
