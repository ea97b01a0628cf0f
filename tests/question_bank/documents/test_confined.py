"""The child's door: bytes in, an answer out."""

from __future__ import annotations

import io
import json
import sys
from types import SimpleNamespace

import pytest

from question_bank.documents import confined

READER = "tests.question_bank.documents.greedy:{}"


def run(name: str, raw: bytes, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    out = io.StringIO()
    monkeypatch.setattr(confined, "limit_this_process", lambda *_: None)
    monkeypatch.setattr(confined.logging, "disable", lambda: None)
    monkeypatch.setattr(sys, "argv", ["confined", READER.format(name), "1", "2", "3"])
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
    monkeypatch.setattr(sys, "stdout", out)
    confined.main()
    return json.loads(out.getvalue())  # type: ignore[no-any-return]


def test_a_source_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("echo", "检查".encode(), monkeypatch)["text"] == "检查"


def test_a_refusal_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "refused" in run("refuse", b"", monkeypatch)


def test_any_other_failure_ends_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(KeyError):
        run("fail", b"", monkeypatch)
