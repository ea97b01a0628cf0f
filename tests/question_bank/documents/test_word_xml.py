"""Values in the XML are read, or passed over when they make no sense."""

from __future__ import annotations

import pytest
from lxml import etree

from question_bank.documents.word_xml import child, number, switched_on, value
from tests.question_bank.documents.word_files import W

ROOT = etree.fromstring(
    f'<w:a xmlns:w="{W}"><w:b><w:c w:val="3"/><w:d w:val="三"/><w:e w:val="{"9" * 30}"/></w:b>'
    '<w:on/><w:off w:val="false"/></w:a>'
)


def test_a_path_leads_to_an_element_or_nowhere() -> None:
    assert value(ROOT, "b", "c") == "3"
    assert child(ROOT, "b", "x", "y") is None
    assert value(None, "b") is None


@pytest.mark.parametrize(("name", "expected"), [("c", 3), ("d", None), ("e", None), ("x", None)])
def test_a_number_is_one_or_none(name: str, expected: int | None) -> None:
    assert number(ROOT, "b", name) == expected


def test_a_toggle_is_on_unless_it_says_otherwise() -> None:
    assert switched_on(ROOT, "on")
    assert not switched_on(ROOT, "off")
    assert not switched_on(ROOT, "absent")
