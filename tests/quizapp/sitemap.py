"""Every route of the application, so that tests over all of them miss none."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute


def all_routes(app: FastAPI) -> list[APIRoute]:
    """Return the routes of all routers, in their order; each has one method."""
    routes = list(_walk(app.routes))
    assert all(len(route.methods) == 1 for route in routes)
    assert len({route.name for route in routes}) == len(routes), "names of routes are unique"
    return routes


def method_of(route: APIRoute) -> str:
    """Return the one method of ``route``."""
    (method,) = route.methods
    return method


def _walk(routes: list[BaseRoute]) -> Iterator[APIRoute]:
    for route in routes:
        inner = getattr(route, "original_router", None)
        if isinstance(route, APIRoute):
            yield route
        elif inner is not None:
            yield from _walk(inner.routes)
        else:
            assert getattr(route, "path", "") == "/static", f"a route of another kind: {route}"
