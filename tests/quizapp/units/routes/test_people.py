"""People over HTTP: who may do what to whom, and that it is recorded."""

from __future__ import annotations

import pytest
from lxml import html
from sqlalchemy import select

from quizapp.accounts.operations import check_credentials
from quizapp.models import AuditEvent, LoginSession, Role, User
from tests.conftest import NOW, Store
from tests.factories import make_user
from tests.quizapp.units.conftest import Town
from tests.visitor import Visitor, text_of


def actions(store: Store) -> list[str]:
    with store(reading=True) as session:
        return list(session.scalars(select(AuditEvent.action).order_by(AuditEvent.id)))


def user_named(store: Store, username: str) -> User:
    with store(reading=True) as session:
        return session.scalars(select(User).where(User.username == username)).one()


def test_people_are_found_in_all_units_in_reach_and_in_no_other(organizer: Visitor, town: Town) -> None:
    page = organizer.page("/units/people?q=r")
    assert [row.get("data-person") for row in page.xpath("//tr[@data-person]")] == ["learner", "organizer"]


def test_a_new_person_gets_an_initial_password_once(
    organizer: Visitor, visitor: Visitor, store: Store, town: Town
) -> None:
    answer = organizer.post(
        f"/units/{town.section.id}/people/new",
        {
            "username": "ｗａｎｇ",
            "name": "王芳",
            "phone": "13900005678",
            "role": "organizer",
            "unit_id": "1",
            "password_hash": "x",
        },
    )
    assert answer.status_code == 200
    password = html.fromstring(answer.text).xpath("//*[@data-password]/text()")[0]
    person = user_named(store, "wang")
    assert (person.name, person.phone, person.role, person.unit_id) == (
        "王芳",
        "13900005678",
        "organizer",
        town.section.id,
    )
    assert password not in person.password_hash
    login = visitor.post("/login", {"username": "wang", "password": password})
    assert login.status_code == 303
    assert visitor.get("/").headers["location"] == "/password"
    assert actions(store) == ["add_user", "sign_in"]


def test_nobody_gives_a_role_above_their_own(organizer: Visitor, admin: Visitor, store: Store, town: Town) -> None:
    path = f"/units/{town.section.id}/people/new"
    assert "admin" not in organizer.page(path).xpath("//input[@name='role']/@value")
    assert organizer.post(path, {"username": "boss", "name": "头", "role": "admin"}).status_code == 422
    assert admin.post(path, {"username": "boss", "name": "头", "role": "admin"}).status_code == 200
    assert user_named(store, "boss").role == Role.ADMIN


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"username": "stranger", "name": "重名"}, "已经有人用了"),
        ({"username": "=cmd", "name": "公式"}, "用户名只能用"),
        ({"username": "n", "name": ""}, "请填写这一项"),
        ({"username": "n", "name": "n", "phone": "call me"}, "手机号码只能是数字"),
        ({"username": "n", "name": "n", "phone": "110105 19491231 002x"}, "身份证"),
        ({"username": "n", "name": "n", "role": "king"}, "请从列出的选项中选择"),
    ],
)
def test_a_refused_person_comes_back_with_what_was_typed(
    admin: Visitor, store: Store, town: Town, fields: dict[str, str], message: str
) -> None:
    answer = admin.post(f"/units/{town.section.id}/people/new", fields)
    assert (answer.status_code, message in answer.text) == (422, True)
    assert html.fromstring(answer.text).xpath("//input[@name='username']/@value") == [fields["username"]]
    assert actions(store) == []


def test_disabling_locks_out_at_once_and_enabling_lets_in_again(
    organizer: Visitor, visitor: Visitor, store: Store, town: Town
) -> None:
    learner = visitor.signed_in(town.learner)
    path = f"/units/people/{town.learner.id}"
    assert organizer.post(f"{path}/disable").headers["location"] == path
    assert learner.post("/password", {}).status_code == 401
    assert "恢复账号" in text_of(organizer.page(path))
    organizer.post(f"{path}/disable")
    organizer.post(f"{path}/enable")
    assert user_named(store, "learner").disabled_at is None
    assert actions(store) == ["disable_user", "enable_user"]


def test_resetting_gives_a_password_that_expires_and_ends_sessions(
    organizer: Visitor, visitor: Visitor, store: Store, town: Town
) -> None:
    visitor.signed_in(town.learner)
    answer = organizer.post(f"/units/people/{town.learner.id}/password")
    password = html.fromstring(answer.text).xpath("//*[@data-password]/text()")[0]
    with store(reading=True) as session:
        person = check_credentials(session, "learner", password, at=NOW)
        assert person.must_change_password
        assert (person.password_expires_at - NOW).days == 30
        assert session.scalars(select(LoginSession).where(LoginSession.user_id == person.id)).all() == []
    assert password not in text_of(organizer.page(f"/units/people/{town.learner.id}"))
    assert actions(store) == ["reset_password"]


def test_organizers_cannot_act_on_themselves_nor_on_those_above(
    organizer: Visitor, store: Store, town: Town
) -> None:
    with store() as session:
        above = make_user(session, town.section, role=Role.ADMIN, username="above")
    for person in (town.organizer.id, above.id):
        assert organizer.page(f"/units/people/{person}").xpath("//main//form") == []
        for action in ("disable", "enable", "password"):
            assert organizer.post(f"/units/people/{person}/{action}").status_code == 404
    assert actions(store) == []
