"""Saving answers over HTTP, as the contract has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from httpx2 import Response
from sqlalchemy import Engine, func, select

from quizapp.attempts.journal import Journal
from quizapp.attempts.operations import submit_attempt
from quizapp.attempts.papers import PaperQuestion
from quizapp.models import Answer, AnswerEvent, Attempt, AttemptItem, User
from tests.conftest import Clock, Store
from tests.quizapp.attempts.exams import Exam, right_values
from tests.visitor import Visitor


@pytest.fixture
def learner(visitor: Visitor, exam: Exam) -> Visitor:
    return visitor.signed_in(exam.learner)


@pytest.fixture
def url(attempt: Attempt) -> str:
    return f"/attempts/{attempt.id}"


def count(store: Store, table: type) -> int:
    with store(reading=True) as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def save(visitor: Visitor, url: str, position: int, values: Sequence[str], seq: Any = 1, **more: Any) -> Response:
    data: Mapping[str, Any] = {"response": list(values), "seq": str(seq), **more}
    return visitor.put(f"{url}/answers/{position}", data)


def test_an_answer_is_stored_before_it_is_acknowledged(
    learner: Visitor, url: str, store: Store, paper: dict[str, PaperQuestion]
) -> None:
    question = paper["multiple_choice"]
    answer = save(learner, url, question.position, right_values(question), seq=4)
    assert (answer.status_code, answer.json()) == (200, {"saved": True, "seq": 4, "left": 1800})
    with store(reading=True) as session:
        stored = session.scalars(select(Answer)).one()
        assert sorted(stored.response) == ["secret-a", "secret-b"]
        assert session.scalars(select(AnswerEvent.outcome).where(AnswerEvent.seq == 4)).all() == ["saved"]


def test_every_kind_of_question_takes_the_values_of_its_inputs(
    learner: Visitor, url: str, paper: dict[str, PaperQuestion]
) -> None:
    for question in paper.values():
        answer = save(learner, url, question.position, right_values(question))
        assert (answer.status_code, answer.json()["saved"]) == (200, True), question.item.kind


def test_an_older_answer_is_acknowledged_with_the_newer_one(
    learner: Visitor, url: str, paper: dict[str, PaperQuestion]
) -> None:
    position = paper["true_false"].position
    save(learner, url, position, ["true"], seq=9)
    answer = save(learner, url, position, ["false"], seq=8)
    assert answer.status_code == 200
    assert answer.json() == {"saved": False, "seq": 9, "left": 1800, "values": ["true"]}


def test_no_response_at_all_clears_the_answer(
    learner: Visitor, url: str, store: Store, paper: dict[str, PaperQuestion]
) -> None:
    position = paper["single_choice"].position
    save(learner, url, position, ["1"])
    assert save(learner, url, position, [], seq=2).json()["saved"] is True
    with store(reading=True) as session:
        assert session.scalars(select(Answer.response)).all() == [None]


def test_after_the_grace_an_answer_conflicts(
    learner: Visitor, url: str, store: Store, clock: Clock, attempt: Attempt
) -> None:
    clock.now = attempt.deadline + timedelta(seconds=30)
    assert save(learner, url, 1, []).status_code == 200
    clock.now += timedelta(seconds=1)
    assert save(learner, url, 1, [], seq=2).status_code == 409
    assert learner.put(f"{url}/flags/1", {"flagged": "1"}).status_code == 409


def test_after_handing_in_an_answer_conflicts(learner: Visitor, url: str, store: Store, attempt: Attempt) -> None:
    with store() as session:
        submit_attempt(session, attempt, at=attempt.started_at, by="learner")
    assert save(learner, url, 1, []).status_code == 409
    assert count(store, Answer) == 0


def test_what_is_not_an_answer_to_the_item_is_refused_and_not_stored(
    learner: Visitor, url: str, store: Store, paper: dict[str, PaperQuestion]
) -> None:
    refused: list[tuple[str, list[str], Any]] = [
        ("single_choice", ["77"], 1),
        ("single_choice", ["1"], "x"),
        ("single_choice", ["1"], -1),
        ("single_choice", ["1"], 2**53),
        ("numeric", ["很多"], 1),
        ("short_answer", ["长" * 10_001], 1),
        ("short_answer", ["x" * 1_000_000], 1),
        ("short_answer", ["a\x00b"], 1),
        ("fill_blank", ["a"] * 500, 1),
    ]
    for kind, values, seq in refused:
        answer = save(learner, url, paper[kind].position, values, seq=seq)
        assert answer.status_code == 422, (kind, seq)
        assert answer.json()["error"]
    assert count(store, Answer) == 0


def test_an_item_that_is_not_on_the_paper_is_refused(learner: Visitor, url: str) -> None:
    for position in (0, 9, 10**30):
        assert save(learner, url, position, ["1"]).status_code == 422
        assert learner.put(f"{url}/flags/{position}", {"flagged": "1"}).status_code == 422


def test_nobody_signed_in_is_told_so_in_json(visitor: Visitor, url: str, store: Store) -> None:
    answers = [save(visitor, url, 1, ["1"]), visitor.put(f"{url}/flags/1", {"flagged": "1"})]
    answers.append(visitor.get(f"{url}/state"))
    assert [answer.status_code for answer in answers] == [401] * 3
    assert all("重新登录" in answer.json()["error"] for answer in answers)
    assert count(store, Answer) == 0


def test_somebody_elses_paper_is_as_unknown_as_none(visitor: Visitor, url: str, exam: Exam) -> None:
    other = visitor.signed_in(exam.colleague)
    unknown = "/attempts/01234567-89ab-7def-8123-456789abcdef"
    for path in (url, unknown):
        assert save(other, path, 1, ["1"]).status_code == 404
        assert other.put(f"{path}/flags/1", {"flagged": "1"}).status_code == 404
        assert other.get(f"{path}/state").status_code == 404
    mine, none = save(other, url, 1, ["1"]).text, save(other, unknown, 1, ["1"]).text
    assert mine.replace(url, "") == none.replace(unknown, "")


def test_a_disabled_person_is_logged_out_and_their_answers_are_kept(
    learner: Visitor, url: str, store: Store, clock: Clock, exam: Exam
) -> None:
    save(learner, url, 1, [])
    with store() as session:
        session.get_one(User, exam.learner.id).disabled_at = clock.now
    assert save(learner, url, 1, [], seq=2).status_code == 401
    assert count(store, Answer) == 1


def test_a_save_without_the_token_is_refused(learner: Visitor, url: str) -> None:
    assert learner.client.put(f"{url}/answers/1", data={"response": "1", "seq": "1"}).status_code == 403


def test_extra_fields_change_nothing(
    learner: Visitor, url: str, store: Store, attempt: Attempt, paper: dict[str, PaperQuestion]
) -> None:
    more = {"score": "100", "deadline": "2030-01-01T00:00:00Z", "learner_id": "1", "state": "submitted"}
    assert save(learner, url, paper["true_false"].position, ["true"], **more).status_code == 200
    with store(reading=True) as session:
        now = session.scalars(select(Attempt)).one()
        assert (now.score, now.deadline, now.state) == (None, attempt.deadline, "open")


def test_a_database_that_is_away_answers_503_with_when_to_try_again(
    learner: Visitor, url: str, app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sqlalchemy.exc import OperationalError

    def broken(*_: Any, **__: Any) -> None:
        raise OperationalError("UPDATE", {}, Exception("disk full"))

    monkeypatch.setattr("quizapp.attempts.writer.store_batch", broken)
    answer = save(learner, url, 1, ["1"])
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) > 0


def test_a_journal_that_is_full_answers_503_at_once(
    learner: Visitor, url: str, app: FastAPI, store: Store, engine: Engine
) -> None:
    app.state.journal = Journal(engine, room=0)
    answer = save(learner, url, 1, ["1"])
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) > 0
    assert "没有存上" in answer.json()["error"]
    assert count(store, Answer) == 0


def test_somebody_who_must_change_the_password_is_logged_out(
    learner: Visitor, url: str, store: Store, exam: Exam
) -> None:
    with store() as session:
        session.get_one(User, exam.learner.id).must_change_password = True
    answers = [save(learner, url, 1, ["1"]), learner.put(f"{url}/flags/1", {"flagged": "1"})]
    assert [answer.status_code for answer in answers] == [401] * 2


def test_the_token_may_come_as_a_field_and_the_form_in_parts(learner: Visitor, url: str, store: Store) -> None:
    token = learner.csrf_token()
    data = {"response": "", "seq": "1", "csrf_token": token}
    assert learner.client.put(f"{url}/answers/1", data=data).status_code == 200
    parts = {name: (None, value) for name, value in {**data, "seq": "2"}.items()}
    headers = {"X-CSRF-Token": token}
    assert learner.client.put(f"{url}/answers/1", files=parts, headers=headers).json()["seq"] == 2
    assert learner.client.put(f"{url}/answers/1", data={**data, "csrf_token": "x"}).status_code == 403
    foreign = {**headers, "Sec-Fetch-Site": "cross-site"}
    assert learner.client.put(f"{url}/answers/1", data=data, headers=foreign).status_code == 403


def test_an_address_that_is_none_is_not_found(learner: Visitor) -> None:
    assert learner.put("/attempts/x/answers/1", {"seq": "1"}).status_code == 404
    assert learner.put("/attempts/01234567-89ab-7def-8123-456789abcdef/answers/x", {}).status_code == 404


def test_an_application_that_stops_answers_those_who_wait_and_takes_no_more(
    app: FastAPI, learner: Visitor, url: str, store: Store
) -> None:
    with learner.client:
        assert save(learner, url, 1, []).status_code == 200
    assert count(store, Answer) == 1
    assert save(learner, url, 1, [], seq=2).status_code == 503


def test_flags_are_kept(learner: Visitor, url: str, store: Store) -> None:
    assert learner.put(f"{url}/flags/2", {"flagged": "1"}).json() == {"flagged": True}
    assert learner.put(f"{url}/flags/3", {"flagged": "yes"}).status_code == 422
    with store(reading=True) as session:
        assert session.scalars(select(AttemptItem.position).where(AttemptItem.flagged)).all() == [2]


def test_a_page_that_slept_learns_what_it_missed(
    learner: Visitor, url: str, clock: Clock, attempt: Attempt, paper: dict[str, PaperQuestion]
) -> None:
    question = paper["fill_blank"]
    save(learner, url, question.position, ["月", ""], seq=6)
    clock.now += timedelta(minutes=10)
    state = learner.get(f"{url}/state").json()
    assert state.pop("csrf") == learner.csrf_token()
    assert state == {
        "open": True,
        "submitted": False,
        "left": 1200,
        "seq": 6,
        "answers": {str(question.position): {"seq": 6, "values": ["月", ""]}},
    }
    clock.now = attempt.deadline + timedelta(minutes=1)
    assert learner.get(f"{url}/state").json()["open"] is False
