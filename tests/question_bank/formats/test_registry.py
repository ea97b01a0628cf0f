"""The formats there are."""

import pytest

from question_bank.formats import FORMATS, PLANNED, UnknownFormat, find_format, format_of


def test_a_format_is_found_by_name_and_by_extension():
    for name, entry in FORMATS.items():
        assert find_format(name.upper()) is entry
        assert all(format_of(f"题库{extension.upper()}") is entry for extension in entry.extensions)


@pytest.mark.parametrize("name", [*PLANNED, "pdf", ""])
def test_what_isnt_there_is_refused_with_those_there_are(name):
    with pytest.raises(UnknownFormat) as refusal:
        find_format(name)
    assert all(known in refusal.value.notice.text() for known in FORMATS)


def test_an_extension_that_is_promised_says_so():
    with pytest.raises(UnknownFormat) as refusal:
        format_of("题库.docx")
    assert refusal.value.notice.id == "format.planned"
