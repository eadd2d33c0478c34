"""The moments of a board on the mission's clock."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from molette.engine.calendar import noon
from molette.sources.tables import Cell
from molette.sources.timesheets.dates import Order, read_triple
from molette.sources.timesheets.durations import read_minutes

FIRST, LAST = 1980, 2100
DATE_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Clock:
    """The mission's clock, and the order of the dates that can be read two ways."""

    zone: ZoneInfo
    order: Order = Order.DAY_FIRST

    def read(self, text: str) -> datetime | None:
        """The local moment written: ISO 8601, or as people write it; a bare date is noon; none when there is none."""
        if isinstance(text, Cell) and text.day:
            return text.value.replace(microsecond=0) if isinstance(text.value, datetime) else noon(text.day)
        written = text.strip()[:60]
        moment = self._iso(written) or self._spelled(written)
        return moment if moment and FIRST <= moment.year <= LAST else None

    def from_seconds(self, seconds: int) -> datetime | None:
        """The local moment so many seconds after 1970."""
        try:
            return datetime.fromtimestamp(seconds, self.zone).replace(tzinfo=None)
        except (OverflowError, OSError, ValueError):
            return None

    def _iso(self, written: str) -> datetime | None:
        try:
            moment = datetime.fromisoformat(written)
            if len(written) <= DATE_LENGTH:
                return noon(moment.date())
            local = moment.astimezone(self.zone).replace(tzinfo=None) if moment.tzinfo else moment
            return local.replace(microsecond=0)
        except (ValueError, OverflowError):
            return None

    def _spelled(self, written: str) -> datetime | None:
        triple = read_triple(written)
        day = triple.date(self.order) if triple else None
        if day is None:
            return None
        minutes = read_minutes(written)
        return noon(day) if minutes is None else datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)


def zone_called(name: str) -> ZoneInfo | None:
    """The time zone of that name, none when there is no such."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
