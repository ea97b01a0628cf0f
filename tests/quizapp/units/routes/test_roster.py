"""Importing a roster over HTTP."""

from __future__ import annotations

import csv
import io
from base64 import b64decode

import pytest
from lxml import html
from sqlalchemy import func, select

from quizapp.models import User
from quizapp.units.routes import roster as routes
from quizapp.web.spreadsheets import XLSX
from tests.conftest import Store
from tests.quizapp.units.conftest import Town
from tests.visitor import Visitor, text_of

TITLES = "单位编码,单位名称,上级编码,用户名,姓名,手机,角色\n"


def upload(visitor: Visitor, lines: str, name: str = "roster.csv", **fields: str) -> tuple[int, html.HtmlElement]:
    answer = visitor.post("/units/import", fields, files={"file": (name, lines.encode())})
    return answer.status_code, html.fromstring(answer.text)


def people(store: Store) -> int:
    with store(reading=True) as session:
        return session.scalar(select(func.count()).select_from(User)) or 0


def test_the_template_is_a_download(organizer: Visitor, town: Town) -> None:
    answer = organizer.get("/units/import/template.xlsx")
    assert answer.headers["content-type"] == XLSX
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.content.startswith(b"PK")


def test_an_imported_roster_offers_its_passwords_and_keeps_none(
    organizer: Visitor, visitor: Visitor, store: Store, town: Town
) -> None:
    status, page = upload(organizer, f"{TITLES}B1X,新班,B1S,,,,\nB1X,,,wang,=王芳,13900005678,\n")
    assert (status, page.xpath("//*[@data-people-added]/text()")) == (200, ["1"])
    link = page.xpath("//a[@id='passwords']")[0]
    assert link.get("download") == "初始密码.csv"
    content = b64decode(link.get("href").partition("base64,")[2])
    assert content.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    assert (row["单位编码"], row["用户名"], row["姓名"]) == ("B1X", "wang", "'=王芳")
    assert row["初始密码"] in text_of(page)
    assert visitor.post("/login", {"username": "wang", "password": row["初始密码"]}).status_code == 303
    status, page = upload(organizer, f"{TITLES}B1X,新班,B1S,,,,\nB1X,,,wang,=王芳,13900005678,\n")
    assert (status, page.xpath("//a[@id='passwords']")) == (200, [])
    assert page.xpath("//*[@data-unchanged]/text()") == ["2"]


def test_new_passwords_come_on_demand(organizer: Visitor, store: Store, town: Town) -> None:
    upload(organizer, f"{TITLES}B1,,,wang,王芳,,\n")
    _, page = upload(organizer, f"{TITLES}B1,,,wang,王芳,,\n", renew="yes")
    assert "wang" in text_of(page.xpath("//table")[0])


def test_errors_are_listed_by_row_and_nothing_is_stored(organizer: Visitor, store: Store, town: Town) -> None:
    before = people(store)
    status, page = upload(organizer, f"{TITLES}B1,,,wang,王芳,,\nB2,,,li,李四,,\nB1,,,zhao,,,admin\n", renew="yes")
    assert status == 422
    assert page.xpath("//tr/@data-row") == ["3", "4"]
    assert "不在您的管理范围内" in text_of(page.xpath("//tr[@data-row='3']")[0])
    assert page.xpath("//input[@name='renew']/@checked")
    assert people(store) == before


def test_endless_errors_are_cut_and_counted(organizer: Visitor, town: Town) -> None:
    lines = "".join(f"NO,,,many{number},多,,\n" for number in range(routes.PROBLEMS_SHOWN + 7))
    status, page = upload(organizer, TITLES + lines)
    assert (status, len(page.xpath("//tr[@data-row]"))) == (422, routes.PROBLEMS_SHOWN)
    assert "还有 7 处没有列出" in text_of(page)


@pytest.mark.parametrize(
    ("content", "message"), [("", "空的"), ("\x89PNG\0\0", "不是表格文件"), ("姓名\n李", "没有找到标题")]
)
def test_what_is_no_roster_is_told_beside_the_field(
    organizer: Visitor, town: Town, content: str, message: str
) -> None:
    status, page = upload(organizer, content, "名单.xlsx")
    assert status == 422
    assert message in text_of(page.xpath("//*[@id='file-error']")[0])


def test_no_file_is_told_beside_the_field(organizer: Visitor, town: Town) -> None:
    answer = organizer.post("/units/import", {"file": "text"})
    assert (answer.status_code, "请先选择一个文件" in answer.text) == (422, True)


def test_too_many_new_people_at_once_are_sent_to_smaller_files(
    organizer: Visitor, store: Store, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "MOST_PASSWORDS", 1)
    before = people(store)
    status, page = upload(organizer, f"{TITLES}B1,,,wang,王芳,,\nB1,,,li,李四,,\n")
    assert (status, "一次最多新增 1 人" in text_of(page)) == (422, True)
    assert people(store) == before
