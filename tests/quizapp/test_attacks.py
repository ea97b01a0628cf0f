"""What is tried against quiz systems, over HTTP, on both databases.

Access and hostile texts have modules of their own, as have imports (zip bombs) and the CSRF check by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from fastapi import FastAPI
from httpx2 import Response
from lxml import html
from sqlalchemy import func, select
from starlette.routing import Route

from quizapp.attempts.papers import load_paper
from quizapp.models import Attempt, Base, Quiz, Role, User
from tests.conftest import Store
from tests.quizapp.attempts.exams import ALARM, CHECK, GAUGE, LEAVE, right_values
from tests.quizapp.sitemap import all_routes, ask, method_of
from tests.quizapp.world import World, contents, make_world
from tests.visitor import Visitor

SECRETS = (
    "secret-",
    "须知第一条写明了负责人",
    "参考要点",
    "个月",
    "correct",
    "正确答案",
    CHECK,
    GAUGE,
    ALARM,
    LEAVE,
)
EXTRA = {
    **dict.fromkeys(("score", "max_score", "mark", "max_mark_override", "id", "seed", "number"), "987654"),
    **dict.fromkeys(("is_correct", "correct", "passed", "ready"), "true"),
    **dict.fromkeys(("started_at", "deadline", "submitted_at", "created_at", "saved_at"), "2041-02-03T04:05"),
    "role": "admin",
    "password_hash": "987654",
    "must_change_password": "",
}
"""Fields that no form has (but ``role``, which may not rise)."""


@pytest.fixture
def world(store: Store) -> World:
    with store() as session:
        return make_world(session)


def unsafe_routes(app: FastAPI) -> Iterator[Route]:
    for route in all_routes(app):
        if method_of(route) != "GET" and route.name not in {"accounts.log_in", "accounts.log_out"}:
            yield route


def rows(app: FastAPI) -> str:
    """Return all that is stored, as text."""
    with app.state.engine.connect() as connection:
        return "\n".join(
            repr(row) for table in Base.metadata.sorted_tables for row in connection.execute(select(table))
        )


class TestKeyLeak:
    """Before the quiz's policy shows answers, nothing that a learner gets tells the key."""

    @pytest.fixture
    def learner(self, visitor: Visitor, world: World) -> Visitor:
        return visitor.signed_in(world.people["learner"])

    @pytest.fixture
    def url(self, world: World) -> str:
        return f"/attempts/{world.ids['attempt_id']}"

    def test_saving_a_right_answer_is_answered_like_saving_a_wrong_one(
        self, learner: Visitor, url: str, store: Store, world: World
    ) -> None:
        with store(reading=True) as session:
            attempt = session.scalars(select(Attempt).where(Attempt.id == world.ids["attempt_id"])).one()
            questions = load_paper(session, attempt)
        for question in questions:
            right = [*right_values(question)]
            wrong = (
                [*reversed(right)]
                if len(right) > 1
                else {"true": ["false"], "false": ["true"]}.get(right[0], ["2"])
            )
            path = f"{url}/answers/{question.position}"
            first, second = (
                learner.put(path, {"response": values, "seq": str(seq)})
                for seq, values in ((8, right), (9, wrong))
            )
            assert first.json() | {"seq": 9} == second.json(), question.item.kind
            assert not leaks(first)
            assert set(first.headers) == set(second.headers)

    @pytest.mark.parametrize(
        ("content", "time"), [("nothing", "submitted"), ("score", "submitted"), ("answers", "closed")]
    )
    def test_no_page_of_a_learner_tells_it_before_the_review(
        self, learner: Visitor, url: str, store: Store, world: World, content: str, time: str
    ) -> None:
        with store() as session:
            quiz = session.get_one(Quiz, world.ids["quiz_id"])
            quiz.review_content, quiz.review_time = content, time
        quiz_page, done = f"/quizzes/{world.ids['quiz_id']}", f"/attempts/{world.handed_in}"
        answers = [learner.get(path) for path in ("/", quiz_page, url, f"{url}/check", f"{url}/state")]
        answers += [learner.get(done + page) for page in ("", "/check", "/result", "/state")]
        answers += [learner.post(f"{url}/answers"), learner.post(f"{url}/submit"), learner.get(f"{url}/result")]
        for answer in answers:
            assert answer.status_code in {200, 303}
            assert leaks(answer) == [], answer.url

    def test_a_choice_is_known_by_its_place_on_the_page_alone(self, learner: Visitor, url: str) -> None:
        for question in learner.page(url).xpath("//fieldset[contains(@data-kind, 'choice')]"):
            values = question.xpath(".//input[starts-with(@name, 'response-')]/@value")
            assert values == [str(place) for place in range(1, len(values) + 1)]


def leaks(answer: Response) -> list[str]:
    everything = answer.text + repr(answer.headers)
    return [secret for secret in SECRETS if secret in everything] + [
        name for name in answer.headers if name == "etag"
    ]


class TestMassAssignment:
    @pytest.mark.parametrize("role", ["learner", "organizer"])
    def test_fields_that_a_form_does_not_have_change_nothing(
        self, app: FastAPI, visitor: Visitor, store: Store, world: World, role: str
    ) -> None:
        stranger, sibling = world.people["stranger"], world.people["sibling"]
        ids = dict.fromkeys(
            ("user_id", "learner_id", "created_by", "published_by", "by", "actor_id"), str(stranger.id)
        )
        person = visitor.signed_in(world.people[role])
        allowed = [
            route.name
            for route in sorted(unsafe_routes(app), key=lambda route: route.name == "attempts.submit")
            if ask(person, route, world, **EXTRA, **ids, unit_id=str(sibling.unit_id)).status_code < 400
        ]
        assert len(allowed) >= {"learner": 6, "organizer": 14}[role]
        stored = rows(app)
        assert "987654" not in stored
        assert "2041" not in stored
        with store(reading=True) as session:
            admins = select(func.count()).where(User.role == Role.ADMIN)
            strangers = select(func.count()).select_from(Attempt).where(Attempt.learner_id == stranger.id)
            assert (session.scalar(admins), session.scalar(strangers)) == (1, 0)
            for table in Base.metadata.sorted_tables:
                for name in {"created_by", "published_by", "actor_id"} & set(table.columns.keys()):
                    assert session.scalar(select(func.count()).where(table.c[name] == stranger.id)) == 0, table
                if "unit_id" in table.columns and table.name not in {"users", "units"}:
                    assert session.scalar(select(func.count()).where(table.c.unit_id == sibling.unit_id)) == 0, (
                        table
                    )

    def test_a_learner_cannot_put_off_their_deadline_or_mark_themselves(
        self, app: FastAPI, visitor: Visitor, store: Store, world: World
    ) -> None:
        person = visitor.signed_in(world.people["learner"])
        before = attempt_of(store, world)
        url = f"/attempts/{world.ids['attempt_id']}"
        person.post(f"/quizzes/{world.ids['quiz_id']}/attempts", EXTRA | {"number": "1"})
        person.post(f"{url}/answers", EXTRA)
        person.post(f"{url}/submit", EXTRA)
        after = attempt_of(store, world)
        assert (after.started_at, after.deadline) == (before.started_at, before.deadline)
        assert (after.score, after.passed) == (0, False)


def attempt_of(store: Store, world: World) -> Attempt:
    with store(reading=True) as session:
        return session.scalars(select(Attempt).where(Attempt.id == world.ids["attempt_id"])).one()


class TestForgery:
    def test_no_action_is_taken_without_the_token_or_from_another_site(
        self, app: FastAPI, visitor: Visitor, world: World
    ) -> None:
        person = visitor.signed_in(world.people["organizer"])
        token = person.csrf_token()
        before = contents(app.state.engine)
        for route in [route for route in all_routes(app) if method_of(route) != "GET"]:
            method, path = method_of(route), world.path(route.path)
            forged: list[dict[str, Any]] = [
                {"data": {"title": "x"}},
                {"data": {"title": "x", "csrf_token": "0" * 64}},
                {"headers": {"HX-Request": "true"}},
                {"headers": {"X-CSRF-Token": token, "Sec-Fetch-Site": "cross-site"}},
                {"content": f"csrf_token={token}", "headers": {"Content-Type": "text/plain"}},
            ]
            statuses = [person.client.request(method, path, **request).status_code for request in forged]
            assert statuses == [403] * len(forged), route.name
        assert contents(app.state.engine) == before

    @pytest.mark.parametrize("role", ["organizer", "learner"])
    def test_following_every_link_changes_nothing_and_leads_nowhere_wrong(
        self, app: FastAPI, visitor: Visitor, world: World, role: str
    ) -> None:
        person = visitor.signed_in(world.people[role])
        before = contents(app.state.engine)
        waiting, seen = ["/"], {"/"}
        shapes: Counter[str] = Counter()
        while waiting:
            path = waiting.pop()
            answer = person.get(path)
            assert answer.status_code in {200, 303}, path
            for link in links_of(answer):
                target = urlsplit(urljoin(f"http://testserver{path}", link))
                address = target.path + (f"?{target.query}" if target.query else "")
                assert target.netloc in {"testserver", ""}, (path, link)
                if address in seen or target.path.startswith("/static/"):
                    continue
                shape = target.path + re.sub(r"\d+", "N", target.query)
                shapes[shape] += 1
                if shapes[shape] < 3:  # sample papers lead from one to the next without end
                    seen.add(address)
                    waiting.append(address)
        assert contents(app.state.engine) == before
        assert len(seen) >= {"organizer": 45, "learner": 8}[role], sorted(seen)


def links_of(answer: Response) -> list[str]:
    if answer.status_code == 303:
        return [answer.headers["location"]]
    if "text/html" not in answer.headers["content-type"]:
        return []
    page = html.fromstring(answer.text)
    assert all(form.xpath(".//input[@name='csrf_token']/@value") for form in page.xpath("//form[@method='post']"))
    links = page.xpath("//a/@href | //@hx-get | //link/@href | //script/@src")
    return [link for link in links if not link.startswith(("#", "data:"))]


class TestRedirects:
    @pytest.mark.parametrize(
        "target",
        [
            "https://evil.example/",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/\t/evil.example",
            "javascript:alert(1)",
            "evil.example",
            "http:/\\evil.example",
            "/a\r\nSet-Cookie: x=y",
        ],
    )
    def test_nobody_is_sent_to_another_site(self, visitor: Visitor, target: str) -> None:
        answer = visitor.post("/preferences", {"next": target, "language": "zh-CN"})
        location = answer.headers["location"]
        assert location.startswith("/")
        assert not location.startswith(("//", "/\\"))
        assert "x=y" not in answer.headers["set-cookie"]
        assert urlsplit(urljoin("http://testserver/", location)).netloc == "testserver"


def test_a_change_of_role_holds_from_the_next_request_on(visitor: Visitor, store: Store, world: World) -> None:
    person = visitor.signed_in(world.people["organizer"])
    assert person.get("/documents").status_code == 200
    with store() as session:
        session.get_one(User, world.people["organizer"].id).role = Role.LEARNER
    assert person.get("/documents").status_code == 403
    assert person.post("/sets", {"title": "x"}).status_code == 403


def test_a_role_changed_by_a_roster_ends_the_persons_sessions(visitor: Visitor, world: World) -> None:
    person, admin = (visitor.signed_in(world.people[role]) for role in ("organizer", "admin"))
    name = world.people["organizer"]
    lines = f"单位编码,用户名,姓名,角色\nHQ-1,{name.username},{name.name},learner\n"
    assert admin.post("/units/import", {}, files={"file": ("名单.csv", lines.encode())}).status_code == 200
    assert person.post("/password", {}).status_code == 401


def test_a_session_that_has_run_out_is_refused(visitor: Visitor, world: World, app: FastAPI) -> None:
    person = visitor.signed_in(world.people["learner"])
    now = app.state.clock.now
    app.state.clock.now = now + timedelta(days=31)
    assert person.post("/password", {}).status_code == 401
    assert person.get("/").headers["location"] == "/login"
