"""What readers and writers do at the end."""

from dataclasses import replace

from question_bank.formats.admission import admit, write_checked
from question_bank.results import Place, Result
from tests.question_bank.items.examples import SHORT, SINGLE, TRUE_FALSE


def test_a_question_with_errors_is_refused_by_its_printed_number():
    result = admit([(replace(SINGLE, stem=""), Place(line=9)), (TRUE_FALSE, Place(line=12))], numbers={9: 3})
    assert result.value == [TRUE_FALSE]
    assert [(notice.id, notice.place.line) for notice in result.notices] == [("item.empty", 9)]
    assert result.notices[0].text() == "第 3 题：题干是空的。"
    assert (
        result.notices[0].text(
            {
                "第 {number} 题：{reason}": "{number}: {reason}",
                "{part}是空的。": "{part}!",
                "题干": "stem",
            }.__getitem__
        )
        == "3: stem!"
    )


def test_questions_without_an_id_get_one_from_their_content():
    (first, second), notices = (
        (result := admit([(replace(SHORT, id=""), Place(line=1)), (replace(SHORT, id=""), Place(line=2))])).value,
        result.notices,
    )
    assert second.id == f"{first.id}-2"
    assert [notice.id for notice in notices] == ["format.same_id"]


def test_what_a_file_loses_is_named_once_with_an_example():
    def write(items):
        return ",".join(item.id for item in items).encode()

    def read(data):
        return Result([replace(SHORT, id=id_) for id_ in data.decode().split(",")])

    marked = [replace(SHORT, id=id_, tags=("消防",)) for id_ in "ab"]
    (notice,) = write_checked(marked, write, read).notices
    assert (notice.id, notice.params["count"], notice.params["id"]) == ("format.lost.tags", 2, "a")
    assert "知识点" in notice.text()
