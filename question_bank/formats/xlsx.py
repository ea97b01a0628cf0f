"""Excel workbooks: a row a question, see :mod:`question_bank.formats.table`; and the template to fill in."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook, load_workbook

from question_bank.formats.admission import admit, write_checked
from question_bank.formats.table import Cell, items_to_rows, rows_to_items
from question_bank.formats.words import KIND_WORDS
from question_bank.formats.workbooks import BROKEN, WorkbookTooLarge, measured_copy
from question_bank.items.model import Item, Kind, Option, Pair
from question_bank.results import N_, Notice, Result, Severity, Unreadable

_WIDTHS = {"题干": 48, "答案": 24, "解析": 40, "提纲": 24, "知识点": 18, "编号": 18}
_TEMPLATE_ROWS = 1000


def read(data: bytes) -> Result[list[Item]]:
    """Read the first sheet that has headers."""
    notices: list[Notice] = []
    refusal: Unreadable | None = None
    workbook = _open(data)
    for name in workbook.sheet_names:
        rows = [
            [_cell(cell) for cell in row]
            for row in workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        ]
        try:
            return admit(list(rows_to_items(rows, notices)), notices)
        except Unreadable as error:
            refusal = refusal or error
    raise refusal or _unreadable()


def write(items: Sequence[Item]) -> Result[bytes]:
    """Write a workbook with one sheet."""
    return write_checked(items, _write, read)


def template() -> bytes:
    """Return a workbook to fill in: an example of each kind, and drop-downs for kind and difficulty."""
    return _write(_EXAMPLES, drop_downs=True)


def _open(data: bytes) -> CalamineWorkbook:
    try:
        return load_workbook(io.BytesIO(measured_copy(data)))
    except WorkbookTooLarge as error:
        message = N_("这个工作簿展开后太大。请只保留试题，另存一份后再试。")
        raise Unreadable(Notice(Severity.ERROR, "xlsx.too_large", message)) from error
    except (*BROKEN, CalamineError) as error:
        raise _unreadable() from error


def _unreadable() -> Unreadable:
    return Unreadable(
        Notice(Severity.ERROR, "xlsx.unreadable", N_("这不是 Excel 工作簿（.xlsx），或者文件已损坏。"))
    )


def _cell(cell: str | float | bool | date | datetime | time | timedelta) -> Cell:
    return cell if isinstance(cell, str | float | int) else str(cell)


def _write(items: Sequence[Item], *, drop_downs: bool = False) -> bytes:
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = workbook.add_worksheet("试题")
    bold = workbook.add_format({"bold": True, "bg_color": "#E8EEF4", "border": 1})
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    header, *rows = items_to_rows(items)
    for column, name in enumerate(header):
        sheet.write_string(0, column, str(name), bold)
        sheet.set_column(column, column, _WIDTHS.get(str(name), 14), wrapped)
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, column, cell)
            else:
                sheet.write_number(number, column, cell)
    sheet.freeze_panes(1, 0)
    if drop_downs:
        for name, words in (("题型", [words[0] for words in KIND_WORDS.values()]), ("难度", ["易", "中", "难"])):
            column = header.index(name)
            rule = {"validate": "list", "source": words, "error_type": "warning"}
            sheet.data_validation(1, column, _TEMPLATE_ROWS, column, rule)
    workbook.close()
    return out.getvalue()


_EXAMPLES = (
    Item(
        "",
        Kind.SINGLE_CHOICE,
        "发现火情后，首先应当做什么？",
        (Option("a", "拨打 119 报警", correct=True), Option("b", "收拾贵重物品"), Option("c", "乘坐电梯下楼")),
        explanation="报警越早，损失越小。",
        difficulty=0.85,
        tags=("消防安全",),
    ),
    Item(
        "",
        Kind.MULTIPLE_CHOICE,
        "下列哪些属于个人信息？",
        (
            Option("a", "手机号码", correct=True),
            Option("b", "家庭住址", correct=True),
            Option("c", "公开的天气预报"),
        ),
        tags=("个人信息保护",),
        max_mark=Decimal(2),
    ),
    Item("", Kind.TRUE_FALSE, "火灾时可以乘坐电梯逃生。", answer=False, tags=("消防安全",)),
    Item(
        "", Kind.FILL_BLANK, "灭火器每____检查一次，压力表指针应在____区。", answer=(("月", "一个月"), ("绿色",))
    ),
    Item(
        "",
        Kind.ORDERING,
        "把使用灭火器的步骤排好顺序（答案写正确的先后）。",
        (Option("a", "拔掉保险销"), Option("b", "对准火焰根部"), Option("c", "压下手柄")),
    ),
    Item(
        "",
        Kind.MATCHING,
        "把火灾类型与燃烧物连起来。",
        pairs=(Pair("A 类", "木材"), Pair("B 类", "汽油")),
        distractors=("金属镁",),
    ),
    Item("", Kind.NUMERIC, "疏散楼梯的净宽至少多少米？", answer=(Decimal("1.1"), Decimal("0.05"))),
    Item("", Kind.SHORT_ANSWER, "简述疏散时的注意事项。", answer="低姿前行，捂住口鼻，走安全出口。"),
)
