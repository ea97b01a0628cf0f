"""What may stand in a field about a unit or a person."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.units.fields import (
    check_code,
    check_name,
    check_phone,
    check_unit_name,
    check_username,
    looks_like_identity_card,
)

CHECKS = [check_code, check_name, check_phone, check_unit_name, check_username]


@pytest.mark.parametrize(
    ("check", "given_text", "kept"),
    [
        (check_code, "　Ａ０１ ", "A01"),
        (check_code, "第1科（东）", "第1科(东)"),
        (check_username, "ｗａｎｇ.fang", "wang.fang"),
        (check_username, "王芳2", "王芳2"),
        (check_username, "a@b-c_d+e", "a@b-c_d+e"),
        (check_name, " =SUM(A1) ", "=SUM(A1)"),
        (check_unit_name, "一科（东）", "一科（东）"),
        (check_phone, "１３８ 0000 1234", "138 0000 1234"),
        (check_phone, "+86-13800001234", "+86-13800001234"),
        (check_phone, "", ""),
    ],
)
def test_a_good_text_is_kept_in_its_plain_form(check: Callable[[str], str], given_text: str, kept: str) -> None:
    assert check(given_text) == kept


@pytest.mark.parametrize(
    ("check", "given_text", "reason"),
    [
        (check_code, "A 01", "空格"),
        (check_code, "x" * 65, "太长"),
        (check_username, "=cmd", "用户名只能用"),
        (check_username, "a b", "用户名只能用"),
        (check_username, "-x", "用户名只能用"),
        (check_username, "x" * 65, "太长"),
        (check_name, "  ", "请填写"),
        (check_name, "李\x00明", "控制字符"),
        (check_unit_name, "一\n科", "控制字符"),
        (check_phone, "12", "只能是数字"),
        (check_phone, "电话", "只能是数字"),
    ],
)
def test_a_bad_text_is_refused_with_its_reason(check: Callable[[str], str], given_text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        check(given_text)


@pytest.mark.parametrize(
    "number",
    [
        "11010519491231002X",
        "11010519491231002x",
        "130503670401001",
        "110105 19491231 0021",
        "１１０１０５１９４９１２３１００２１",
    ],
)
def test_numbers_of_identity_cards_are_refused_everywhere(number: str) -> None:
    assert looks_like_identity_card(f"证件号{number}。")
    for check in (check_name, check_unit_name):
        with pytest.raises(ValueError, match="身份证"):
            check(f"李{number}")


@pytest.mark.parametrize(
    "number", ["13800001234", "110105194913310021", "20261121090000123456", "123456789012345678901"]
)
def test_other_long_numbers_are_not_taken_for_them(number: str) -> None:
    assert not looks_like_identity_card(number)


@given(st.sampled_from(CHECKS), st.text(max_size=80))
def test_what_is_kept_is_kept_again(check: Callable[[str], str], text: str) -> None:
    try:
        kept = check(text)
    except ValueError:
        return
    assert check(kept) == kept
    assert kept == kept.strip()
