"""The rows of a roster as they stand in the file, each cell checked by itself."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from quizapp.models import Role
from quizapp.units.fields import (
    check_code,
    check_name,
    check_phone,
    check_unit_name,
    check_username,
    looks_like_identity_card,
)
from quizapp.units.roster.tables import TableUnreadable
from quizapp.web.language import N_, gettext

TITLES = {
    "unit_code": "单位编码",
    "unit_name": "单位名称",
    "parent_code": "上级编码",
    "username": "用户名",
    "name": "姓名",
    "phone": "手机",
    "role": "角色",
}
"""The columns: their English titles and their Chinese ones."""

ROLE_NAMES: dict[str, Role] = {
    "学员": Role.LEARNER,
    "组织者": Role.ORGANIZER,
    "管理员": Role.ADMIN,
    "learner": Role.LEARNER,
    "organizer": Role.ORGANIZER,
    "admin": Role.ADMIN,
}

_CHECKS: dict[str, Callable[[str], str]] = {
    "unit_code": check_code,
    "unit_name": check_unit_name,
    "parent_code": check_code,
    "username": check_username,
    "name": check_name,
    "phone": check_phone,
}


@dataclass(frozen=True, slots=True)
class RosterProblem:
    """What is wrong in one cell; ``row`` as Excel counts, ``column`` its title; the message is for people."""

    row: int
    column: str
    message: str
    params: Mapping[str, object] = field(default_factory=dict)

    def text(self) -> str:
        """Return the message in the language of the request."""
        return gettext(self.message).format(**self.params)

    def line(self) -> str:
        """Return place and message in one line."""
        return gettext("第 {row} 行「{column}」：{message}").format(
            row=self.row, column=self.column, message=self.text()
        )


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One row; empty cells are empty texts. Without ``username`` it declares a unit, else it names a person."""

    number: int
    unit_code: str
    unit_name: str
    parent_code: str
    username: str
    name: str
    phone: str
    role: Role | None


@dataclass(frozen=True)
class Roster:
    """The rows that could be read, the problems of the others, and the titles of the columns as the file has them.

    ``refused_units`` are codes that rows with problems name, so that they aren't called unknown as well.
    """

    rows: tuple[RosterRow, ...]
    problems: tuple[RosterProblem, ...]
    titles: Mapping[str, str]
    refused_units: frozenset[str] = frozenset()

    def problem(self, row: RosterRow, column: str, message: str, **params: object) -> RosterProblem:
        """Return a problem of ``row`` in the column that is called ``column`` here."""
        return RosterProblem(row.number, self.titles[column], message, params)


def read_roster(table: Sequence[Sequence[str]]) -> Roster:
    """Read the rows of ``table``, whose first row that isn't empty holds the titles.

    Raises TableUnreadable when there are no such titles.
    """
    start = next((index for index, row in enumerate(table) if any(row)), None)
    if start is None:
        raise TableUnreadable(N_("表格里没有内容。"))
    places, titles = _read_titles(table[start])
    rows: list[RosterRow] = []
    problems: list[RosterProblem] = []
    refused: set[str] = set()
    for number, cells in enumerate(table[start + 1 :], start=start + 2):
        if any(cells):
            row, found = _read_row(number, cells, places, titles)
            problems += found
            problems += _stray_identity_cards(number, cells, table[start], places)
            if row is not None:
                rows.append(row)
            elif places["unit_code"] < len(cells):
                refused.add(cells[places["unit_code"]])
    if not rows and not problems:
        raise TableUnreadable(N_("表格里只有标题，没有单位和人员。"))
    return Roster(tuple(rows), tuple(problems), titles, frozenset(refused))


def _read_titles(cells: Sequence[str]) -> tuple[dict[str, int], dict[str, str]]:
    known = {title: column for column, title in TITLES.items()} | {column: column for column in TITLES}
    places: dict[str, int] = {}
    for place, cell in enumerate(cells):
        column = known.get(unicodedata.normalize("NFKC", cell).strip().casefold())
        if column in places:
            raise TableUnreadable(N_("第一行里有两个相同的标题，请删去一个。"))
        if column is not None:
            places[column] = place
    if "unit_code" not in places:
        raise TableUnreadable(
            N_("第一行里没有找到标题「单位编码」（或 unit_code）。请下载模板，把名单填进模板后再上传。")
        )
    chinese = cells[places["unit_code"]].strip() == TITLES["unit_code"]
    titles = {column: TITLES[column] if chinese else column for column in TITLES}
    return places, titles | {column: cells[place] for column, place in places.items()}


def _read_row(
    number: int, cells: Sequence[str], places: Mapping[str, int], titles: Mapping[str, str]
) -> tuple[RosterRow | None, list[RosterProblem]]:
    problems: list[RosterProblem] = []

    def wrong(column: str, message: str) -> None:
        problems.append(RosterProblem(number, titles[column], message))

    given = {column: cells[place] for column, place in places.items() if place < len(cells)}
    values = dict.fromkeys(_CHECKS, "")
    for column, check in _CHECKS.items():
        if given.get(column):
            try:
                values[column] = check(given[column])
            except ValueError as error:
                wrong(column, str(error))
    role = ROLE_NAMES.get(given.get("role", "").casefold())
    if role is None and given.get("role"):
        wrong("role", N_("角色只能是：学员、组织者、管理员（learner、organizer、admin）。"))
    if not given.get("unit_code"):
        wrong("unit_code", N_("请填写单位编码。"))
    is_person = any(given.get(column) for column in ("name", "phone", "role", "username"))
    if is_person and not given.get("username"):
        wrong("username", N_("请填写用户名。如果这一行只是单位，请把姓名、手机和角色留空。"))
    if is_person and not given.get("name"):
        wrong("name", N_("请填写姓名。"))
    return (None if problems else RosterRow(number=number, role=role, **values)), problems


def _stray_identity_cards(
    number: int, cells: Sequence[str], title_cells: Sequence[str], places: Mapping[str, int]
) -> list[RosterProblem]:
    """Refuse identity-card numbers in columns that aren't read, too: the file shouldn't hold them at all."""
    read = set(places.values())
    return [
        RosterProblem(
            number,
            title_cells[place] if place < len(title_cells) else "",
            N_("看起来是身份证号码。为保护个人信息，系统不收身份证号码，请删去这一列。"),
        )
        for place, cell in enumerate(cells)
        if place not in read and looks_like_identity_card(cell)
    ]
