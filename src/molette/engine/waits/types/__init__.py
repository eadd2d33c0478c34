"""The records of waiting."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from molette.engine.ledger.types import Request, Side
from molette.engine.waits.types.answers import Recall, ResponseModel

__all__ = ["PLACES", "Account", "Ball", "Day", "Foreseen", "Habit", "Hold", "Recall", "ResponseModel", "State", "Wait"]


class State(StrEnum):
    """Where a wait stands."""

    OPEN = "open"
    HELD = "held"
    ANSWERED = "answered"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    MOOT = "moot"
    LAPSED = "lapsed"

    @property
    def is_open(self) -> bool:
        """Whether an answer is still awaited."""
        return self in (State.OPEN, State.HELD)


@dataclass(frozen=True, slots=True)
class Hold:
    """An agreed silence: from a moment until the end of a day."""

    start: datetime
    until: date

    def covers(self, day: date) -> bool:
        """Whether `day` is inside."""
        return self.start.date() <= day <= self.until


@dataclass(frozen=True, slots=True)
class Wait:
    """A request from one person to another, open or closed. Times are the mission's local time."""

    id: str
    asker: str
    holder: str
    kind: Request
    text: str
    asked_at: datetime
    state: State = State.OPEN
    about: str = ""
    due_at: datetime | None = None
    answered_at: datetime | None = None
    lapsed_on: date | None = None
    """The day from which nobody recalls it any more."""
    parts: tuple[datetime, ...] = ()
    """When parts of the answer came: what is awaited is the rest."""
    nudges: tuple[datetime, ...] = ()
    talks: tuple[datetime, ...] = ()
    """When those concerned spoke with each other."""
    holds: tuple[Hold, ...] = ()
    promised: date | None = None
    """The day the holder last promised."""
    words: str = ""
    """The words of the evidence it rests on."""

    @property
    def is_partial(self) -> bool:
        """Answered in part."""
        return bool(self.parts)

    @property
    def since(self) -> datetime:
        """From when what is awaited has been."""
        return max([self.asked_at, *self.parts])

    def held_on(self, day: date) -> bool:
        """Whether silence is agreed on that day."""
        return any(hold.covers(day) for hold in self.holds)

    def held_until(self, day: date) -> date | None:
        """The last day of the silence agreed on that day."""
        return max((hold.until for hold in self.holds if hold.covers(day)), default=None)


@dataclass(frozen=True, slots=True)
class Habit:
    """What was seen of a person before, this request apart: how many were asked, how many answered, and how fast."""

    asked: int = 0
    answered: int = 0
    half: float | None = None
    """Working days within which half of the answers came."""


STRANGER = Habit()


@dataclass(frozen=True, slots=True)
class Ball:
    """An open wait seen from the person who holds it."""

    wait: Wait
    side: Side
    since: datetime
    waited: float
    """Working days, agreed silence left out."""
    usual: float
    """Working days within which half of this person's answers come."""
    expected: date | None
    """When the answer is most likely to be there: promised, or the median of what is left."""
    is_late: bool
    """Late for this person and this kind of request."""
    forgotten: float
    """Probability that it will not come without a nudge."""
    silent: float = 0.0
    """The same as `waited`, in the days of the holder's week (`ResponseModel.calendar_of`)."""
    recall: Recall | None = None
    """The last time it was spoken of again, in those days."""
    habit: Habit = STRANGER


@dataclass(frozen=True, slots=True)
class Foreseen:
    """An answer that the plan will need, and that nobody has been asked for yet; durations in working days."""

    kind: Request
    holder: str
    about: str
    """A milestone, or nothing."""
    due: date
    usual: float
    """Within which half of such answers of this person come."""
    takes: float
    """Within which 8 in 10 of them do."""
    ask_by: date
    """The last day to ask for it, for an answer in time 8 times in 10."""
    chance: float
    """Of an answer in time, were it asked for now; once the date is past, of one today."""


@dataclass(frozen=True, slots=True)
class Account:
    """Each elapsed working day in one place only; the six add up to `elapsed` exactly (hundredths of a day)."""

    work: float = 0.0
    client: float = 0.0
    third_party: float = 0.0
    mission: float = 0.0
    me: float = 0.0
    concurrent: float = 0.0
    is_work_assumed: bool = False
    """No timesheet: days without a wait are taken as worked."""

    @property
    def elapsed(self) -> float:
        """The working days of the mission so far."""
        return round(self.work + self.client + self.third_party + self.mission + self.me + self.concurrent, 2)


PLACES = ("work", "client", "third_party", "mission", "me", "concurrent")
"""The six places of an account, in the order they are shown."""


@dataclass(frozen=True, slots=True)
class Day:
    """One elapsed working day: hundredths worked, and hundredths left for one place."""

    on: date
    weight: int
    worked: int
    place: str
    """`free` when nothing was awaited."""

    @property
    def left(self) -> int:
        """Hundredths of the day that were not worked."""
        return self.weight - self.worked
