"""The only file that knows all the stages."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

import numpy as np

from molette.engine.assessment import Assessment, Case, Why
from molette.engine.calendar import WorkCalendar
from molette.engine.diagnosis.diagnosing import diagnose, draw_mixes
from molette.engine.diagnosis.observing import gaps, observe
from molette.engine.forecast.calibration import calibrate
from molette.engine.forecast.costs.costs import costs_of
from molette.engine.forecast.judgement import is_quiet, judge, summarise
from molette.engine.forecast.simulation import draw, play, stretch
from molette.engine.forecast.types import Chances, Futures, MissionModel
from molette.engine.forecast.types.costs import Costs
from molette.engine.ledger.merging import known_by
from molette.engine.ledger.moving import moved
from molette.engine.ledger.types import Ledger
from molette.engine.nudges.planning import plan_nudges
from molette.engine.policy import Policy
from molette.engine.remedies.choices import choices
from molette.engine.remedies.comparison import compare
from molette.engine.remedies.ground import Replay
from molette.engine.remedies.learning import learn
from molette.engine.remedies.worth import advising, worth
from molette.engine.signals.detection import detect
from molette.engine.signals.types import Evidence, Signal
from molette.engine.waits.account import account_of_days, counted_until
from molette.engine.waits.ball import balls, settle
from molette.engine.waits.foreseen import foresee_waits
from molette.engine.waits.pairing import read_waits
from molette.engine.waits.response import learn_answers
from molette.engine.waits.types import Wait


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the causes and the ways out are told from."""

    ledger: Ledger
    waits: tuple[Wait, ...]
    signals: tuple[Signal, ...]
    costs: Costs
    replay: Replay


def assess(case: Case, policy: Policy, *, now: datetime, seed: int) -> Assessment:
    """Say who holds the ball, whether the mission moves, when it ends, what waiting costs, why, and what would help."""
    ledger = known_by(case.ledger, now)
    mission = moved(case.mission, ledger)
    ours, theirs = WorkCalendar(mission.week, case.holidays), WorkCalendar(days_off=case.holidays)
    asked, frozen, adrift = read_waits(mission, ledger)
    waits = settle(asked, theirs, now, policy.lapse_days)
    answers, experience = learn_answers(mission, waits, case.experience, theirs, now)
    out = balls(mission, waits, answers, theirs, now)
    foreseen = foresee_waits(mission, ledger, waits, frozen, answers, theirs, now)
    until = counted_until(mission, ledger, ours, now, policy.lapse_days)
    account, days = account_of_days(mission, ledger, waits, frozen, ours, until)
    signals = detect(Evidence(case.mission, ledger, waits, theirs, now))
    model = calibrate(mission, ledger, out, foreseen, theirs, policy, now)
    chances = draw(model, answers, policy.draws, seed)
    unchanged = play(model, chances)
    quiet = is_quiet(ledger, theirs, policy, now)
    stall = judge(model, unchanged, out, frozen, policy, now.date(), is_quiet=quiet)
    forecast = summarise(model, unchanged, theirs, mission)
    costs = costs_of(mission, ledger, account, forecast, case.pay_rules, now.date(), policy.costs)
    seen = _Seen(ledger, waits, signals, costs, partial(_stretched, model, chances))
    why = _why(case, seen, policy, now=now, seed=seed)
    causes = {one.cause: one.probability for one in why.diagnosis.causes} if why else {}
    nudges = plan_nudges(mission, ledger, out, waits, theirs, now, causes)
    problems = case.problems + adrift
    return Assessment(
        mission, now, waits, out, foreseen, nudges, frozen, account, days, signals, forecast, stall, costs, why,
        problems, ledger.facts, experience,
    )  # fmt: skip


def _stretched(model: MissionModel, chances: Chances, factor: np.ndarray) -> Futures:
    """The futures when the open waits last `factor` times as long, (draws,)."""
    return play(model, stretch(model, chances, factor))


def _why(case: Case, seen: _Seen, policy: Policy, *, now: datetime, seed: int) -> Why | None:
    """The causes and the ways out, where something is known of them."""
    if case.knowledge is None or case.ways is None:
        return None
    knowledge, before = case.knowledge, choices(seen.ledger, seen.waits, now)
    ways, money = learn(case.ways, before), worth(seen.costs, policy)
    observed = observe(seen.ledger, seen.signals, knowledge.by_observable)
    blocked = float(seen.replay(np.ones(policy.draws)).moves_at.mean())
    advice = advising(knowledge, ways, money, blocked, policy.ways_out)
    diagnosis = diagnose(observed, knowledge, policy.diagnosis, seed=seed, worth=advice)
    mixes = draw_mixes(observed, knowledge, policy.diagnosis, policy.draws, seed=seed)
    compared = compare(mixes, knowledge, ways, seen.replay, money, policy.ways_out, seed=seed)
    return Why(knowledge, ways, diagnosis, gaps(seen.ledger, seen.signals), compared, before)
