"""The sponsor or decision-maker missed the last two meetings."""

from molette.engine.signals.meetings import meetings
from molette.engine.signals.types import Evidence, Signal

LIMIT = 2
ROLES = ("sponsor", "decision", "décid", "directeur", "directrice", "director", "comité")


def sponsor_absent(evidence: Evidence) -> Signal | None:
    """Meetings in a row without the sponsor, of those whose people are known."""
    sponsors = {person.handle for person in evidence.mission.people if _decides(person.role)}
    held = [one for one in meetings(evidence) if one.is_held and len(one.people) > 1]
    if not sponsors or len(held) < LIMIT:
        return None
    missed = []
    for meeting in reversed(held):
        if meeting.people & sponsors:
            break
        missed.append(meeting.name)
    return Signal("sponsor_absent", len(missed) >= LIMIT, len(missed), LIMIT, tuple(missed))


def _decides(role: str) -> bool:
    return any(word in role.lower() for word in ROLES)
