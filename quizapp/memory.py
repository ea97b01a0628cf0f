"""What a process remembers of rows that never change, so that it needn't read and parse them again.

It hangs on the engine, and so belongs to one database.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import RLock
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

OPTION = "quizapp_memory"


class Shelf:
    """Up to ``room`` values by key; beyond that, what was used least recently is forgotten."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._values: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = RLock()

    def get(self, key: Hashable) -> Any:
        """Return what is kept under ``key``, None when there is nothing."""
        with self._lock:
            value = self._values.get(key)
            if value is not None:
                self._values.move_to_end(key)
            return value

    def put(self, key: Hashable, value: Any) -> None:
        """Keep ``value`` under ``key``."""
        with self._lock:
            self._values[key] = value
            self._values.move_to_end(key)
            while len(self._values) > self._room:
                self._values.popitem(last=False)

    def get_or_make(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """Return what is kept under ``key``, made by the first who asks; others wait for it."""
        with self._lock:
            value = self.get(key)
            if value is None:
                value = make()
                self.put(key, value)
            return value


class Memory:
    """Shelves by name."""

    def __init__(self) -> None:
        self._shelves: dict[str, Shelf] = {}

    def shelf(self, name: str, room: int) -> Shelf:
        """Return the shelf called ``name``, of that ``room`` when it is new."""
        return self._shelves.setdefault(name, Shelf(room))


def memory_of(source: Session | Connection) -> Memory:
    """Return the memory of the database that ``source`` is connected to."""
    holder = source.get_bind() if isinstance(source, Session) else source
    found = holder.get_execution_options().get(OPTION)
    return found if isinstance(found, Memory) else Memory()
