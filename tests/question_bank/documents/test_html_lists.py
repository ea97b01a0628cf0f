"""List items carry the numbers that a browser prints."""

from __future__ import annotations

import pytest
from lxml import etree

from question_bank.documents.html_lists import ListCounter


def labels(xml: str) -> list[str]:
    element = etree.fromstring(xml)
    counter = ListCounter(element)
    return [counter.label(item) for item in element]


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ("<ol><li/><li/></ol>", ["1. ", "2. "]),
        ("<ul><li/></ul>", [""]),
        ('<ol start="3"><li/><li value="7"/><li/></ol>', ["3. ", "7. ", "8. "]),
        ('<ol type="a"><li/></ol>', ["a. "]),
        ('<ol type="I"><li/><li/></ol>', ["I. ", "II. "]),
        ('<ol reversed=""><li/><li/></ol>', ["2. ", "1. "]),
        ('<ol style="list-style-type: simp-chinese-informal"><li/><li/></ol>', ["一、", "二、"]),
        ('<ol style="LIST-STYLE: cjk-earthly-branch"><li/></ol>', ["子、"]),
        ('<ol style="list-style-type:none"><li/></ol>', [""]),
        ('<ol start="x"><li value="99999999999"/></ol>', ["1. "]),
        ('<ol start="-1"><li/><li/></ol>', ["-1. ", "0. "]),
    ],
)
def test_numbers(xml: str, expected: list[str]) -> None:
    assert labels(xml) == expected
