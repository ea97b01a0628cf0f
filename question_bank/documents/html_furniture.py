"""What of a web page isn't its text: scripts and styles, menus and footers, what is hidden."""

from __future__ import annotations

import re
from enum import Enum

from lxml import etree

NEVER_TEXT = frozenset(
    (
        *("script", "style", "template", "noscript", "title", "meta", "link", "base"),
        *("button", "select", "option", "textarea", "input", "datalist", "iframe", "object", "embed", "applet"),
        *("audio", "video", "canvas", "svg", "map", "dialog", "rt", "rp", "del", "frame", "frameset", "noframes"),
    )
)
_FURNITURE = {"nav", "footer", "aside", "menu"}
_ROLES = {"navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "toolbar"}
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:nav\w*|menus?|top-?bar|bread-?crumbs?|crumbs?|side-?bar|foot|footer|copyright|pagination|pager"
    r"|share|toolbar|friend-?links?|related)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_LINKS = 0.5
_LONGEST = 600
_MAIN = 0.5


class Part(Enum):
    """What an element is to a reader."""

    TEXT = "text"
    NOTHING = "nothing"
    FURNITURE = "furniture"
    HIDDEN = "hidden"


def part_of(element: etree._Element) -> Part:
    """Tell what ``element`` is; nothing without text counts as left out."""
    tag = element.tag
    if tag in NEVER_TEXT:
        return Part.NOTHING
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")):
        return Part.HIDDEN if _length(element) else Part.NOTHING
    if tag in _FURNITURE or element.get("role", "").lower() in _ROLES or _is_banner(element):
        return Part.FURNITURE if _length(element) else Part.NOTHING
    name = f"{element.get('class', '')} {element.get('id', '')}"
    if len(name) > 1 and tag in {"div", "ul", "section", "table", "td", "p"} and _NAMED.search(name[:200]):
        length = _length(element)
        if 0 < length <= _LONGEST and linked_share(element) >= _LINKS:
            return Part.FURNITURE
    return Part.TEXT


def _is_banner(element: etree._Element) -> bool:
    """A page's header is furniture, an article's holds its title."""
    if element.tag != "header":
        return False
    outer = any(parent.tag in {"article", "main"} for parent in element.iterancestors())
    return not outer and element.find(".//h1") is None


def linked_share(element: etree._Element) -> float:
    """Return which share of the characters of ``element`` stands in links."""
    linked = sum(_length(link) for link in element.iter("a"))
    return linked / (_length(element) or 1)


def _length(element: etree._Element) -> int:
    return sum(len(text.strip()) for text in element.itertext("*") if not text.isspace())


def main_part(root: etree._Element) -> etree._Element:
    """Return the element that holds the text: the one article or main part, if most of the page stands in it."""
    for path in (".//main", ".//article", ".//*[@role='main']"):
        found = root.findall(path)
        if len(found) == 1 and _MAIN * _length(root) <= _length(found[0]) < _length(root):
            return found[0]
    return root
