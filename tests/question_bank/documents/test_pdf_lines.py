"""Characters on one baseline make a line, whatever their font; wide gaps cut it into pieces."""

from __future__ import annotations

import pytest

from question_bank.documents.pdf_glyphs import Glyph
from question_bank.documents.pdf_lines import segments_of


def drawn(text: str, x: float = 0, y: float = 100, size: float = 10) -> list[Glyph]:
    """Characters one after the other; ASCII is half as wide."""
    glyphs = []
    for character in text:
        width = size / 2 if character.isascii() else size
        glyphs.append(Glyph(character, x, y, width, size))
        x += width
    return glyphs


def texts(glyphs: list[Glyph]) -> list[str]:
    return [piece.text for piece in segments_of(glyphs, 800).segments]


def test_a_piece_knows_its_extent_from_the_top_left_corner() -> None:
    (piece,) = segments_of(drawn("检查", x=50, y=700, size=12), 800).segments
    assert piece == ("检查", 50, 74, 100, 12)


def test_the_order_of_drawing_doesnt_matter() -> None:
    glyphs = drawn("第二行", y=80) + drawn("第一行", y=100)
    assert texts(glyphs[::-1]) == ["第一行", "第二行"]


def test_quotes_of_another_font_stay_in_their_place() -> None:
    glyphs = drawn("落实“责任”制")
    glyphs[2] = glyphs[2]._replace(size=9, y=101)
    assert texts(glyphs) == ["落实“责任”制"]


def test_a_gap_cuts_a_line_but_justification_doesnt() -> None:
    assert texts(drawn("部门") + drawn("电话", x=40)) == ["部门", "电话"]
    assert texts(drawn("部门") + drawn("电话", x=24)) == ["部门电话"]


def test_words_drawn_without_blanks_get_them_back() -> None:
    assert texts(drawn("fire") + drawn("drill", x=23) + drawn("演练", x=52)) == ["fire drill演练"]


def test_drawn_blanks_are_kept_inside_and_dropped_at_the_edges() -> None:
    assert texts(drawn(" 第一条　内容 ")) == ["第一条　内容"]


def test_what_is_drawn_twice_to_look_bold_is_read_once() -> None:
    assert texts(drawn("标题") + drawn("标题", x=0.3) + drawn("标题", x=0.6)) == ["标题"]
    assert texts(drawn("all 安安")) == ["all 安安"]


@pytest.mark.parametrize(
    ("before", "small", "shift", "expected", "marks"),
    [
        ("检查", "1", 4, ["检查"], 1),
        ("检查", "[12]", 4, ["检查"], 1),
        ("50m", "2", 4, ["50m2"], 0),
        ("H", "2", -2, ["H2"], 0),
        ("检查", "注", 4, ["检查注"], 0),
    ],
)
def test_raised_marks_of_notes_go_and_powers_stay(
    before: str, small: str, shift: float, expected: list[str], marks: int
) -> None:
    line = drawn(before)
    end = line[-1].x + line[-1].width
    found = segments_of(line + drawn(small, x=end, y=100 + shift, size=6), 800)
    assert [piece.text for piece in found.segments] == expected
    assert found.note_marks == marks


def test_a_small_line_of_its_own_stays_one() -> None:
    assert texts(drawn("正文的一行") + drawn("脚注", y=80, size=7)) == ["正文的一行", "脚注"]
