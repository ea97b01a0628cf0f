"""The organizer's table while people take a quiz."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect
from sqlalchemy import update

from quizapp.accounts.operations import token_hash
from quizapp.db import transaction
from quizapp.models import Attempt, LoginSession, Quiz, User
from tests.browser.conftest import Contexts
from tests.factories import make_attempt
from tests.quizapp.results.story import Story, tell


def opened_story(contexts: Contexts) -> Story:
    """Store the story with a quiz that is open at this moment."""
    now = datetime.now(UTC)
    with transaction(contexts.server.app.state.engine) as session:
        story = tell(session)
        quiz = session.merge(story.quiz)
        quiz.opens_at, quiz.closes_at = now - timedelta(days=1), now + timedelta(days=1)
        session.execute(update(Attempt).values(deadline=quiz.closes_at))
    return story


def sign_in(contexts: Contexts, page: Page, user: User) -> None:
    token, now = secrets.token_urlsafe(16), datetime.now(UTC)
    with transaction(contexts.server.app.state.engine) as session:
        session.add(
            LoginSession(
                token_hash=token_hash(token), user_id=user.id, created_at=now, expires_at=now + timedelta(days=1)
            )
        )
    page.context.add_cookies([{"name": "session", "value": token, "url": contexts.server.url}])


def hand_in(contexts: Contexts, quiz: Quiz, learner: User, score: str) -> None:
    with transaction(contexts.server.app.state.engine) as session:
        make_attempt(session, quiz, learner, score)


def test_the_table_follows_without_a_reload_and_folded_units_stay_folded(contexts: Contexts) -> None:
    story = opened_story(contexts)
    page = contexts.computer()
    sign_in(contexts, page, story.organizers["G"])
    page.goto(f"/quizzes/{story.quiz.id}/completion")
    page.evaluate("window.notReloaded = true")
    page.get_by_role("button", name="一厂的下级单位").click()
    expect(page.locator("[data-unit='P1A']")).to_be_hidden()

    hand_in(contexts, story.quiz, story.people["zhou"], "9")

    expect(page.locator("[data-unit='P2']")).to_have_attribute("data-submitted", "2")
    expect(page.locator("[data-unit='G']")).to_have_attribute("data-mean", "8.00")
    expect(page.locator("[data-unit='P1A']")).to_be_hidden()
    expect(page.get_by_role("img", name="二厂：应参加 2 人，已交卷 2 人，及格 2 人")).to_be_visible()
    assert page.evaluate("window.notReloaded") is True


def test_without_javascript_the_whole_table_is_there_on_a_phone(contexts: Contexts) -> None:
    story = opened_story(contexts)
    page = contexts.phone(java_script_enabled=False)
    sign_in(contexts, page, story.organizers["G"])
    page.goto(f"/quizzes/{story.quiz.id}/completion")
    assert page.locator("tr[data-unit]").count() == 4
    page.locator("[data-unit='P2'] a").tap()
    expect(page.locator("[data-person='zhou']")).to_be_visible()
