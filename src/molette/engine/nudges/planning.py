"""A plan for each open wait: when to say a word, to whom, how, for how small a step, and when to stop writing.

The ladder is that of the knowledge of the field (section 6.6): a useful reminder once the agreed or usual time is over,
then the effect of the silence and two ways on, then the voice, then somebody else, the sponsor last and told of first.
What I owe is planned by the same rule.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from molette.engine.calendar import WorkCalendar, noon
from molette.engine.ledger.types import ME, Ledger, Mission, Request, Side
from molette.engine.nudges.days import Days, base_day, days_closed, days_of, is_endless, patience
from molette.engine.nudges.ladder import MOST_WRITTEN, Others, easier, next_rung, others_of, rungs, step_of, talk_sooner
from molette.engine.nudges.past import Past, past_of
from molette.engine.nudges.signs import Signs, signs_of
from molette.engine.nudges.types import Channel, Nudge, Reason, Rung
from molette.engine.waits.types import Ball, Wait

OFFSETS: Mapping[Rung, float] = {
    Rung.REMINDER: 0.0, Rung.EFFECT: 3.0, Rung.TALK: 5.0, Rung.DEPUTY: 7.0,
    Rung.HEADS_UP: 8.0, Rung.SPONSOR: 10.0, Rung.ADVISER: 15.0,
}  # fmt: skip
"""Working days after the first day on which silence deserves a word."""

GAPS: Mapping[Rung, float] = {
    Rung.EFFECT: 3.0, Rung.TALK: 2.0, Rung.DEPUTY: 2.0, Rung.HEADS_UP: 1.0, Rung.SPONSOR: 2.0, Rung.ADVISER: 5.0,
}  # fmt: skip
"""Working days after the last attempt: the differences of OFFSETS, so that one who began late goes up as slowly."""

CALL_AGAIN = 1.0
"""Working days after a call that found nobody: expert judgement."""

ONE_A_WEEK = 5.0
"""Working days between two written reminders to the same person, whatever they are about."""

WAIT_FOR_MEETING = 5.0
"""Working days for which a planned meeting is worth waiting rather than calling: expert judgement."""

ANSWER_IN = 3.0
"""Working days given to answer, and proposed for my own promises: the usual delay agreed (6.6)."""

WORTH_SAYING = 0.25  # a chance of being forgotten below one in four is not news: expert judgement
NO_CAUSE: Mapping[str, float] = {}


@dataclass(frozen=True, slots=True)
class Around:
    """What a plan looks at around one wait."""

    mission: Mission
    past: Past
    calendar: WorkCalendar
    now: datetime
    causes: Mapping[str, float]


def plan_nudges(
    mission: Mission,
    ledger: Ledger,
    balls: Sequence[Ball],
    waits: Sequence[Wait],
    calendar: WorkCalendar,
    now: datetime,
    causes: Mapping[str, float] = NO_CAUSE,
) -> tuple[Nudge, ...]:
    """One nudge for each ball whose silence has an end, in the order of the balls.

    `causes` maps the ids of suspected causes to their probability. `calendar` is the client's, public holidays out.
    """
    around = Around(mission, past_of(ledger, waits), calendar, now, causes)
    plans = [_plan(ball, around) for ball in balls if not is_endless(ball.wait, now)]
    return _one_message(plans, {ball.wait.id: ball.wait for ball in balls}, calendar)


def _plan(ball: Ball, around: Around) -> Nudge:
    wait = ball.wait
    free = days_of(wait, wait.holder, around.past, around.calendar)
    base = base_day(ball, around.mission, around.past.promises(wait), free.calendar)
    signs = signs_of(wait, around.past, base)
    if ball.side is Side.ME:
        return _own(ball, base, signs, around)
    if wait.asker != ME:
        return _news(ball, base, signs, around)
    return _theirs(ball, base, signs, around)


def _theirs(ball: Ball, base: date, signs: Signs, around: Around) -> Nudge:
    wait, causes = ball.wait, around.causes
    here = [person for person in around.mission.people if person.handle not in around.past.gone]
    others = others_of(here, wait.holder, causes)
    gone, sooner = wait.holder in around.past.gone, talk_sooner(causes)
    rung = Rung.DEPUTY if gone else next_rung(rungs(wait, others, signs, sooner), signs, others)
    helped = easier(causes) if rung is Rung.REMINDER and wait.kind is not Request.PAYMENT else ""
    to = _whom(rung, wait.holder, others)
    days = days_of(wait, to, around.past, around.calendar)
    first = max(_first(wait, rung, base, signs, days, around), around.now.date())
    on, channel = _day_and_channel(rung, to, first, days, around)
    reasons = [*_silence(ball, signs, around), *_attempts(signs)]
    if gone:
        reasons.append(Reason("gone"))
    elif rung is Rung.TALK:
        reasons.append(_why_talk(sooner, signs, channel, on))
    elif rung not in (Rung.REMINDER, Rung.EFFECT):
        reasons.append(Reason(rung.value))
    reasons += [Reason("cause", {"cause": helped})] if helped else []
    reasons += [Reason("moved", {"day": first})] if channel is not Channel.PERSON and first < on else []
    return Nudge(wait.id, on, to, channel, rung, step_of(rung, wait.kind, helped), _answer_by(on, days), tuple(reasons))


def _whom(rung: Rung, holder: str, others: Others) -> str:
    if rung is Rung.DEPUTY:
        return others.deputy or others.sponsor
    if rung is Rung.SPONSOR:
        return others.sponsor
    return "" if rung is Rung.ADVISER else holder


def _first(wait: Wait, rung: Rung, base: date, signs: Signs, days: Days, around: Around) -> date:
    """The first day this rung may be climbed, days off aside."""
    calendar = days.calendar
    earliest = [base if not signs.last else calendar.after(noon(base), OFFSETS[rung])]
    if signs.last:
        gap = CALL_AGAIN if rung is Rung.TALK and signs.calls else GAPS.get(rung, 0.0)
        earliest.append(calendar.after(signs.last, gap))
    if rung in (Rung.REMINDER, Rung.EFFECT):
        last = around.past.last_written(wait.holder, wait.id)
        earliest += [calendar.after(last, ONE_A_WEEK)] if last else []
    return max(earliest)


def _day_and_channel(rung: Rung, to: str, first: date, days: Days, around: Around) -> tuple[date, Channel]:
    on = days.next(first)
    if rung is not Rung.TALK:
        return on, Channel.MAIL
    limit = days.calendar.after(noon(on), WAIT_FOR_MEETING)
    meeting = around.past.next_meeting(to, max(on, around.now.date() + timedelta(days=1)), limit)
    return (meeting, Channel.PERSON) if meeting else (on, Channel.PHONE)


def _answer_by(on: date, days: Days) -> date:
    return days.next(days.calendar.after(noon(on), ANSWER_IN))


def _silence(ball: Ball, signs: Signs, around: Around) -> list[Reason]:
    """What is known of the silence: a promise that has passed, a date that has passed, or the pace it is held to."""
    wait, person = ball.wait, around.mission.person(ball.wait.holder)
    passed = [day for day in signs.promises if day < around.now.date()]
    reasons = []
    if passed:
        reasons.append(Reason("promised", {"day": max(passed), "times": len(passed)}))
    elif wait.due_at:
        reasons.append(Reason("due", {"day": wait.due_at.date()}))
    elif person.answers_within is not None:
        reasons.append(Reason("agreed", {"days": person.answers_within}))
    else:
        reasons.append(Reason("usual", {"days": ball.usual, "limit": patience(around.mission, ball)}))
    if ball.forgotten >= WORTH_SAYING and ball.side is not Side.ME and wait.kind is not Request.PAYMENT:
        reasons.append(Reason("forgotten", {"chance": ball.forgotten}))
    return reasons


def _attempts(signs: Signs) -> list[Reason]:
    if not (signs.written or signs.calls or signs.talks):
        return []
    return [Reason("tried", {"written": signs.written, "spoken": signs.calls + signs.talks})]


def _why_talk(cause: str, signs: Signs, channel: Channel, on: date) -> Reason:
    if channel is Channel.PERSON:
        return Reason("meeting", {"day": on})
    if signs.calls:
        return Reason("call-again")
    if cause and signs.written < MOST_WRITTEN:
        return Reason("talk-sooner", {"cause": cause})
    return Reason("talk")


def _own(ball: Ball, base: date, signs: Signs, around: Around) -> Nudge:
    wait, to = ball.wait, ball.wait.asker
    days = Days(around.calendar, days_closed(around.past), frozenset())
    promised = max((day for day in signs.promises if day >= around.now.date()), default=None)
    first = promised or base
    on = days.next(max(first, around.now.date()))
    reasons = [Reason("kept", {"day": promised})] if promised else _silence(ball, signs, around)
    return Nudge(wait.id, on, to, Channel.MAIL, Rung.OWN, step_of(Rung.OWN, wait.kind, ""),
                 promised or _answer_by(on, days), tuple(reasons))  # fmt: skip


def _news(ball: Ball, base: date, signs: Signs, around: Around) -> Nudge:
    wait = ball.wait
    days = days_of(wait, wait.asker, around.past, around.calendar)
    first = days.calendar.after(signs.last, ONE_A_WEEK) if signs.last else base
    on = days.next(max(first, around.now.date()))
    reasons = (Reason("news"), *_silence(ball, signs, around))
    return Nudge(wait.id, on, wait.asker, Channel.MAIL, Rung.NEWS, step_of(Rung.NEWS, wait.kind, ""),
                 _answer_by(on, days), reasons)  # fmt: skip


def _one_message(plans: Sequence[Nudge], waits: Mapping[str, Wait], calendar: WorkCalendar) -> tuple[Nudge, ...]:
    """Written reminders to one person within a week go in the message of the first; bills go by themselves."""
    groups: dict[str, list[Nudge]] = {}
    changed: dict[str, Nudge] = {}
    for plan in sorted(plans, key=lambda plan: plan.on):
        if plan.rung in (Rung.REMINDER, Rung.EFFECT) and waits[plan.wait].kind is not Request.PAYMENT:
            group = groups.get(plan.to, [])
            is_near = group and plan.on <= calendar.after(noon(group[0].on), ONE_A_WEEK)
            groups[plan.to] = group = group if is_near else []
            group.append(plan)
            changed |= _together(group)
    return tuple(changed.get(plan.wait, plan) for plan in plans)


def _together(group: Sequence[Nudge]) -> dict[str, Nudge]:
    """The group with the first one leading."""
    lead, *rest = group
    if not rest:
        return {}
    lead = replace(
        lead,
        together=tuple(plan.wait for plan in rest),
        reasons=(*lead.reasons, Reason("together", {"count": len(rest)})),
    )
    led = [replace(plan, on=lead.on, reasons=(*plan.reasons, Reason("with"))) for plan in rest]
    return {plan.wait: plan for plan in (lead, *led)}
