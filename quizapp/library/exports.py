"""Questions as files that leave the platform."""

from __future__ import annotations

import json
from collections.abc import Iterable

from quizapp.models import QuestionVersion


def as_json_lines(versions: Iterable[QuestionVersion]) -> str:
    """Return the items, a JSON object a line."""
    return "".join(json.dumps(version.item, ensure_ascii=False) + "\n" for version in versions)
