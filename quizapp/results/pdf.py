"""The report on paper: the table of units on A4 pages, set by typst."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import typst
from noto_cjk import otc_path

from quizapp.results.completion import Tally
from quizapp.results.report import Report
from quizapp.settings import ROOT
from quizapp.web.figures import format_mark, format_percent
from quizapp.web.language import current_language, gettext

TEMPLATE = ROOT / "templates" / "results" / "report.typ"


def pdf_bytes(report: Report) -> bytes:
    """Set the figures and the table of units; who is missing is counted, not named."""
    made: bytes = typst.compile(
        str(TEMPLATE),
        font_paths=[str(otc_path("sans").parent)],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": json.dumps(_data(report), ensure_ascii=False)},
    )
    return made


def _data(report: Report) -> dict[str, Any]:
    quiz, total = report.quiz, report.completion.total
    full_mark = report.completion.full_mark
    mean = (
        gettext("平均分")
        if full_mark is None
        else gettext("平均分（满分 {mark}）").format(mark=format_mark(full_mark))
    )
    return {
        "lang": current_language.get()[:2],
        "title": quiz.title,
        "subtitle": [
            quiz.study_session.title,
            f"{_moment(report, quiz.opens_at)} – {_moment(report, quiz.closes_at)}",
        ],
        "footer": gettext("{title}　截至 {moment}").format(title=quiz.title, moment=_moment(report, report.at)),
        "note": gettext("每人取已交卷的各次作答中得分最高的一次；上级单位含所有下级单位。"),
        "figures": [
            [gettext("应参加"), str(total.assigned)],
            [gettext("已交卷"), str(total.submitted)],
            [gettext("未完成"), str(total.missing)],
            [gettext("完成率"), format_percent(total.submitted, total.assigned)],
            [gettext("及格"), str(total.passed)],
            [mean, format_mark(total.mean)],
        ],
        "columns": [
            gettext("单位"),
            gettext("应参加"),
            gettext("已交卷"),
            gettext("未完成"),
            gettext("完成率"),
            gettext("及格"),
            gettext("平均分"),
        ],
        "rows": [
            {"name": row.unit.name, "depth": row.depth, "values": _values(row.total)}
            for row in report.completion.rows
        ],
    }


def _values(tally: Tally) -> list[str]:
    return [
        str(tally.assigned),
        str(tally.submitted),
        str(tally.missing),
        format_percent(tally.submitted, tally.assigned),
        str(tally.passed),
        "—" if tally.mean is None else str(tally.mean),
    ]


def _moment(report: Report, moment: datetime) -> str:
    return f"{report.local(moment):%Y-%m-%d %H:%M}"
