"""What a unit score report holds, whatever file it goes into."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from quizapp.models import Quiz
from quizapp.results.completion import Completion
from quizapp.results.people import MISSING, PeopleFilter, PersonResult, PersonState, all_people
from quizapp.results.queries import completion_of
from quizapp.results.questions import QuestionResult, question_results
from quizapp.web.language import N_, gettext

STATES = {
    PersonState.NOT_STARTED: N_("未开始"),
    PersonState.OPEN: N_("已开始，未交卷"),
    PersonState.SUBMITTED: N_("已交卷"),
}


@dataclass(frozen=True)
class Report:
    """The report of a quiz at the moment ``at``; people come as streams, each to be read once per call."""

    quiz: Quiz
    at: datetime
    timezone: str
    completion: Completion
    questions: Sequence[QuestionResult]
    everybody: Callable[[], Iterator[PersonResult]]
    missing: Callable[[], Iterator[PersonResult]]

    def unit_paths(self) -> dict[int, str]:
        """Return the names from the top of the shown tree down to each unit, by unit id."""
        paths: dict[int, str] = {}
        for row in self.completion.rows:
            above = paths[row.parent_id] + " / " if row.parent_id is not None else ""
            paths[row.unit.id] = above + row.unit.name
        return paths

    def local(self, moment: datetime | None) -> datetime | None:
        """Return ``moment`` as people's clocks show it, to the second, without a zone, for spreadsheets."""
        return moment.astimezone(ZoneInfo(self.timezone)).replace(tzinfo=None, microsecond=0) if moment else None


def report_of(session: Session, quiz: Quiz, scope: str, *, at: datetime, timezone: str) -> Report:
    """Gather the report of the units in ``scope``."""
    return Report(
        quiz=quiz,
        at=at,
        timezone=timezone,
        completion=completion_of(session, quiz.id, scope),
        questions=question_results(session, quiz.id, scope),
        everybody=lambda: all_people(session, quiz.id, PeopleFilter(scope)),
        missing=lambda: all_people(session, quiz.id, PeopleFilter(scope, state=MISSING)),
    )


def file_name(report: Report, extension: str) -> str:
    """Return the name under which a browser saves the report."""
    moment = report.local(report.at)
    title = re.sub(r'[\x00-\x1f\\/:*?"<>|]+', " ", report.quiz.title).strip()
    kind = gettext("成绩报表")
    return f"{title} {kind} {moment:%Y-%m-%d}.{extension}"


def state_label(state: PersonState) -> str:
    """Return the name of how far a person has come."""
    return gettext(STATES[state])


def key_text(item: Mapping[str, Any]) -> str:
    """Write an item's key in one line."""
    answer, between = item.get("answer"), gettext("；")
    match item["kind"]:
        case "single_choice" | "multiple_choice":
            letters = zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", item["options"], strict=False)
            return between.join(
                f"{letter}. {option['text']}" for letter, option in letters if option.get("correct")
            )
        case "true_false":
            return gettext("正确") if answer else gettext("错误")
        case "fill_blank":
            return between.join(" / ".join(accepted) for accepted in answer or ())
        case "ordering":
            return " → ".join(option["text"] for option in item["options"])
        case "matching":
            return between.join(f"{pair['left']} — {pair['right']}" for pair in item.get("pairs", ()))
        case "numeric":
            if not answer:
                return ""
            return f"{answer['value']} ± {answer['tolerance']}" if answer["tolerance"] else str(answer["value"])
        case _:
            return str(answer or "")
