"""The only file that knows all the stages."""

from datetime import datetime

from molette.engine.assessment import Assessment, Case
from molette.engine.calendar import WorkCalendar
from molette.engine.forecast.calibration import calibrate
from molette.engine.forecast.costs.costs import costs_of
from molette.engine.forecast.judgement import is_quiet, judge, summarise
from molette.engine.forecast.simulation import draw, play
from molette.engine.ledger.merging import known_by
from molette.engine.nudges.planning import plan_nudges
from molette.engine.policy import Policy
from molette.engine.signals.detection import detect
from molette.engine.signals.types import Evidence
from molette.engine.waits.account import account_of_days, counted_until
from molette.engine.waits.ball import balls, settle
from molette.engine.waits.pairing import read_waits
from molette.engine.waits.response import learn_answers


def assess(case: Case, policy: Policy, *, now: datetime, seed: int) -> Assessment:
    """Say who holds the ball, since when, whether the mission moves, when it will end, and what waiting costs."""
    mission, ledger = case.mission, known_by(case.ledger, now)
    ours, theirs = WorkCalendar(mission.week, case.holidays), WorkCalendar(days_off=case.holidays)
    asked, frozen, adrift = read_waits(mission, ledger)
    waits = settle(asked, theirs, now, policy.lapse_days)
    answers, experience = learn_answers(mission, waits, case.experience, theirs, now)
    out = balls(mission, waits, answers, theirs, now)
    nudges = plan_nudges(mission, ledger, out, waits, theirs, now)
    until = counted_until(mission, ledger, ours, now, policy.lapse_days)
    account, days = account_of_days(mission, ledger, waits, frozen, ours, until)
    signals = detect(Evidence(mission, ledger, waits, theirs, now))
    model = calibrate(mission, ledger, out, theirs, policy, now)
    chances = draw(model, answers, policy.draws, seed)
    unchanged = play(model, chances)
    quiet = is_quiet(ledger, theirs, policy, now)
    stall = judge(model, unchanged, out, frozen, policy, now.date(), is_quiet=quiet)
    forecast = summarise(model, unchanged, theirs, mission.end)
    costs = costs_of(mission, ledger, account, forecast, case.pay_rules, now.date(), policy.costs)
    problems = case.problems + adrift
    return Assessment(
        mission, now, waits, out, nudges, frozen, account, days, signals, forecast, stall, costs, problems,
        ledger.facts, experience,
    )  # fmt: skip
