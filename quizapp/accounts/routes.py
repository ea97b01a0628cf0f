"""Pages: sign in, sign out, change the password, choose language and type size."""

from __future__ import annotations

from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from quizapp.accounts.current import SignedIn, session_cookie
from quizapp.accounts.forms import LoginForm, PasswordForm
from quizapp.accounts.hashing import HASHES
from quizapp.accounts.operations import WrongCredentials, WrongPassword, check_credentials, sign_in, sign_out
from quizapp.accounts.operations import change_password as store_password
from quizapp.db import transaction
from quizapp.web.clock import Now
from quizapp.web.database import Database
from quizapp.web.forms import Submitted, read_form
from quizapp.web.language import COOKIE as LANGUAGE_COOKIE
from quizapp.web.language import LANGUAGES, gettext
from quizapp.web.rendering import TYPE_COOKIE, redirect, render

router = APIRouter()
YEAR = 365 * 86_400


@router.get("/login", name="accounts.login")
def login(request: Request, next: str = "/") -> Response:  # noqa: A002 — the customary parameter
    """Show the login page."""
    return render(request, "accounts/login.html", {"typed": {"next": next}})


@router.post("/login", name="accounts.log_in", dependencies=[HASHES])
def log_in(request: Request, session: Database, data: Submitted, at: Now) -> Response:
    """Sign in and go on to where the person was heading."""
    submission = read_form(LoginForm, data)
    page = {"typed": {**submission.typed, "password": ""}}
    form = submission.value
    if form is None:
        return render(request, "accounts/login.html", {**page, "errors": submission.errors}, status_code=401)
    throttle = request.app.state.login_throttle
    address = request.client.host if request.client else ""
    if not throttle.allows(form.username, address):
        errors = {"form": gettext("试得太频繁了，请过一分钟再试。")}
        response = render(request, "accounts/login.html", {**page, "errors": errors}, status_code=429)
        response.headers["Retry-After"] = "60"
        return response
    try:
        # The hash takes its time: it must not be computed inside a writing transaction.
        with transaction(request.app.state.engine, reading=True) as reading:
            user = check_credentials(reading, form.username, form.password, at=at)
    except WrongCredentials:
        throttle.failed(form.username, address)
        errors = {"form": gettext("用户名或密码不对，请再试一次。")}
        return render(request, "accounts/login.html", {**page, "errors": errors}, status_code=401)
    token = sign_in(session, user, at=at, days=request.app.state.settings.session_days)
    old = request.cookies.get(session_cookie(request))
    if old:
        sign_out(session, old, at=at)
    answer = RedirectResponse(_local_path(form.next), status_code=303)
    answer.set_cookie(
        session_cookie(request),
        token,
        max_age=request.app.state.settings.session_days * 86_400,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return answer


@router.post("/logout", name="accounts.log_out")
def log_out(request: Request, session: Database, at: Now) -> Response:
    """Sign out."""
    sign_out(session, request.cookies.get(session_cookie(request), ""), at=at)
    answer = redirect(request, "accounts.login")
    # A browser deletes a cookie with the prefix __Host- only when told so with the attributes it was set with.
    answer.delete_cookie(
        session_cookie(request), httponly=True, samesite="lax", secure=request.url.scheme == "https"
    )
    return answer


@router.get("/password", name="accounts.change_password")
def change_password(request: Request, user: SignedIn) -> Response:
    """Show the form for a new password."""
    return render(request, "accounts/password.html", {"first_time": user.must_change_password})


@router.post("/password", name="accounts.store_password", dependencies=[HASHES])
def store_new_password(request: Request, session: Database, user: SignedIn, data: Submitted, at: Now) -> Response:
    """Change the password and go to the home page."""
    submission = read_form(PasswordForm, data)
    errors = submission.errors
    if submission.value is not None:
        token = request.cookies.get(session_cookie(request), "")
        try:
            store_password(session, user, submission.value.current, submission.value.new, at=at, token=token)
        except WrongPassword:
            errors = {"current": gettext("现在的密码不对。")}
        else:
            return redirect(request, "attempts.home")
    context = {"first_time": user.must_change_password, "errors": errors}
    return render(request, "accounts/password.html", context, status_code=422)


@router.post("/preferences", name="accounts.preferences")
def preferences(request: Request, data: Submitted) -> Response:
    """Keep the chosen language or type size in this browser, and go back."""
    answer = RedirectResponse(_local_path(str(data.get("next") or "/")), status_code=303)
    secure = request.url.scheme == "https"
    if data.get("language") in LANGUAGES:
        answer.set_cookie(LANGUAGE_COOKIE, str(data["language"]), max_age=YEAR, samesite="lax", secure=secure)
    if data.get("type_size") in {"large", "normal"}:
        answer.set_cookie(TYPE_COOKIE, str(data["type_size"]), max_age=YEAR, samesite="lax", secure=secure)
    return answer


def _local_path(target: str) -> str:
    """Return ``target`` when it is a path of this site, else the home page."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return "/"
    local = not parts.scheme and not parts.netloc and target.startswith("/") and "\\" not in target
    return target if local and not target.startswith("//") else "/"
