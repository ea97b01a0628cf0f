"""Texts as a marker reads them: what makes no difference is taken away."""

from __future__ import annotations

import re
import unicodedata

from question_bank.items.numerals import arabic_numbers

_SPACES = re.compile(r"\s+")
_SPACE_BY_HAN = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")
_QUOTES = str.maketrans("“”„‟「」『』‘’‚‛〝〞", '"' * 8 + "'" * 4 + '""')
_EDGES = " \"'《》〈〉。.,、;:!"
_LINE_BREAKS = frozenset("\n\t\r")


def plain(text: str) -> str:
    """Return ``text`` in the form in which two answers are compared.

    Width, case, spaces, quotation marks, a final stop, and the script of unambiguous numbers make no
    difference: ``《消防法》`` is ``消防法``, ``二十`` is ``20``.
    """
    text = "".join(
        character
        for character in unicodedata.normalize("NFKC", text).casefold()
        if unicodedata.category(character) != "Cf"
    )
    text = _SPACE_BY_HAN.sub("", _SPACES.sub(" ", text)).translate(_QUOTES)
    return arabic_numbers(text.strip(_EDGES) or text.strip())


def is_clean(text: str) -> bool:
    """Return whether ``text`` can go into a page, a database and a spreadsheet: no control characters."""
    return all(
        character in _LINE_BREAKS or unicodedata.category(character) not in {"Cc", "Cs"} for character in text
    )
