"""The tables of the report, as every file writes them: columns, and rows that come as a stream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from quizapp.results.people import PersonResult
from quizapp.results.report import Report, key_text, state_label
from quizapp.web.labels import kind_label
from quizapp.web.language import gettext
from quizapp.web.spreadsheets import Value


class Style(StrEnum):
    """How the values of a column are shown: the number formats of a spreadsheet."""

    TEXT = "General"
    COUNT = "0"
    MARK = "0.00"
    SHARE = "0.0%"
    INDEX = "0.000"
    MINUTES = "0.0"
    TIME = "yyyy-mm-dd hh:mm"


@dataclass(frozen=True)
class Table:
    """One table: its name, the titles and styles of its columns, its rows, and the depth of each row in a tree."""

    name: str
    columns: Sequence[tuple[str, Style]]
    rows: Iterable[Sequence[Value]]
    depths: Sequence[int] = ()


def tables(report: Report) -> list[Table]:
    """Return the tables of the report in their order."""
    return [units(report), people(report), missing(report), questions(report), notes(report)]


def units(report: Report) -> Table:
    """A row a unit, the people of all units below it counted in."""
    columns = (
        (gettext("单位"), Style.TEXT),
        (gettext("单位编码"), Style.TEXT),
        (gettext("层级"), Style.COUNT),
        (gettext("应参加"), Style.COUNT),
        (gettext("已开始"), Style.COUNT),
        (gettext("已交卷"), Style.COUNT),
        (gettext("未完成"), Style.COUNT),
        (gettext("完成率"), Style.SHARE),
        (gettext("及格"), Style.COUNT),
        (gettext("及格率"), Style.SHARE),
        (gettext("平均分"), Style.MARK),
        (gettext("中位数"), Style.MARK),
        (gettext("最高分"), Style.MARK),
        (gettext("满分"), Style.MARK),
    )
    depths = [row.depth for row in report.completion.rows]
    return Table(gettext("单位"), columns, _unit_rows(report), depths)


def _unit_rows(report: Report) -> Iterator[Sequence[Value]]:
    for row in report.completion.rows:
        total = row.total
        yield [
            row.unit.name,
            row.unit.code,
            row.depth + 1,
            total.assigned,
            total.started,
            total.submitted,
            total.missing,
            total.submitted / total.assigned if total.assigned else None,
            total.passed,
            total.passed / total.submitted if total.submitted else None,
            total.mean,
            total.median,
            total.highest,
            report.completion.full_mark,
        ]


def people(report: Report) -> Table:
    """A row a person, with the best of their attempts."""
    columns = (
        (gettext("单位"), Style.TEXT),
        (gettext("姓名"), Style.TEXT),
        (gettext("用户名"), Style.TEXT),
        (gettext("状态"), Style.TEXT),
        (gettext("第几次作答"), Style.COUNT),
        (gettext("得分"), Style.MARK),
        (gettext("满分"), Style.MARK),
        (gettext("得分率"), Style.SHARE),
        (gettext("是否及格"), Style.TEXT),
        (gettext("开始时间"), Style.TIME),
        (gettext("交卷时间"), Style.TIME),
        (gettext("用时（分钟）"), Style.MINUTES),
    )
    return Table(gettext("人员"), columns, _people_rows(report))


def _people_rows(report: Report) -> Iterator[Sequence[Value]]:
    paths = report.unit_paths()
    for person in report.everybody():
        yield [
            paths[person.unit_id],
            person.name,
            person.username,
            state_label(person.state),
            person.number,
            person.score,
            person.max_score,
            person.share,
            _passed(person),
            report.local(person.started_at),
            report.local(person.submitted_at),
            person.minutes,
        ]


def missing(report: Report) -> Table:
    """A row for each person who hasn't handed in."""
    titles = (gettext("单位"), gettext("姓名"), gettext("用户名"), gettext("状态"))
    return Table(gettext("未完成"), [(title, Style.TEXT) for title in titles], _missing_rows(report))


def _missing_rows(report: Report) -> Iterator[Sequence[Value]]:
    paths = report.unit_paths()
    for person in report.missing():
        yield [paths[person.unit_id], person.name, person.username, state_label(person.state)]


def questions(report: Report) -> Table:
    """A row a question of the frozen pool."""
    columns = (
        (gettext("题号"), Style.COUNT),
        (gettext("题干"), Style.TEXT),
        (gettext("题型"), Style.TEXT),
        (gettext("提纲要点"), Style.TEXT),
        (gettext("作答人数"), Style.COUNT),
        (gettext("通过率"), Style.SHARE),
        (gettext("区分度"), Style.INDEX),
        (gettext("答案"), Style.TEXT),
        (gettext("依据原文"), Style.TEXT),
        (gettext("出处"), Style.TEXT),
    )
    return Table(gettext("试题"), columns, _question_rows(report))


def _question_rows(report: Report) -> Iterator[Sequence[Value]]:
    for question in report.questions:
        evidence = question.item.get("evidence") or {}
        yield [
            question.number,
            question.item["stem"],
            kind_label(question.item["kind"]),
            question.point.name if question.point else "",
            question.met,
            question.facility,
            question.discrimination,
            key_text(question.item),
            evidence.get("quote", ""),
            evidence.get("document", ""),
        ]


def notes(report: Report) -> Table:
    """What the report is about, and how its figures are counted."""
    quiz = report.quiz
    rows: list[Sequence[Value]] = [
        [gettext("测验名称"), quiz.title],
        [gettext("活动名称"), quiz.study_session.title],
        [gettext("开放时间"), report.local(quiz.opens_at)],
        [gettext("截止时间"), report.local(quiz.closes_at)],
        [gettext("报表时间"), report.local(report.at)],
        [gettext("应参加"), gettext("发布时名单上的人数，上级单位含所有下级单位。")],
        [gettext("得分"), gettext("每人取已交卷的各次作答中得分最高的一次，平均分、中位数、最高分都按它计算。")],
        [gettext("通过率"), gettext("抽到这道题的人在这道题上得到的分数占满分的比例。")],
        [
            gettext("区分度"),
            gettext("这道题的得分与其余各题得分之和的相关系数。人数太少或得分全都一样时算不出来，留空。"),
        ],
    ]
    return Table(gettext("说明"), [(gettext("项目"), Style.TEXT), (gettext("内容"), Style.TIME)], rows)


def _passed(person: PersonResult) -> str | None:
    if person.passed is None:
        return None
    return gettext("及格") if person.passed else gettext("不及格")
