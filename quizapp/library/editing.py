"""Between the form of a question and an item: read, fill in, tell what is wrong beside its field."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from starlette.datastructures import FormData

from question_bank.documents import read_document
from question_bank.items.fill_blank import standard_gaps
from question_bank.items.jsonl import content_id, item_from_json, option_id
from question_bank.items.kinds import check_item
from question_bank.items.model import Evidence, Item, Kind, Option
from question_bank.results import Notice, Severity
from quizapp.library.forms import QuestionForm
from quizapp.library.reviews import path_to
from quizapp.models import DocumentVersion, OutlineNode, QuestionVersion
from quizapp.web.forms import read_form
from quizapp.web.language import N_, gettext

EDITABLE = (Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE, Kind.TRUE_FALSE, Kind.FILL_BLANK)
ROWS = 8
MAX_ROWS = 26
_FIELDS = {"evidence": "quote"} | {n: n for n in ("stem", "options", "answer", "explanation", "max_mark")}
_OPTION = re.compile(r"options\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class OptionRow:
    """One row of the options in the form."""

    text: str
    correct: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """A question as typed: ``item`` when it is whole, else ``errors`` by field; ``typed`` in any case."""

    item: Item | None
    node_position: int | None
    errors: dict[str, str]
    typed: dict[str, Any]


def stored_item(version: QuestionVersion) -> Item:
    """Return the item of a stored version."""
    item = item_from_json(version.item).value
    if item is None:
        raise ValueError(f"question version {version.id} holds no item")
    return item


def blank_values(kind: Kind, point: str = "") -> dict[str, Any]:
    """Return the values of an empty form."""
    return form_values(Item("", kind, ""), None) | {"point": point}


def form_values(item: Item, point: int | None) -> dict[str, Any]:
    """Return the values of the form that shows ``item``."""
    rows = [OptionRow(option.text, option.correct) for option in item.options]
    gaps = item.answer if isinstance(item.answer, tuple) and item.kind is Kind.FILL_BLANK else ()
    return {
        "stem": item.stem,
        "options": padded(rows),
        "truth": {True: "true", False: "false"}.get(item.answer, "") if isinstance(item.answer, bool) else "",
        "answer": "\n".join(" | ".join(gap) for gap in gaps if isinstance(gap, tuple)),
        "explanation": item.explanation,
        "max_mark": f"{item.max_mark.normalize():f}",
        "quote": item.evidence.quote if item.evidence else "",
        "point": "" if point is None else str(point),
    }


def padded(rows: Sequence[OptionRow]) -> list[OptionRow]:
    """Return ``rows`` with empty ones after them, as many as the form shows."""
    return [*rows, *[OptionRow("", False)] * (ROWS - len(rows))]


def read_question(
    data: FormData, kind: Kind, *, before: Item | None = None, version: DocumentVersion | None = None
) -> Draft:
    """Read the form of a question of ``kind``: a new one, or new words for ``before``.

    ``version`` is the document that its evidence must stand in.
    """
    submission = read_form(QuestionForm, data)
    rows = _read_rows(data)
    typed = {**submission.typed, "options": padded(rows)}
    form = submission.value
    if form is None:
        return Draft(None, None, submission.errors, typed)
    nodes = version.nodes if version else []
    point = form.point if form.point is not None and any(n.position == form.point for n in nodes) else None
    item = _item(form, rows, kind, before or Item("", kind, ""))
    if version:
        item = replace(item, outline=outline_labels(nodes, point))
    try:
        item = replace(item, evidence=_evidence(form.quote, item.evidence, version, nodes, point))
    except QuoteNotFound:
        submission = submission.with_error("quote", gettext(N_("资料里没有这句话，请从正文中原样复制。")))
    errors = {**field_errors(check_item(item), rows), **submission.errors}
    return Draft(None if errors else item, point, errors, typed)


class QuoteNotFound(ValueError):  # noqa: N818 — it states the fact
    """The sentence given as evidence doesn't stand in the document."""


def _read_rows(data: FormData) -> list[OptionRow]:
    ticked = set(data.getlist("correct"))
    texts = [value if isinstance(value, str) else "" for value in data.getlist("option")][:MAX_ROWS]
    return [OptionRow(" ".join(text.split()), str(row) in ticked) for row, text in enumerate(texts)]


def _item(form: QuestionForm, rows: Sequence[OptionRow], kind: Kind, before: Item) -> Item:
    stem = _plain_lines(form.stem)
    filled = [row for row in rows if row.text]
    options: tuple[Option, ...] = ()
    if kind in {Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE}:
        weights = {option.text: option.weight for option in before.options}
        options = tuple(
            Option(option_id(number), row.text, row.correct, weights.get(row.text))
            for number, row in enumerate(filled)
        )
    item = replace(
        before,
        kind=kind,
        stem=standard_gaps(stem) if kind is Kind.FILL_BLANK else stem,
        options=options,
        answer=_answer(form, kind),
        explanation=_plain_lines(form.explanation),
        max_mark=form.max_mark,
    )
    return item if item.id else replace(item, id=content_id(item))


def _answer(form: QuestionForm, kind: Kind) -> bool | tuple[tuple[str, ...], ...] | None:
    if kind is Kind.TRUE_FALSE:
        return {"true": True, "false": False}.get(form.truth)
    if kind is Kind.FILL_BLANK:
        lines = [line for line in form.answer.replace("｜", "|").splitlines() if line.strip()]
        return tuple(tuple(part.strip() for part in line.split("|") if part.strip()) for line in lines)
    return None


def _evidence(
    quote: str,
    before: Evidence | None,
    version: DocumentVersion | None,
    nodes: Sequence[OutlineNode],
    point: int | None,
) -> Evidence | None:
    """Return the evidence for ``quote``: the old one where it is the same, else where the document says it."""
    quote = _plain_lines(quote)
    if before and quote == before.quote.strip():
        return before
    if not quote or version is None:
        return None
    body = next((node.body_start for node in nodes if node.position == point), None)
    start = version.text.find(quote, body or 0)
    start = start if start >= 0 else version.text.find(quote)
    if start < 0:
        raise QuoteNotFound
    end = start + len(quote)
    raw_start, raw_end = _raw_span(version, start, end)
    return Evidence(version.file_name, version.sha256, start, end, quote, raw_start, raw_end)


def _raw_span(version: DocumentVersion, start: int, end: int) -> tuple[int | None, int | None]:
    """Return the bytes of the uploaded file behind ``start:end`` of its text; none for binary formats."""
    document = read_document(version.file_name, version.raw).value
    if document.origin is None or document.text != version.text:
        return None, None
    return document.origin.span(start, end)


def outline_labels(nodes: Sequence[OutlineNode], position: int | None) -> tuple[str, ...]:
    """Return the labels from the topmost outline point down, as items carry them."""
    return tuple(node.label.strip().rstrip("、.．，") or node.title for node in path_to(nodes, position))


def field_errors(notices: Sequence[Notice], rows: Sequence[OptionRow]) -> dict[str, str]:
    """Return the errors among ``notices`` by the form's fields; an option's number is that of its row."""
    filled = [number for number, row in enumerate(rows, 1) if row.text]
    errors: dict[str, str] = {}
    for notice in notices:
        if notice.severity is Severity.ERROR:
            errors.setdefault(_field(notice.params, filled), notice.text(gettext))
    return errors


def _field(params: Mapping[str, object], filled: Sequence[int]) -> str:
    name = str(params.get("field", ""))
    option = _OPTION.fullmatch(name)
    if option and int(option[1]) <= len(filled):
        return f"option-{filled[int(option[1]) - 1]}"
    return _FIELDS.get(name, "form")


def _plain_lines(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
