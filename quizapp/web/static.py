"""Static files under names that carry their hash, so that browsers may keep them for ever."""

from __future__ import annotations

import hashlib
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).resolve().parent.parent / "static"


class HashedStatic(StaticFiles):
    """Serves ``name.<hash>.ext`` for every file of the folder, immutable."""

    def __init__(self, folder: Path = FOLDER) -> None:
        super().__init__(directory=folder)
        self.folder = folder
        self.hashed: dict[str, str] = {}
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                name = path.relative_to(folder).as_posix()
                digest = hashlib.sha256(path.read_bytes()).hexdigest()[:10]
                stem, dot, extension = name.rpartition(".")
                self.hashed[name] = f"{stem}.{digest}{dot}{extension}" if dot else f"{name}.{digest}"
        self.plain = {hashed: name for name, hashed in self.hashed.items()}

    def url(self, name: str) -> str:
        """Return the address of the file ``name``; KeyError when there is none."""
        return f"/static/{self.hashed[name]}"

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with the file behind a hashed name, else 404."""
        name = self.plain.get(path)
        if name is None:
            raise HTTPException(404)
        response = FileResponse(self.folder / name)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        response.headers["X-Content-Type-Options"] = "nosniff"
        _ = scope
        return response
