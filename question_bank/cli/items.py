"""``question-bank convert``, ``check``, ``mark``: files of questions and of responses."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import typer

from question_bank.cli.reporting import CALL_IS_WRONG, INPUT_HAS_ERRORS, read_bytes, report
from question_bank.formats import Format, UnknownFormat, find_format, format_of
from question_bank.formats.decoding import decode
from question_bank.formats.jsonl import json_lines
from question_bank.items.jsonl import response_from_json
from question_bank.items.kinds import check_response
from question_bank.items.model import Item
from question_bank.items.numeric import from_decimal
from question_bank.marking import MARK_STEP, POLICIES, Policy, Terms, UnknownPolicy, find_policy, mark_item
from question_bank.results import N_, Notice, Place, Result, Severity, Unreadable

_FROM = typer.Option("--from", help="输入格式；不写时看扩展名")
_TO = typer.Option("--to", help="输出格式；不写时看扩展名")


def convert(
    source: Annotated[Path, typer.Argument(metavar="IN", help="试题文件")],
    target: Annotated[Path, typer.Argument(metavar="OUT", help="要写的文件")],
    from_: Annotated[str | None, _FROM] = None,
    to: Annotated[str | None, _TO] = None,
) -> None:
    """转换试题格式；读不了的题和带不走的内容逐条列出，其余照常写出。"""
    reader, writer = _format(source, from_), _format(target, to)
    result = _read(source, reader)
    failed = report(source, result.notices)
    written = writer.write(result.value)
    failed = report(target, written.notices) or failed
    try:
        target.write_bytes(written.value)
    except OSError as error:
        sys.stderr.write(f"{target}: error: {N_('文件写不了：{reason}').format(reason=error.strerror)}\n")
        raise typer.Exit(CALL_IS_WRONG) from error
    if failed:
        raise typer.Exit(INPUT_HAS_ERRORS)


def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="试题文件")],
    from_: Annotated[str | None, _FROM] = None,
) -> None:
    """校验试题文件，一条问题一行；有错误时退出码为 1。"""
    formats = [_format(file, from_) for file in files]
    failed = False
    for file, reader in zip(files, formats, strict=True):
        data = read_bytes(file)
        try:
            failed = report(file, reader.read(data).notices) or failed
        except Unreadable as refusal:
            failed = report(file, [refusal.notice]) or failed
    if failed:
        raise typer.Exit(INPUT_HAS_ERRORS)


def mark(
    items: Annotated[Path, typer.Argument(metavar="ITEMS.jsonl", help="试题文件")],
    responses: Annotated[Path, typer.Argument(metavar="RESPONSES.jsonl", help="作答文件，一行一个 JSON")],
    policy: Annotated[str, typer.Option(help=f"评分规则：{'、'.join(POLICIES)}")] = "exact",
    step: Annotated[float, typer.Option(min=0.001, help="“少选得一半分”的最小分档")] = float(MARK_STEP),
) -> None:
    """给作答评分，一行一个 JSON：mark、max、policy；correct 为 null 的要由人评。"""
    rule = _policy(policy)
    bank = _read(items, _format(items, None))
    failed = report(items, bank.notices)
    notices: list[Notice] = []
    text = _decode(responses)
    by_id = {item.id: item for item in bank.value}
    for line in _marked(text, by_id, rule, Terms(step=Decimal(str(step))), notices):
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    if report(responses, notices) or failed:
        raise typer.Exit(INPUT_HAS_ERRORS)


def _marked(
    text: str, items: Mapping[str, Item], policy: Policy, terms: Terms, notices: list[Notice]
) -> Iterator[dict[str, object]]:
    """Yield each response's mark, with whatever else its line says; what can't be marked becomes a notice."""
    for place, value in json_lines(text, notices):
        item = items.get(str(value.get("item"))) if isinstance(value, dict) else None
        if item is None or not isinstance(value, dict) or "response" not in value:
            notices.append(_unknown(value, place))
            continue
        response = response_from_json(item, value["response"])
        problem = response.notices[0] if response.notices else check_response(item, response.value)
        if problem:
            notices.append(Notice(problem.severity, problem.id, problem.message, place, problem.params))
            continue
        given = mark_item(item, response.value, policy, terms=terms)
        rest = {name: part for name, part in value.items() if name != "response"}
        yield {
            **rest,
            "mark": from_decimal(given.mark),
            "max": from_decimal(given.max),
            "policy": given.policy,
            "correct": given.correct,
        }


def _unknown(value: object, place: Place) -> Notice:
    if not isinstance(value, dict) or "item" not in value or "response" not in value:
        message = N_("每行应是一个 JSON 对象，写着 item 和 response。")
        return Notice(Severity.ERROR, "response.object", message, place)
    message = N_("没有编号为“{id}”的试题。")
    return Notice(Severity.ERROR, "response.item", message, place, {"id": value["item"]})


def _format(file: Path, name: str | None) -> Format:
    """Return the named format, or that of the extension; an unknown one ends the program with exit code 2."""
    try:
        return find_format(name) if name else format_of(file.name)
    except UnknownFormat as error:
        report(file, [error.notice])
        raise typer.Exit(CALL_IS_WRONG) from error


def _policy(name: str) -> Policy:
    try:
        return find_policy(name)
    except UnknownPolicy as error:
        message = N_("没有评分规则“{name}”。可用的有：{known}。").format(name=name, known="、".join(POLICIES))
        sys.stderr.write(f"--policy: error: {message}\n")
        raise typer.Exit(CALL_IS_WRONG) from error


def _read(file: Path, reader: Format) -> Result[list[Item]]:
    data = read_bytes(file)
    try:
        return reader.read(data)
    except Unreadable as refusal:
        report(file, [refusal.notice])
        raise typer.Exit(INPUT_HAS_ERRORS) from refusal


def _decode(file: Path) -> str:
    data = read_bytes(file)
    try:
        return decode(data)
    except Unreadable as refusal:
        report(file, [refusal.notice])
        raise typer.Exit(INPUT_HAS_ERRORS) from refusal
