"""What becomes of an answer that arrives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from question_bank.results import Notice

LARGEST_SEQ = 2**53 - 1
"""What a browser counts exactly."""


class Outcome(StrEnum):
    """What became of an answer that arrived; kept with its event.

    ``repeated``: it is stored already; ``stale``: a newer one is; ``late``: handed in, or after the deadline
    and grace; ``refused``: not an answer to this question.
    """

    SAVED = "saved"
    REPEATED = "repeated"
    STALE = "stale"
    LATE = "late"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Saved:
    """An answer's outcome, and what is stored now: its ``seq``, the values that the page shows for it.

    ``left`` is in seconds; ``notice`` says why an answer was refused.
    """

    outcome: Outcome
    left: int
    seq: int = 0
    values: tuple[str, ...] = ()
    notice: Notice | None = None
