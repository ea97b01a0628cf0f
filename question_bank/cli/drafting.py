"""``question-bank draft``: questions drafted from study documents, one JSON object a line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from question_bank.cli.reporting import CALL_IS_WRONG, INPUT_HAS_ERRORS, read_bytes, report
from question_bank.documents import read_document
from question_bank.drafting import draft_questions
from question_bank.formats import find_format
from question_bank.items.model import Item
from question_bank.outline import recover_outline
from question_bank.results import N_, Unreadable


def draft(
    files: Annotated[list[Path], typer.Argument(help="学习材料")],
    out: Annotated[Path | None, typer.Option("-o", "--out", help="写入这个文件，不写则输出到屏幕")] = None,
    seed: Annotated[int, typer.Option(help="随机种子；材料和种子相同，结果逐字节相同")] = 0,
) -> None:
    """从学习材料起草试题,一行一道;每道题都带有能证明答案的原文。"""
    drafted = [_draft_file(file, seed) for file in files]
    items = {item.id: item for of_file in drafted if of_file is not None for item in of_file}
    _write(out, find_format("jsonl").write(list(items.values())).value)
    if None in drafted:
        raise typer.Exit(INPUT_HAS_ERRORS)


def _draft_file(file: Path, seed: int) -> list[Item] | None:
    """Return the drafts of one file; None when it can't be read, which is reported."""
    try:
        document = read_document(file.name, read_bytes(file))
    except Unreadable as refusal:
        report(file, [refusal.notice])
        return None
    outline = recover_outline(document.value)
    drafted = draft_questions(document.value, outline.value, seed=seed)
    notices = (*document.notices, *outline.notices, *drafted.notices)
    return None if report(file, notices, document.value.text) else drafted.value


def _write(out: Path | None, data: bytes) -> None:
    if out is None:
        sys.stdout.buffer.write(data)
        return
    try:
        out.write_bytes(data)
    except OSError as error:
        reason = N_("文件写不了：{reason}").format(reason=error.strerror)
        sys.stderr.write(f"{out}: error: {reason}\n")
        raise typer.Exit(CALL_IS_WRONG) from error
