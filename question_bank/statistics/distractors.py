"""How each option of a choice item drew people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from question_bank.statistics.moments import mean

GROUP = 0.27
"""Share of persons in the upper and the lower group (Kelley 1939)."""


@dataclass(frozen=True, slots=True)
class OptionAnalysis:
    """One option: how many chose it, their share of those who met the item, and their mean total.

    ``upper`` and ``lower`` are the shares within the best and the worst 27 % by total. ``option`` None counts
    those who gave no answer.
    """

    option: str | None
    chosen: int
    share: float
    mean_total: float | None
    upper: float | None
    lower: float | None


def analyse_options(
    choices: Sequence[Sequence[str] | None], totals: Sequence[float], options: Sequence[str]
) -> tuple[OptionAnalysis, ...]:
    """Analyse what each person chose (several in multiple choice, none for a blank, None: didn't meet the item).

    ``totals`` are the persons' test totals. Options never met in ``options`` are left out; blanks come last,
    where there are any.
    """
    met = [(set(chosen), total) for chosen, total in zip(choices, totals, strict=True) if chosen is not None]
    ranked = sorted(met, key=lambda pair: pair[1])
    size = max(1, round(len(met) * GROUP)) if met else 0
    lower, upper = ranked[:size], ranked[len(ranked) - size :]
    rows = [_row(option, met, upper, lower) for option in options]
    if any(not chosen for chosen, _ in met):
        rows.append(_row(None, met, upper, lower))
    return tuple(rows)


_Persons = Sequence[tuple[set[str], float]]


def _row(option: str | None, met: _Persons, upper: _Persons, lower: _Persons) -> OptionAnalysis:
    who = [total for chosen, total in met if _chose(option, chosen)]
    return OptionAnalysis(
        option=option,
        chosen=len(who),
        share=len(who) / len(met) if met else 0.0,
        mean_total=mean(who),
        upper=_share(option, upper),
        lower=_share(option, lower),
    )


def _share(option: str | None, group: _Persons) -> float | None:
    return mean([float(_chose(option, chosen)) for chosen, _ in group])


def _chose(option: str | None, chosen: set[str]) -> bool:
    return not chosen if option is None else option in chosen
