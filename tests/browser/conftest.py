"""A real server on a real port, and a real browser: phones with touch, computers, JavaScript off."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from quizapp.app import create_app
from quizapp.settings import Settings
from tests.browser.browsers import MISSING, installed

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
    "locale": "zh-CN",
}
COMPUTER = {"viewport": {"width": 1280, "height": 800}, "locale": "zh-CN"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = installed()
    if path is None:
        raise RuntimeError(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


class Server:
    """The application on a port of its own, in a thread."""

    def __init__(self, settings: Settings) -> None:
        self.app: FastAPI = create_app(settings)
        self.socket = socket.socket()
        self.socket.bind(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        self._server = uvicorn.Server(uvicorn.Config(self.app, log_level="warning", access_log=False))
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self.socket]}, daemon=True)

    def start(self) -> None:
        self._thread.start()
        deadline = time.monotonic() + 10
        while not self._server.started and time.monotonic() < deadline:
            time.sleep(0.02)

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(10)
        self.socket.close()


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return Settings(
        env="test",
        database_url=database_url,
        secret_key="test-secret",
        var=tmp_path / "var",
        finalise_every_seconds=0.5,
        login_attempts_per_minute=100,
    )


@pytest.fixture
def server(settings: Settings) -> Iterator[Server]:
    server = Server(settings)
    server.start()
    yield server
    server.stop()


class Contexts:
    """Opens browser contexts against the server and closes them all at the end."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.browser = browser
        self.server = server
        self.opened: list[BrowserContext] = []

    def open(self, profile: dict[str, object], **more: object) -> Page:
        """Return a page of a new context with its own cookies and storage."""
        context = self.browser.new_context(base_url=self.server.url, **{**profile, **more})
        context.set_default_timeout(10_000)
        self.opened.append(context)
        return context.new_page()

    def phone(self, **more: object) -> Page:
        """Return a page on a phone with touch."""
        return self.open(PHONE, **more)

    def computer(self, **more: object) -> Page:
        """Return a page on a computer."""
        return self.open(COMPUTER, **more)


@pytest.fixture
def contexts(browser: Browser, server: Server) -> Iterator[Contexts]:
    contexts = Contexts(browser, server)
    yield contexts
    for context in contexts.opened:
        context.close()
