"""Readers that misbehave in every way that confinement is there for; loaded by name in a child."""

from __future__ import annotations

import os
import resource
import signal

from question_bank.documents import refusals
from question_bank.documents.confinement import progress
from question_bank.documents.model import BlockStyle
from question_bank.documents.remarks import counted
from question_bank.documents.source import Hint, Source
from question_bank.documents.tracing import Edit


def echo(raw: bytes) -> Source:
    """Give everything that a reader may give."""
    return Source(
        raw.decode(), (Edit(0, 1, "\n"),), (Hint(0, BlockStyle.LIST, 2),), notices=counted(3, "x", "{count}")
    )


def refuse(raw: bytes) -> Source:
    """Refuse."""
    raise refusals.password(refusals.PDF)


def fail(raw: bytes) -> Source:
    """Break down."""
    raise KeyError(raw)


def spin(raw: bytes) -> Source:
    """Never end."""
    while True:
        pass


def step(raw: bytes) -> Source:
    """Take more than the time of a step, in small steps."""
    for _ in range(4):
        begun = resource.getrusage(resource.RUSAGE_SELF).ru_utime
        while resource.getrusage(resource.RUSAGE_SELF).ru_utime < begun + 0.15:
            pass
        progress()
    return Source("done")


def devour(raw: bytes) -> Source:
    """Take all memory."""
    return Source(str(len([bytes(1_000_000) for _ in range(10_000)])))


def environment(raw: bytes) -> Source:
    """Tell what the child was given."""
    return Source(" ".join(sorted(os.environ)))


def crash(raw: bytes) -> Source:
    """Die as a parser in C does."""
    os.kill(os.getpid(), signal.SIGSEGV)
    return Source("")
