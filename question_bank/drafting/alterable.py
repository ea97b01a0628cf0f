"""What may be altered: never a named person's or the central leadership's words, never a set formula."""

from __future__ import annotations

import re

_UNTOUCHABLE = re.compile(
    "总书记|习近平|主席|总理|党中央|中共中央|中央(?:决定|要求|强调|指出)|国务院(?!国资委)|宪法|党章|"
    "两个确立|两个维护|四个意识|四个自信|两个结合|三个代表|科学发展观|五位一体|四个全面"
)


def is_alterable(text: str) -> bool:
    """Whether ``text`` may be shown with a figure, a date or an organ changed."""
    return _UNTOUCHABLE.search(text) is None
