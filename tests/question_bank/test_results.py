"""Values with notices."""

from question_bank.results import Notice, Result, Severity, Term, Unreadable

REASON = Notice(Severity.WARNING, "inner", "{part}是空的", params={"part": Term("题干")})
ENGLISH = {
    "第 {number} 题：{reason}": "Question {number}: {reason}",
    "{part}是空的": "{part} is empty",
    "题干": "the stem",
    "、": ", ",
}


def test_parameters_that_are_messages_are_translated_with_the_message():
    notice = Notice(Severity.ERROR, "outer", "第 {number} 题：{reason}", params={"number": 3, "reason": REASON})
    assert notice.text() == "第 3 题：题干是空的"
    assert notice.text(ENGLISH.__getitem__) == "Question 3: the stem is empty"


def test_plain_parameters_stay_as_they_are():
    notice = Notice(Severity.ERROR, "x", "{part}是空的", params={"part": "题干"})
    assert notice.text(ENGLISH.__getitem__) == "题干 is empty"


def test_a_tuple_is_written_as_an_enumeration():
    notice = Notice(Severity.ERROR, "x", "{part}是空的", params={"part": (Term("题干"), "b.csv")})
    assert notice.text() == "题干、b.csv是空的"
    assert notice.text(ENGLISH.__getitem__) == "the stem, b.csv is empty"


def test_only_errors_mean_that_something_was_refused():
    assert Result(1, (REASON,)).ok
    assert not Result(1, (REASON, Notice(Severity.ERROR, "x", "坏了"))).ok


def test_an_unreadable_file_says_why():
    assert str(Unreadable(REASON)) == "题干是空的"
