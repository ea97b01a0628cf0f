"""Settings come from the environment, and the secret key is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from quizapp.settings import SecretKeyMissing, load_settings


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("ENV", "SECRET_KEY", "DATABASE_URL", "LANG", "WORKERS"):
        monkeypatch.delenv(f"QUIZAPP_{name}", raising=False)
    monkeypatch.setenv("QUIZAPP_VAR", str(tmp_path / "var"))


def test_a_generated_secret_survives_a_restart_and_is_private(tmp_path: Path) -> None:
    first = load_settings().secret_key
    assert len(first) >= 48
    assert load_settings().secret_key == first
    assert (tmp_path / "var" / "secret_key").stat().st_mode & 0o077 == 0


def test_production_without_a_key_does_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZAPP_ENV", "production")
    with pytest.raises(SecretKeyMissing):
        load_settings()


def test_the_environment_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZAPP_SECRET_KEY", "k")
    monkeypatch.setenv("QUIZAPP_LANG", "en")
    monkeypatch.setenv("QUIZAPP_WORKERS", "3")
    settings = load_settings()
    assert (settings.secret_key, settings.lang, settings.workers) == ("k", "en", 3)


def test_nonsense_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZAPP_WORKERS", "0")
    with pytest.raises(ValidationError):
        load_settings()
