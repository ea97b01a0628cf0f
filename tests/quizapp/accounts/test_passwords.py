"""Hashes and random passwords."""

from __future__ import annotations

from quizapp.accounts.passwords import hash_password, hash_passwords, random_password, verify_password


def test_hashes_are_argon2id_with_our_cost() -> None:
    assert hash_password("x").startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_many_are_hashed_in_order() -> None:
    passwords = ["first-1", "second-2"]
    hashes = hash_passwords(passwords)
    assert [verify_password(*pair) for pair in zip(passwords, hashes, strict=True)] == [True, True]


def test_only_the_right_password_verifies() -> None:
    hashed = hash_password("正确的密码")
    assert verify_password("正确的密码", hashed)
    assert not verify_password("错误的密码", hashed)
    assert not verify_password("", "")


def test_random_passwords_differ_and_have_no_look_alikes() -> None:
    passwords = {random_password() for _ in range(200)}
    assert len(passwords) == 200
    assert not set("".join(passwords)) & set("0O1lIi")
