"""What a draft says, taken from an assessment; kept as plain values until somebody opens the page."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from molette.engine.assessment import Assessment
from molette.engine.ledger.types import ME, Kind, Mission, Person, Request
from molette.engine.nudges.types import Nudge, Rung, SmallStep
from molette.engine.report.drafts.types import Debt, Effect, Occasion, Topic
from molette.engine.report.nudge_words import nudge_values
from molette.engine.waits.types import Wait

PLAIN = ("to", "address", "cc", "my_address", "message", "holder", "sponsor", "me", "client", "days")


def occasion_of(nudge: Nudge, assessment: Assessment) -> Occasion:
    """The occasion of this nudge."""
    mission, waits = assessment.mission, {wait.id: wait for wait in assessment.waits}
    wait, values, person = waits[nudge.wait], nudge_values(nudge, assessment), mission.person(nudge.to)
    ball = next(ball for ball in assessment.balls if ball.wait.id == nudge.wait)
    return Occasion(
        nudge.rung, nudge.step, _topic(wait, mission), nudge.answer_by,
        to=person.name if nudge.to else "", address=address_of(person) if nudge.to else "",
        cc=address_of(mission.person(wait.holder)) if nudge.rung is Rung.SPONSOR else "",
        my_address=address_of(mission.person(ME)), message=message_of(wait, assessment),
        holder=values["holder"], sponsor=values["sponsor"], me=mission.person(ME).name, client=mission.client,
        days=round(ball.waited), tried=_tried(nudge),
        together=tuple(_topic(waits[one], mission) for one in nudge.together),
        debt=_debt(nudge, assessment) if nudge.rung is not Rung.OWN else None, effect=_effect(wait, mission),
    )  # fmt: skip


def address_of(person: Person) -> str:
    """Where to write to this person; empty if it is not known."""
    return person.addresses[0] if person.addresses else ""


def _topic(wait: Wait, mission: Mission) -> Topic:
    milestone = mission.milestone(wait.about)
    return Topic(wait.kind, wait.asked_at.date(), milestone.called if milestone else "", wait.text)


def _tried(nudge: Nudge) -> dict[str, int]:
    found = next((reason.values for reason in nudge.reasons if reason.code == "tried"), {})
    return {name: int(str(found.get(name, 0))) for name in ("written", "spoken")}


def _debt(nudge: Nudge, assessment: Assessment) -> Debt | None:
    """The oldest thing I owe to whom I am about to ask."""
    owed = [ball.wait for ball in assessment.balls if ball.wait.holder == ME and ball.wait.asker == nudge.to]
    plans = {plan.wait: plan for plan in assessment.nudges}
    for wait in sorted(owed, key=lambda wait: wait.asked_at):
        if wait.id in plans:
            return Debt(_topic(wait, assessment.mission), plans[wait.id].answer_by)
    return None


def _effect(wait: Wait, mission: Mission) -> Effect | None:
    """What comes after the milestone to approve, or the milestone that needs the answer."""
    about = mission.milestone(wait.about)
    if about is None:
        return None
    if wait.kind is Request.APPROVAL:
        about = next((one for one in mission.milestones if wait.about in one.after), None)
    return Effect(about.called, about.due) if about else None


def message_of(wait: Wait, assessment: Assessment) -> str:
    """The identifier of the mail in which it was asked; empty if it was not, or had none of its own."""
    asked = (fact for fact in assessment.facts if fact.kind in (Kind.ASK, Kind.DELIVER) and fact.label == wait.id)
    found = next((fact.origin.item for fact in asked if fact.origin and fact.origin.source == "mail"), "")
    return "" if found.endswith("@molette") else found.strip("<>")


def occasion_row(occasion: Occasion) -> dict[str, Any]:
    """The occasion as plain values, for a row."""
    return {
        "rung": str(occasion.rung),
        "step": str(occasion.step),
        "topic": _topic_row(occasion.topic),
        "answer_by": occasion.answer_by.isoformat(),
        **{name: getattr(occasion, name) for name in PLAIN},
        "tried": dict(occasion.tried or {}),
        "together": [_topic_row(topic) for topic in occasion.together],
        "debt": occasion.debt and {"topic": _topic_row(occasion.debt.topic), "on": occasion.debt.on.isoformat()},
        "effect": occasion.effect
        and {
            "milestone": occasion.effect.milestone,
            "due": occasion.effect.due.isoformat() if occasion.effect.due else None,
        },
    }


def _topic_row(topic: Topic) -> dict[str, str]:
    return {"kind": str(topic.kind), "asked_on": topic.asked_on.isoformat(), "about": topic.about, "text": topic.text}


def occasion_from(row: Mapping[str, Any]) -> Occasion:
    """The occasion again."""
    debt, effect = row["debt"], row["effect"]
    return Occasion(
        Rung(row["rung"]), SmallStep(row["step"]), _topic_from(row["topic"]), date.fromisoformat(row["answer_by"]),
        **{name: row[name] for name in (*PLAIN, "tried")},
        together=tuple(_topic_from(topic) for topic in row["together"]),
        debt=Debt(_topic_from(debt["topic"]), date.fromisoformat(debt["on"])) if debt else None,
        effect=Effect(effect["milestone"], _day(effect["due"])) if effect else None,
    )  # fmt: skip


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _topic_from(row: Mapping[str, str]) -> Topic:
    return Topic(Request(row["kind"]), date.fromisoformat(row["asked_on"]), row["about"], row["text"])
