"""Pages: finding people, one person with what may be done to their account, a new person."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from quizapp.accounts.current import CurrentOrganizer
from quizapp.accounts.operations import UsernameTaken
from quizapp.accounts.passwords import hash_password, random_password
from quizapp.models import User
from quizapp.units import queries
from quizapp.units.forms import PersonForm
from quizapp.units.operations import NotManageable, RoleAboveOwn, disable_person, enable_person
from quizapp.units.operations import add_person as store_person
from quizapp.units.operations import reset_password as store_new_password
from quizapp.units.rights import may_manage, roles_to_give
from quizapp.web.clock import Now
from quizapp.web.database import Database
from quizapp.web.errors import NotFound
from quizapp.web.forms import Submitted, read_form
from quizapp.web.ids import Id
from quizapp.web.language import gettext
from quizapp.web.paging import page_number
from quizapp.web.rendering import redirect, render

router = APIRouter()


@router.get("/units/people", name="units.people")
def people(request: Request, session: Database, user: CurrentOrganizer, q: str = "", page: str = "1") -> Response:
    """Find people in all units in reach."""
    found = queries.people(session, user, text=q, number=page_number(page))
    return render(request, "units/people.html", {"people": found, "q": q}, block="people")


@router.get("/units/{unit_id}/people/new", name="units.new_person")
def new_person(request: Request, session: Database, user: CurrentOrganizer, unit_id: Id) -> Response:
    """Show the form for a new person of a unit."""
    unit = queries.unit_in_reach(session, user, unit_id)
    if unit is None:
        raise NotFound
    context = {"unit": unit, "roles": roles_to_give(user), "typed": {}}
    return render(request, "units/new_person.html", context)


@router.post("/units/{unit_id}/people/new", name="units.add_person")
def add_person(
    request: Request, session: Database, user: CurrentOrganizer, unit_id: Id, data: Submitted, at: Now
) -> Response:
    """Add a person, and show their initial password this once."""
    submission = read_form(PersonForm, data)
    unit = queries.unit_in_reach(session, user, unit_id)
    if unit is None:
        raise NotFound
    form = submission.value
    if form is not None:
        password = random_password()
        days = request.app.state.settings.initial_password_days
        try:
            person = store_person(
                session, unit, **form.model_dump(), password=password, initial_days=days, by=user, at=at
            )
        except UsernameTaken:
            submission = submission.with_error("username", gettext("这个用户名已经有人用了，请换一个。"))
        except RoleAboveOwn:
            submission = submission.with_error("role", gettext("您不能设置这个角色。"))
        else:
            return render(request, "units/password.html", {"person": person, "unit": unit, "password": password})
    context = {"unit": unit, "roles": roles_to_give(user), "typed": submission.typed, "errors": submission.errors}
    return render(request, "units/new_person.html", context, status_code=422)


def _person(session: Database, user: User, person_id: int) -> User:
    person = queries.person_in_reach(session, user, person_id)
    if person is None:
        raise NotFound
    return person


@router.get("/units/people/{person_id}", name="units.person")
def person(request: Request, session: Database, user: CurrentOrganizer, person_id: Id, at: Now) -> Response:
    """Show a person, and what may be done with their account."""
    shown = _person(session, user, person_id)
    expired = shown.password_expires_at is not None and shown.password_expires_at <= at
    context = {"person": shown, "manageable": may_manage(user, shown), "expired": expired}
    return render(request, "units/person.html", context)


@router.post("/units/people/{person_id}/disable", name="units.disable")
def disable(request: Request, session: Database, user: CurrentOrganizer, person_id: Id, at: Now) -> Response:
    """Lock a person out."""
    try:
        disable_person(session, _person(session, user, person_id), by=user, at=at)
    except NotManageable:
        raise NotFound from None
    return redirect(request, "units.person", person_id=person_id)


@router.post("/units/people/{person_id}/enable", name="units.enable")
def enable(request: Request, session: Database, user: CurrentOrganizer, person_id: Id, at: Now) -> Response:
    """Let a person in again."""
    try:
        enable_person(session, _person(session, user, person_id), by=user, at=at)
    except NotManageable:
        raise NotFound from None
    return redirect(request, "units.person", person_id=person_id)


@router.post("/units/people/{person_id}/password", name="units.reset_password")
def reset_password(
    request: Request, session: Database, user: CurrentOrganizer, person_id: Id, at: Now
) -> Response:
    """Give a person a new initial password, and show it this once."""
    password = random_password()
    password_hash = hash_password(password)  # before the first query opens the writing transaction
    person = _person(session, user, person_id)
    days = request.app.state.settings.initial_password_days
    try:
        store_new_password(session, person, password_hash=password_hash, days=days, by=user, at=at)
    except NotManageable:
        raise NotFound from None
    return render(request, "units/password.html", {"person": person, "unit": person.unit, "password": password})
