"""Text that remembers where it came from, through any number of edits.

A clean text is made of pieces. In a piece that starts at clean character ``clean``, each character stands for
``span`` characters of the source, the first of them at ``origin`` (``span`` is 1 except where a run of source
characters, such as CR LF, became one).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from question_bank.documents.model import OffsetMap

_clean = itemgetter(0)
_origin = itemgetter(1)
_RUN = re.compile(r"(.)\1*", re.DOTALL)


class Piece(NamedTuple):
    """A stretch of clean text whose characters stand for equally many source characters."""

    clean: int
    origin: int
    span: int


class Edit(NamedTuple):
    """Put ``put`` (nothing, or one character) in the place of ``start:end``."""

    start: int
    end: int
    put: str = ""


@dataclass(frozen=True, slots=True)
class Traced:
    """A text and the pieces that lead back to its source."""

    text: str
    pieces: tuple[Piece, ...]

    @classmethod
    def of(cls, text: str) -> Traced:
        """Return ``text`` as its own source."""
        return cls(text, (Piece(0, 0, 1),))

    def origin(self, offset: int) -> int:
        """Return the source offset of clean character ``offset``. O(log pieces)."""
        piece = self.pieces[bisect_right(self.pieces, offset, key=_clean) - 1]
        return piece.origin + (offset - piece.clean) * piece.span

    def arrival(self, origin: int) -> int:
        """Return where the first character left of the source from ``origin`` on stands. O(log pieces)."""
        index = max(bisect_right(self.pieces, origin, key=_origin) - 1, 0)
        clean, start, span = self.pieces[index]
        end = self.pieces[index + 1].clean if index + 1 < len(self.pieces) else len(self.text)
        return min(clean + max(origin - start, 0) // span, end)

    def edited(self, edits: Iterable[Edit]) -> Traced:
        """Return the text after ``edits``, which are in order and don't overlap. Linear."""
        texts: list[str] = []
        pieces: list[Piece] = []
        done, length, index = 0, 0, 0
        for start, end, put in edits:
            index = self._copy(done, start, length, index, pieces)
            texts.append(self.text[done:start])
            length += start - done
            if put:
                pieces.append(Piece(length, self.origin(start), self.origin(end) - self.origin(start)))
                texts.append(put)
                length += 1
            done = end
        if not done:
            return self
        self._copy(done, len(self.text), length, index, pieces)
        texts.append(self.text[done:])
        return Traced("".join(texts), tuple(pieces) or (Piece(0, 0, 1),))

    def _copy(self, start: int, end: int, at: int, index: int, into: list[Piece]) -> int:
        """Append the pieces of ``start:end`` as they stand from ``at`` on; return where to look next."""
        if start >= end:
            return index
        pieces = self.pieces
        while index + 1 < len(pieces) and pieces[index + 1].clean <= start:
            index += 1
        clean, origin, span = pieces[index]
        into.append(Piece(at, origin + (start - clean) * span, span))
        while index + 1 < len(pieces) and pieces[index + 1].clean < end:
            index += 1
            clean, origin, span = pieces[index]
            into.append(Piece(at + clean - start, origin, span))
        return index


def byte_map(traced: Traced, source: str, encoding: str, base: int) -> OffsetMap:
    """Return the way from ``traced`` to bytes, ``source`` having been decoded from byte ``base`` on.

    ``encoding`` must give every character the same bytes wherever it stands. O(pieces + runs of equal width).
    """
    starts, offsets, widths = _byte_runs(source, encoding, base)
    clean: list[int] = []
    raw: list[int] = []
    each: list[int] = []
    run = 0
    ends = [piece.clean for piece in traced.pieces[1:]] + [len(traced.text)]
    for (first, origin, span), end in zip(traced.pieces, ends, strict=True):
        if first == end:
            continue
        while starts[run + 1] <= origin:
            run += 1
        if span > 1:
            for offset in range(first, end):
                at = origin + (offset - first) * span
                from_byte, to_byte = (_byte(starts, offsets, widths, x) for x in (at, at + span))
                _append(clean, raw, each, offset, from_byte, to_byte - from_byte)
            continue
        _append(clean, raw, each, first, offsets[run] + (origin - starts[run]) * widths[run], widths[run])
        while starts[run + 1] < origin + end - first:
            run += 1
            _append(clean, raw, each, first + starts[run] - origin, offsets[run], widths[run])
    return OffsetMap(tuple(clean), tuple(raw), tuple(each))


def _append(clean: list[int], raw: list[int], each: list[int], offset: int, byte: int, width: int) -> None:
    clean.append(offset)
    raw.append(byte)
    each.append(width)


def _byte(starts: list[int], offsets: list[int], widths: list[int], at: int) -> int:
    run = min(bisect_right(starts, at), len(widths)) - 1
    return offsets[run] + (at - starts[run]) * widths[run]


def _byte_runs(source: str, encoding: str, base: int) -> tuple[list[int], list[int], list[int]]:
    """Return where runs of equally wide characters start, in characters and bytes, and how wide they are."""
    table = {ord(character): chr(len(character.encode(encoding))) for character in set(source)}
    starts: list[int] = []
    offsets: list[int] = []
    widths: list[int] = []
    byte = base
    for run in _RUN.finditer(source.translate(table)):
        width = ord(run[1])
        starts.append(run.start())
        offsets.append(byte)
        widths.append(width)
        byte += width * (run.end() - run.start())
    starts.append(len(source))
    return starts, offsets, widths
