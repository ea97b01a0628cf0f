"""The paper's script: its texts, its weight."""

from __future__ import annotations

import gzip
import re

from quizapp.attempts.texts import script_texts
from quizapp.settings import ROOT

SCRIPT = ROOT / "quizapp" / "static" / "paper.js"


def test_every_text_that_the_script_says_is_there_and_none_is_left_over() -> None:
    script = SCRIPT.read_text(encoding="utf-8")
    named = set(re.findall(r"texts\.(\w+)", script)) | {"answered", "partial", "blank"}
    assert named == set(script_texts())


def test_the_script_is_small_enough_for_a_bad_network() -> None:
    assert len(gzip.compress(SCRIPT.read_bytes())) <= 8 * 1024
