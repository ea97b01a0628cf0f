"""Ordinals as documents print them: Arabic, Chinese, circled."""

from __future__ import annotations

import unicodedata

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def ordinal(text: str) -> int | None:
    """Return the value of ``text`` (``12``, ``十二``, ``一百零三``, ``⑫``, ``１２``), or None."""
    if text.isdecimal():
        return int(text)
    if len(text) == 1 and text not in _DIGITS and text not in _UNITS:
        value = unicodedata.numeric(text, -1.0)
        return int(value) if value > 0 else None
    return _chinese(text)


def _chinese(text: str) -> int | None:
    if all(character in _DIGITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text)) if text else None
    total = digit = 0
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            return None
    return total + digit
