"""CSRF: a token in every form, bound to a cookie of the browser by the secret key.

The cookie holds a random value; the token is its HMAC. Another site can send the cookie but neither read it
nor make the token. A request that the browser itself marks as cross-site is refused without a look at the
token.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

from fastapi import Request
from starlette.datastructures import FormData
from starlette.responses import Response

FIELD = "csrf_token"
HEADER = "X-CSRF-Token"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class CsrfRejected(Exception):  # noqa: N818 — it states the fact
    """A state-changing request came without the token of this browser."""


def cookie_name(request: Request) -> str:
    """Return the name of the cookie, ``__Host-`` under HTTPS."""
    return "__Host-csrf" if request.url.scheme == "https" else "csrf"


def token(request: Request) -> str:
    """Return the token for the forms of this answer, making the browser's secret when it has none."""
    seed = request.cookies.get(cookie_name(request)) or getattr(request.state, "csrf_seed", None)
    if seed is None:
        seed = secrets.token_urlsafe(24)
        request.state.csrf_seed = seed
    return _sign(request, seed)


def keep_seed(request: Request, response: Response) -> None:
    """Set the cookie when this request made a new secret."""
    seed = getattr(request.state, "csrf_seed", None)
    if seed is not None:
        response.set_cookie(
            cookie_name(request), seed, httponly=True, samesite="lax", secure=request.url.scheme == "https"
        )


async def submitted_fields(request: Request) -> FormData:
    """Return the fields of the request; one field may be as large as the whole request may."""
    return await request.form(max_part_size=request.app.state.settings.max_upload_bytes)


async def protect(request: Request) -> None:
    """Refuse a state-changing request without the right token. A dependency of every route.

    Raises CsrfRejected.
    """
    if request.method in SAFE_METHODS:
        return
    given = request.headers.get(HEADER)
    if given is None and may_hold(request):
        field = (await submitted_fields(request)).get(FIELD)
        given = field if isinstance(field, str) else ""
    check(request, given or "")


def may_hold(request: Request) -> bool:
    """Whether a token could make the request a legitimate one: it is from our own site, with the cookie."""
    if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return False
    return bool(request.cookies.get(cookie_name(request)))


def check(request: Request, given: str) -> None:
    """Refuse a state-changing request whose token ``given`` is not that of its browser. Raises CsrfRejected."""
    if not may_hold(request):
        raise CsrfRejected
    seed = request.cookies[cookie_name(request)]
    if not hmac.compare_digest(given.encode(), _sign(request, seed).encode()):
        raise CsrfRejected


def _sign(request: Request, seed: str) -> str:
    key: str = request.app.state.settings.secret_key
    return hmac.new(key.encode(), b"csrf:" + seed.encode(), hashlib.sha256).hexdigest()
