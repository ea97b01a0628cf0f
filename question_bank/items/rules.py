"""What a kind of item must be able to say: its checks, and how much of a response is right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from question_bank.items.model import Answer, Item, Kind, Response
from question_bank.results import Notice, Severity


@dataclass(frozen=True, slots=True)
class Tally:
    """What a response got right, before any marking policy.

    ``keys`` is what there was to get right, ``right`` what was, ``wrong`` what was given beyond that.
    ``options`` counts what could be chosen, and ``weight`` sums the author's weights of what was.
    """

    right: int
    wrong: int
    keys: int
    options: int = 0
    weight: Fraction = Fraction(0)

    @property
    def complete(self) -> bool:
        """Whether everything asked for was given, and nothing else."""
        return self.right == self.keys and self.wrong == 0

    @property
    def share(self) -> Fraction:
        """The part of the item that was got right, 0 to 1."""
        return Fraction(self.right, self.keys) if self.keys else Fraction(0)


class WrongShape(ValueError):  # noqa: N818 — it states the fact
    """A JSON value has not the shape that an item of this kind wants."""


@dataclass(frozen=True, slots=True)
class KindRules:
    """Everything that one kind of item does differently.

    ``check`` lists what is wrong with an item; ``check_response`` says why a response is not admissible;
    ``tally`` is None where a person must mark. ``answer_from_json`` and ``response_from_json`` raise
    :class:`WrongShape`.
    """

    kind: Kind
    title: str
    check: Callable[[Item], list[Notice]]
    check_response: Callable[[Item, Response], Notice | None]
    tally: Callable[[Item, Response], Tally | None]
    answer_from_json: Callable[[object], Answer]
    answer_to_json: Callable[[Answer], object]
    response_from_json: Callable[[object], Response]


def problem(id_: str, message: str, field: str, **params: object) -> Notice:
    """Return an error about ``field`` of an item or of a response."""
    return Notice(Severity.ERROR, id_, message, params={"field": field, **params})


def remark(id_: str, message: str, field: str, **params: object) -> Notice:
    """Return a warning about ``field``: the item is taken all the same."""
    return Notice(Severity.WARNING, id_, message, params={"field": field, **params})


def no_answer(value: object) -> None:
    """Take the ``answer`` of a kind whose key stands in its options."""
    if value is not None:
        raise WrongShape


def as_it_is(answer: Answer) -> object:
    """Give an answer that JSON can hold as it is."""
    return answer


def texts(value: object) -> tuple[str, ...]:
    """Take a JSON list of texts."""
    if not isinstance(value, list | tuple) or not all(isinstance(part, str) for part in value):
        raise WrongShape
    return tuple(value)
