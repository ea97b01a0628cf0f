"""Reading forms: the value, or every problem beside its field; what was typed in any case."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field
from starlette.datastructures import FormData

from quizapp.web.forms import Form, ShortText, read_form


class Example(Form):
    title: ShortText
    minutes: int | None = Field(default=None, ge=1, le=600)
    mark: Decimal = Decimal(1)
    units: list[int] = Field(default=[], max_length=3)


def read(*pairs: tuple[str, str]):
    return read_form(Example, FormData(pairs))


def test_a_good_form_has_its_types() -> None:
    value = read(("title", " 消防 "), ("minutes", "30"), ("mark", "0.5"), ("units", "1"), ("units", "2")).value
    assert value == Example(title="消防", minutes=30, mark=Decimal("0.5"), units=[1, 2])


def test_what_is_left_blank_counts_as_not_given() -> None:
    assert read(("title", "消防"), ("minutes", "  ")).value == Example(title="消防")


def test_every_problem_stands_beside_its_field_and_nothing_typed_is_lost() -> None:
    submission = read(("title", ""), ("minutes", "0"), ("mark", "许多"))
    assert submission.value is None
    assert set(submission.errors) == {"title", "minutes", "mark"}
    assert submission.errors["minutes"] == "不能小于 1。"
    assert submission.typed["mark"] == "许多"


def test_nul_characters_are_left_out() -> None:
    assert read(("title", "消\0防")).value == Example(title="消防")
    assert read(("title", "\0")).errors == {"title": "请填写这一项。"}


def test_unknown_fields_are_ignored() -> None:
    assert read(("title", "消防"), ("role", "admin")).value == Example(title="消防")


def test_another_rule_can_add_its_problem() -> None:
    submission = read(("title", "消防")).with_error("units", "没有这个单位")
    assert (submission.value, submission.errors) == (None, {"units": "没有这个单位"})
