"""Who may do what to whom."""

from __future__ import annotations

import pytest

from quizapp.models import Role, User
from quizapp.units.rights import may_manage, may_plant_roots, roles_to_give


def user(role: Role, number: int = 1) -> User:
    return User(id=number, role=role)


@pytest.mark.parametrize(
    ("by", "roles"),
    [
        (user(Role.LEARNER), [Role.LEARNER]),
        (user(Role.ORGANIZER), [Role.LEARNER, Role.ORGANIZER]),
        (user(Role.ADMIN), list(Role)),
        (None, list(Role)),
    ],
)
def test_nobody_gives_a_role_above_their_own(by: User | None, roles: list[Role]) -> None:
    assert roles_to_give(by) == roles


def test_one_manages_equals_and_those_below_but_never_oneself() -> None:
    organizer = user(Role.ORGANIZER)
    assert may_manage(organizer, user(Role.LEARNER, 2))
    assert may_manage(organizer, user(Role.ORGANIZER, 2))
    assert not may_manage(organizer, user(Role.ADMIN, 2))
    assert not may_manage(organizer, organizer)
    assert may_manage(None, user(Role.ADMIN, 2))


def test_roots_are_for_admins() -> None:
    assert [may_plant_roots(user(role)) for role in Role] == [False, False, True]
    assert may_plant_roots(None)
