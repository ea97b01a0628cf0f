"""Exceptions that are pages: what went wrong, in the user's language, with what to do next."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from quizapp.web.csrf import CsrfRejected
from quizapp.web.middleware import BodyTooLarge, add_security_headers
from quizapp.web.rendering import is_fragment_request, render

log = structlog.get_logger()


class NotFound(Exception):  # noqa: N818 — it states the fact
    """There is no such thing, or none that this person may see: the answer is the same."""


class Forbidden(Exception):  # noqa: N818 — it states the fact
    """The person's role doesn't allow this."""


class LoginRequired(Exception):  # noqa: N818 — it states the fact
    """Nobody is signed in, or the session has ended."""


class PasswordChangeRequired(Exception):  # noqa: N818 — it states the fact
    """The person still has their initial password."""


def add_error_pages(app: FastAPI) -> None:
    """Teach ``app`` to answer each exception with its page."""
    app.add_exception_handler(NotFound, _page(404, "errors/404.html"))
    app.add_exception_handler(RequestValidationError, _page(404, "errors/404.html"))
    app.add_exception_handler(Forbidden, _page(403, "errors/403.html"))
    app.add_exception_handler(CsrfRejected, _page(403, "errors/csrf.html"))
    app.add_exception_handler(BodyTooLarge, _page(413, "errors/413.html"))
    app.add_exception_handler(OperationalError, _database_unavailable)
    app.add_exception_handler(LoginRequired, _login)
    app.add_exception_handler(PasswordChangeRequired, _change_password)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _internal)


def _page(status_code: int, template: str) -> Callable[[Request, Exception], Response]:
    def handle(request: Request, _error: Exception) -> Response:
        return render(request, template, status_code=status_code)

    return handle


def _http(request: Request, error: Exception) -> Response:
    status_code = error.status_code if isinstance(error, HTTPException) else 500
    template = "errors/404.html" if status_code == 404 else "errors/400.html"
    response = render(request, template, status_code=status_code)
    if isinstance(error, HTTPException) and error.headers:
        response.headers.update(error.headers)
    return response


def _login(request: Request, _error: Exception) -> Response:
    # A page to look at leads to the login and back; anything else must not be swapped for a login page.
    login = request.app.url_path_for("accounts.login")
    if request.method == "GET" and not is_fragment_request(request):
        target = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        if target == "/":
            return RedirectResponse(login, status_code=303)
        return RedirectResponse(f"{login}?next={quote(target, safe='/')}", status_code=303)
    response = render(request, "errors/401.html", status_code=401)
    if is_fragment_request(request):
        response.headers["HX-Redirect"] = login
    return response


def _change_password(request: Request, _error: Exception) -> Response:
    return RedirectResponse(request.app.url_path_for("accounts.change_password"), status_code=303)


def _database_unavailable(request: Request, error: Exception) -> Response:
    log.error("database_unavailable", path=request.url.path, error=str(error))
    response = render(request, "errors/503.html", status_code=503)
    response.headers["Retry-After"] = "2"
    return response


def _internal(request: Request, error: Exception) -> Response:
    log.error("internal_error", path=request.url.path, exc_info=error)
    response = render(request, "errors/500.html", status_code=500)
    add_security_headers(response.headers, request.url.scheme)  # no middleware of ours stands around this one
    return response
