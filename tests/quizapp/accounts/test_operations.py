"""Signing in, adding people, changing passwords."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from quizapp.accounts.operations import (
    UsernameTaken,
    WrongCredentials,
    WrongPassword,
    add_user,
    change_password,
    check_credentials,
    give_initial_password,
    sign_in,
    sign_out,
)
from quizapp.accounts.passwords import hash_password
from quizapp.accounts.queries import session_user
from quizapp.models import AuditEvent, LoginSession, Role, User
from tests.conftest import NOW, Store
from tests.factories import make_unit


@pytest.fixture
def user(store: Store) -> User:
    with store() as session:
        unit = make_unit(session)
        return add_user(
            session, username="li", name="李", role=Role.LEARNER, unit=unit, at=NOW, password="secret-1"
        )


def test_a_session_lasts_its_days_and_no_longer(store: Store, user: User) -> None:
    with store() as session:
        token = sign_in(session, user, at=NOW, days=2)
    with store(reading=True) as session:
        assert session_user(session, token, at=NOW + timedelta(days=2, seconds=-1)) is not None
        assert session_user(session, token, at=NOW + timedelta(days=2)) is None


def test_tokens_are_unique_long_and_not_stored(store: Store, user: User) -> None:
    with store() as session:
        tokens = {sign_in(session, user, at=NOW, days=1) for _ in range(3)}
    assert len(tokens) == 3
    assert all(len(token) >= 43 for token in tokens)
    with store() as session:
        assert not tokens & set(session.scalars(select(LoginSession.token_hash)))


@pytest.mark.parametrize("change", ["disabled", "expired"])
def test_a_disabled_account_or_an_expired_initial_password_cannot_sign_in(
    store: Store, user: User, change: str
) -> None:
    with store() as session:
        stored = session.merge(user)
        if change == "disabled":
            stored.disabled_at = NOW
        else:
            stored.password_expires_at = NOW
    with store() as session, pytest.raises(WrongCredentials):
        check_credentials(session, "li", "secret-1", at=NOW)


def test_disabling_ends_sessions_at_once(store: Store, user: User) -> None:
    with store() as session:
        token = sign_in(session, user, at=NOW, days=1)
        session.merge(user).disabled_at = NOW
    with store(reading=True) as session:
        assert session_user(session, token, at=NOW) is None


def test_changing_the_password_ends_the_other_sessions(store: Store, user: User) -> None:
    with store() as session:
        here, there = (sign_in(session, user, at=NOW, days=1) for _ in range(2))
        change_password(session, session.merge(user), "secret-1", "secret-2", at=NOW, token=here)
    with store(reading=True) as session:
        assert session_user(session, here, at=NOW) is not None
        assert session_user(session, there, at=NOW) is None


def test_the_current_password_is_needed_to_change_it(store: Store, user: User) -> None:
    with store() as session, pytest.raises(WrongPassword):
        change_password(session, session.merge(user), "guess", "secret-2", at=NOW, token="")


def test_usernames_are_unique(store: Store, user: User) -> None:
    with store() as session, pytest.raises(UsernameTaken):
        add_user(
            session,
            username="li",
            name="x",
            role=Role.LEARNER,
            unit=make_unit(session),
            at=NOW,
            password="secret-1",
        )


def test_signing_in_and_out_is_recorded(store: Store, user: User) -> None:
    with store() as session:
        sign_out(session, sign_in(session, user, at=NOW, days=1), at=NOW)
    with store(reading=True) as session:
        assert list(session.scalars(select(AuditEvent.action).order_by(AuditEvent.id))) == ["sign_in", "sign_out"]


def test_a_new_initial_password_must_be_changed_expires_and_ends_sessions(store: Store, user: User) -> None:
    hashed = hash_password("initial-1")
    with store() as session:
        token = sign_in(session, user, at=NOW, days=1)
        give_initial_password(session, session.merge(user), password_hash=hashed, days=3, at=NOW)
    with store(reading=True) as session:
        assert session_user(session, token, at=NOW) is None
        assert check_credentials(session, "li", "initial-1", at=NOW + timedelta(days=2)).must_change_password
        with pytest.raises(WrongCredentials):
            check_credentials(session, "li", "initial-1", at=NOW + timedelta(days=3))
