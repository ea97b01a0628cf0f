"""A reader in a process of its own, with limits on time and memory.

Some parsers can't be bounded from inside: measured, an HTML tag with 200,000 attributes keeps libxml2 busy for
40 s, a megabyte of ``![`` markdown-it for 20 s, and pdfminer follows whatever loop a PDF draws. Such readers run
in a child, which the kernel ends. It costs 0.1 to 0.2 s.

The child's clock counts processor time, so that a busy machine refuses nothing; :func:`progress` starts it anew.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from question_bank.documents import refusals
from question_bank.documents.model import BlockStyle
from question_bank.documents.source import Hint, Source
from question_bank.documents.tracing import Edit
from question_bank.results import N_, Notice, Severity, Term, Unreadable

_MEGABYTE = 1024 * 1024
_ROOT = Path(__file__).parents[2]
OUT_OF_MEMORY = 3
"""What a child exits with when it hit its limit of memory in time to say so."""
_WAIT = 20.0
"""Seconds of wall time on top of the processor time allowed: a machine under load is slow, not broken."""


class Limits(NamedTuple):
    """What a child may use.

    ``step``: seconds of processor time until it shows progress, ``steps``: in all; both grow with the file by
    their ``_per_megabyte``. ``memory``: megabytes beside the file itself.
    """

    step: float
    step_per_megabyte: float = 0
    steps: float = 0
    steps_per_megabyte: float = 0
    memory: int = 256

    def of(self, size: int) -> tuple[float, int, int]:
        """Return the seconds of a step, of all steps, and the bytes of memory, for a file of ``size`` bytes."""
        megabytes = size / _MEGABYTE
        step = self.step + self.step_per_megabyte * megabytes
        total = max(step, self.steps + self.steps_per_megabyte * megabytes)
        return step, int(total) + 1, self.memory * _MEGABYTE + 2 * size


def read_confined(reader: str, kind: str, limits: Limits, raw: bytes) -> Source:
    """Run ``reader`` (``package.module:function``) on ``raw`` in a child.

    Raises :class:`~question_bank.results.Unreadable`; a child that breaks a limit or breaks down is one.
    """
    step, total, memory = limits.of(len(raw))
    command = [sys.executable, "-P", "-s", "-m", f"{__package__}.confined"]
    child = subprocess.Popen(  # noqa: S603 — our own interpreter and module
        [*command, reader, str(step), str(total), str(memory)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1", "PATH": os.defpath},
    )
    with child:
        try:
            answer, _ = child.communicate(raw, timeout=total + _WAIT)
        except subprocess.TimeoutExpired as error:
            child.kill()
            raise refusals.too_complex(kind) from error
    if child.returncode < 0 or child.returncode == OUT_OF_MEMORY:
        raise refusals.too_complex(kind)
    if child.returncode:
        raise refusals.broken(N_("内容已损坏"), kind)
    return _source(json.loads(answer))


def limit_this_process(step: float, total: int, memory: int) -> None:
    """Let the kernel end this process when it uses more than that, whatever code it is in."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (total, total))
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    signal.setitimer(signal.ITIMER_PROF, step, step)


def progress() -> None:
    """Start the clock of a step anew; outside a child, nothing is to start."""
    _, step = signal.getitimer(signal.ITIMER_PROF)
    if step:
        signal.setitimer(signal.ITIMER_PROF, step, step)


def answer_of(source: Source | Unreadable) -> str:
    """Return what a child reports: a source, or why there is none."""
    if isinstance(source, Unreadable):
        return json.dumps({"refused": _notice_data(source.notice)})
    notices = [_notice_data(notice) for notice in source.notices]
    return json.dumps({"text": source.text, "marks": source.marks, "hints": source.hints, "notices": notices})


def _source(data: Mapping[str, Any]) -> Source:
    if "refused" in data:
        raise Unreadable(_notice(data["refused"]))
    hints = tuple(Hint(start, BlockStyle(style), level) for start, style, level in data["hints"])
    marks = tuple(Edit(*mark) for mark in data["marks"])
    return Source(data["text"], marks, hints, notices=tuple(map(_notice, data["notices"])))


def _notice_data(notice: Notice) -> dict[str, object]:
    terms = [name for name, value in notice.params.items() if isinstance(value, Term)]
    return {
        "severity": notice.severity,
        "id": notice.id,
        "message": notice.message,
        "params": dict(notice.params),
        "terms": terms,
    }


def _notice(data: Mapping[str, Any]) -> Notice:
    params = {name: Term(value) if name in data["terms"] else value for name, value in data["params"].items()}
    return Notice(Severity(data["severity"]), data["id"], data["message"], params=params)
