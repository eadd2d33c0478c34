"""The time spent is more than 25 % above plan for the same progress."""

from molette.engine.ledger.types import Kind
from molette.engine.signals.types import Evidence, Signal

LIMIT = 1.25


def time_overrun(evidence: Evidence) -> Signal | None:
    """Days spent on accepted milestones, over the days planned for them."""
    accepted = evidence.ledger.accepted()
    planned = {one.handle: one.days for one in evidence.mission.milestones if one.days and one.handle in accepted}
    spent = dict.fromkeys(planned, 0.0)
    for fact in evidence.ledger.of(Kind.WORK):
        if fact.about in spent:
            spent[fact.about] += fact.days or 0.0
    known = [handle for handle, days in spent.items() if days]
    if not known:
        return None
    value = sum(spent[handle] for handle in known) / sum(planned[handle] or 0.0 for handle in known)
    return Signal("time_overrun", value > LIMIT, value, LIMIT, tuple(known))
