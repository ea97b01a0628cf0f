"""Menus, footers, scripts and hidden text aren't the text of a page."""

from __future__ import annotations

import pytest
from lxml import etree

from question_bank.documents.html_furniture import Part, linked_share, main_part, part_of


def element(markup: str) -> etree._Element:
    return etree.fromstring(f"<body>{markup}</body>", etree.HTMLParser()).find("body")[0]


@pytest.mark.parametrize(
    ("markup", "part"),
    [
        ("<p>检查</p>", Part.TEXT),
        ("<script>x</script>", Part.NOTHING),
        ("<del>删</del>", Part.NOTHING),
        ("<p hidden>藏</p>", Part.HIDDEN),
        ('<p style="Display : None">藏</p>', Part.HIDDEN),
        ('<p style="display:none"></p>', Part.NOTHING),
        ("<nav>首页</nav>", Part.FURNITURE),
        ("<nav> </nav>", Part.NOTHING),
        ('<div role="navigation">首页</div>', Part.FURNITURE),
        ('<div class="main-nav"><a>首页</a> <a>新闻</a></div>', Part.FURNITURE),
        ('<div id="footer"><a>联系我们</a>备案</div>', Part.FURNITURE),
        ('<div class="footnote">见消防法</div>', Part.TEXT),
        ('<div class="menu">灭火器的菜单，没有链接</div>', Part.TEXT),
        ('<div class="related">' + "<a>检查</a>" * 400 + "</div>", Part.TEXT),
        ("<header>某某单位</header>", Part.FURNITURE),
        ("<header><h1>标题</h1></header>", Part.TEXT),
    ],
)
def test_parts_are_told_apart(markup: str, part: Part) -> None:
    assert part_of(element(markup)) is part


def test_the_header_of_an_article_is_text() -> None:
    assert part_of(element("<article><header>副题</header></article>")[0]) is Part.TEXT


def test_links_are_weighed() -> None:
    assert linked_share(element("<p><a>首页</a>正文</p>")) == 0.5
    assert linked_share(element("<p></p>")) == 0


@pytest.mark.parametrize(
    ("markup", "tag"),
    [
        ("<div>菜单</div><main>正文很长很长</main>", "main"),
        ("<div>菜单</div><article>正文很长很长</article>", "article"),
        ("<article>正文</article><article>另一篇</article>", "html"),
        ("<main>短</main><div>正文其实在这里</div>", "html"),
    ],
)
def test_the_main_part_is_read_where_it_holds_most_of_the_text(markup: str, tag: str) -> None:
    assert main_part(etree.fromstring(markup, etree.HTMLParser())).tag == tag
