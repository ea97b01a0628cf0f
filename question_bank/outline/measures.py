"""How much room a text takes, and how it ends."""

from __future__ import annotations

import re

_NARROW = re.compile(r"[\x20-\x7e]")
STOP = re.compile(r"[。！？；!?;]|(?<=[A-Za-z0-9)\]”\"])\.(?=\s*$|\s+[A-Z“\"])")
"""What ends a sentence or a member of a list."""
_STOPS = tuple("。！？；!?;")
PAUSE = re.compile(r"[，,；;：:]")
TRIM = "。！？；;：:!?，,、. \t\u3000"


def room(text: str) -> int:
    """Return the length of ``text`` in Chinese characters: two Latin letters take the room of one. Linear."""
    return len(text) - len(_NARROW.findall(text)) // 2


def stopped(text: str) -> bool:
    """Whether ``text`` ends with a stop."""
    return text.endswith(_STOPS) or STOP.search(text[-3:]) is not None
