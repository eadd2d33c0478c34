"""What the detectors find in a mission told in the journal notation."""

from collections.abc import Callable
from datetime import date

import pytest
from tests.engine.conftest import FRENCH_HOLIDAYS, case_of

from molette.engine.calendar import WorkCalendar, noon
from molette.engine.ledger.merging import known_by
from molette.engine.signals.detection import detect
from molette.engine.signals.types import Evidence, Signal
from molette.engine.waits.pairing import read_waits


@pytest.fixture
def found() -> Callable[[str, str], dict[str, Signal]]:
    """`found(now, journal)`: the signals by the observable they settle."""

    def find(now: str, story: str) -> dict[str, Signal]:
        case, moment = case_of(story), noon(date.fromisoformat(now))
        ledger = known_by(case.ledger, moment)
        waits, _, _ = read_waits(case.mission, ledger)
        calendar = WorkCalendar(days_off=FRENCH_HOLIDAYS)
        signals = detect(Evidence(case.mission, ledger, waits, calendar, moment))
        return {signal.observable: signal for signal in signals}

    return find
