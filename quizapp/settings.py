"""Settings: one frozen object, read once from the environment (prefix ``QUIZAPP_``)."""

from __future__ import annotations

import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class SecretKeyMissing(RuntimeError):  # noqa: N818 — it states the fact
    """Production needs its own ``QUIZAPP_SECRET_KEY``."""


class Settings(BaseSettings):
    """What a deployment may choose. Sizes in bytes, durations as the name says."""

    model_config = SettingsConfigDict(env_prefix="QUIZAPP_", frozen=True, extra="ignore", env_ignore_empty=True)

    env: Literal["development", "production", "test"] = "development"
    database_url: str = "sqlite:///var/quizapp.db"
    secret_key: str = ""
    var: Path = Path("var")
    workers: int = Field(default=1, ge=1, le=64)
    lang: Literal["zh-CN", "en"] = "zh-CN"
    timezone: str = "Asia/Shanghai"
    base_url: str = ""
    max_upload_bytes: int = 30 * 1024 * 1024
    session_days: int = Field(default=14, ge=1, le=365)
    login_attempts_per_minute: int = Field(default=10, ge=1)
    initial_password_days: int = Field(default=30, ge=1)
    grace_seconds: int = Field(default=30, ge=0, le=600)
    journal_room: int = Field(default=2_000, ge=1)
    finalise_every_seconds: float = Field(default=10.0, gt=0)


def load_settings() -> Settings:
    """Read the environment; outside production, keep a generated secret key under ``var``.

    Raises SecretKeyMissing in production without a key.
    """
    settings = Settings()
    if settings.secret_key:
        return settings
    if settings.env == "production":
        raise SecretKeyMissing("QUIZAPP_SECRET_KEY is required when QUIZAPP_ENV=production")
    return settings.model_copy(update={"secret_key": _kept_secret(settings.var / "secret_key")})


def _kept_secret(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        # Several processes start at once: whoever links first has made the key, whole from its first moment.
        with NamedTemporaryFile("w", dir=path.parent, encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
            file.flush()
            with suppress(FileExistsError):
                path.hardlink_to(file.name)
    return path.read_text(encoding="ascii")
