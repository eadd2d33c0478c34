"""The rungs of the ladder for one wait, and the one that comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from molette.engine.ledger.types import Person, Request, Side
from molette.engine.nudges.signs import Signs
from molette.engine.nudges.types import Rung, SmallStep
from molette.engine.waits.types import Wait

LIKELY = 0.4
"""Chance of a cause from which it changes what to do (knowledge of the field, 6.6, for trust and fear; expert judgement
for the others)."""

MOST_WRITTEN = 2
"""Reminders in writing before the voice: replies peak after two, four do worse than one (vendors' cold mail)."""

TALK_SOONER = (
    "trust_eroded", "fear_for_role", "disagreement_on_solution", "communication_gap",
    "priorities_changed", "budget_cut", "crisis_event", "reorganisation_or_takeover",
)  # fmt: skip
"""Causes that a message about effects makes worse or does not reach: one reminder, then the voice."""

EASIER: Mapping[str, SmallStep] = {
    "unclear_requests": SmallStep.WORD,
    "decision_maker_overloaded": SmallStep.WORD,
    "client_inputs_unowned": SmallStep.NAME,
    "approval_path_unclear": SmallStep.NAME,
    "teams_overloaded": SmallStep.TEN_MINUTES,
}
"""The step that suits a cause better than the usual one: expert judgement, from the ways out that address it."""

STEPS: Mapping[Rung, SmallStep] = {
    Rung.EFFECT: SmallStep.CHOICE,
    Rung.TALK: SmallStep.TEN_MINUTES,
    Rung.DEPUTY: SmallStep.NAME,
    Rung.HEADS_UP: SmallStep.WORD,
    Rung.SPONSOR: SmallStep.DECISION,
    Rung.ADVISER: SmallStep.ADVICE,
    Rung.NEWS: SmallStep.WORD,
    Rung.OWN: SmallStep.PROMISE,
}
DEPUTIES = ("deputy", "contact", "assistant", "suppléant")
SPONSORS = ("sponsor", "commanditaire")


@dataclass(frozen=True, slots=True)
class Others:
    """Who else of the client could help, where there is one."""

    deputy: str = ""
    sponsor: str = ""


def others_of(people: Sequence[Person], holder: str, causes: Mapping[str, float]) -> Others:
    """The named deputy or contact, and the sponsor while she is in place."""
    client = [person for person in people if person.side is Side.CLIENT and person.handle != holder]
    sponsor = "" if causes.get("sponsor_change", 0.0) >= LIKELY else _with_role(client, SPONSORS)
    return Others(_with_role([one for one in client if one.handle != sponsor], DEPUTIES), sponsor)


def _with_role(people: Sequence[Person], roles: Sequence[str]) -> str:
    found = (person.handle for person in people if any(role in person.role.lower() for role in roles))
    return next(found, "")


def rungs(wait: Wait, others: Others, signs: Signs, cause: str) -> tuple[Rung, ...]:
    """The ladder of this wait. The portage company chases bills; a second promise broken calls for a talk."""
    if wait.kind is Request.PAYMENT:
        return Rung.REMINDER, Rung.TALK, Rung.ADVISER
    written = () if len(signs.promises) > 1 else (Rung.REMINDER, *(() if cause else (Rung.EFFECT,)))
    deputy = (Rung.DEPUTY,) if others.deputy else ()
    sponsor = (Rung.HEADS_UP, Rung.SPONSOR) if others.sponsor else ()
    return *written, Rung.TALK, *deputy, *sponsor, Rung.ADVISER


def talk_sooner(causes: Mapping[str, float]) -> str:
    """The likeliest cause for which writing twice is once too many; empty if none is likely."""
    return _likeliest(causes, TALK_SOONER)


def easier(causes: Mapping[str, float]) -> str:
    """The likeliest cause that makes another step easier; empty if none is likely."""
    return _likeliest(causes, EASIER)


def _likeliest(causes: Mapping[str, float], some: Sequence[str] | Mapping[str, SmallStep]) -> str:
    likely = {cause: causes.get(cause, 0.0) for cause in some if causes.get(cause, 0.0) >= LIKELY}
    return max(likely, key=lambda cause: likely[cause], default="")


def next_rung(ladder: Sequence[Rung], signs: Signs, others: Others) -> Rung:
    """The first rung not done yet."""
    done = {
        Rung.REMINDER: signs.written > 0 or signs.has_talked,
        Rung.EFFECT: signs.written >= MOST_WRITTEN or signs.has_talked,
        Rung.TALK: signs.has_talked,
        Rung.DEPUTY: bool(signs.others - {others.sponsor}),
        Rung.HEADS_UP: signs.since_talk > 0 or others.sponsor in signs.others,
        Rung.SPONSOR: others.sponsor in signs.others,
    }
    return next((rung for rung in ladder if not done.get(rung)), Rung.ADVISER)


def step_of(rung: Rung, kind: Request, cause: str) -> SmallStep:
    """The smallest thing to ask for on that rung."""
    if rung is not Rung.REMINDER:
        return STEPS[rung]
    if kind is Request.PAYMENT:
        return SmallStep.DATE
    usual = SmallStep.WORD if kind in (Request.APPROVAL, Request.DECISION) else SmallStep.DATE
    return EASIER.get(cause, usual)
