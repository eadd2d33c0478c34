"""Plan, facts and waits turned into a model of the rest of the mission."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from molette.engine.calendar import WorkCalendar
from molette.engine.forecast.types import Block, MissionModel, Step
from molette.engine.ledger.types import MISSION, Fact, Kind, Ledger, Milestone, Mission, Request, Side
from molette.engine.policy import Policy
from molette.engine.waits.types import Ball, Foreseen

ENDS = (Kind.ACCEPT, Kind.RETURN, Kind.DELIVER, Kind.PROGRESS, Kind.APPROVE, Kind.REFUSE)
FULL_DAY = 1.0
LEAST_LEFT = 0.5  # a milestone not yet handed over needs half a day at least: expert judgement


def calibrate(
    mission: Mission,
    ledger: Ledger,
    balls: Sequence[Ball],
    foreseen: Sequence[Foreseen],
    calendar: WorkCalendar,
    policy: Policy,
    now: datetime,
) -> MissionModel:
    """The model of what is left, at `now`."""
    told = _told(ledger)
    left = [one for one in mission.milestones if not _is_done(one, told.get(one.handle, ()), balls)]
    index = {milestone.handle: place for place, milestone in enumerate(left)}
    steps = tuple(_step(one, mission, told.get(one.handle, ()), balls, index) for one in left)
    blocks = tuple(_block(ball, index, calendar, now) for ball in balls if _blocks(ball, index))
    inputs = tuple(_input(one, index, calendar, now) for one in foreseen if _is_input(one, index))
    pace = min(mission.capacity / 5, FULL_DAY)
    return MissionModel(now.date(), steps, blocks, pace, policy.estimate_bias, policy.estimate_spread, inputs)


def _told(ledger: Ledger) -> Mapping[str, Sequence[Fact]]:
    """The facts of each milestone, the answers to requests for its approval among them."""
    asked = {fact.label: fact.about for fact in ledger.of(Kind.ASK, Kind.DELIVER) if fact.request is Request.APPROVAL}
    told: dict[str, list[Fact]] = {}
    for fact in ledger:
        about = asked.get(fact.ref, "") if fact.kind in (Kind.APPROVE, Kind.REFUSE) and fact.ref else fact.about
        if about:
            told.setdefault(about, []).append(fact)
    return told


def _is_done(milestone: Milestone, told: Sequence[Fact], balls: Sequence[Ball]) -> bool:
    """Accepted, or handed over with nobody to approve it; work returned since then opens it again."""
    last = None
    for fact in told:
        is_finished = fact.kind is Kind.PROGRESS and (fact.share or 0) >= 1
        if fact.kind in ENDS and not (is_finished and last and last.kind in (Kind.ACCEPT, Kind.APPROVE)):
            last = fact
    if last is None:
        return False
    if last.kind is Kind.PROGRESS:
        return (last.share or 0) >= 1 and not milestone.approver
    awaited = any(ball.wait.about == milestone.handle for ball in balls)
    return last.kind in (Kind.ACCEPT, Kind.APPROVE) or (
        last.kind is Kind.DELIVER and not milestone.approver and not awaited
    )


def _step(
    milestone: Milestone, mission: Mission, told: Sequence[Fact], balls: Sequence[Ball], index: dict[str, int]
) -> Step:
    submitted = any(
        ball.wait.about == milestone.handle and ball.wait.kind is Request.APPROVAL and ball.side is not Side.ME
        for ball in balls
    )
    after = tuple(index[name] for name in milestone.after if name in index)
    days = 0.0 if submitted else _days_left(milestone, mission, told)
    return Step(milestone.handle, days, after, _approver(milestone, mission), submitted)


def _approver(milestone: Milestone, mission: Mission) -> str:
    """Who says yes at the end: by the milestone, or by the approval that the plan expects."""
    expected = (
        one for one in mission.expectations if one.request is Request.APPROVAL and one.about == milestone.handle
    )
    return milestone.approver or next((one.holder for one in expected), "")


def _days_left(milestone: Milestone, mission: Mission, told: Sequence[Fact]) -> float:
    """The last word on it: an estimate of what is left, a share done, or the plan less the days worked."""
    planned, worked, left = milestone.days or _even_share(mission), 0.0, None
    for fact in told:
        match fact.kind:
            case Kind.WORK:
                worked += fact.days or 0
                left = None if left is None else max(left - (fact.days or 0), 0)
            case Kind.ESTIMATE:
                left = fact.days
            case Kind.PROGRESS:
                left = planned * (1 - (fact.share or 0))
            case Kind.SCOPE:
                planned += fact.days or 0
            case Kind.CUT:
                planned -= fact.days or 0
    return max(planned - worked if left is None else left, LEAST_LEFT)


def _even_share(mission: Mission) -> float:
    """A milestone without an estimate takes an even share of the days sold and not yet planned, 5 days if unknown."""
    unknown = [milestone for milestone in mission.milestones if milestone.days is None]
    if not mission.budget or not unknown:
        return 5.0
    planned = sum(milestone.days or 0 for milestone in mission.milestones)
    return max((mission.budget.days - planned) / len(unknown), 1.0)


def _blocks(ball: Ball, index: dict[str, int]) -> bool:
    """A request I owe does not stop me; one about a milestone stops that one; the others are worked around,
    unless the mission has no plan: then they are all we know.
    """
    if ball.side is Side.ME or ball.wait.kind is Request.PAYMENT:
        return False
    return ball.wait.about in index or ball.wait.about == MISSION or not index


def _block(ball: Ball, index: dict[str, int], calendar: WorkCalendar, now: datetime) -> Block:
    wait = ball.wait
    ends = [hold.until for hold in wait.holds if hold.covers(now.date()) and hold.until < date.max]
    held = calendar.between(now, datetime.combine(max(ends), now.time())) if ends else 0.0
    return Block(wait.id, wait.holder, wait.kind, ball.silent, held, index.get(wait.about), ball.recall)


def _is_input(one: Foreseen, index: dict[str, int]) -> bool:
    """Whether a milestone needs it before it can be handed over; an approval comes after."""
    return one.about in index and one.kind is not Request.APPROVAL


def _input(one: Foreseen, index: dict[str, int], calendar: WorkCalendar, now: datetime) -> Block:
    """An answer asked for on the last good day, or today if that is past."""
    held = calendar.between(now, datetime.combine(one.ask_by, now.time()))
    return Block("", one.holder, one.kind, 0.0, held, index[one.about])
