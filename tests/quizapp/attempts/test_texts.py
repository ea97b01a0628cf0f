"""The script's texts."""

from __future__ import annotations

import re

from quizapp.attempts.texts import script_texts
from quizapp.settings import ROOT


def test_every_text_that_the_script_says_is_there_and_none_is_left_over() -> None:
    script = (ROOT / "quizapp" / "static" / "paper.js").read_text(encoding="utf-8")
    named = set(re.findall(r"texts\.(\w+)", script)) | {"answered", "partial", "blank"}
    assert named == set(script_texts())
