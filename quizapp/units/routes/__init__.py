"""Pages of units and people, a module per family."""

from fastapi import APIRouter

from quizapp.units.routes import people, roster, tree

router = APIRouter()
for family in (people, roster, tree):  # the tree's /units/{unit_id} comes last
    router.include_router(family.router)
