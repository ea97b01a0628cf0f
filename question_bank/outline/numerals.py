"""Ordinals as documents print them: Arabic, Chinese, circled, Roman, letters."""

from __future__ import annotations

import unicodedata

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = {"I": 1, "V": 5, "X": 10}
_CARDINALS = ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def ordinal(text: str) -> int | None:
    """Return the value of ``text`` (``12``, ``一百零三``, ``⑫``, ``１２``, ``IV``, ``b``, ``丙``), or None."""
    if text.isdecimal():
        return int(text)
    if text.isascii():
        return _latin(text)
    if len(text) == 1 and text in _STEMS:
        return _STEMS.index(text) + 1
    text = text.translate(_FORMAL)
    if len(text) == 1 and text not in _DIGITS and text not in _UNITS:
        value = unicodedata.numeric(text, -1.0)
        return int(value) if value > 0 else None
    return _chinese(text)


def _latin(text: str) -> int | None:
    if text in _CARDINALS:
        return _CARDINALS.index(text) + 1
    if text and all(letter in _ROMAN for letter in text.upper()):
        values = [_ROMAN[letter] for letter in text.upper()]
        following = [*values[1:], 0]
        return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
    return ord(text.lower()) - ord("a") + 1 if len(text) == 1 and text.isalpha() else None


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
