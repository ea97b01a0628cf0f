"""The forms of signing in and of changing a password."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import StringConstraints, model_validator

from quizapp.accounts.passwords import MINIMUM_LENGTH
from quizapp.web.forms import Form
from quizapp.web.language import N_

Password = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=False)]


class LoginForm(Form):
    """Name and password; ``next`` is the page to go on to."""

    username: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    password: Password
    next: str = "/"


class PasswordForm(Form):
    """The current password, and the new one twice."""

    current: Password
    new: Password
    again: Password

    @model_validator(mode="after")
    def _agree(self) -> Self:
        if len(self.new) < MINIMUM_LENGTH:
            raise ValueError(N_("新密码至少要 8 个字符。"))
        if self.new != self.again:
            raise ValueError(N_("两次输入的新密码不一样。"))
        if self.new == self.current:
            raise ValueError(N_("新密码不能和现在的密码相同。"))
        return self
