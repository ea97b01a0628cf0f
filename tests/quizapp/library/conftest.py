"""An organizer with a document, and an organizer of another unit who must not see it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from quizapp.library.operations import StoredDocument
from quizapp.models import Question, Role, Unit, User
from tests.conftest import Store
from tests.factories import make_unit, make_user
from tests.quizapp.library.shelf import drafts_of, put_on_shelf
from tests.visitor import Visitor


@dataclass(frozen=True)
class Library:
    """What there is. ``drafts`` stand in the order in which they were drafted: ready, not ready, ready."""

    unit: Unit
    organizer: User
    stranger: User
    stored: StoredDocument
    drafts: list[Question]


@pytest.fixture
def library(store: Store) -> Library:
    with store() as session:
        root = make_unit(session)
        unit = make_unit(session, parent=root, name="仓储部")
        other = make_unit(session, parent=root)
        organizer = make_user(session, unit, role=Role.ORGANIZER, name="王组织")
        stranger = make_user(session, other, role=Role.ORGANIZER)
        organizer.unit, stranger.unit = unit, other
        stored = put_on_shelf(session, unit, organizer)
        return Library(unit, organizer, stranger, stored, drafts_of(session, stored))


@pytest.fixture
def organizer(visitor: Visitor, library: Library) -> Visitor:
    """A browser in which the organizer is signed in."""
    return visitor.signed_in(library.organizer)


@pytest.fixture
def stranger(visitor: Visitor, library: Library) -> Visitor:
    """A browser in which the organizer of another unit is signed in."""
    return visitor.signed_in(library.stranger)


@pytest.fixture
def learner(visitor: Visitor, library: Library, store: Store) -> Visitor:
    """A browser in which a learner of the organizer's unit is signed in."""
    with store() as session:
        person = make_user(session, library.unit)
    return visitor.signed_in(person)
