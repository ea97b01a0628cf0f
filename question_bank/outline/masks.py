"""Masks: names and places that were blotted out before the text was passed on."""

from __future__ import annotations

import re
from collections.abc import Iterator

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜"
    "戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文申骆"
)
_MASK = re.compile(
    r"[*＊]{2,}|(?<=\S)[*＊]|[*＊](?=\S)|_(?=[\u4e00-\u9fff])|_{2,}|[×✕╳]{2,}|[×✕╳](?=[市县区省州镇乡村局厅处委院校厂])"
    r"|(?<![A-Za-z])[XxＸ]{2,}(?![A-Za-z])|(?<![A-Za-z])[XxＸ](?=[市县区省州镇乡村局厅处委院校厂])"
    r"|[○●□■△▲]{2,}|(?<![一二三四五六七八九])〇{2,}|(?<![A-Za-z0-9])[a-z]-(?=[\u4e00-\u9fff])|…+|\.{3,}"
    r"|某某|某(?=[市县区省州镇乡村局厅处科委院校厂公单部])"
    rf"|(?<=[{SURNAMES}])某(?![些种个])"
)


def masks(text: str) -> Iterator[tuple[int, int]]:
    """Yield where ``text`` is blotted out: ``**市``, ``_总书记``, ``z-教``, ``某某``, ``××``, ``XX``, ``……``."""
    return (match.span() for match in _MASK.finditer(text))
