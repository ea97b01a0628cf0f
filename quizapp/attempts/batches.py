"""Saves that arrive together are checked together and stored together, in one short transaction.

Statements take their rows as one parameter and go in the order of the keys. An attempt that somebody else
holds is not waited for (``SKIP LOCKED``): its saves are told to come again, and their neighbours go on, so
two workers can neither deadlock nor hold each other up. SQLite has one writer at a time, and needs no locks.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Executable, Integer, String, Uuid, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from uuid_utils.compat import uuid7

from question_bank.items.jsonl import response_from_json, response_to_json
from question_bank.items.model import Item, Response
from question_bank.items.rules import problem
from quizapp.attempts.outcomes import Outcome, Saved
from quizapp.attempts.responses import NotAnAnswer, fingerprint, read_values, show_values
from quizapp.attempts.rowsets import rowset
from quizapp.models import Answer, AnswerEvent, Attempt, AttemptItem, AttemptState, LoginSession, User
from quizapp.quizzes.frozen import frozen_items
from quizapp.web.errors import LoginRequired, NotFound
from quizapp.web.language import N_

LARGEST_POSITION = 10_000


class AttemptHeld(Exception):  # noqa: N818 — it states the fact
    """Somebody else is writing to the attempt at this moment: try again soon."""


@dataclass(frozen=True, slots=True)
class Save:
    """An answer as it arrived: who sent it by the hash of their session's token, and when, by our clock."""

    token_hash: str
    attempt_id: UUID
    position: int
    values: tuple[str, ...]
    seq: int
    at: datetime
    grace: timedelta


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a save belongs: the learner's own attempt, as it is while this transaction holds it."""

    learner_id: int
    attempt_id: UUID
    state: str
    deadline: datetime


Key = tuple[int, str, int]
"""Learner, attempt (in hexadecimal), position."""
Told = Saved | LoginRequired | NotFound | AttemptHeld


@dataclass(slots=True)
class _Place:
    """One question of a paper, and what is stored for it by now; ``changed`` when that is to be written."""

    item: Item
    order: Sequence[int]
    seq: int
    stored: Any
    changed: datetime | None = None


@dataclass(slots=True)
class _Ledger:
    """What a batch is going to write."""

    events: list[dict[str, Any]] = field(default_factory=list)

    def note(self, seat: Seat, save: Save, response: Response, outcome: Outcome) -> None:
        self.events.append(
            {
                "learner_id": seat.learner_id,
                "attempt_id": seat.attempt_id,
                "id": uuid7(),
                "position": save.position,
                "seq": save.seq,
                "response": response_to_json(response),
                "outcome": outcome.value,
                "at": save.at,
            }
        )


def store_batch(connection: Connection, saves: Sequence[Save]) -> list[Told]:
    """Store the saves that may be stored, and return what became of each, in their order.

    The caller's transaction makes it true. A save of nobody signed in is told LoginRequired, one to an
    attempt that isn't theirs NotFound, and one to an attempt that somebody else holds AttemptHeld.
    """
    seats = _seats(connection, saves)
    told: list[Told | None] = [seat if not isinstance(seat, Seat) else None for seat in seats]
    seated = [(number, seat, saves[number]) for number, seat in enumerate(seats) if isinstance(seat, Seat)]
    saved = store_seated(connection, [(seat, save) for _number, seat, save in seated])
    for (number, _seat, _save), outcome in zip(seated, saved, strict=True):
        told[number] = outcome
    return [each for each in told if each is not None]


def store_seated(connection: Connection, seated: Sequence[tuple[Seat, Save]]) -> list[Saved]:
    """Judge the saves of attempts that this transaction holds, in their order; write answers and events."""
    places = _places(connection, seated)
    ledger = _Ledger()
    saved = [_judge(places.get(_key(seat, save)), seat, save, ledger) for seat, save in seated]
    if ledger.events:
        connection.execute(insert(AnswerEvent), ledger.events)
    rows = [
        {
            "learner_id": learner_id,
            "attempt_id": UUID(attempt),
            "position": position,
            "response": place.stored,
            "seq": place.seq,
            "saved_at": place.changed,
        }
        for (learner_id, attempt, position), place in sorted(places.items())
        if place.changed is not None
    ]
    if rows:
        connection.execute(_upsert(connection.dialect.name), rows)
    return saved


def _judge(place: _Place | None, seat: Seat, save: Save, ledger: _Ledger) -> Saved:
    is_open = seat.state == AttemptState.OPEN
    late = not is_open or save.at > seat.deadline + save.grace
    left = max(0, int((seat.deadline - save.at).total_seconds())) if is_open else 0
    if place is None:
        notice = problem("response.item", N_("这份答卷上没有这道题。"), "position")
        return Saved(Outcome.LATE if late else Outcome.REFUSED, left, notice=notice)
    try:
        response = read_values(place.item, place.order, save.values)
    except NotAnAnswer as error:
        outcome = Outcome.LATE if late else Outcome.REFUSED
        ledger.note(seat, save, None, outcome)
        return Saved(outcome, left, place.seq, notice=error.notice)
    if not late and save.seq > place.seq:
        place.seq, place.stored, place.changed = save.seq, response_to_json(response), save.at
        ledger.note(seat, save, response, Outcome.SAVED)
        return Saved(Outcome.SAVED, left, save.seq)
    stored = response_from_json(place.item, place.stored).value
    same = save.seq == place.seq and fingerprint(response) == fingerprint(stored)
    outcome = Outcome.LATE if late else Outcome.REPEATED if same else Outcome.STALE
    ledger.note(seat, save, response, outcome)
    return Saved(outcome, left, place.seq, show_values(place.item, place.order, stored))


def _key(seat: Seat, save: Save) -> Key:
    return seat.learner_id, seat.attempt_id.hex, save.position


def _rows(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    return {"rows": json.dumps(list(rows))}


def _seats(connection: Connection, saves: Sequence[Save]) -> list[Seat | LoginRequired | NotFound | AttemptHeld]:
    """Find and hold the attempt of each save; where there is none, say why."""
    pairs = {(save.token_hash, save.attempt_id.hex) for save in saves}
    asked = _rows({"token": token, "attempt": attempt} for token, attempt in pairs)
    held = {
        (row.token_hash, row.attempt_id.hex): row
        for row in connection.execute(_holding(connection.dialect.name), asked)
    }
    known: Mapping[tuple[str, str], Any] = {}
    if len(held) < len(pairs):
        found = connection.execute(_looking(connection.dialect.name), asked)
        known = {(row.token, row.attempt.hex): row for row in found}
    seats: list[Seat | LoginRequired | NotFound | AttemptHeld] = []
    for save in saves:
        pair = (save.token_hash, save.attempt_id.hex)
        row = held.get(pair) or known.get(pair)
        if row is None or row.expires_at <= save.at or row.disabled_at or row.must_change_password:
            seats.append(LoginRequired())
        elif pair in held:
            seats.append(Seat(row.learner_id, row.attempt_id, row.state, row.deadline))
        else:
            seats.append(NotFound() if row.attempt_id is None else AttemptHeld())
    return seats


def _places(connection: Connection, seated: Sequence[tuple[Seat, Save]]) -> dict[Key, _Place]:
    """Return the questions that the saves are for, by key; what isn't on the paper is missing."""
    keys = {_key(seat, save) for seat, save in seated if 1 <= save.position <= LARGEST_POSITION}
    if not keys:
        return {}
    asked = _rows({"learner": learner, "attempt": attempt, "position": place} for learner, attempt, place in keys)
    rows = connection.execute(_answered(connection.dialect.name), asked).all()
    items = frozen_items(connection, {row.question_version_id for row in rows})
    return {
        (row.learner_id, row.attempt_id.hex, row.position): _Place(
            items[row.question_version_id], row.option_order, -1 if row.seq is None else row.seq, row.response
        )
        for row in rows
    }


@cache
def _holding(dialect: str) -> Executable:
    given = rowset(dialect, {"token": String(), "attempt": Uuid()})
    return (
        select(
            LoginSession.token_hash,
            LoginSession.expires_at,
            User.disabled_at,
            User.must_change_password,
            Attempt.learner_id,
            Attempt.id.label("attempt_id"),
            Attempt.state,
            Attempt.deadline,
        )
        .select_from(given)
        .join(LoginSession, LoginSession.token_hash == given.c.token)
        .join(User, User.id == LoginSession.user_id)
        .join(Attempt, (Attempt.learner_id == User.id) & (Attempt.id == given.c.attempt))
        .order_by(Attempt.learner_id, Attempt.id)
        .with_for_update(of=Attempt, skip_locked=True)
    )


@cache
def _looking(dialect: str) -> Executable:
    given = rowset(dialect, {"token": String(), "attempt": Uuid()})
    return (
        select(
            given.c.token,
            given.c.attempt,
            LoginSession.expires_at,
            User.disabled_at,
            User.must_change_password,
            Attempt.id.label("attempt_id"),
        )
        .select_from(given)
        .join(LoginSession, LoginSession.token_hash == given.c.token)
        .join(User, User.id == LoginSession.user_id)
        .outerjoin(Attempt, (Attempt.learner_id == User.id) & (Attempt.id == given.c.attempt))
    )


@cache
def _answered(dialect: str) -> Executable:
    given = rowset(dialect, {"learner": Integer(), "attempt": Uuid(), "position": Integer()})
    return (
        select(
            AttemptItem.learner_id,
            AttemptItem.attempt_id,
            AttemptItem.position,
            AttemptItem.question_version_id,
            AttemptItem.option_order,
            Answer.seq,
            Answer.response,
        )
        .select_from(given)
        .join(
            AttemptItem,
            (AttemptItem.learner_id == given.c.learner)
            & (AttemptItem.attempt_id == given.c.attempt)
            & (AttemptItem.position == given.c.position),
        )
        .outerjoin(
            Answer,
            (Answer.learner_id == AttemptItem.learner_id)
            & (Answer.attempt_id == AttemptItem.attempt_id)
            & (Answer.position == AttemptItem.position),
        )
    )


@cache
def _upsert(dialect: str) -> Executable:
    """Insert answers; where one is stored, put the new one in its place when its ``seq`` is newer."""
    statement = (postgresql if dialect == "postgresql" else sqlite).insert(Answer)
    new = statement.excluded
    newest: Executable = statement.on_conflict_do_update(
        index_elements=[Answer.learner_id, Answer.attempt_id, Answer.position],
        set_={"response": new.response, "seq": new.seq, "saved_at": new.saved_at},
        where=Answer.seq < new.seq,
    )
    return newest
