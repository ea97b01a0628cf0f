"""Pure ASGI middleware: the request's language, security headers, the limit on bodies.

Pure ASGI because three ``BaseHTTPMiddleware`` cost 360 µs a request and three of these 5.
"""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from quizapp.web.language import COOKIE, choose_language, current_language

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
)


class BodyTooLarge(Exception):  # noqa: N818 — it states the fact
    """The body of a request is over the limit; it has been read to its end and thrown away."""


class RequestLanguage:
    """Sets the language of the request before anything is rendered."""

    def __init__(self, app: ASGIApp, default: str) -> None:
        self.app = app
        self.default = default

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run the request in its language."""
        if scope["type"] == "http":
            headers = Headers(scope=scope)
            cookie = _cookie(headers.get("cookie", ""), COOKIE)
            current_language.set(choose_language(cookie, headers.get("accept-language", ""), self.default))
        await self.app(scope, receive, send)


def _cookie(header: str, name: str) -> str | None:
    if name not in header:
        return None
    try:
        morsel = SimpleCookie(header).get(name)
    except CookieError:
        return None
    return morsel.value if morsel else None


def add_security_headers(headers: MutableHeaders, scheme: str) -> None:
    """Add what isn't there yet of the security headers."""
    headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("Referrer-Policy", "same-origin")
    headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    headers.setdefault("Cache-Control", "no-store")
    if scheme == "https":
        headers.setdefault("Strict-Transport-Security", "max-age=31536000")


class SecurityHeaders:
    """Adds the security headers to every answer; pages are never kept by caches unless they say so."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer with the headers added."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                add_security_headers(MutableHeaders(scope=message), scope.get("scheme", "http"))
            await send(message)

        await self.app(scope, receive, send_with_headers)


class BodyLimit:
    """Raises BodyTooLarge from the read that passes ``limit`` bytes.

    The rest is read and dropped first: a browser that is still sending shows a broken connection instead of
    our page. What exceeds ``limit`` fiftyfold is cut off.
    """

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self.app = app
        self.limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run the request with a counted body."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        length = Headers(scope=scope).get("content-length", "")
        declared = int(length) if length.isdecimal() else 0
        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            if message["type"] != "http.request":
                return message
            received += len(message.get("body", b""))
            if max(received, declared) > self.limit:
                while message.get("more_body") and received < 50 * self.limit:
                    message = await receive()
                    received += len(message.get("body", b""))
                raise BodyTooLarge
            return message

        await self.app(scope, counted, send)
