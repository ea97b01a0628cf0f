"""The Excel file and the CSV hold the page's numbers, and text stays text."""

from __future__ import annotations

import csv
import zipfile
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from lxml import etree
from python_calamine import CalamineWorkbook

from quizapp.results.workbook import people_csv, workbook_bytes
from tests.quizapp.results.reports import ZHANG, make_report
from tests.quizapp.results.story import Story
from tests.visitor import Visitor

MAIN = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


@pytest.fixture(scope="module")
def content() -> bytes:
    return workbook_bytes(make_report())


def sheet(content: bytes, name: str) -> list[dict[str, object]]:
    header, *rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_name(name).to_python()
    return [dict(zip(header, row, strict=True)) for row in rows]


def part(content: bytes, number: int) -> etree._Element:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return etree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))


def test_there_are_four_tables_and_an_explanation(content: bytes) -> None:
    names = CalamineWorkbook.from_filelike(BytesIO(content)).sheet_names
    assert names == ["单位", "人员", "未完成", "试题", "说明"]


def test_the_downloaded_units_are_those_of_the_page(story: Story, visitor: Visitor) -> None:
    browser = visitor.signed_in(story.organizers["G"])
    page = browser.page(f"/quizzes/{story.quiz.id}/completion")
    download = browser.get(f"/quizzes/{story.quiz.id}/report.xlsx").content
    on_page = {
        row.get("data-unit"): [
            float(row.get(f"data-{name}") or -1) for name in ("assigned", "started", "submitted", "passed", "mean")
        ]
        for row in page.xpath("//tr[@data-unit]")
    }
    in_file = {
        row["单位编码"]: [
            row[name] if row[name] != "" else -1 for name in ("应参加", "已开始", "已交卷", "及格", "平均分")
        ]
        for row in sheet(download, "单位")
    }
    assert in_file == on_page
    assert list(in_file) == list(on_page) == ["G", "P1", "P1A", "P2"]


def test_units_are_indented_and_can_be_folded(content: bytes) -> None:
    rows = part(content, 1).xpath("//m:row[position() > 1]", namespaces=MAIN)
    assert [row.get("outlineLevel") for row in rows] == [None, "1", "2", "1"]
    styles = [row.xpath("m:c[1]/@s", namespaces=MAIN) for row in rows]
    assert styles[1] == styles[3]
    assert styles[0] != styles[1] != styles[2]


def test_people_have_numbers_and_local_times(content: bytes) -> None:
    zhang, wang, zhou = sheet(content, "人员")
    assert zhang == {
        "单位": "集团 / 一厂",
        "姓名": "张三",
        "用户名": "zhang",
        "状态": "已交卷",
        "第几次作答": 2,
        "得分": 7.5,
        "满分": 10,
        "得分率": 0.75,
        "是否及格": "及格",
        "开始时间": datetime(2026, 11, 21, 9, 0),  # noqa: DTZ001 — a cell has no zone
        "交卷时间": datetime(2026, 11, 21, 9, 12, 30),  # noqa: DTZ001
        "用时（分钟）": 12.5,
    }
    assert (wang["状态"], wang["得分"], wang["是否及格"]) == ("已开始，未交卷", "", "")
    assert (zhou["状态"], zhou["开始时间"]) == ("未开始", "")


def test_what_looks_like_a_formula_is_text(content: bytes) -> None:
    assert [row["姓名"] for row in sheet(content, "未完成")] == ["=王五", "周八"]
    assert sheet(content, "单位")[2]["单位"] == "=甲车间"
    for number in range(1, 6):
        assert part(content, number).xpath("//m:f", namespaces=MAIN) == []


def test_every_sheet_has_a_frozen_header_a_filter_and_fitting_widths(content: bytes) -> None:
    for number in range(1, 6):
        xml = part(content, number)
        assert xml.xpath("//m:pane/@ySplit", namespaces=MAIN) == ["1"]
        assert xml.xpath("//m:pane/@state", namespaces=MAIN) == ["frozen"]
        assert xml.xpath("//m:autoFilter/@ref", namespaces=MAIN)[0].startswith("A1:")
        assert all(7 <= float(width) <= 50 for width in xml.xpath("//m:col/@width", namespaces=MAIN))
    stems = part(content, 4).xpath("//m:col[@min='2']/@width", namespaces=MAIN)
    assert float(stems[0]) > 2 * len("发现初起火情先做什么？")  # Chinese characters are twice as wide


def test_questions_have_their_key_and_evidence(content: bytes) -> None:
    first, second = sheet(content, "试题")
    assert first == {
        "题号": 1,
        "题干": "发现初起火情先做什么？",
        "题型": "单选题",
        "提纲要点": "一、会处置",
        "作答人数": 3,
        "通过率": pytest.approx(2 / 3),
        "区分度": 0.25,
        "答案": "A. 绿区",
        "依据原文": "先报警，再扑救。",
        "出处": "讲话.txt",
    }
    assert (second["通过率"], second["区分度"], second["依据原文"]) == ("", "", "")


def test_the_explanation_says_which_quiz_and_when(content: bytes) -> None:
    rows = {row["项目"]: row["内容"] for row in sheet(content, "说明")}
    assert rows["测验名称"] == "消防=安全/测验"
    assert rows["报表时间"] == datetime(2026, 11, 21, 9, 0)  # noqa: DTZ001


def test_csv_is_for_excel_and_carries_no_formula() -> None:
    content = people_csv(make_report())
    assert content.startswith(b"\xef\xbb\xbf")
    rows = {row["用户名"]: row for row in csv.DictReader(StringIO(content.decode("utf-8-sig")))}
    assert rows["wang"]["姓名"] == "'=王五"
    assert (rows["zhang"]["得分"], rows["zhang"]["满分"], rows["zhang"]["用时（分钟）"]) == ("7.5", "10", "12.5")
    assert rows["zhang"]["开始时间"] == "2026-11-21 09:00:00"


def test_negative_marks_stay_numbers_in_csv() -> None:
    rows = people_csv(make_report([replace(ZHANG, score=Decimal("-0.5"))])).decode("utf-8-sig").splitlines()
    assert ",-0.5,10,-0.05," in rows[1]
