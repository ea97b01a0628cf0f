"""``quizapp report``: the unit score report of a quiz into a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from quizapp.cli.frame import opened, refuse
from quizapp.results.pdf import pdf_bytes
from quizapp.results.queries import quiz_by_id_or_code
from quizapp.results.report import Report, report_of
from quizapp.results.workbook import people_csv, workbook_bytes
from quizapp.web.language import gettext

WRITERS: dict[str, Callable[[Report], bytes]] = {".xlsx": workbook_bytes, ".csv": people_csv, ".pdf": pdf_bytes}
EVERYTHING = "/"


def report(
    quiz: Annotated[str, typer.Argument(help="the quiz's id, or the code in its link")],
    out: Annotated[Path, typer.Argument(help="the file to write: .xlsx, .csv or .pdf")],
) -> None:
    """Write the unit score report: units, people, who is missing, questions."""
    write = WRITERS.get(out.suffix.lower())
    if write is None:
        raise typer.BadParameter(gettext("文件名要以 .xlsx、.csv 或 .pdf 结尾。"), param_hint="OUT")
    with opened(reading=True) as (settings, session):
        found = quiz_by_id_or_code(session, quiz)
        if found is None:
            refuse([gettext("没有找到测验“{quiz}”。").format(quiz=quiz)])
        made = report_of(session, found, EVERYTHING, at=datetime.now(UTC), timezone=settings.timezone)
        content = write(made)
    try:
        out.write_bytes(content)
    except OSError as error:
        refuse([gettext("文件“{path}”写不进去：{reason}").format(path=out, reason=error.strerror)])
