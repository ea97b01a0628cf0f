"""The answer journal: a thread with a connection of its own that commits saves in groups.

What has arrived while one group was being committed is the next group: nothing is waited for. A save is
acknowledged after its COMMIT. The thread begins with the first save, and ends, with its connection, when
nothing has come for a while or the application stops.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Condition, Thread

import structlog
from sqlalchemy import Engine

from quizapp.attempts.batches import AttemptHeld, Save, Told
from quizapp.attempts.outcomes import Saved
from quizapp.attempts.writer import NotStored, Writer

log = structlog.get_logger()

LARGEST_GROUP = 256
IDLE_SECONDS = 5.0
HELD_PAUSE_SECONDS = 0.005
HELD_PATIENCE_SECONDS = 3.0
"""How long a save waits for an attempt that somebody else is writing to."""


class JournalFull(NotStored):
    """So many saves are waiting already that another would wait too long."""


class JournalClosed(NotStored):
    """The application is stopping."""


@dataclass(slots=True, eq=False)
class _Ticket:
    save: Save
    future: asyncio.Future[Saved]
    loop: asyncio.AbstractEventLoop
    since: float


class Journal:
    """Takes saves from any event loop; ``room`` is how many may wait."""

    def __init__(self, engine: Engine, *, room: int) -> None:
        self._engine = engine
        self._room = room
        self._waiting: deque[_Ticket] = deque()
        self._changed = Condition()
        self._thread: Thread | None = None
        self._closed = False

    async def save(self, save: Save) -> Saved:
        """Return what became of ``save``, once that is durable.

        Raises LoginRequired, NotFound; NotStored when the database couldn't be written, JournalFull,
        JournalClosed.
        """
        loop = asyncio.get_running_loop()
        ticket = _Ticket(save, loop.create_future(), loop, time.monotonic())
        with self._changed:
            if self._closed:
                raise JournalClosed
            if len(self._waiting) >= self._room:
                raise JournalFull
            self._waiting.append(ticket)
            if self._thread is None:
                self._thread = Thread(target=self._run, name="answer-journal", daemon=True)
                self._thread.start()
            self._changed.notify()
        return await ticket.future

    def stop(self) -> None:
        """Take no more saves; return when all that were taken are answered."""
        with self._changed:
            self._closed = True
            self._changed.notify()
            thread = self._thread
        if thread is not None:
            thread.join()

    def _run(self) -> None:
        writer = Writer(self._engine)
        try:
            while group := self._next_group():
                told = writer.commit([ticket.save for ticket in group])
                self._put_back(_tell(group, told))
        finally:
            writer.close()

    def _next_group(self) -> list[_Ticket]:
        """Wait for saves and take them; none when the thread is to end."""
        with self._changed:
            while not self._waiting:
                if self._closed or (not self._changed.wait(IDLE_SECONDS) and not self._waiting):
                    self._thread = None
                    return []
            return [self._waiting.popleft() for _ in range(min(len(self._waiting), LARGEST_GROUP))]

    def _put_back(self, held: Sequence[_Ticket]) -> None:
        """Let saves whose attempt is held try again with the next group."""
        if not held:
            return
        with self._changed:
            self._waiting.extendleft(reversed(held))
            alone = len(held) == len(self._waiting)
        if alone:
            time.sleep(HELD_PAUSE_SECONDS)


def _tell(group: Sequence[_Ticket], told: Sequence[Told | Exception]) -> list[_Ticket]:
    """Answer everybody, in one call for each event loop; return those who must try again."""
    loops: dict[asyncio.AbstractEventLoop, list[tuple[_Ticket, Saved | Exception]]] = {}
    held = []
    for ticket, each in zip(group, told, strict=True):
        if not isinstance(each, AttemptHeld):
            loops.setdefault(ticket.loop, []).append((ticket, each))
        elif time.monotonic() - ticket.since > HELD_PATIENCE_SECONDS:
            loops.setdefault(ticket.loop, []).append((ticket, NotStored()))
        else:
            held.append(ticket)
    for loop, answers in loops.items():
        try:
            loop.call_soon_threadsafe(_settle, answers)
        except RuntimeError:
            # Its loop has ended, nobody is waiting any more; the answers are stored all the same.
            log.info("nobody_waiting", saves=len(answers))
    return held


def _settle(answers: Sequence[tuple[_Ticket, Saved | Exception]]) -> None:
    for ticket, each in answers:
        if ticket.future.done():
            continue
        if isinstance(each, Exception):
            ticket.future.set_exception(each)
        else:
            ticket.future.set_result(each)
