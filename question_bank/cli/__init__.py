"""The command ``question-bank``: documents, questions and statistics without a database or a web server.

Data go to stdout, notices to stderr. Exit codes: 0 fine, 1 the input has errors (all listed), 2 the call is wrong.
Each command lives in a module of its own; this table is the contents page.
"""

from __future__ import annotations

import typer

from question_bank.cli.drafting import draft
from question_bank.cli.items import check, convert, mark
from question_bank.cli.outline import outline
from question_bank.cli.revisions import compare
from question_bank.cli.statistics import analyse_responses

app = typer.Typer(
    name="question-bank",
    help="从学习材料到试题：识别提纲、起草试题、转换格式、校验、评分、统计。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

app.command()(outline)
app.command()(compare)
app.command()(draft)
app.command()(convert)
app.command()(check)
app.command()(mark)
app.command("analyse")(analyse_responses)


@app.callback()
def commands() -> None:
    """Keep every command a subcommand, however few there are."""


def main() -> None:
    """Run the command line."""
    app()
