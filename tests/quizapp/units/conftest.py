"""A small town of units and people, and browsers for its organizer and its admin."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from quizapp.models import Role, Unit, User
from tests.conftest import Store
from tests.factories import make_unit, make_user
from tests.visitor import Visitor


@dataclass
class Town:
    """Two branches under a head office, an organizer in the first, people in both."""

    head: Unit
    branch: Unit
    section: Unit
    sibling: Unit
    admin: User
    organizer: User
    learner: User
    stranger: User


@pytest.fixture
def town(store: Store) -> Town:
    with store() as session:
        head = make_unit(session, code="HQ", name="总部")
        branch = make_unit(session, parent=head, code="B1", name="一分部")
        section = make_unit(session, parent=branch, code="B1S", name="一分部检修班")
        sibling = make_unit(session, parent=head, code="B2", name="二分部")
        learner = make_user(session, section, username="learner", name="李明")
        learner.phone = "13800001234"
        return Town(
            head,
            branch,
            section,
            sibling,
            admin=make_user(session, head, role=Role.ADMIN, username="admin", name="管管"),
            organizer=make_user(session, branch, role=Role.ORGANIZER, username="organizer", name="组组"),
            learner=learner,
            stranger=make_user(session, sibling, username="stranger", name="外人"),
        )


@pytest.fixture
def organizer(visitor: Visitor, town: Town) -> Visitor:
    return visitor.signed_in(town.organizer)


@pytest.fixture
def admin(visitor: Visitor, town: Town) -> Visitor:
    return visitor.signed_in(town.admin)
