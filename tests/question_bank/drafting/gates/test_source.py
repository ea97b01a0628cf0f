"""What the gates look at."""

from __future__ import annotations

import pytest

from question_bank.drafting.gates.source import broken, is_figure, keys_of, shows, split_heading, wrong_of
from question_bank.items.model import Item, Kind
from question_bank.results import Severity
from tests.question_bank.drafting.gates import warehouse


@pytest.mark.parametrize(
    ("text", "phrase", "there"),
    [
        ("共查出隐患426处", "426", True),
        ("共查出隐患1426处", "426", False),
        ("占93.4%", "3.4", False),
        ("占93.4%", "93.4", True),
        ("实行一票否决", "一票否决", True),
        ("实行一票否决", "", False),
    ],
)
def test_figures_are_only_shown_as_figures_of_their_own(text: str, phrase: str, there: bool) -> None:
    assert shows(text, phrase) is there


def test_keys_and_wrong_options_of_each_kind() -> None:
    assert keys_of(warehouse.BLANK) == ("30",)
    assert keys_of(warehouse.CHOICE) == ("自查自纠",)
    assert wrong_of(warehouse.CHOICE) == ("考核验收", "抽查复核", "经验推广")
    assert keys_of(warehouse.ORDERING) == ("关闭阀门", "开窗通风", "室外报警")
    assert keys_of(warehouse.MATCHING) == ("重大隐患", "不超过30日", "一般隐患", "当场整改")
    assert keys_of(warehouse.TRUE) == ()
    assert keys_of(Item(id="q", kind=Kind.FILL_BLANK, stem="____")) == ()


def test_a_heading_in_front_is_told_from_the_stem() -> None:
    assert split_heading("关于“隐患整改”：要停工整顿。") == ("隐患整改", "要停工整顿。")
    assert split_heading("停工整顿。") == ("", "停工整顿。")


def test_figures_are_numbers_and_nothing_else() -> None:
    assert is_figure("93.4%")
    assert not is_figure("30日")


def test_a_source_knows_its_titles_and_its_wording() -> None:
    assert {"隐患整改", "消防安全讲话"} <= warehouse.SOURCE.titles
    assert "重大隐患的整改期限不超过30日一般隐患" in warehouse.SOURCE.bare


def test_a_notice_is_an_error_at_the_evidence() -> None:
    notice = broken(3, "filler", "这个空还可以填“{other}”。", warehouse.BLANK, other="甲")
    assert notice.severity is Severity.ERROR
    assert notice.id == "gate3.filler"
    assert notice.text() == "这个空还可以填“甲”。"
    assert notice.place.start == warehouse.DOCUMENT.text.index(warehouse.LIMIT)
