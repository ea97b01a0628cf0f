"""Classical test theory: how items, distractors and the whole test did.

``None`` stands for what can't be computed (no variance, fewer than two persons); it is never 0 or NaN. Cells
may be missing: under a random draw a person meets only some of the items.
"""

from question_bank.statistics.analysis import Analysis, ItemAnalysis, PaperAnalysis, analyse
from question_bank.statistics.distractors import OptionAnalysis, analyse_options

__all__ = ["Analysis", "ItemAnalysis", "OptionAnalysis", "PaperAnalysis", "analyse", "analyse_options"]
