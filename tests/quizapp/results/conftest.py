"""The story, stored on both databases."""

from __future__ import annotations

import pytest

from tests.conftest import Store
from tests.quizapp.results.story import Story, tell


@pytest.fixture
def story(store: Store) -> Story:
    with store() as session:
        return tell(session)
