"""Personal data on screens and in exports: as little as is needed."""

from __future__ import annotations


def mask_phone(phone: str) -> str:
    """Hide the middle of a phone number: ``138****1234``; of a short one all but its end."""
    if len(phone) >= 9:
        return f"{phone[:3]}****{phone[-4:]}"
    return f"****{phone[-2:]}" if phone else ""
