"""The workbook to fill in: an empty sheet with titles and choices, and a sheet that shows how."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from quizapp.models import Role
from quizapp.units.roster.rows import ROLE_NAMES, TITLES
from quizapp.web.language import N_, current_language, gettext
from quizapp.web.spreadsheets import open_workbook, write_header, write_row

ROWS = 5_000
"""Rows that offer the choice of roles."""

_WIDTHS = (14, 26, 14, 18, 14, 18, 12)
_UNIT_NAMES = (N_("示例公司"), N_("安全科"))
_NAMES = (N_("李明"), N_("王芳"))
_HINTS = (
    N_("每行写一个单位或一个人。只写单位时，用户名、姓名、手机、角色都留空。"),
    N_("最上面的单位，上级编码留空。"),
    N_("角色留空就是学员。手机可以不填。请不要填写身份证号码。"),
    N_("同一份名单可以反复导入：编码和用户名已有的会更新，没有的会新增，不会重复。"),
)


def template_workbook(roles: Sequence[Role]) -> bytes:
    """Return an xlsx file in the language of the request, offering ``roles``."""
    chinese = current_language.get() == "zh-CN"
    titles = list(TITLES.values()) if chinese else list(TITLES)
    names = {role: name for name, role in ROLE_NAMES.items() if (name == role) != chinese}
    buffer = BytesIO()
    workbook = open_workbook(buffer, constant_memory=False)
    as_text = workbook.add_format({"num_format": "@"})
    sheet = workbook.add_worksheet(gettext(N_("名单")))
    write_header(workbook, sheet, titles, _WIDTHS)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width, as_text)
    choice = {"validate": "list", "source": [names[role] for role in roles], "ignore_blank": True}
    sheet.data_validation(1, len(titles) - 1, ROWS, len(titles) - 1, choice)

    example = workbook.add_worksheet(gettext(N_("怎么填")))
    write_header(workbook, example, titles, _WIDTHS)
    company, section = map(gettext, _UNIT_NAMES)
    organizer, learner = map(gettext, _NAMES)
    rows = [
        ["A", company, "", "", "", "", ""],
        ["A01", section, "A", "", "", "", ""],
        ["A01", "", "", "liming", organizer, "13800001234", names[Role.ORGANIZER]],
        ["A01", "", "", "wangfang", learner, "", names[Role.LEARNER]],
    ]
    for number, row in enumerate(rows, start=1):
        write_row(example, number, row)
    for number, hint in enumerate(_HINTS, start=len(rows) + 2):
        write_row(example, number, [gettext(hint)])
    workbook.close()
    return buffer.getvalue()
