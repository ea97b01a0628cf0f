"""The forms of the library."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from question_bank.outline.editing import LONGEST_TITLE
from quizapp.web.forms import Form, LongText, ShortText
from quizapp.web.language import N_

REASONS = {
    "wrong_key": N_("答案有误"),
    "ambiguous": N_("答案不唯一"),
    "unclear": N_("题意不清"),
    "trivial": N_("太琐碎"),
    "wording": N_("文字不好"),
    "sensitive": N_("内容敏感"),
}


class UploadForm(Form):
    """What goes with an uploaded document; without a title its own is taken."""

    title: Annotated[str, StringConstraints(max_length=200)] = ""


class RejectForm(Form):
    """Why a draft is rejected, if the person says so."""

    reason: Literal["", "wrong_key", "ambiguous", "unclear", "trivial", "wording", "sensitive"] = ""


class OutlineForm(Form):
    """One edit of an outline; ``mark`` is that of the outline as the person saw it."""

    action: Literal["rename", "promote", "demote", "merge", "remove", "add", "undo", "restore"]
    node: Annotated[int, Field(ge=0, le=100_000)] = 0
    start: Annotated[int, Field(ge=0, le=100_000_000)] = 0
    title: Annotated[str, StringConstraints(max_length=LONGEST_TITLE)] = ""
    mark: Annotated[str, StringConstraints(max_length=64)] = ""


class SetForm(Form):
    """The title of a set."""

    title: ShortText


class QuestionForm(Form):
    """The words of a question, all kinds in one; options come as repeated fields, read beside it.

    ``answer`` holds a line for each gap, ``|`` between the texts that are accepted; ``point`` is the position of
    an outline point.
    """

    stem: LongText = ""
    truth: Literal["", "true", "false"] = ""
    answer: LongText = ""
    explanation: LongText = ""
    max_mark: Annotated[Decimal, Field(gt=0, le=1000, decimal_places=4)] = Decimal(1)
    quote: LongText = ""
    point: Annotated[int, Field(ge=0, le=100_000)] | None = None
