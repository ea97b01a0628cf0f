"""Points within a paragraph are told from lists within a sentence."""

from __future__ import annotations

import pytest

from tests.question_bank.outline.rendering import points, recover

TEXT = "各部门要在月底前完成检查。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"抓好两件事。一是查线路。{TEXT}二是查阀门。{TEXT}", ["一是|查线路", "二是|查阀门"]),
        (f"第一，查线路。{TEXT}第二，查阀门。{TEXT}", ["第一，|查线路", "第二，|查阀门"]),
        (f"作风要好。首先是守规矩。{TEXT}最后是讲协作。{TEXT}", ["首先是|守规矩", "最后是|讲协作"]),
        (f"一要查线路。{TEXT}二要查阀门。{TEXT}", ["一要|查线路", "二要|查阀门"]),
        (f"要求如下。1.查线路。{TEXT}2.查阀门。{TEXT}", ["1.|查线路", "2.|查阀门"]),
        ("一是查线路。二是查阀门。三是查台账。", ["一是|查线路", "二是|查阀门", "三是|查台账"]),
        (
            f"一、自查（一）查线路。{TEXT}（二）查阀门。{TEXT}二、整改（一）列清单。{TEXT}（二）快销号。{TEXT}",
            ["一、|自查", "  （一）|查线路", "  （二）|查阀门", "二、|整改", "  （一）|列清单", "  （二）|快销号"],
        ),
        (f"第一条　为了安全，制定本办法。第二条　{TEXT}", ["第一条|", "第二条|"]),
    ],
)
def test_points_with_text_of_their_own_are_found(text: str, expected: list[str]) -> None:
    assert points(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "要做到一处一档，一是有照片、二是有责任人、三是有整改期限。",
        "一是加强领导；二是强化督查；三是严格考核。",
        "一要快，二要实。",
        f"抓好三件事。一是查线路。二是查阀门。三是查台账。{TEXT}",
        f"首先要保证信息畅通，其次要保证人员在岗。{TEXT}",
        f"{TEXT}第二条规定的除外。{TEXT}",
        f"一是查线路。{TEXT}三是查阀门。{TEXT}",
    ],
)
def test_lists_within_sentences_are_none(text: str) -> None:
    assert points(text) == []


def test_the_next_paragraph_belongs_to_the_point_above() -> None:
    document, result = recover(f"一、检查\n要点如下。一是查线路。{TEXT}二是查阀门。{TEXT}\n检查不能走过场。")
    outline = result.value
    last = outline.sentences[-1]
    assert [node.label for node in outline.path(last.node)] == ["一、"]
    assert document.text[outline.nodes[2].body_start : outline.nodes[2].body_end] == TEXT


def test_each_sentence_stands_under_its_own_point() -> None:
    document, result = recover(f"抓好两件事。一是查线路。{TEXT}二是查阀门。{TEXT}")
    placed = [(document.text[s.start : s.end], s.node, s.heading) for s in result.value.sentences]
    assert placed == [
        ("抓好两件事。", None, False),
        ("一是查线路。", 0, True),
        (TEXT, 0, False),
        ("二是查阀门。", 1, True),
        (TEXT, 1, False),
    ]


def test_a_later_paragraph_counts_anew_at_the_same_level() -> None:
    run = f"一是查线路。{TEXT}二是查阀门。{TEXT}"
    assert points(f"一、检查\n抓好两件事。{run}\n抓细两件事。{run}\n二、整改\n{TEXT}") == [
        "一、|检查",
        *["  一是|查线路", "  二是|查阀门"] * 2,
        "二、|整改",
    ]
