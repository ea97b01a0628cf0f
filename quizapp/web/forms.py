"""Forms: pydantic models read from form data, with every problem beside its field.

A form is a pydantic model; :func:`read_form` gives a :class:`Submission` with either its value or its errors,
and always what the user typed, so that the page can come back with nothing lost.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Annotated, Any, Generic, TypeVar, get_origin

from fastapi import Depends, Request
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError
from starlette.datastructures import FormData

from quizapp.web import csrf
from quizapp.web.language import N_, gettext

F = TypeVar("F", bound="Form")


class Form(BaseModel):
    """The base of all forms: unknown fields are ignored, texts are trimmed."""

    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True, frozen=True)


ShortText = Annotated[str, StringConstraints(min_length=1, max_length=200)]
LongText = Annotated[str, StringConstraints(max_length=20_000)]


async def submitted(request: Request) -> AsyncIterator[FormData]:
    """Give the fields that the browser sent; uploaded files are closed after the answer."""
    try:
        yield await csrf.submitted_fields(request)
    finally:
        await request.close()


Submitted = Annotated[FormData, Depends(submitted)]
"""Annotate a route's parameter with it to get the submitted fields."""


@dataclass(frozen=True)
class Submission(Generic[F]):
    """A form as submitted: ``value`` when it is valid, else ``errors`` by field name; ``typed`` in any case."""

    value: F | None
    errors: dict[str, str] = field(default_factory=dict)
    typed: dict[str, Any] = field(default_factory=dict)

    def with_error(self, name: str, message: str) -> Submission[F]:
        """Return the submission with one more problem, found by a rule that the form alone can't check."""
        return Submission(None, {**self.errors, name: message}, self.typed)


def read_form(model: type[F], data: FormData) -> Submission[F]:
    """Read ``data`` into ``model``. Empty texts count as not given; lists collect repeated fields.

    NUL characters, which PostgreSQL takes in no text, are left out.
    """
    typed: dict[str, Any] = {}
    given: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        if get_origin(info.annotation) in (list, tuple):
            typed[name] = [value.replace("\0", "") for value in data.getlist(name) if isinstance(value, str)]
            given[name] = [value for value in typed[name] if value.strip()]
            continue
        value = data.get(name)
        typed[name] = value.replace("\0", "") if isinstance(value, str) else ""
        if typed[name].strip():
            given[name] = typed[name]
    try:
        return Submission(model.model_validate(given), typed=typed)
    except ValidationError as error:
        problems: dict[str, str] = {}
        for problem in error.errors():
            name = str(problem["loc"][0]) if problem["loc"] else "form"
            problems.setdefault(name, _message(problem["type"], problem.get("ctx", {}), problem["msg"]))
        return Submission(None, problems, typed)


_MESSAGES = {
    "missing": N_("请填写这一项。"),
    "string_too_short": N_("请填写这一项。"),
    "string_too_long": N_("太长了，最多 {max_length} 个字。"),
    "int_parsing": N_("请填一个整数。"),
    "int_from_float": N_("请填一个整数。"),
    "decimal_parsing": N_("请填一个数字。"),
    "float_parsing": N_("请填一个数字。"),
    "finite_number": N_("请填一个数字。"),
    "decimal_max_places": N_("最多 {decimal_places} 位小数。"),
    "greater_than": N_("要大于 {gt}。"),
    "greater_than_equal": N_("不能小于 {ge}。"),
    "less_than": N_("要小于 {lt}。"),
    "less_than_equal": N_("不能大于 {le}。"),
    "too_short": N_("请至少选择 {min_length} 项。"),
    "too_long": N_("最多选择 {max_length} 项。"),
    "enum": N_("请从列出的选项中选择。"),
    "literal_error": N_("请从列出的选项中选择。"),
    "datetime_from_date_parsing": N_("请填写日期和时间，例如 2026-11-21 09:00。"),
    "datetime_parsing": N_("请填写日期和时间，例如 2026-11-21 09:00。"),
}


def _message(kind: str, context: dict[str, Any], plain: str) -> str:
    if kind == "value_error":
        return gettext(str(context["error"]))
    message = _MESSAGES.get(kind)
    return gettext(message).format(**context) if message else plain
