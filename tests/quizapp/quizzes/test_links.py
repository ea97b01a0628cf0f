"""Short codes and QR codes."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from quizapp.quizzes.links import qr_code, short_code


@given(st.integers(0, 2**63 - 1))
def test_a_code_is_short_readable_and_always_the_same(seed: int) -> None:
    code = short_code(seed)
    assert re.fullmatch(r"[a-z2-9]{8}", code)
    assert not set(code) & set("il1o0")
    assert code == short_code(seed)


def test_codes_of_neighbouring_seeds_have_nothing_in_common() -> None:
    assert len({short_code(seed) for seed in range(2000)}) == 2000


def test_a_qr_code_is_an_svg_that_the_content_security_policy_allows() -> None:
    svg = qr_code("https://quiz.example/q/abcd2345")
    assert svg.startswith("<svg viewBox=")
    assert "style" not in svg
    assert "<script" not in svg


def test_another_link_is_another_picture() -> None:
    assert qr_code("https://quiz.example/q/a") != qr_code("https://quiz.example/q/b")
