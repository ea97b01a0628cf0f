"""Password hashes: argon2id, 19 MiB, two passes, one lane (OWASP's minimum; about 20 ms of CPU)."""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from passlib.context import CryptContext

_context = CryptContext(
    schemes=["argon2"], argon2__type="ID", argon2__memory_cost=19_456, argon2__time_cost=2, argon2__parallelism=1
)

_READABLE = "abcdefghjkmnpqrstuvwxyz23456789"
MINIMUM_LENGTH = 8


def hash_password(password: str) -> str:
    """Hash ``password``; about 20 ms of CPU."""
    return str(_context.hash(password))


def hash_passwords(passwords: Sequence[str]) -> list[str]:
    """Hash many passwords, on every core: argon2 works outside the interpreter's lock."""
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        return list(pool.map(hash_password, passwords))


def verify_password(password: str, password_hash: str) -> bool:
    """Check ``password``; takes as long for a missing hash, so that timing tells nothing about who exists."""
    if not password_hash:
        _context.dummy_verify()
        return False
    return bool(_context.verify(password, password_hash))


def random_password(length: int = 12) -> str:
    """Return a random password that is easy to read aloud: no look-alike letters, about 59 bits."""
    return "".join(secrets.choice(_READABLE) for _ in range(length))
