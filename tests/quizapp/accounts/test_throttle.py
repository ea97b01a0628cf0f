"""Guessing is slowed down without locking anybody out."""

from __future__ import annotations

from quizapp.accounts.throttle import LoginThrottle


def test_a_name_is_closed_for_the_guessing_address_only() -> None:
    throttle = LoginThrottle(per_minute=3)
    for _ in range(3):
        assert throttle.allows("li", "1.1.1.1")
        throttle.failed("li", "1.1.1.1")
    assert not throttle.allows("li", "1.1.1.1")
    assert throttle.allows("li", "2.2.2.2")


def test_an_address_that_tries_many_names_is_closed() -> None:
    throttle = LoginThrottle(per_minute=1)
    for number in range(10):
        throttle.failed(f"user{number}", "1.1.1.1")
    assert not throttle.allows("another", "1.1.1.1")
