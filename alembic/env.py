"""Migrations run on the connection they are given (tests, `quizapp migrate`) or on the configured database."""

from alembic import context
from sqlalchemy.types import TypeDecorator

from quizapp.db import open_engine
from quizapp.models import Base
from quizapp.settings import load_settings


def render_item(kind, value, _autogen):
    """Write our own column types as what they are in the database: migrations never import models."""
    if kind == "type" and isinstance(value, TypeDecorator) and type(value).__module__.startswith("quizapp."):
        return f"sa.{value.impl!r}"
    return False


def run(connection):
    """Run the migrations on ``connection``, in one transaction where the database can."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        compare_type=True,
        render_item=render_item,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with open_engine(load_settings().database_url).begin() as connection:
        run(connection)
