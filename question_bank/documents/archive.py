"""The ZIP container of Office files, read with caps on members, size and expansion."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from lxml import etree

from question_bank.documents import refusals
from question_bank.results import N_, Unreadable

MAX_MEMBERS = 2_000
MAX_MEMBER_BYTES = 48 * 1024 * 1024
MAX_EXPANSION = 200
_SMALL = 1024 * 1024
MAX_BYTES = 96 * 1024 * 1024
"""All members read together; slides are many."""
MAX_TAGS = 1_200_000
"""In all. A page of a Word file takes a few thousand; parsed, so many take under half a second and 150 MB."""
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", WORD.encode()),
    (b"http://purl.oclc.org/ooxml/presentationml/main", _TRANSITIONAL + b"presentationml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", _TRANSITIONAL + b"drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/diagram", _TRANSITIONAL + b"drawingml/2006/diagram"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        _TRANSITIONAL + b"officeDocument/2006/relationships",
    ),
)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    struct.error,
)


class Archive:
    """An Office file's container. Anything wrong with it is an :class:`~question_bank.results.Unreadable`."""

    def __init__(self, raw: bytes, kind: str = refusals.WORD) -> None:
        self._kind = kind
        self._bytes_left = MAX_BYTES
        self._tags_left = MAX_TAGS
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except _BROKEN as error:
            raise self.broken(N_("压缩结构已损坏，可能没有下载完整")) from error
        if len(self._zip.infolist()) > MAX_MEMBERS:
            raise self.broken(N_("里面的部件太多，不像正常的文档"))

    def broken(self, reason: str) -> Unreadable:
        """Return the refusal of this file for ``reason``."""
        return refusals.broken(reason, self._kind)

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return name in self._zip.NameToInfo

    def read(self, name: str) -> bytes:
        """Return the member ``name``, never more of it than the caps allow."""
        info = self._zip.NameToInfo.get(name)
        if info is None:
            raise self.broken(N_("缺少必要的部件"))
        cap = min(MAX_MEMBER_BYTES, self._bytes_left, max(info.compress_size * MAX_EXPANSION, _SMALL))
        try:
            with self._zip.open(info) as member:
                content = member.read(cap + 1)
        except _BROKEN as error:
            raise self.broken(N_("内容已损坏或者加了密码")) from error
        if len(content) > cap:
            raise self.broken(N_("解压后大得不正常"))
        self._bytes_left -= len(content)
        return content

    def tree(self, name: str) -> etree._Element:
        """Return the root of the XML member ``name``; document types and entities are refused."""
        content = self.read(name)
        for strict, usual in _STRICT:
            content = content.replace(strict, usual)
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise self.broken(N_("含有不允许的实体声明"))
        self._tags_left -= content.count(b"<")
        if self._tags_left < 0:
            raise self.broken(N_("内容多得不正常"))
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.broken(N_("内容不是完整的 XML")) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.broken(N_("含有不允许的实体声明"))
        return root
