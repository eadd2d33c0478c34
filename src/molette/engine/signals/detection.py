"""All the detectors, and what they find in a ledger."""

from collections.abc import Iterable
from functools import partial

from molette.engine.signals.approval_overdue import approval_overdue
from molette.engine.signals.approver_unknown import approver_unknown
from molette.engine.signals.client_cannot_state_progress import client_cannot_state_progress
from molette.engine.signals.contact_changed import contact_changed
from molette.engine.signals.context import OBSERVED, context
from molette.engine.signals.decision_reopened import decision_reopened
from molette.engine.signals.deliverable_reworked import deliverable_reworked
from molette.engine.signals.hierarchy_in_copy import hierarchy_in_copy
from molette.engine.signals.input_owner_missing import input_owner_missing
from molette.engine.signals.inputs_overdue import inputs_overdue
from molette.engine.signals.invoice_late_or_disputed import invoice_late_or_disputed
from molette.engine.signals.kept_out_of_meetings import kept_out_of_meetings
from molette.engine.signals.meetings_cancelled import meetings_cancelled
from molette.engine.signals.milestones_slipping import milestones_slipping
from molette.engine.signals.no_recent_progress import no_recent_progress
from molette.engine.signals.no_reply_after_reminders import no_reply_after_reminders
from molette.engine.signals.own_actions_overdue import own_actions_overdue
from molette.engine.signals.own_replies_slower import own_replies_slower
from molette.engine.signals.people_reassigned import people_reassigned
from molette.engine.signals.promises_not_kept import promises_not_kept
from molette.engine.signals.reply_latency_high import reply_latency_high
from molette.engine.signals.requests_added import requests_added
from molette.engine.signals.requests_incomplete import requests_incomplete
from molette.engine.signals.reviews_not_held import reviews_not_held
from molette.engine.signals.silence_agreed import silence_agreed
from molette.engine.signals.silent_only_on_the_blocking_subject import silent_only_on_the_blocking_subject
from molette.engine.signals.sponsor_absent import sponsor_absent
from molette.engine.signals.stuck_on_one_step import stuck_on_one_step
from molette.engine.signals.sudden_stop import sudden_stop
from molette.engine.signals.tasks_discovered_late import tasks_discovered_late
from molette.engine.signals.time_overrun import time_overrun
from molette.engine.signals.types import Detector, Evidence, Signal
from molette.engine.signals.waiting_for_third_party import waiting_for_third_party

DETECTORS: tuple[Detector, ...] = (
    reply_latency_high,
    no_reply_after_reminders,
    approval_overdue,
    inputs_overdue,
    meetings_cancelled,
    sponsor_absent,
    silent_only_on_the_blocking_subject,
    requests_incomplete,
    sudden_stop,
    approver_unknown,
    decision_reopened,
    input_owner_missing,
    reviews_not_held,
    contact_changed,
    people_reassigned,
    invoice_late_or_disputed,
    promises_not_kept,
    kept_out_of_meetings,
    stuck_on_one_step,
    time_overrun,
    milestones_slipping,
    waiting_for_third_party,
    tasks_discovered_late,
    requests_added,
    deliverable_reworked,
    client_cannot_state_progress,
    own_actions_overdue,
    own_replies_slower,
    hierarchy_in_copy,
    no_recent_progress,
    silence_agreed,
    *(partial(context, observable=observable) for observable in OBSERVED),
)


def detect(evidence: Evidence, detectors: Iterable[Detector] = DETECTORS) -> tuple[Signal, ...]:
    """What each detector can tell of this evidence."""
    return tuple(signal for detector in detectors if (signal := detector(evidence)) is not None)
