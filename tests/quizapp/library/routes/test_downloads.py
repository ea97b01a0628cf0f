"""Files that browsers save."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from quizapp.library.routes.downloads import download


@pytest.mark.parametrize(
    ("name", "saved"),
    [("仓库 安全.xlsx", "仓库 安全.xlsx"), ("../a/b.xlsx", ".. a b.xlsx"), ('"x"\r\nSet-Cookie: y.xlsx', None)],
)
def test_the_name_is_safe_in_the_header_and_on_the_disk(name: str, saved: str | None) -> None:
    header = download(b"x", name).headers["content-disposition"]
    assert header.isascii()
    assert not set("\r\n") & set(header)
    kept = unquote(header.partition("UTF-8''")[2])
    assert saved is None or kept == saved
    assert not set('/\\"\r\n') & set(kept)
