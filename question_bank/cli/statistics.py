"""``question-bank analyse``: item and test statistics of a person × item matrix."""

from __future__ import annotations

import csv
import io
import json
import sys
from dataclasses import asdict
from math import fsum
from pathlib import Path
from typing import Annotated

import typer

from question_bank.cli.reporting import INPUT_HAS_ERRORS, read_bytes, report
from question_bank.formats.decoding import decode
from question_bank.results import N_, Unreadable
from question_bank.statistics import Analysis, OptionAnalysis, analyse, analyse_options
from question_bank.statistics.matrix import ScoredMatrix, read_key, read_letters, read_scores


def analyse_responses(
    responses: Annotated[Path, typer.Argument(metavar="RESPONSES.csv", help="每人一行、每题一列的得分或选项")],
    key: Annotated[Path | None, typer.Option(help="答案文件；给出时各格是选项字母")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """计算试题和整卷的统计量：难度、区分度、信度、测量标准误、选项分析。"""
    try:
        table = _table(responses)
        result = read_letters(table, read_key(_table(key))) if key else read_scores(table)
    except Unreadable as refusal:
        report(responses, [refusal.notice])
        raise typer.Exit(INPUT_HAS_ERRORS) from refusal
    matrix = result.value
    analysis, options = analyse(matrix.marks, matrix.maxima), _options(matrix)
    if as_json:
        sys.stdout.write(json.dumps(_as_data(matrix, analysis, options), ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in _as_lines(matrix, analysis, options))
    if report(responses, result.notices):
        raise typer.Exit(INPUT_HAS_ERRORS)


def _table(file: Path) -> list[list[str]]:
    text = decode(read_bytes(file))
    head = text.partition("\n")[0]
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=max(",\t;", key=head.count)))


def _options(matrix: ScoredMatrix) -> list[tuple[OptionAnalysis, ...]]:
    if matrix.choices is None:
        return [() for _ in matrix.items]
    totals = [fsum(mark for mark in row if mark is not None) for row in matrix.marks]
    columns = [[row[index] for row in matrix.choices] for index in range(len(matrix.items))]
    letters = [sorted({letter for chosen in column for letter in chosen or ()}) for column in columns]
    return [analyse_options(column, totals, found) for column, found in zip(columns, letters, strict=True)]


def _as_data(
    matrix: ScoredMatrix, analysis: Analysis, options: list[tuple[OptionAnalysis, ...]]
) -> dict[str, object]:
    items = [
        {
            "item": name,
            "max": maximum,
            **asdict(item),
            **({"options": [asdict(row) for row in rows]} if rows else {}),
        }
        for name, maximum, item, rows in zip(matrix.items, matrix.maxima, analysis.items, options, strict=True)
    ]
    return {"test": asdict(analysis.paper), "items": items}


def _as_lines(matrix: ScoredMatrix, analysis: Analysis, options: list[tuple[OptionAnalysis, ...]]) -> list[str]:
    paper = analysis.paper
    alpha = N_("信度 α（近似）") if paper.approximate else N_("信度 α")
    rows = [
        (N_("人数"), paper.persons),
        (N_("题数"), paper.items),
        (N_("平均分"), paper.mean),
        (N_("中位数"), paper.median),
        (N_("标准差"), paper.deviation),
        (N_("偏度"), paper.skewness),
        (N_("峰度"), paper.kurtosis),
        (alpha, paper.alpha),
        (N_("误差比"), paper.error_ratio),
        (N_("测量标准误"), paper.standard_error),
    ]
    lines = [f"{name}\t{_shown(value)}" for name, value in rows]
    header = (N_("试题"), N_("人数"), N_("难度"), N_("标准差"), N_("区分度"), N_("区分效率"), N_("去掉后的 α"))
    lines += ["", "\t".join(header)]
    for name, item, choices in zip(matrix.items, analysis.items, options, strict=True):
        numbers = (item.facility, item.deviation, item.discrimination, item.efficiency, item.alpha_without)
        lines.append("\t".join([name, str(item.persons), *map(_shown, numbers)]))
        lines += [
            N_("  {option}：{chosen} 人（{share:.1%}），平均总分 {mean}，高分组 {upper}，低分组 {lower}").format(
                option=row.option or N_("未答"),
                chosen=row.chosen,
                share=row.share,
                mean=_shown(row.mean_total),
                upper=_shown(row.upper),
                lower=_shown(row.lower),
            )
            for row in choices
        ]
    return lines


def _shown(value: float | None) -> str:
    if value is None:
        return N_("无法计算")
    return str(value) if isinstance(value, int) else f"{value:.6f}".rstrip("0").rstrip(".")
