"""A fact read in mail, corrected: what its words do instead, as somebody judged; and which facts to judge first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from molette.engine.calendar import noon
from molette.engine.ledger.types import ME, Fact, Kind, Request
from molette.sources.mail.acts import kind_by_rule
from molette.sources.mail.asks import rule_says
from molette.sources.mail.dues import read_due
from molette.sources.mail.examples import NOTHING, Judged
from molette.sources.mail.intents import chance, is_english
from molette.sources.mail.wanted import kind_of

ACTS = (
    Kind.ANSWER,
    Kind.PART,
    Kind.APPROVE,
    Kind.REFUSE,
    Kind.PROMISE,
    Kind.HOLD,
    Kind.AWAY,
    Kind.ASK,
)
"""What words may be corrected to, besides nothing at all."""
EVEN = 0.5
DATED = (Kind.PROMISE, Kind.HOLD)


def corrected(fact: Fact, act: Kind, facts: Iterable[Fact], request: Request | None = None) -> Fact | None:
    """The same words as `act`, `request` saying of what kind a request is; `facts` are those around it.

    None when nothing is left to record: no request that it may answer, no date that it promises.
    """
    due = read_due(fact.text, fact.at.date())
    due_at = fact.due_at or (noon(due) if due else None)
    plain = replace(fact, kind=act, to=(), request=None, about="", ref="", due_at=None, days=None, word="", label="")
    if act is Kind.ASK:
        return _asked(fact, plain, facts, request)
    if act is Kind.AWAY:
        return replace(plain, due_at=due_at) if due_at else None
    ref = fact.ref or _request_before(fact, facts)
    if not ref or (act in DATED and due_at is None):
        return None
    return replace(plain, ref=ref, due_at=due_at if act in DATED else None)


def _asked(fact: Fact, plain: Fact, facts: Iterable[Fact], request: Request | None) -> Fact | None:
    if fact.kind is Kind.ASK:
        return replace(fact, request=request or fact.request)
    if fact.by == ME:
        asker = next((one.by for one in facts if one.label and one.label == fact.ref), "")
        to = (asker,) if asker and asker != ME else ()
    else:
        to = (ME,)
    item = f"{fact.origin.item if fact.origin else ''} {fact.text}"
    label = f"m{sha256(item.encode(errors='replace')).hexdigest()[:8]}"
    return replace(plain, to=to, request=request or kind_of(fact.text), label=label) if to else None


def _request_before(fact: Fact, facts: Iterable[Fact]) -> str:
    """The last request made of the writer before these words, by one of those they are for if they say whom."""
    asks = [one for one in facts if one.kind is Kind.ASK and one.label and one.at < fact.at and fact.by in one.to]
    mine = [one for one in asks if not fact.to or one.by in fact.to]
    return max(mine or asks, key=lambda one: one.at).label if asks else ""


def settled(facts: Sequence[Fact], verdicts: Mapping[int, Kind | Request | None]) -> list[Fact]:
    """The facts with what was said of those at these places: what they do, what they ask for, none to leave out.

    The answers and reminders to a request that is none any more go with it.
    """
    kept: list[Fact] = []
    gone: set[str] = set()
    for place, fact in enumerate(facts):
        if place not in verdicts:
            kept.append(fact)
            continue
        verdict = verdicts[place]
        found = None
        if isinstance(verdict, Request):
            found = corrected(fact, Kind.ASK, facts, verdict)
        elif verdict is not None:
            found = corrected(fact, verdict, facts)
        kept += [found] if found else []
        gone |= {fact.label} - {found.label if found else ""} - {""}
    return [fact for fact in kept if not fact.ref or fact.ref not in gone]


def is_doubtful(fact: Fact, judged: Judged = NOTHING) -> bool:
    """Whether the words alone, without what stood around them, would be read as something else.

    `judged`: what somebody said of such words settles them.
    """
    if fact.origin is None or fact.origin.source != "mail" or not fact.text:
        return False
    alone = kind_by_rule(fact.text)
    example = judged.like(fact.text, alone) if judged.same else None
    if example and example.act is fact.kind:
        return False
    if fact.kind is Kind.ASK:
        return alone not in (Kind.ASK, Kind.MEETING) or (
            is_english(fact.text) and chance(fact.text, rule_says(fact.text)) < EVEN
        )
    if fact.kind in (Kind.ANSWER, Kind.NUDGE):
        return alone not in (None, Kind.ANSWER, Kind.ASK, fact.kind)
    return alone is not fact.kind
