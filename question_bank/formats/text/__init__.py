"""Question sets in plain text, as people write them in Word and paste them from the web.

Lines → drafts of questions (``splitting``) → items (``drafts``); answers may stand with the question, in its
stem, or in a block at the end (``keys``).
"""

from __future__ import annotations

from collections.abc import Sequence

from question_bank.formats.admission import admit, write_checked
from question_bank.formats.decoding import decode
from question_bank.formats.text.drafts import drafts_to_items
from question_bank.formats.text.splitting import Splitter
from question_bank.formats.text.writing import write_text
from question_bank.items.model import Item
from question_bank.results import Notice, Result


def read(data: bytes) -> Result[list[Item]]:
    """Read a question set; a question that can't be read is refused by number, line and reason."""
    splitter = Splitter(decode(data))
    notices: list[Notice] = []
    drafts = splitter.split()
    numbers = {draft.line: draft.number for draft in drafts}
    return admit(list(drafts_to_items(drafts, splitter.keys, notices)), notices, numbers)


def write(items: Sequence[Item]) -> Result[bytes]:
    """Write a question set in UTF-8."""
    return write_checked(items, lambda chosen: write_text(chosen).encode(), read)
