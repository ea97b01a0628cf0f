"""Wrong passwords are slowed down: by name and address together, and by address.

The count is kept in each worker process; somebody else's address never locks a person out.
"""

from __future__ import annotations

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

ADDRESS_FACTOR = 10


class LoginThrottle:
    """Counts failures over the last minute."""

    def __init__(self, per_minute: int) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._name = RateLimitItemPerMinute(per_minute)
        self._address = RateLimitItemPerMinute(per_minute * ADDRESS_FACTOR)

    def allows(self, username: str, address: str) -> bool:
        """Whether another try may be checked now."""
        return self._limiter.test(self._name, "name", username, address) and self._limiter.test(
            self._address, "address", address
        )

    def failed(self, username: str, address: str) -> None:
        """Count a failure."""
        self._limiter.hit(self._name, "name", username, address)
        self._limiter.hit(self._address, "address", address)
