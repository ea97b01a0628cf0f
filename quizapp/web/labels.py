"""Names that people read for the values that the database keeps."""

from __future__ import annotations

from question_bank.items.kinds import KINDS
from question_bank.items.model import Kind
from question_bank.marking import POLICIES
from quizapp.models import QuestionState, Role
from quizapp.web.language import N_, gettext

_STATES = {
    QuestionState.DRAFT: N_("待审"),
    QuestionState.ACCEPTED: N_("已采用"),
    QuestionState.REJECTED: N_("未采用"),
    QuestionState.RETIRED: N_("已停用"),
}


def kind_label(kind: str) -> str:
    """Return the name of a kind of question: 单选题, 判断题 …"""
    return gettext(KINDS[Kind(kind)].title)


def question_state_label(state: str) -> str:
    """Return the name of a question's state."""
    return gettext(_STATES[QuestionState(state)])


_ROLES = {
    Role.LEARNER: N_("学员"),
    Role.ORGANIZER: N_("组织者"),
    Role.ADMIN: N_("管理员"),
}


def role_label(role: str) -> str:
    """Return the name of a role."""
    return gettext(_ROLES[Role(role)])


def policy_label(policy: str) -> str:
    """Return the title of a marking policy given by name or by ``name@version``."""
    found = POLICIES.get(policy.partition("@")[0])
    return gettext(found.title) if found else policy
