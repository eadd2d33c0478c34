"""A named person at the client is in charge of providing what is awaited."""

from molette.engine.ledger.types import Side
from molette.engine.signals.inputs_overdue import INPUTS
from molette.engine.signals.types import Evidence, Signal


def input_owner_missing(evidence: Evidence) -> Signal | None:
    """No, if an open request for an input has nobody of the plan to answer it."""
    named = {person.handle for person in evidence.mission.people}
    inputs = [wait for wait in evidence.open_with(Side.CLIENT) if wait.kind in INPUTS]
    if not inputs:
        return None
    nobody = tuple(wait.id for wait in inputs if wait.holder not in named)
    return Signal("input_owner_missing", not nobody, len(nobody), 1.0, nobody)
