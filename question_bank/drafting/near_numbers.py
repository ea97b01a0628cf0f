"""Figures and dates near a given one: of the same shape, plausible in its place, and different."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from question_bank.drafting.chance import Chance

_ROUND = tuple(Decimal(step) for step in (10000, 5000, 1000, 500, 100, 50, 10, 5, 2, 1))
_DATE = re.compile(r"(?P<front>(?:\d{4}年)?)(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?(?P<late>[底初]?)")
_LAST_DAY = {1: 31, 2: 28, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}
_COUNTED_YEARS = ("周年", "年")
_AT_MOST = re.compile("(?:不超过|不大于|不高于|不多于|最长|最多)[^，。；]{0,2}$")
_AT_LEAST = re.compile("(?:不少于|不小于|不低于|至少|最少|达到|超过)[^，。；]{0,3}$")
_BY = re.compile("[一-鿿%]{0,3}(?:之?前|以内|内)")
_PERCENT = Decimal(100)


def near_figures(printed: str, unit: str, chance: Chance, others: Iterable[Decimal] = ()) -> list[str]:
    """Return three figures printed like ``printed``; with it they form a row in which its rank is random.

    The row crosses none of ``others``, the figures of the same unit beside it: a part stays less than its whole.
    An empty list when no such row exists (the figure is zero, or stands at the edge of what its unit allows).
    """
    value = Decimal(printed)
    places = len(printed.partition(".")[2])
    others = [*others]
    ceiling = min([_ceiling(value, unit), *(other for other in others if other > value)])
    floor = max([Decimal(0), *(other for other in others if other < value)])
    for rank in chance.shuffled(range(4)):
        step = _step(value, places, unit, chance)
        row = [value + (place - rank) * step for place in range(4)]
        texts = [f"{number:.{places}f}" for number in row]
        if floor < row[0] and row[-1] < ceiling and len({len(text) for text in texts}) == 1:
            return [text for text in texts if text != printed]
    return []


def contradicting(near: list[str], printed: str, before: str, after: str) -> list[str]:
    """Return those of ``near`` that the document rules out: a stricter limit than it sets, not a laxer one.

    ``before`` and ``after`` are the words around the figure: whoever keeps “不超过30日” keeps “不超过60日” too.
    """
    if _AT_MOST.search(before) or _BY.match(after):
        return [other for other in near if _order(other) < _order(printed)]
    if _AT_LEAST.search(before) or after.startswith("以上"):
        return [other for other in near if _order(other) > _order(printed)]
    return near


def distance(one: str, other: str) -> Decimal:
    """Return how far two figures or two dates lie apart, in a unit of their own."""
    pairs = zip(_order(one), _order(other), strict=False)
    return sum((abs(left - right) for left, right in pairs), Decimal(0))


def _order(printed: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(figure) for figure in re.findall(r"\d+(?:\.\d+)?", printed))


def near_dates(printed: str, chance: Chance) -> list[str]:
    """Return three dates printed like ``printed`` (“9月30日”, “6月底”), its rank among them random."""
    match = _DATE.fullmatch(printed)
    if match is None:
        return []
    month = int(match["month"])
    day = int(match["day"]) if match["day"] else None
    if day is None or day == 1 or day == _LAST_DAY[month]:
        return _other_months(match, month, day, chance)
    return _other_days(match, month, day, chance)


def _ceiling(value: Decimal, unit: str) -> Decimal:
    if unit == "%" and value <= _PERCENT:
        return _PERCENT
    return {"小时": Decimal(24), "分钟": Decimal(60)}.get(unit, Decimal("1e12")) if value < 60 else Decimal("1e12")


def _step(value: Decimal, places: int, unit_name: str, chance: Chance) -> Decimal:
    """Return a step as round as the value, about a tenth to a sixth of it."""
    unit = Decimal(1).scaleb(-places)
    whole = value / unit
    grain = next(step for step in _ROUND if (whole % step == 0 and whole >= 3 * step) or step == 1)
    wanted = whole / Decimal(7 + chance.below(4))
    if unit_name in _COUNTED_YEARS:
        wanted = min(wanted, Decimal(5))
    return max(grain, (wanted // grain) * grain) * unit


def _other_months(match: re.Match[str], month: int, day: int | None, chance: Chance) -> list[str]:
    low, high = (1, 9) if month < 10 else (10, 12)
    if high - low < 3:
        low = 9
    for rank in chance.shuffled(range(4)):
        months = range(month - rank, month - rank + 4)
        if low <= months[0] and months[-1] <= high:
            return [_printed(match, m, _like(day, month, m)) for m in months if m != month]
    return []


def _like(day: int | None, month: int, other: int) -> int | None:
    return _LAST_DAY[other] if day == _LAST_DAY[month] else day


def _other_days(match: re.Match[str], month: int, day: int, chance: Chance) -> list[str]:
    low, high = (1, 9) if day < 10 else (10, _LAST_DAY[month])
    gap = 1 + chance.below(2) if day < 10 else 2 + chance.below(3)
    for rank in chance.shuffled(range(4)):
        days = [day + (place - rank) * gap for place in range(4)]
        if low <= days[0] and days[-1] <= high:
            return [_printed(match, month, d) for d in days if d != day]
    return []


def _printed(match: re.Match[str], month: int, day: int | None) -> str:
    return f"{match['front']}{month}月" + (f"{day}日" if day is not None else match["late"])
