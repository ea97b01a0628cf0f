"""What the platform costs over HTTP: a real server process, learners in threads of this one.

Signing in, starting, loading the paper, saving twenty answers, handing in; each phase is measured by itself,
beside a yardstick: a route of the same server that does nothing. The generator shares the machine, so the
ratios say more than the figures.
"""

from __future__ import annotations

import gzip
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlencode

from bench.measure import Row

LEARNERS = 64
CONCURRENCY = 16
BARE_REQUESTS = 2_000


class Learner:
    """One learner's browser: a connection that is kept, cookies, the token."""

    def __init__(self, port: int, username: str, password: str) -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=60)
        self.username, self.password = username, password
        self.cookies: dict[str, str] = {}
        self.token = ""
        self.attempt = ""
        self.paper = ""
        self.moved = 0

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[HTTPResponse, str]:
        """Send a request, keep the cookies, return the answer and its text."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        headers |= {"Accept-Encoding": "gzip", "X-CSRF-Token": self.token}
        body = None
        if fields is not None:
            body = urlencode(fields)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        response = self._send(method, path, body, headers)
        raw = response.read()
        self.moved = len(raw)
        for cookie in response.headers.get_all("set-cookie") or []:
            name, _, rest = cookie.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        if response.headers.get("content-encoding") == "gzip":
            raw = gzip.decompress(raw)
        return response, raw.decode()

    def _send(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> HTTPResponse:
        # A connection that was idle may have been closed; what is asked here can be asked again.
        for _ in range(2):
            try:
                self.connection.request(method, path, body, headers)
                return self.connection.getresponse()
            except ConnectionError:
                self.connection.close()
        raise ConnectionError(path)

    def sign_in(self) -> None:
        """Sign in."""
        _, page = self.ask("GET", "/login")
        self.token = re.findall(r'name="csrf-token" content="(\w+)"', page)[0]
        response, _ = self.ask("POST", "/login", {"username": self.username, "password": self.password})
        assert response.status == 303, response.status

    def start(self, quiz: str) -> None:
        """Start an attempt."""
        response, _ = self.ask("POST", f"/quizzes/{quiz}/attempts", {})
        assert response.status == 303, response.status
        self.attempt = response.headers["location"]

    def load(self) -> None:
        """Load the paper."""
        response, self.paper = self.ask("GET", self.attempt)
        assert response.status == 200, response.status

    def save(self) -> None:
        """Answer every question, one request each."""
        for seq, (position, kind) in enumerate(re.findall(r'data-item="(\d+)" data-kind="(\w+)"', self.paper), 1):
            answer = {"true_false": "true", "fill_blank": "安全"}.get(kind, "1")
            fields = {"response": answer, "seq": str(seq)}
            response, text = self.ask("PUT", f"{self.attempt}/answers/{position}", fields)
            assert response.status == 200, (kind, response.status, text)

    def hand_in(self) -> None:
        """Hand in."""
        response, _ = self.ask("POST", f"{self.attempt}/submit", {})
        assert response.status == 303, response.status


@contextmanager
def served(url: str = "") -> Iterator[tuple[int, dict[str, list[str]]]]:
    """Serve a demo database on a free port; give the port and the logins."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "QUIZAPP_DATABASE_URL": url or f"sqlite:///{folder}/bench.db",
            "QUIZAPP_VAR": folder,
            "QUIZAPP_LOGIN_ATTEMPTS_PER_MINUTE": "1000",
        }
        command = [str(Path(sys.executable).with_name("quizapp"))]
        made = subprocess.run(  # noqa: S603 — our own command
            [*command, "demo", "--learners", str(LEARNERS)],
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        )
        logins = {line.split()[0]: line.split()[1:] for line in made.stdout.splitlines()[-4:]}
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        server = subprocess.Popen(  # noqa: S603 — our own command
            [*command, "serve", "--port", str(port)], env=environment, stderr=subprocess.DEVNULL
        )
        try:
            _wait(port)
            yield port, logins
        finally:
            server.terminate()
            server.wait(20)


def _wait(port: int) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return


def rows() -> Iterator[Row]:
    """Measure, a row after another."""
    with served() as (port, logins), ThreadPoolExecutor(CONCURRENCY) as pool:
        prefix, _, password = logins["learners"]
        quiz = logins["quiz"][0]
        people = [Learner(port, f"{prefix}{number:05d}", password) for number in range(1, LEARNERS + 1)]

        def phase(step: Callable[[Learner], object], requests: int) -> float:
            start = time.perf_counter()
            list(pool.map(step, people))
            return requests / (time.perf_counter() - start)

        each = BARE_REQUESTS // LEARNERS
        bare = phase(lambda learner: [learner.ask("GET", "/healthz") for _ in range(each)], each * LEARNERS)
        yield Row("yardstick: a route that does nothing", bare, "requests/s", f"concurrency {CONCURRENCY}, SQLite")
        yield Row("sign in (argon2id)", phase(Learner.sign_in, LEARNERS), "people/s")
        begun = time.perf_counter()
        yield Row("start an attempt", phase(lambda learner: learner.start(quiz), LEARNERS), "attempts/s")
        yield Row("load the paper", phase(Learner.load, LEARNERS), "pages/s")
        yield Row("the paper, compressed", people[0].moved / 1000, "kB")
        items = sum(len(re.findall(r'data-item="', learner.paper)) for learner in people)
        saves = phase(Learner.save, items)
        yield Row("save an answer", saves, "saves/s", f"{saves / bare:.0%} of the yardstick")
        yield Row("hand in, with marking", phase(Learner.hand_in, LEARNERS), "hand-ins/s")
        quizzes = LEARNERS / (time.perf_counter() - begun)
        yield Row("whole quizzes of 20 answers", quizzes, "quizzes/s", "signed in before")
