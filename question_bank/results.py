"""What a fallible step of the library gives back: a value, and notices about it.

Recoverable trouble in the input (a seam, a point without text, a question that can't be read) is a
notice beside the value; an exception is for a file that can't be read at all (:class:`Unreadable`).

Messages are gettext ids in Chinese, the product's first language, with ``{name}`` placeholders.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Severity(StrEnum):
    """How much a notice matters: ``error`` means that part of the input was not taken."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a notice belongs: a 1-based line of a file, or characters ``start:end`` of a clean text."""

    line: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """One remark. ``id`` is stable for programs, ``message`` with ``params`` is for people.

    A parameter may be a :class:`Term` or another notice; both are translated with the message. A tuple is an
    enumeration.
    """

    severity: Severity
    id: str
    message: str
    place: Place = Place()
    params: Mapping[str, object] = field(default_factory=dict)

    def text(self, translate: Callable[[str], str] = str) -> str:
        """Return the message in the language of ``translate``, with its parameters filled in."""
        return translate(self.message).format(
            **{name: _shown(value, translate) for name, value in self.params.items()}
        )


class Term(str):
    """A parameter that is a gettext id itself, such as the name of a part of a question."""

    __slots__ = ()


def _shown(value: object, translate: Callable[[str], str]) -> object:
    if isinstance(value, Notice):
        return value.text(translate)
    if isinstance(value, tuple):
        return translate(N_("、")).join(str(_shown(part, translate)) for part in value)
    return translate(value) if isinstance(value, Term) else value


@dataclass(frozen=True, slots=True)
class Result(Generic[T]):
    """A value and the notices met on the way to it."""

    value: T
    notices: tuple[Notice, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing of the input was refused."""
        return all(notice.severity is not Severity.ERROR for notice in self.notices)


class Unreadable(ValueError):  # noqa: N818 — it states the fact
    """A file that can't be read at all. ``notice`` says why, for the person who brought it."""

    def __init__(self, notice: Notice) -> None:
        super().__init__(notice.text())
        self.notice = notice


def N_(message: str) -> str:  # noqa: N802 — gettext's customary marker
    """Mark ``message`` for extraction into the catalogues, and return it unchanged."""
    return message
