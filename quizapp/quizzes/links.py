"""The link to a quiz: its short code, its address, its QR code."""

from __future__ import annotations

from hashlib import sha256

import segno
from markupsafe import Markup

_READABLE = "abcdefghjkmnpqrstuvwxyz23456789"
CODE_LENGTH = 8


def short_code(seed: int) -> str:
    """Return the public code of the quiz with this seed: easy to read aloud, and telling nothing of the seed."""
    number = int.from_bytes(sha256(f"code:{seed}".encode()).digest(), "big")
    letters = []
    for _ in range(CODE_LENGTH):
        number, index = divmod(number, len(_READABLE))
        letters.append(_READABLE[index])
    return "".join(letters)


def qr_code(link: str) -> Markup:
    """Draw ``link`` as an inline SVG without style attributes, dark on whatever is behind it."""
    code = segno.make(link, error="m", micro=False)
    return Markup(code.svg_inline(border=2, omitsize=True, svgclass="qr-code", lineclass=None))  # noqa: S704
