"""Personal data is hidden as far as possible."""

from __future__ import annotations

import pytest

from quizapp.web.masking import mask_phone


@pytest.mark.parametrize(
    ("phone", "shown"),
    [("13800001234", "138****1234"), ("010-55512345", "010****2345"), ("5551234", "****34"), ("", "")],
)
def test_the_middle_of_a_phone_number_is_hidden(phone: str, shown: str) -> None:
    assert mask_phone(phone) == shown
