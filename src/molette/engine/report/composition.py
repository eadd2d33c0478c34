"""Which findings an assessment gives, in the order they are said."""

from collections.abc import Iterator

from molette.engine.assessment import Assessment
from molette.engine.forecast.types import Status
from molette.engine.forecast.types.costs import Costs
from molette.engine.ledger.types import Mission, Request, Side
from molette.engine.report.language import wording
from molette.engine.report.types import Finding
from molette.engine.waits.types import Ball, State, Wait

WORTH_SAYING = 0.25  # a chance of being forgotten below one in four is not news: expert judgement


def headline(assessment: Assessment) -> Finding:
    """The first sentence: the status and what it hangs on; or that nothing is known yet."""
    if not is_known(assessment):
        return Finding("nothing-known", {"mission": assessment.mission.name})
    ball = spoken_ball(assessment)
    return Finding("headline", {"mission": assessment.mission.name, "status": assessment.stall.status,
                                "why": _why(assessment, ball)})  # fmt: skip


def is_known(assessment: Assessment) -> bool:
    """Whether there is anything to judge by: a fact, or a plan."""
    return bool(assessment.facts or assessment.mission.milestones)


def spoken_ball(assessment: Assessment) -> Ball | None:
    """The ball the headline speaks of: the binding wait, else the latest one, theirs or mine."""
    binding = [ball for ball in assessment.balls if ball.wait.id == assessment.stall.binding_wait]
    late = [ball for ball in assessment.balls if ball.is_late]
    return next(iter([*binding, *late, *assessment.balls]), None)


def _why(assessment: Assessment, ball: Ball | None) -> Finding:
    if any(hold.covers(assessment.now.date()) for hold in assessment.frozen):
        return Finding("paused", {"until": max(hold.until for hold in assessment.frozen)})
    if ball is None:
        return Finding("quiet" if assessment.stall.is_quiet else "nothing-awaited")
    if ball.wait.state is State.HELD:
        return Finding("held", {**ball_values(assessment, ball), "until": ball.wait.held_until(assessment.now.date())})
    if assessment.stall.status is Status.MOVING and not ball.is_late:
        return Finding("in-time", ball_values(assessment, ball))
    return Finding("owed" if ball.side is Side.ME else "awaited", ball_values(assessment, ball))


def ball_values(assessment: Assessment, ball: Ball) -> dict[str, object]:
    """What a sentence about a ball needs to know."""
    return {
        **wait_values(ball.wait, assessment.mission),
        "mine": ball.side is Side.ME,
        "days": ball.waited,
        "usual": ball.usual,
    }


def wait_values(wait: Wait, mission: Mission) -> dict[str, object]:
    """What a sentence about a wait needs to know."""
    milestone = mission.milestone(wait.about)
    return {
        "holder": mission.person(wait.holder).called,
        "asker": mission.person(wait.asker).called,
        "kind": wait.kind,
        "about": milestone.called if milestone else "",
        "text": wait.text,
        "partial": wait.is_partial,
    }


def wait_subject(wait: Wait, mission: Mission, lang: str) -> str:
    """What is awaited, in words."""
    return str(wording(lang).subject(wait_values(wait, mission)))


def details(assessment: Assessment) -> Iterator[Finding]:
    """What follows the first sentence."""
    ball = spoken_ball(assessment)
    if ball and ball.is_late and ball.side is not Side.ME:
        yield from reasons(assessment, ball)
    if assessment.stall.status in (Status.STALLED, Status.SLOWING) and assessment.stall.binding_wait:
        yield Finding("stuck", {"share": assessment.stall.share})
    if assessment.stall.status in (Status.STALLED, Status.SLOWING):
        yield from _cost(assessment.costs)
    if assessment.forecast.finish:
        yield Finding("finish", {"range": assessment.forecast.finish, "due": assessment.mission.end})
    mine = [ball for ball in assessment.balls if ball.side is Side.ME]
    if mine and (ball is None or ball.side is not Side.ME):
        yield Finding("mine-too", {"count": len(mine), "days": max(ball.waited for ball in mine)})


def _cost(costs: Costs) -> Iterator[Finding]:
    """What waiting costs, once it has cost something."""
    if costs.money and costs.money.next_day >= 1:
        money = costs.money
        yield Finding("cost", {"next_day": money.next_day, "certain": money.certain, "expected": money.expected})


def reasons(assessment: Assessment, ball: Ball) -> Iterator[Finding]:
    """What a wait is judged by: what was seen of this person before, and the chance that no answer comes any more."""
    seen = {"asked": ball.habit.asked, "answered": ball.habit.answered, "half": ball.habit.half}
    yield Finding("habit", {**ball_values(assessment, ball), **seen})
    is_foreseen = ball.side is not Side.ME and ball.wait.kind is not Request.PAYMENT
    if is_foreseen and ball.wait.state is State.OPEN and ball.forgotten >= WORTH_SAYING:
        yield Finding("forgotten", {"chance": ball.forgotten, "nudges": len(ball.wait.nudges)})
