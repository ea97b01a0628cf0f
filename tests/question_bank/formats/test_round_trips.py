"""Import, export, import gives equal items, in every format."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from question_bank.formats import FORMATS
from question_bank.results import Severity, Unreadable
from tests.question_bank.items.examples import EXAMPLES, items

_sets = st.lists(items(), max_size=4).map(
    lambda found: [replace(item, id=f"q{number}") for number, item in enumerate(found)]
)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(found=_sets)
def test_what_was_read_once_is_written_and_read_the_same(name, found):
    """Whatever a format made of a set, that it keeps; and what it makes of it is named."""
    entry = FORMATS[name]
    written = entry.write(found)
    if not found:
        return
    try:
        first = entry.read(written.value).value
    except Unreadable:
        first = []
    refused = sum(notice.id == "format.not_written" for notice in written.notices)
    assert len(first) == len(found) - refused
    again = entry.write(first)
    if any(notice.params.get("field") not in ("id", "ready", "fact", "outline") for notice in again.notices):
        return
    second = entry.read(again.value).value if first else []
    assert [replace(item, id="") for item in second] == [replace(item, id="") for item in first]


@pytest.mark.parametrize("name", FORMATS)
def test_the_examples_come_back_whole(name):
    """What is lost is only what the notices name."""
    entry = FORMATS[name]
    written = entry.write(EXAMPLES)
    refused = {notice.params["id"] for notice in written.notices if notice.id == "format.not_written"}
    lost = {str(notice.params["field"]) for notice in written.notices if notice.severity is Severity.WARNING}
    sent = [item for item in EXAMPLES if item.id not in refused]
    back = entry.read(written.value).value
    blank = {field: getattr(EXAMPLES[1], field) for field in lost}
    assert [replace(item, **blank) for item in back] == [replace(item, **blank) for item in sent]
    if name in ("xlsx", "csv"):
        assert lost == {"evidence"}
    if name == "text":
        assert lost == {"id", "evidence"}


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=40, deadline=None)
@given(
    data=st.binary(max_size=60) | st.text("1.、ABC答案：（）__\n=~{}#->|,\"'题单选", max_size=60).map(str.encode)
)
def test_broken_input_gives_notices_and_never_anything_else(name, data):
    try:
        result = FORMATS[name].read(data)
    except Unreadable as refusal:
        notices = (refusal.notice,)
    else:
        notices = result.notices if not result.value else ()
        assert result.value or notices
    assert all(notice.text() for notice in notices)
