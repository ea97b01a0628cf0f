"""Who may do what to whom. ``by`` is None for the command line, whose user owns the database anyway."""

from __future__ import annotations

from quizapp.models import Role, User

_RANK = {Role.LEARNER: 0, Role.ORGANIZER: 1, Role.ADMIN: 2}


def roles_to_give(by: User | None) -> list[Role]:
    """Return the roles that ``by`` may give to others: none above their own."""
    return [role for role in Role if by is None or _RANK[role] <= _RANK[Role(by.role)]]


def may_manage(by: User | None, person: User) -> bool:
    """Whether ``by`` may change ``person``, who is in reach: nobody above them, and not themselves."""
    return by is None or (person.id != by.id and Role(person.role) in roles_to_give(by))


def may_plant_roots(by: User | None) -> bool:
    """Whether ``by`` may add units that stand under no other."""
    return by is None or by.role == Role.ADMIN
