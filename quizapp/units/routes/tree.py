"""Pages: the tree of units, one unit with its people, a new unit."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from quizapp.accounts.current import CurrentOrganizer
from quizapp.models import User
from quizapp.units import queries
from quizapp.units.forms import UnitForm
from quizapp.units.operations import RootNotAllowed, UnitCodeTaken, UnitTooDeep
from quizapp.units.operations import add_unit as store_unit
from quizapp.units.rights import may_plant_roots
from quizapp.web.clock import Now
from quizapp.web.database import Database
from quizapp.web.errors import NotFound
from quizapp.web.forms import Submission, Submitted, read_form
from quizapp.web.ids import Id
from quizapp.web.language import gettext
from quizapp.web.paging import page_number
from quizapp.web.rendering import redirect, render

router = APIRouter()


@router.get("/units", name="units.units")
def units(request: Request, session: Database, user: CurrentOrganizer) -> Response:
    """Show the tree of units in reach."""
    return render(request, "units/units.html", {"tree": queries.unit_tree(session, user)})


@router.get("/units/new", name="units.new_unit")
def new_unit(request: Request, session: Database, user: CurrentOrganizer, parent: str = "") -> Response:
    """Show the form for a new unit."""
    return _unit_form(request, session, user, Submission[UnitForm](None, typed={"parent": parent}), 200)


@router.post("/units/new", name="units.add_unit")
def add_unit(request: Request, session: Database, user: CurrentOrganizer, data: Submitted, at: Now) -> Response:
    """Add a unit and go to its page."""
    submission = read_form(UnitForm, data)
    form = submission.value
    if form is not None:
        parent = None if form.parent is None else queries.unit_in_reach(session, user, form.parent)
        if form.parent is not None and parent is None:
            raise NotFound
        try:
            unit = store_unit(session, code=form.code, name=form.name, parent=parent, by=user, at=at)
        except UnitCodeTaken:
            submission = submission.with_error("code", gettext("这个单位编码已经有了，请换一个。"))
        except RootNotAllowed:
            submission = submission.with_error("parent", gettext("请选择上级单位。"))
        except UnitTooDeep:
            submission = submission.with_error("parent", gettext("这个单位下面不能再加下级了。"))
        else:
            return redirect(request, "units.unit", unit_id=unit.id)
    return _unit_form(request, session, user, submission, 422)


def _unit_form(
    request: Request, session: Database, user: User, submission: Submission[UnitForm], status_code: int
) -> Response:
    context = {
        "units": queries.units_in_reach(session, user),
        "root_allowed": may_plant_roots(user),
        "typed": submission.typed,
        "errors": submission.errors,
    }
    return render(request, "units/new_unit.html", context, status_code=status_code)


@router.get("/units/{unit_id}", name="units.unit")
def unit(
    request: Request, session: Database, user: CurrentOrganizer, unit_id: Id, q: str = "", page: str = "1"
) -> Response:
    """Show a unit: what is below it, and its people."""
    shown = queries.unit_in_reach(session, user, unit_id)
    if shown is None:
        raise NotFound
    context = {
        "unit": shown,
        "above": queries.ancestors_in_reach(session, user, shown),
        "below": queries.children(session, shown),
        "people": queries.people(session, user, unit=shown, text=q, number=page_number(page)),
        "q": q,
    }
    return render(request, "units/unit.html", context, block="people")
