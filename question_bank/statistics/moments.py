"""Means, variances and the like of plain lists of numbers; sample variances (n - 1) throughout."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, sqrt

_NEGLIGIBLE = 1e-12
"""Relative size below which a spread is a rounding error."""


def mean(values: Sequence[float]) -> float | None:
    """Return the mean; None of nothing."""
    return fsum(values) / len(values) if values else None


def covariance(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Return the sample covariance of paired values; None of fewer than two pairs."""
    if len(xs) < 2:
        return None
    mean_x, mean_y = fsum(xs) / len(xs), fsum(ys) / len(ys)
    return fsum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / (len(xs) - 1)


def variance(values: Sequence[float]) -> float | None:
    """Return the sample variance, exactly 0 where all values are equal; None of fewer than two."""
    if len(values) < 2:
        return None
    found = covariance(values, values) or 0.0
    scale = max(abs(value) for value in values)
    return 0.0 if found <= (scale * _NEGLIGIBLE) ** 2 else found


def correlation(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Return Pearson's correlation; None where either side doesn't vary."""
    var_x, var_y, cov = variance(xs), variance(ys), covariance(xs, ys)
    if not var_x or not var_y or cov is None:
        return None
    return cov / sqrt(var_x * var_y)


def skewness(values: Sequence[float]) -> float | None:
    """Return k3 / k2^1.5 with Fisher's k-statistics, as Moodle and spreadsheets do; None below three values."""
    n, var = len(values), variance(values)
    if n < 3 or not var:
        return None
    middle = fsum(values) / n
    third = fsum((value - middle) ** 3 for value in values)
    return float(n / ((n - 1) * (n - 2)) * third / var**1.5)


def kurtosis(values: Sequence[float]) -> float | None:
    """Return the excess kurtosis k4 / k2^2 with Fisher's k-statistics; None below four values."""
    n, var = len(values), variance(values)
    if n < 4 or not var:
        return None
    middle = fsum(values) / n
    fourth = fsum((value - middle) ** 4 for value in values) / var**2
    return n * (n + 1) / ((n - 1) * (n - 2) * (n - 3)) * fourth - 3 * (n - 1) ** 2 / ((n - 2) * (n - 3))


def median(values: Sequence[float]) -> float | None:
    """Return the middle value, or the mean of the two middle ones; None of nothing."""
    ordered, half = sorted(values), len(values) // 2
    if not ordered:
        return None
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
