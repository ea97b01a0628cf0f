"""Files that browsers save instead of showing."""

from __future__ import annotations

import re
from urllib.parse import quote

from starlette.responses import Response

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def download(data: bytes, name: str) -> Response:
    """Return ``data`` as a file to save under ``name``."""
    safe = quote(_UNSAFE.sub(" ", name).strip(), safe="")
    extension = name.rpartition(".")[2]
    disposition = f"attachment; filename=\"download.{extension}\"; filename*=UTF-8''{safe}"
    return Response(data, media_type="application/octet-stream", headers={"Content-Disposition": disposition})
