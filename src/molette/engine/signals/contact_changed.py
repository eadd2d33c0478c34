"""The main contact or the sponsor changed, left the company or stayed away for long."""

from collections import Counter
from datetime import timedelta

from molette.engine.ledger.types import Kind, Side
from molette.engine.signals.types import Evidence, Signal, name_of

FIRST = timedelta(weeks=4)
LIMIT = 15.0
"""Working days without a word from the main contact."""
LEAST = 3


def contact_changed(evidence: Evidence) -> Signal | None:
    """The main contact of the first four weeks left, or said nothing for three weeks while others did."""
    theirs = [fact for fact in evidence.ledger if fact.by and evidence.side(fact.by) is Side.CLIENT]
    gone = [fact for fact in theirs if fact.kind is Kind.LEAVE]
    early = Counter(fact.by for fact in theirs if fact.at < theirs[0].at + FIRST)
    if gone and (gone[-1].by in dict(early.most_common(1)) or _is_sponsor(gone[-1].by, evidence)):
        return Signal("contact_changed", True, 1.0, 1.0, (name_of(gone[-1]),), is_hint=True)
    if not early or early.most_common(1)[0][1] < LEAST:
        return None
    main = early.most_common(1)[0][0]
    last = max(fact.at for fact in theirs if fact.by == main)
    silent = evidence.calendar.between(last, evidence.now)
    is_alone = any(fact.at > last and fact.by != main for fact in theirs)
    return Signal("contact_changed", silent > LIMIT and is_alone, silent, LIMIT, (main,), is_hint=True)


def _is_sponsor(handle: str, evidence: Evidence) -> bool:
    return "sponsor" in evidence.mission.person(handle).role.lower()
