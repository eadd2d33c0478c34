"""Working time."""

from datetime import date, datetime

import pytest

from molette.engine.calendar import WorkCalendar

MAY = frozenset({date(2026, 5, 1), date(2026, 5, 8)})


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2026-04-27 12:00", "2026-04-28 12:00", 1.0),
        ("2026-04-30 12:00", "2026-05-04 12:00", 1.0),
        ("2026-04-25 12:00", "2026-04-26 12:00", 0.0),
        ("2026-04-27 09:00", "2026-04-27 17:00", 1.0),
        ("2026-04-27 20:00", "2026-04-28 08:00", 0.0),
        ("2026-04-28 12:00", "2026-04-27 12:00", 0.0),
        ("2026-04-27 13:00", "2026-05-11 13:00", 8.0),
    ],
)
def test_weekends_and_holidays_do_not_count(start: str, end: str, days: float):
    calendar = WorkCalendar(days_off=MAY)

    assert calendar.between(datetime.fromisoformat(start), datetime.fromisoformat(end)) == pytest.approx(days)


def test_a_half_day_counts_for_half():
    calendar = WorkCalendar(half_days=frozenset({date(2026, 4, 28)}))

    assert calendar.between(datetime(2026, 4, 27, 9), datetime(2026, 4, 29, 9)) == 1.5


def test_the_day_after_skips_holidays():
    assert WorkCalendar(days_off=MAY).after(datetime(2026, 4, 30, 17), 1) == date(2026, 5, 4)
