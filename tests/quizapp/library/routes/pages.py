"""Answers as pages."""

from __future__ import annotations

import re

from httpx2 import Response
from lxml import html


def page_of(answer: Response) -> html.HtmlElement:
    """Parse the body of an answer."""
    return html.fromstring(answer.text)


def alike(one: Response, other: Response) -> bool:
    """Whether two answers differ in nothing but the address that was asked for."""
    first, second = (re.sub(r'name="next" value="[^"]*"', "", answer.text) for answer in (one, other))
    return (one.status_code, first) == (other.status_code, second)
