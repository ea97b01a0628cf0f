"""Pages: importing a roster, and the template to fill in."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import APIRouter, Request
from starlette.datastructures import FormData, UploadFile
from starlette.responses import Response

from quizapp.accounts.current import CurrentOrganizer
from quizapp.units.forms import ImportForm
from quizapp.units.rights import roles_to_give
from quizapp.units.roster import (
    RosterProblem,
    RosterRefused,
    TableUnreadable,
    TooManyPasswords,
    import_roster,
    passwords_csv,
    read_roster,
    read_table,
    template_workbook,
)
from quizapp.web.clock import Now
from quizapp.web.database import Database
from quizapp.web.forms import Submitted, read_form
from quizapp.web.language import gettext
from quizapp.web.rendering import render
from quizapp.web.spreadsheets import XLSX, download

router = APIRouter()

MOST_PASSWORDS = 5_000
"""Initial passwords that a page makes people wait for; the command line has no such limit."""
PROBLEMS_SHOWN = 200
PASSWORDS_SHOWN = 20


@router.get("/units/import", name="units.import_people")
def import_people(request: Request, user: CurrentOrganizer) -> Response:  # noqa: ARG001 — organizers only
    """Show the form that imports a roster."""
    return _form(request)


@router.get("/units/import/template.xlsx", name="units.template")
def template(user: CurrentOrganizer) -> Response:
    """Answer with the workbook to fill in."""
    return download(template_workbook(roles_to_give(user)), gettext("单位和人员名单模板") + ".xlsx", XLSX)


@router.post("/units/import", name="units.store_roster")
def store_people(
    request: Request, session: Database, user: CurrentOrganizer, data: Submitted, at: Now
) -> Response:
    """Import a roster, and show the initial passwords this once: they are kept nowhere."""
    file = _chosen_file(data)
    form = read_form(ImportForm, data).value or ImportForm()
    if file is None:
        return _form(request, {"file": gettext("请先选择一个文件。")}, renew=form.renew, status_code=422)
    days = request.app.state.settings.initial_password_days
    try:
        roster = read_roster(read_table(file.file.read()))
        outcome = import_roster(
            session, roster, by=user, at=at, initial_days=days, renew=form.renew, most=MOST_PASSWORDS
        )
    except TableUnreadable as refusal:
        return _form(request, {"file": refusal.text()}, renew=form.renew, status_code=422)
    except TooManyPasswords:
        message = gettext("一次最多新增 {most} 人，请把名单分成几份。").format(most=MOST_PASSWORDS)
        return _form(request, {"file": message}, renew=form.renew, status_code=422)
    except RosterRefused as refusal:
        return _form(request, problems=refusal.problems, renew=form.renew, status_code=422)
    content = b64encode(passwords_csv(outcome, roster.titles)).decode("ascii")
    context = {"outcome": outcome, "days": days, "shown": PASSWORDS_SHOWN, "csv": content}
    return render(request, "units/imported.html", context)


def _form(
    request: Request,
    errors: Mapping[str, str] | None = None,
    *,
    problems: Sequence[RosterProblem] = (),
    renew: bool = False,
    status_code: int = 200,
) -> Response:
    most = request.app.state.settings.max_upload_bytes
    context: dict[str, Any] = {
        "errors": errors or {},
        "problems": problems[:PROBLEMS_SHOWN],
        "more": max(0, len(problems) - PROBLEMS_SHOWN),
        "typed": {"renew": renew},
        "max_bytes": most,
        "too_large": gettext("文件太大，最多 {most} MB。").format(most=most // (1024 * 1024)),
    }
    return render(request, "units/import_people.html", context, status_code=status_code)


def _chosen_file(data: FormData) -> UploadFile | None:
    """Return the file; browsers send one without a name when none was chosen."""
    file = data.get("file")
    return file if isinstance(file, UploadFile) and file.filename else None
