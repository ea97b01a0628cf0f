"""Who may open what."""

from __future__ import annotations

import pytest

from quizapp.models import Role
from tests.conftest import Store
from tests.factories import make_unit, make_user
from tests.visitor import Visitor


def visitor_as(visitor: Visitor, store: Store, role: Role, **changes: object) -> Visitor:
    with store() as session:
        user = make_user(session, make_unit(session), role=role)
        for name, value in changes.items():
            setattr(user, name, value)
    return visitor.signed_in(user)


@pytest.mark.parametrize(("role", "status"), [(Role.LEARNER, 403), (Role.ORGANIZER, 200), (Role.ADMIN, 200)])
def test_organizers_pages_are_closed_to_learners(visitor: Visitor, store: Store, role: Role, status: int) -> None:
    assert visitor_as(visitor, store, role).get("/documents").status_code == status


def test_an_initial_password_leads_to_the_password_page(visitor: Visitor, store: Store) -> None:
    person = visitor_as(visitor, store, Role.ADMIN, must_change_password=True)
    answer = person.get("/documents")
    assert (answer.status_code, answer.headers["location"]) == (303, "/password")


def test_the_session_cookie_is_not_for_scripts_or_other_sites(visitor: Visitor, store: Store) -> None:
    from quizapp.accounts.operations import add_user
    from tests.conftest import NOW

    with store() as session:
        unit = make_unit(session)
        add_user(session, username="li", name="李", role=Role.LEARNER, unit=unit, at=NOW, password="secret-1")
    cookie = visitor.post("/login", {"username": "li", "password": "secret-1"}).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
