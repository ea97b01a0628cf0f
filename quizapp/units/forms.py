"""The forms of units and people."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from quizapp.models import Role
from quizapp.units.fields import check_code, check_name, check_phone, check_unit_name, check_username
from quizapp.web.forms import Form
from quizapp.web.ids import LARGEST_ID


class UnitForm(Form):
    """A unit; without ``parent`` it stands at the top."""

    code: Annotated[str, AfterValidator(check_code)]
    name: Annotated[str, AfterValidator(check_unit_name)]
    parent: Annotated[int, Field(ge=1, le=LARGEST_ID)] | None = None


class PersonForm(Form):
    """A person of a unit."""

    username: Annotated[str, AfterValidator(check_username)]
    name: Annotated[str, AfterValidator(check_name)]
    phone: Annotated[str, AfterValidator(check_phone)] = ""
    role: Role = Role.LEARNER


class ImportForm(Form):
    """What to do with a roster besides storing it; the file itself comes beside the fields."""

    renew: bool = False
