"""What a PDF's fonts make of characters, undone: each a named rule on the text of one glyph."""

from __future__ import annotations

import re
import unicodedata

_LIGATURES = dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
_LOOKALIKES = re.compile("[\u2f00-\u2fd5\uf900-\ufaff]")
_RADICALS = str.maketrans(
    "⺌⺝⺟⺠⺷⺼⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
    "小月母民羊肉虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
)
_SYMBOLS = re.compile("[\ue000-\uf8ff]")


def ligatures(text: str) -> str:
    """Spell out Latin ligatures."""
    return text.translate(_LIGATURES)


def radicals(text: str) -> str:
    """Return characters for the radicals that look like them: a font has one shape for both."""
    return _LOOKALIKES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text).translate(_RADICALS)


def symbols(text: str) -> str:
    """Return a bullet for characters that only a symbol font knows."""
    return _SYMBOLS.sub("•", text)


def usual(text: str) -> str:
    """Apply every rule."""
    return text if text.isascii() else symbols(radicals(ligatures(text)))
