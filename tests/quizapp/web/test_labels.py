"""Names that people read for the values that the database keeps."""

from __future__ import annotations

from question_bank.items.model import Kind
from quizapp.models import QuestionState
from quizapp.web.labels import kind_label, question_state_label


def test_every_kind_and_state_has_a_name_of_its_own() -> None:
    assert len({kind_label(kind) for kind in Kind}) == len(Kind)
    assert len({question_state_label(state) for state in QuestionState}) == len(QuestionState)
    assert kind_label("single_choice") == "单选题"
