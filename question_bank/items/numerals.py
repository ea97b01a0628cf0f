"""Numbers written in Chinese figures, where they can be read in one way only."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = "零一二三四五六七八九"
_FORMAL = str.maketrans("〇两壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億", "零二一二二三三四五六六七八九十百千万亿")
_PLACES = {"十": 10, "百": 100, "千": 1000}
_SECTIONS = {"万": 10**4, "亿": 10**8}
_FIGURES = "〇零一二两三四五六七八九十百千万亿壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億"
_RUN = re.compile(f"[{_FIGURES}]+")
_PERCENT = re.compile(f"百分之([{_FIGURES}]+|\\d+)(?:点([零〇一二三四五六七八九\\d]+))?")
_MYRIADS = re.compile(r"(\d+(?:\.\d+)?)(万亿|万|亿)")
_GROUPED = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,])")


def parse_figures(text: str) -> int | None:
    """Return the number that ``text`` (Chinese figures only) stands for, None where it is ambiguous.

    ``二十`` is 20 and ``二〇二六`` is 2026; ``三五`` (three to five) and ``二百五`` (250 or 205) are nothing.
    """
    figures = text.translate(_FORMAL)
    if all(figure in _DIGITS for figure in figures):
        if len(figures) == 1 or len(figures) >= 4 or "零" in figures:
            return int("".join(str(_DIGITS.index(figure)) for figure in figures))
        return None
    if len(figures) > 40:
        return None
    value = _read_places(figures)
    spelled = write_figures(value)
    return value if figures == spelled or (spelled[0] == "十" and figures == f"一{spelled}") else None


def write_figures(value: int) -> str:
    """Write a number below 10^16 in Chinese figures: 20 is ``二十``, 10500 ``一万零五百``."""
    if value >= 10**8:
        head, rest = divmod(value, 10**8)
        written = write_figures(head) + "亿"
    elif value >= 10**4:
        head, rest = divmod(value, 10**4)
        written = _write_section(head) + "万"
    else:
        return _write_section(value)
    if rest == 0:
        return written
    gap = "零" if rest < (10**7 if value >= 10**8 else 1000) else ""
    return written + gap + (write_figures(rest) if rest >= 20 or rest < 10 else "一" + write_figures(rest))


def arabic_numbers(text: str) -> str:
    """Return ``text`` with every number that can be read in one way only in Arabic digits.

    ``百分之五`` becomes ``5%``, ``3万`` ``30000``, ``1,200`` ``1200``.
    """
    text = _GROUPED.sub(lambda match: match[0].replace(",", ""), text)
    text = _PERCENT.sub(_percent, text)
    text = _RUN.sub(_arabic, text)
    return _MYRIADS.sub(_myriads, text)


def _read_places(figures: str) -> int:
    total = section = digit = 0
    for figure in figures:
        if figure in _DIGITS:
            digit = _DIGITS.index(figure)
        elif figure in _PLACES:
            section += (digit or 1) * _PLACES[figure]
            digit = 0
        else:
            scale = _SECTIONS[figure]
            if scale == 10**8:
                total = (total + section + digit) * scale
            else:
                total += (section + digit) * scale
            section = digit = 0
    return total + section + digit


def _write_section(value: int) -> str:
    if value == 0:
        return "零"
    written = ""
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // place % 10
        if digit:
            written += _DIGITS[digit] + name
        elif written and not written.endswith("零") and value % place:
            written += "零"
    return written.removeprefix("一") if written.startswith("一十") else written


def _arabic(match: re.Match[str]) -> str:
    value = parse_figures(match[0])
    return match[0] if value is None else str(value)


def _percent(match: re.Match[str]) -> str:
    whole = match[1] if match[1].isdecimal() else _arabic_or_none(match[1])
    if whole is None:
        return match[0]
    decimals = "".join(digit if digit.isdecimal() else str(parse_figures(digit)) for digit in match[2] or "")
    return f"{whole}.{decimals}%" if decimals else f"{whole}%"


def _arabic_or_none(figures: str) -> str | None:
    value = parse_figures(figures)
    return None if value is None else str(value)


def _myriads(match: re.Match[str]) -> str:
    scale = {"万": 10**4, "亿": 10**8, "万亿": 10**12}[match[2]]
    value = Decimal(match[1]) * scale
    return str(int(value)) if value == value.to_integral_value() else match[0]
