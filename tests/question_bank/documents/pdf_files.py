"""Builds small PDF files from text and where it stands, so that each test shows what it is about.

The font isn't embedded: Adobe-GB1 with its Unicode encoding, full width but for ASCII, which is half as wide.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 595, 842
_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts"
    " [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light"
    " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /W [1 95 500]"
    " /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880]"
    " /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>] >>"
)
_IMAGE = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"


class Put(NamedTuple):
    """Text whose baseline begins ``x`` points from the left and ``y`` from the top; ``matrix`` turns it."""

    x: float
    y: float
    text: str
    size: float = 12
    matrix: str = "1 0 0 1"


def lines(text: str, *, x: float = 72, y: float = 100, size: float = 12, pitch: float = 20) -> list[Put]:
    """Return the lines of ``text`` one below the other."""
    return [Put(x, y + row * pitch, line, size) for row, line in enumerate(text.split("\n")) if line]


def content(page: Iterable[Put]) -> bytes:
    """Return the drawing of a page."""
    return "\n".join(map(_drawn, page)).encode()


def _drawn(put: Put) -> str:
    text = put.text.encode("utf-16-be").hex()
    return f"BT /F1 {put.size} Tf {put.matrix} {put.x} {HEIGHT - put.y} Tm <{text}> Tj ET"


def stream(data: bytes, entries: str = "<<") -> bytes:
    """Return a stream object, compressed."""
    packed = zlib.compress(data)
    return f"{entries} /Filter /FlateDecode /Length {len(packed)} >> stream\n".encode() + packed + b"\nendstream"


def pdf_file(*pages: Sequence[Put], extra: str = "", images: bool = False) -> bytes:
    """Return a PDF of these pages; ``extra`` entries of each page, ``images``: a picture on each."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(count))
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} /MediaBox [0 0 {WIDTH} {HEIGHT}] >>".encode(),
        _FONT.encode(),
    ]
    for index, page in enumerate(pages):
        resources = f"<< /Font << /F1 3 0 R >> /XObject << /I {4 + 2 * count} 0 R >> >>"
        entries = f"/Parent 2 0 R /Resources {resources} /Contents {5 + 2 * index} 0 R {extra}"
        objects.append(f"<< /Type /Page {entries} >>".encode())
        objects.append(stream(content(page) + (b"\n/I Do" if images else b"")))
    return assembled([*objects, stream(b"\0", _IMAGE)])


def assembled(objects: Sequence[bytes], trailer: str = "") -> bytes:
    """Return a PDF of these objects, the first of which is the catalogue."""
    raw = b"%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(raw))
        raw += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    end = f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{len(raw)}\n%%EOF\n"
    return raw + f"xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode()
