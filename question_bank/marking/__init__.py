"""Marking: named, versioned policies, and whole papers.

A policy's name and version are stored with every mark, so a mark can be explained and recomputed years
later: a rule that changes gets a new version, and the old one stays.
"""

from question_bank.marking.marks import Mark, PaperScore, mark_item, score_paper
from question_bank.marking.policies import MARK_STEP, POLICIES, Policy, Terms, UnknownPolicy, find_policy

__all__ = [
    "MARK_STEP",
    "POLICIES",
    "Mark",
    "PaperScore",
    "Policy",
    "Terms",
    "UnknownPolicy",
    "find_policy",
    "mark_item",
    "score_paper",
]
