"""What the reader noticed, for people."""

from __future__ import annotations

from quizapp.library.remarks import marks_of, remarks_of
from quizapp.models import DocumentVersion


def notice(id_: str, severity: str, message: str, **params: str) -> dict:
    return {"id": id_, "severity": severity, "message": message, "params": params, "start": 3, "end": 9}


VERSION = DocumentVersion(
    text="去年，**市一家仓库起火，周某某被查处。",
    notices=[
        notice("masked", "info", "有 {count} 句话隐去了名字。", count="1"),
        notice("point-without-text", "warning", "“{title}”没有正文。", title="二、"),
        notice("seam", "warning", "“{quote}”接不上。", quote="一家▏仓库"),
    ],
)


def test_important_remarks_come_first_and_missing_points_are_left_to_the_outline() -> None:
    assert [(remark.text, remark.important) for remark in remarks_of(VERSION)] == [
        ("“一家▏仓库”接不上。", True),
        ("有 1 句话隐去了名字。", False),
    ]


def test_seams_and_masks_are_marked_where_they_stand() -> None:
    marks = marks_of(VERSION)
    assert marks[0] == (3, 9, "seam")
    assert [VERSION.text[mark.start : mark.end] for mark in marks if mark.kind == "mask"] == ["**", "某某"]
