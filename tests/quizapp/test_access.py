"""Who may do what: every route for every kind of person.

A route that isn't in the table fails, and so does an answer that the table doesn't declare.
"""

from __future__ import annotations

import re

import pytest
from fastapi import FastAPI
from httpx2 import Response
from starlette.routing import Route

from tests.conftest import Store
from tests.quizapp.sitemap import all_routes, ask
from tests.quizapp.world import UNKNOWN, World, contents, make_world
from tests.visitor import Visitor

ROLES = ("nobody", "learner", "stranger", "sibling", "organizer", "admin")
"""Learner and organizer are of the branch that everything belongs to, stranger and sibling of another."""

PUBLIC = "200 200 200 200 200 200"
OWN_PAGE = "303 200 200 200 200 200"
OWN_PAPER = "303 200 404 404 404 404"
OWN_PAPER_ACTION = "401 303 404 404 404 404"
OWN_PAPER_SCRIPT = "401 200 404 404 404 404"
ORGANIZERS = "303 403 403 200 200 200"
IN_REACH = "303 403 403 404 200 200"
ORGANIZERS_ACTION = "401 403 403 303 303 303"
IN_REACH_ACTION = "401 403 403 404 303 303"
INCOMPLETE = "401 403 403 422 422 422"
"""An organizers' action sent without what it needs."""
INCOMPLETE_IN_REACH = "401 403 403 404 422 422"

TABLE = {
    "accounts.login": PUBLIC,
    "accounts.log_in": "401 401 401 401 401 401",  # wrong password
    "accounts.change_password": OWN_PAGE,
    "accounts.store_password": "401 422 422 422 422 422",  # wrong password
    "accounts.preferences": "303 303 303 303 303 303",
    "operations.health": PUBLIC,
    "operations.ready": PUBLIC,
    "operations.metrics": PUBLIC,
    "attempts.home": OWN_PAGE,
    "attempts.read": "303 200 404 404 200 200",
    "attempts.quiz": "303 200 404 404 303 303",  # organizers are led to its link
    "attempts.start": "401 303 404 404 404 404",
    "attempts.paper": OWN_PAPER,
    "attempts.state": OWN_PAPER_SCRIPT,
    "attempts.flag": OWN_PAPER_SCRIPT,
    "attempts.save": OWN_PAPER_SCRIPT,
    "attempts.check": OWN_PAPER,
    "attempts.result": "303 409 404 404 404 404",  # not handed in yet
    "attempts.save_all": OWN_PAPER_ACTION,
    "attempts.submit": OWN_PAPER_ACTION,
    "library.documents": ORGANIZERS,
    "library.upload": INCOMPLETE,
    "library.document": IN_REACH,
    "library.review": IN_REACH,
    "library.accept": IN_REACH_ACTION,
    "library.reject": IN_REACH_ACTION,
    "library.reopen": IN_REACH_ACTION,
    "library.accept_ready": IN_REACH,
    "library.take_ready": IN_REACH_ACTION,
    "library.outline": IN_REACH,
    "library.outline_lines": IN_REACH,
    "library.edit_outline": INCOMPLETE_IN_REACH,
    "library.redraft": IN_REACH_ACTION,
    "library.edit": IN_REACH,
    "library.store_edit": INCOMPLETE_IN_REACH,
    "library.new_question": IN_REACH,
    "library.store_question": INCOMPLETE_IN_REACH,
    "library.import_template": ORGANIZERS,
    "library.import_questions": IN_REACH,
    "library.read_import": INCOMPLETE_IN_REACH,
    "library.store_import": INCOMPLETE_IN_REACH,
    "library.sets": ORGANIZERS,
    "library.create_set": ORGANIZERS_ACTION,
    "library.question_set": IN_REACH,
    "library.export_set": IN_REACH,
    "library.rename_set": IN_REACH_ACTION,
    "library.remove_question": IN_REACH_ACTION,
    "library.restore_question": IN_REACH_ACTION,
    "quizzes.study_sessions": ORGANIZERS,
    "quizzes.new_study_session": ORGANIZERS,
    "quizzes.create_study_session": INCOMPLETE,
    "quizzes.study_session": IN_REACH,
    "quizzes.edit_study_session": IN_REACH,
    "quizzes.update_study_session": INCOMPLETE_IN_REACH,
    "quizzes.new_quiz": IN_REACH,
    "quizzes.create_quiz": INCOMPLETE_IN_REACH,
    "quizzes.edit": IN_REACH,
    "quizzes.update": "401 403 403 404 409 409",  # published already
    "quizzes.preview": IN_REACH,
    "quizzes.publish": "303 403 403 404 303 303",  # published already
    "quizzes.publish_now": IN_REACH_ACTION,
    "quizzes.share": IN_REACH,
    "quizzes.refresh_roster": IN_REACH_ACTION,
    "quizzes.short_link": "303 303 303 303 303 303",  # tells nothing but an id
    "results.completion": IN_REACH,
    "results.missing": IN_REACH,
    "results.people": IN_REACH,
    "results.questions": IN_REACH,
    "results.report": IN_REACH,
    "results.report_csv": IN_REACH,
    "results.report_pdf": IN_REACH,
    "units.units": ORGANIZERS,
    "units.unit": IN_REACH,
    "units.people": ORGANIZERS,
    "units.person": IN_REACH,
    "units.new_person": IN_REACH,
    "units.add_person": "401 403 403 404 200 200",  # shows the initial password
    "units.import_people": ORGANIZERS,
    "units.template": ORGANIZERS,
    "units.store_roster": INCOMPLETE,
    "units.new_unit": ORGANIZERS,
    "units.add_unit": IN_REACH_ACTION,
    "units.disable": IN_REACH_ACTION,
    "units.enable": IN_REACH_ACTION,
    "units.reset_password": "401 403 403 404 200 200",  # shows the initial password
    "accounts.log_out": "303 303 303 303 303 303",
}
"""Statuses by role, in an order in which no action spoils what follows."""


def shown(answer: Response) -> tuple[int, list[str], str]:
    """Return what an answer says, but for the address that was asked for and the token."""
    text = re.sub(r'name="(next|csrf_token)" value="[^"]*"', "", answer.text)
    return answer.status_code, sorted(set(answer.headers) - {"content-length"}), text


@pytest.fixture
def world(store: Store) -> World:
    with store() as session:
        return make_world(session)


@pytest.fixture
def routes(app: FastAPI) -> dict[str, Route]:
    """The routes by name, in the order of the table."""
    found = {route.name: route for route in all_routes(app)}
    return {name: found[name] for name in TABLE if name in found}


def test_the_table_names_every_route_and_no_other(app: FastAPI) -> None:
    assert {route.name for route in all_routes(app)} == set(TABLE)


@pytest.mark.parametrize("role", ROLES)
def test_everybody_gets_what_the_table_declares_and_refusals_change_nothing(
    app: FastAPI, visitor: Visitor, world: World, routes: dict[str, Route], role: str
) -> None:
    person = visitor if role == "nobody" else visitor.signed_in(world.people[role])
    declared = {name: int(TABLE[name].split()[ROLES.index(role)]) for name in routes}
    before = contents(app.state.engine)
    answers: dict[str, int] = {}
    for name in sorted(routes, key=lambda name: declared[name] < 400):
        if before is not None and declared[name] < 400:
            assert contents(app.state.engine) == before, "a refused request left something behind"
            before = None
        answers[name] = ask(person, routes[name], world).status_code
    assert answers == declared


@pytest.mark.parametrize("role", ["learner", "stranger", "sibling", "organizer", "admin"])
def test_what_belongs_to_others_looks_like_what_does_not_exist(
    visitor: Visitor, world: World, routes: dict[str, Route], role: str
) -> None:
    person = visitor.signed_in(world.people[role])
    person.csrf_token()  # so that no answer has to set the token's cookie
    hidden = [name for name in routes if TABLE[name].split()[ROLES.index(role)] == "404"]
    for name in hidden:
        theirs = ask(person, routes[name], world)
        nothing = ask(person, routes[name], world, ids=UNKNOWN)
        assert shown(theirs) == shown(nothing), name
    assert hidden or role == "learner"
