"""What is remembered, and what is forgotten."""

from __future__ import annotations

from threading import Barrier, Thread

from sqlalchemy import Engine, create_engine

from quizapp.memory import Shelf, memory_of
from tests.conftest import Store


def test_a_full_shelf_forgets_what_was_not_used_for_longest() -> None:
    shelf = Shelf(2)
    for key in "ab":
        shelf.put(key, key.upper())
    assert shelf.get("a") == "A"
    shelf.put("c", "C")
    assert [shelf.get(key) for key in "abc"] == ["A", None, "C"]


def test_what_many_ask_for_at_once_is_made_once() -> None:
    shelf, made, barrier = Shelf(2), list[int](), Barrier(4)

    def make() -> str:
        made.append(1)
        return "pool"

    def ask() -> None:
        barrier.wait()
        assert shelf.get_or_make("quiz", make) == "pool"

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [1]


def test_all_who_are_connected_to_a_database_share_its_memory(engine: Engine, store: Store) -> None:
    with store() as writing, store(reading=True) as reading, engine.connect() as connection:
        memory = memory_of(writing)
        assert memory_of(reading) is memory
        assert memory_of(connection) is memory
        assert memory.shelf("items", 3) is memory.shelf("items", 3)


def test_another_database_remembers_nothing_of_it(store: Store) -> None:
    with store(reading=True) as session, create_engine("sqlite://").connect() as other:
        memory_of(session).shelf("items", 3).put(1, "here")
        assert memory_of(other).shelf("items", 3).get(1) is None
