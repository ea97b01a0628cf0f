"""The forms of units and people."""

from __future__ import annotations

import pytest
from starlette.datastructures import FormData

from quizapp.models import Role
from quizapp.units.forms import ImportForm, PersonForm, UnitForm
from quizapp.web.forms import read_form


def test_texts_are_kept_in_their_plain_form_and_other_fields_ignored() -> None:
    fields = {"username": " ｌｉ ", "name": "李", "phone": "", "role": "", "unit_id": "1", "disabled_at": "x"}
    form = read_form(PersonForm, FormData(fields)).value
    assert form == PersonForm(username="li", name="李", phone="", role=Role.LEARNER)


@pytest.mark.parametrize("parent", ["0", "-1", "x", "2147483648", "1.5"])
def test_a_parent_is_an_id(parent: str) -> None:
    submission = read_form(UnitForm, FormData({"code": "A", "name": "a", "parent": parent}))
    assert (submission.value, list(submission.errors)) == (None, ["parent"])
    assert submission.typed["parent"] == parent


def test_no_parent_is_the_top() -> None:
    form = read_form(UnitForm, FormData({"code": "A", "name": "a", "parent": ""})).value
    assert form is not None
    assert form.parent is None


@pytest.mark.parametrize(("fields", "renew"), [({}, False), ({"renew": "yes"}, True)])
def test_renewing_is_a_tick(fields: dict[str, str], renew: bool) -> None:
    assert read_form(ImportForm, FormData(fields)).value == ImportForm(renew=renew)
