"""Ids in addresses."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path

LARGEST_ID = 2**31 - 1

Id = Annotated[int, Path(ge=1, le=LARGEST_ID)]
"""Annotate a path parameter with it; an address with anything else is a page that doesn't exist (404)."""
