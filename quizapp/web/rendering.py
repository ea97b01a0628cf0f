"""Pages: one Jinja environment, whole pages or one of their named blocks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2_fragments import render_block
from starlette.responses import HTMLResponse, RedirectResponse, Response

from quizapp.settings import ROOT, Settings
from quizapp.web import csrf
from quizapp.web.figures import count_marks, count_people, count_questions, format_mark, format_percent
from quizapp.web.labels import kind_label, policy_label, question_state_label, role_label
from quizapp.web.language import LANGUAGES, current_language, gettext, local_time, ngettext
from quizapp.web.masking import mask_phone
from quizapp.web.passages import around, gap_parts, paragraphs
from quizapp.web.static import HashedStatic

TYPE_COOKIE = "type_size"


def build_environment(settings: Settings, static: HashedStatic) -> Environment:
    """Build the environment: autoescape, strict undefined names, gettext, our filters."""
    environment = Environment(
        loader=FileSystemLoader(ROOT / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=settings.env == "development",
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True  # as the extraction does
    environment.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    environment.globals.update(static=static.url, languages=LANGUAGES, settings=settings)
    environment.globals.update(paragraphs=paragraphs, passage_around=around, gap_parts=gap_parts)
    environment.filters["local"] = lambda value, pattern="": local_time(value, settings.timezone, pattern)
    environment.filters["iso"] = lambda value: value.isoformat() if isinstance(value, datetime) else ""
    environment.filters["mark"] = format_mark
    environment.filters["percent"] = format_percent
    environment.filters["marks"] = count_marks
    environment.filters["questions"] = count_questions
    environment.filters["people"] = count_people
    environment.filters["sentence"] = lambda notice: notice.text(gettext)
    environment.filters["kind_label"] = kind_label
    environment.filters["policy_label"] = policy_label
    environment.filters["question_state_label"] = question_state_label
    environment.filters["role_label"] = role_label
    environment.filters["phone"] = mask_phone
    return environment


def is_fragment_request(request: Request) -> bool:
    """Whether HTMX asked for a piece of a page rather than a page (which it does when restoring history)."""
    headers = request.headers
    return headers.get("hx-request") == "true" and headers.get("hx-request-type") != "full"


def render(
    request: Request,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    block: str | None = None,
    status_code: int = 200,
    keep_changes: bool = False,
) -> HTMLResponse:
    """Render ``template``, or only its ``block`` when HTMX asks for a piece.

    An answer of 400 and up undoes the request's transaction, unless ``keep_changes``.
    """
    if status_code >= 400 and not keep_changes:
        request.state.refused = True
    environment: Environment = request.app.state.pages
    values = {
        "request": request,
        "url": lambda name, /, **params: request.app.url_path_for(name, **params),
        "csrf_token": csrf.token(request),
        "csrf_field": csrf.FIELD,
        "user": getattr(request.state, "user", None),
        "language": current_language.get(),
        "large_type": request.cookies.get(TYPE_COOKIE) == "large",
        "errors": {},
        **(context or {}),
    }
    if block is not None and is_fragment_request(request):
        html = render_block(environment, template, block, values)
    else:
        html = environment.get_template(template).render(values)
    response = HTMLResponse(html, status_code=status_code)
    csrf.keep_seed(request, response)
    return response


def redirect(request: Request, name: str, /, **params: Any) -> Response:
    """Answer 303 to the route ``name``."""
    return RedirectResponse(request.app.url_path_for(name, **params), status_code=303)
