"""``question-bank outline``: the outline of a document, as people read it or as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from question_bank.cli.reporting import INPUT_HAS_ERRORS, line_of, read_bytes, report
from question_bank.documents import read_document
from question_bank.outline import recover_outline
from question_bank.outline.model import Node, Outline, Sentence
from question_bank.results import N_, Notice, Unreadable


def outline(
    file: Annotated[Path, typer.Argument(help="学习材料（txt、md、docx）")],
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """识别文件的提纲,一行一个要点;没有正文的要点、断行、隐去的名称列在后面。"""
    try:
        document = read_document(file.name, read_bytes(file))
    except Unreadable as refusal:
        report(file, [refusal.notice])
        raise typer.Exit(INPUT_HAS_ERRORS) from refusal
    recovered = recover_outline(document.value)
    notices = (*document.notices, *recovered.notices)
    text = document.value.text
    if as_json:
        data = as_data(text, recovered.value, notices)
        sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in as_lines(recovered.value))
    if report(file, notices, text):
        raise typer.Exit(INPUT_HAS_ERRORS)


def as_lines(outline: Outline) -> list[str]:
    """Return the title and one indented line a node; a node without text says so."""
    absent = N_("（没有正文）")
    lines = [outline.title] if outline.title else []
    for node in outline.nodes:
        mark = "" if node.has_text else absent
        lines.append(f"{'  ' * (node.level - 1)}{node.label}{node.title}{mark}")
    return lines


def as_data(text: str, outline: Outline, notices: tuple[Notice, ...]) -> dict[str, object]:
    """Return the JSON form of a recovered outline; offsets count characters of ``text``."""
    return {
        "text": text,
        "title": outline.title,
        "nodes": [_node(node) for node in outline.nodes],
        "sentences": [_sentence(sentence) for sentence in outline.sentences],
        "notices": [_notice(notice, text) for notice in notices],
    }


def _node(node: Node) -> dict[str, object]:
    return {
        "label": node.label,
        "title": node.title,
        "level": node.level,
        "start": node.start,
        "end": node.end,
        "body_start": node.body_start,
        "body_end": node.body_end,
        "parent": node.parent,
        "has_text": node.has_text,
    }


def _sentence(sentence: Sentence) -> dict[str, object]:
    return {
        "start": sentence.start,
        "end": sentence.end,
        "paragraph_start": sentence.paragraph_start,
        "paragraph_end": sentence.paragraph_end,
        "node": sentence.node,
        "seam": sentence.seam,
        "masked": sentence.masked,
        "heading": sentence.heading,
    }


def _notice(notice: Notice, text: str) -> dict[str, object]:
    return {
        "severity": notice.severity.value,
        "id": notice.id,
        "message": notice.text(),
        "start": notice.place.start,
        "end": notice.place.end,
        "line": line_of(notice, text),
    }
