"""Rosters: units and people from a table, checked whole before anything is stored.

``read_table`` → ``read_roster`` → ``import_roster``, which is ``plan_roster`` (what would change, or every
problem), ``make_credentials`` (slow, without a transaction) and ``store_roster``.
"""

from quizapp.units.roster.importing import TooManyPasswords, import_roster
from quizapp.units.roster.plan import RosterPlan, RosterRefused, plan_roster
from quizapp.units.roster.rows import Roster, RosterProblem, read_roster
from quizapp.units.roster.store import RosterOutcome, make_credentials, passwords_csv, store_roster
from quizapp.units.roster.tables import TableUnreadable, read_table
from quizapp.units.roster.template import template_workbook

__all__ = [
    "Roster",
    "RosterOutcome",
    "RosterPlan",
    "RosterProblem",
    "RosterRefused",
    "TableUnreadable",
    "TooManyPasswords",
    "import_roster",
    "make_credentials",
    "passwords_csv",
    "plan_roster",
    "read_roster",
    "read_table",
    "store_roster",
    "template_workbook",
]
