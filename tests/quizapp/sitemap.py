"""Every route of the application, and its request: for tests over all of them that miss none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import FastAPI
from httpx2 import Response
from starlette.routing import BaseRoute, Route

from tests.quizapp.world import World
from tests.visitor import Visitor


def all_routes(app: FastAPI) -> list[Route]:
    """Return the routes of all routers, in their order; each has one method."""
    routes = list(_walk(app.routes))
    assert all(len(route.methods) == 1 for route in routes)
    assert len({route.name for route in routes}) == len(routes), "names of routes are unique"
    return routes


def method_of(route: Route) -> str:
    """Return the one method of ``route``."""
    (method,) = route.methods
    return method


def ask(
    person: Visitor, route: Route, world: World, *, ids: Mapping[str, Any] | None = None, **more: str
) -> Response:
    """Send the route's request about things of the world, in a form with what it needs and ``more``."""
    path = world.path(route.path, **(_ids(route.name, world) if ids is None else ids))
    fields = {**more, **_fields(route.name, world)}
    match method_of(route):
        case "GET":
            return person.get(path)
        case "PUT":
            return person.put(path, fields)
        case _:
            return person.post(path, fields)


def _walk(routes: list[BaseRoute]) -> Iterator[Route]:
    for route in routes:
        inner = getattr(route, "original_router", None)
        if isinstance(route, Route):
            yield route
        elif inner is not None:
            yield from _walk(inner.routes)
        else:
            assert getattr(route, "path", "") == "/static", f"a route of another kind: {route}"


def _fields(name: str, world: World) -> dict[str, str]:
    return {
        "attempts.flag": {"flagged": "1"},
        "attempts.save": {"response": "", "seq": "1"},
        "library.create_set": {"title": "自编题"},
        "library.rename_set": {"title": "新题名"},
        "units.add_person": {"username": "newcomer", "name": "新人"},
        "units.add_unit": {"code": "NEW", "name": "新班组", "parent": str(world.exam.unit.id)},
    }.get(name, {})


def _ids(name: str, world: World) -> dict[str, Any]:
    """Return the ids that differ from the world's usual ones."""
    if name == "quizzes.publish_now":
        return {"quiz_id": world.draft_quiz_id}
    if name in {"library.remove_question", "library.restore_question"}:
        return {"question_id": world.accepted_question_id}
    return {}
