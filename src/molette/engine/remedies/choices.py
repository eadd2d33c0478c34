"""The ways out that were chosen, what was expected of them by when, and what came of it."""

from collections.abc import Sequence
from datetime import datetime

from molette.engine.ledger.types import Fact, Kind, Ledger
from molette.engine.remedies.types import Choice, Verdict
from molette.engine.waits.types import Wait


def choices(ledger: Ledger, waits: Sequence[Wait], now: datetime) -> tuple[Choice, ...]:
    """Each choice in its order, with the review it got and what the record shows meanwhile."""
    reviews = {fact.ref: fact for fact in ledger.of(Kind.REVIEW)}
    return tuple(_choice(fact, reviews.get(fact.label), waits, now) for fact in ledger.of(Kind.CHOOSE))


def _choice(fact: Fact, review: Fact | None, waits: Sequence[Wait], now: datetime) -> Choice:
    end = min(review.at if review else now, now)
    open_then = [wait for wait in waits if wait.asked_at <= fact.at and (wait.answered_at or end) >= fact.at]
    return Choice(
        label=fact.label,
        remedies=tuple(fact.word.split("+")),
        chosen_at=fact.at,
        expected_days=fact.days,
        check_on=fact.due_at.date() if fact.due_at else None,
        verdict=Verdict(review.word) if review else None,
        waits_then=len(open_then),
        waits_ended=sum(wait.answered_at is not None and wait.answered_at <= end for wait in open_then),
        is_due=review is None and fact.due_at is not None and fact.due_at.date() <= now.date(),
    )
