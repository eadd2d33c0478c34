"""The plan as it stands: the dates of milestones, moved since it was agreed."""

from dataclasses import replace

from molette.engine.ledger.types import Kind, Ledger, Mission


def moved(mission: Mission, ledger: Ledger) -> Mission:
    """The mission with the last date told for each milestone."""
    dates = {fact.about: fact.due_at.date() for fact in ledger.of(Kind.MOVE) if fact.about and fact.due_at}
    if not dates:
        return mission
    milestones = (replace(one, due=dates.get(one.handle, one.due)) for one in mission.milestones)
    return replace(mission, milestones=tuple(milestones))
