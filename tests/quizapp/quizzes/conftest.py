"""The hall, stored in the test's database."""

from __future__ import annotations

import pytest

from tests.conftest import Store
from tests.quizapp.quizzes.hall import Hall, fill_hall


@pytest.fixture
def hall(store: Store) -> Hall:
    with store() as session:
        return fill_hall(session)
