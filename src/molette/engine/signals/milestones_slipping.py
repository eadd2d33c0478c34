"""Two milestones in a row slipped."""

from molette.engine.signals.types import Evidence, Signal

LIMIT, DAYS = 2, 5.0


def milestones_slipping(evidence: Evidence) -> Signal | None:
    """The longest row of dated milestones accepted, or still awaited, more than five working days late."""
    accepted = evidence.ledger.accepted()
    row: list[str] = []
    longest: list[str] = []
    known = 0
    for one in evidence.mission.milestones:
        if one.due is None or one.due >= evidence.now.date():
            continue
        known += 1
        end = accepted.get(one.handle, evidence.now)
        due = evidence.now.replace(year=one.due.year, month=one.due.month, day=one.due.day, hour=23)
        row = [*row, one.handle] if evidence.calendar.between(due, end) > DAYS else []
        longest = max(longest, row, key=len)
    return Signal("milestones_slipping", len(longest) >= LIMIT, len(longest), LIMIT, tuple(longest)) if known else None
