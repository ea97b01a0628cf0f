"""What the paper's script talks to: saving an answer, flags, the state of the paper. All answers are JSON.

Plain ``async`` routes that read their forms themselves. A save goes to the answer journal; the others do the
rest in one hop to a thread, in a transaction of their own. Durable before the browser hears of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from quizapp.accounts.current import session_cookie, signed_in
from quizapp.accounts.operations import token_hash
from quizapp.attempts.batches import Save
from quizapp.attempts.forms import SeqInvalid, field_of, read_answer, read_seq, read_texts
from quizapp.attempts.papers import load_paper, newest_seq
from quizapp.attempts.queries import attempt_of, is_open, seconds_left
from quizapp.attempts.saving import Outcome, Saved, set_flag
from quizapp.attempts.writer import NotStored
from quizapp.db import transaction
from quizapp.models import User
from quizapp.web import csrf
from quizapp.web.database import Database, place_at_database
from quizapp.web.errors import LoginRequired, NotFound
from quizapp.web.language import N_, gettext

router = APIRouter()

Answer = tuple[int, Mapping[str, Any]]
"""Status and JSON body."""


async def save(request: Request) -> Response:
    """Save the answer to one question: 200 once it is durable."""
    at, grace = _moment(request)
    data = await read_answer(request)
    given = request.headers.get(csrf.HEADER)
    csrf.check(request, field_of(data, csrf.FIELD) if given is None else given)
    attempt_id, position = _place(request)
    if data is None:
        return JSONResponse({"error": gettext(N_("答案太长了，没有存上。"))}, 422)
    try:
        seq = read_seq(data)
    except SeqInvalid:
        return JSONResponse({"error": gettext(N_("答案的序号不对，没有存上。"))}, 422)
    token = token_hash(request.cookies.get(session_cookie(request), ""))
    values = tuple(read_texts(data, "response"))
    try:
        saved = await request.app.state.journal.save(Save(token, attempt_id, position, values, seq, at, grace))
    except LoginRequired:
        status_code, body = _logged_out()
        return JSONResponse(body, status_code)
    except NotStored:
        error = gettext(N_("这一次没有存上，请过几秒钟再试。您之前保存的内容都还在。"))
        return JSONResponse({"error": error}, 503, headers={"Retry-After": "2"})
    status_code, body = _told(saved)
    return JSONResponse(body, status_code)


# A route of Starlette's own: it costs a quarter of one of FastAPI's, and checks the token itself.
router.add_route("/attempts/{attempt_id}/answers/{position}", save, ["PUT"], "attempts.save")


@router.put("/attempts/{attempt_id}/flags/{position}", name="attempts.flag")
async def flag(request: Request, attempt_id: UUID, position: int) -> Response:
    """Put a flag on a question, or take it away."""
    at, grace = _moment(request)
    data = await read_answer(request)
    flagged = None if data is None else data.get("flagged")
    if flagged not in {"0", "1"}:
        return JSONResponse({"error": gettext(N_("没有这种记号。"))}, 422)

    def work(session: Database, user: User) -> Answer:
        outcome = set_flag(session, user, attempt_id, position, flagged=flagged == "1", at=at, grace=grace)
        if outcome is Outcome.SAVED:
            return 200, {"flagged": flagged == "1"}
        return (
            (409, _closed())
            if outcome is Outcome.LATE
            else (422, {"error": gettext(N_("这份答卷上没有这道题。"))})
        )

    return await _in_thread(request, at, work)


@router.get("/attempts/{attempt_id}/state", name="attempts.state")
async def state(request: Request, attempt_id: UUID) -> Response:
    """Tell a page that has slept whether the paper is open, the time left, and the newest answers."""
    at, grace = _moment(request)

    def work(session: Database, user: User) -> Answer:
        attempt = attempt_of(session, user, attempt_id)
        questions = load_paper(session, attempt)
        return 200, {
            "open": is_open(attempt, at, grace),
            "submitted": attempt.submitted_at is not None,
            "left": seconds_left(attempt, at),
            "seq": newest_seq(questions),
            "csrf": csrf.token(request),
            "answers": {
                str(question.position): {"seq": question.seq, "values": question.values}
                for question in questions
                if question.seq >= 0
            },
        }

    response = await _in_thread(request, at, work, reading=True)
    csrf.keep_seed(request, response)
    return response


def _place(request: Request) -> tuple[UUID, int]:
    """Return the attempt and the position that the request's path names. Raises NotFound."""
    attempt, position = request.path_params["attempt_id"], request.path_params["position"]
    try:
        if position.isascii() and position.isdecimal():
            return UUID(attempt), int(position)
    except ValueError:
        pass
    raise NotFound


def _told(saved: Saved) -> Answer:
    match saved.outcome:
        case Outcome.LATE:
            return 409, _closed()
        case Outcome.REFUSED:
            return 422, {"error": saved.notice.text(gettext) if saved.notice else ""}
        case Outcome.STALE:
            return 200, {"saved": False, "seq": saved.seq, "left": saved.left, "values": saved.values}
        case _:
            return 200, {"saved": True, "seq": saved.seq, "left": saved.left}


def _closed() -> dict[str, str]:
    return {"error": gettext(N_("已经交卷，或者时间已到，这次的改动没有计入。"))}


def _moment(request: Request) -> tuple[datetime, timedelta]:
    """Return when the request came in, before any work, and the grace after a deadline."""
    return request.app.state.clock(), timedelta(seconds=request.app.state.settings.grace_seconds)


def _logged_out() -> Answer:
    return 401, {"error": gettext(N_("登录已过期，请重新登录。"))}


async def _in_thread(
    request: Request, at: datetime, work: Callable[[Database, User], Answer], *, reading: bool = False
) -> Response:
    """Do ``work`` for whoever is signed in, in a thread and a transaction; 401 for nobody."""

    def run() -> Answer:
        with transaction(request.app.state.engine, reading=reading) as session:
            try:
                user = signed_in(request, session, at)
            except LoginRequired:
                return _logged_out()
            return _logged_out() if user.must_change_password else work(session, user)

    async with place_at_database():
        status_code, body = await run_in_threadpool(run)
    return JSONResponse(body, status_code)
