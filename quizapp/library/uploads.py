"""Uploaded files: a document read, or the reason why not; a body over the limit answered with the page itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from fastapi import Request
from fastapi.routing import APIRoute
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.responses import Response

from question_bank.results import Unreadable
from quizapp.accounts.current import current_organizer, current_user, signed_in
from quizapp.db import transaction
from quizapp.library.forms import UploadForm
from quizapp.library.materials import Material, read_material
from quizapp.models import User
from quizapp.web.clock import request_time
from quizapp.web.forms import read_form
from quizapp.web.language import gettext
from quizapp.web.middleware import BodyTooLarge


@dataclass(frozen=True, slots=True)
class Upload:
    """An uploaded document: ``material`` when it could be read, else ``errors`` by field."""

    material: Material | None
    title: str = ""
    errors: dict[str, str] = field(default_factory=dict)
    typed: dict[str, Any] = field(default_factory=dict)


def read_upload(data: FormData) -> Upload:
    """Read the uploaded document. Takes up to seconds: to be called before anything is asked of the database."""
    form = read_form(UploadForm, data)
    errors = dict(form.errors)
    file = chosen_file(data)
    if file is None:
        errors["file"] = gettext("请先选择一个文件。")
    if file is None or form.value is None:
        return Upload(None, errors=errors, typed=form.typed)
    try:
        material = read_material(file.filename or "", file.file.read())
    except Unreadable as refusal:
        return Upload(None, errors={"file": refusal.notice.text(gettext)}, typed=form.typed)
    return Upload(material, form.value.title)


def chosen_file(data: FormData) -> UploadFile | None:
    """Return the file in the field ``file``; browsers send one without a name when none was chosen."""
    file = data.get("file")
    return file if isinstance(file, UploadFile) and file.filename else None


def too_large_message(request: Request) -> str:
    """Return what to say about a file over the limit."""
    most = request.app.state.settings.max_upload_bytes // (1024 * 1024)
    return gettext("文件太大，最多 {most} MB。请换小一点的文件，或者把材料拆成几份。").format(most=most)


def upload_route(refuse: Callable[[Request, Session, User], Response]) -> type[APIRoute]:
    """Return a class of routes, for organizers, that answer a body over the limit with ``refuse``.

    The body is read by dependencies already (the CSRF check is one), so no handler could catch it.
    """

    class UploadRoute(APIRoute):
        def get_route_handler(self) -> Callable[[Request], Any]:
            handle = super().get_route_handler()

            async def limited(request: Request) -> Response:
                try:
                    response: Response = await handle(request)
                except BodyTooLarge:
                    return await _refuse(request)
                finally:
                    await request.close()  # the uploaded file, which a form read by dependencies keeps open
                return response

            return limited

    async def _refuse(request: Request) -> Response:
        with transaction(request.app.state.engine, reading=True) as session:
            user = await run_in_threadpool(signed_in, request, session, await request_time(request))
            await current_organizer(await current_user(user))
            return await run_in_threadpool(refuse, request, session, user)

    return UploadRoute
