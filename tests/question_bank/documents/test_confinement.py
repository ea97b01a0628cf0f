"""A confined reader gives what it would give outside, or ends in one refusal."""

from __future__ import annotations

import signal

import pytest

from question_bank.documents import confinement, refusals
from question_bank.documents.confinement import Limits, answer_of, limit_this_process, progress, read_confined
from question_bank.results import Term, Unreadable
from tests.question_bank.documents import greedy

LIMITS = Limits(step=0.3, memory=128)


def run(name: str, raw: bytes = b"abc", limits: Limits = LIMITS) -> object:
    return read_confined(f"tests.question_bank.documents.greedy:{name}", refusals.PDF, limits, raw)


def test_a_source_comes_back_whole() -> None:
    assert run("echo", "检查\ud7ff".encode()) == greedy.echo("检查\ud7ff".encode())


def test_a_refusal_comes_back_whole() -> None:
    with pytest.raises(Unreadable) as caught:
        run("refuse")
    assert caught.value.notice == refusals.password(refusals.PDF).notice
    assert isinstance(caught.value.notice.params["kind"], Term)


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("spin", "file-too-complex"),
        ("devour", "file-too-complex"),
        ("crash", "file-too-complex"),
        ("fail", "file-broken"),
    ],
)
def test_a_child_that_misbehaves_is_one_refusal(name: str, id_: str) -> None:
    with pytest.raises(Unreadable) as caught:
        run(name)
    assert caught.value.notice.id == id_


def test_time_is_counted_from_the_last_progress() -> None:
    assert run("step", limits=Limits(step=0.5, steps=3)).text == "done"  # type: ignore[attr-defined]


def test_a_child_that_sleeps_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confinement, "_WAIT", -0.99)
    with pytest.raises(Unreadable) as caught:
        run("spin", limits=Limits(step=0.9))
    assert caught.value.notice.id == "file-too-complex"


def test_a_child_knows_nothing_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZAPP_SECRET_KEY", "x")
    assert "QUIZAPP" not in run("environment").text  # type: ignore[attr-defined]


def test_limits_grow_with_the_file() -> None:
    limits = Limits(step=1, step_per_megabyte=2, steps_per_megabyte=40, memory=100)
    assert limits.of(0) == (1, 2, 100 * 2**20)
    assert limits.of(2**20) == (3, 41, 102 * 2**20)


def test_limits_are_set_on_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[object] = []
    monkeypatch.setattr(confinement.resource, "setrlimit", lambda *limit: done.append(limit))
    monkeypatch.setattr(confinement.signal, "setitimer", lambda *timer: done.append(timer))
    limit_this_process(0.5, 3, 1000)
    assert (confinement.resource.RLIMIT_DATA, (1000, 1000)) in done
    assert (confinement.signal.ITIMER_PROF, 0.5, 0.5) in done


def test_outside_a_child_progress_starts_no_clock() -> None:
    progress()
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)


def test_an_answer_is_plain_ascii() -> None:
    assert answer_of(greedy.echo("检查".encode())).isascii()
