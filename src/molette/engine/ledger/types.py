"""The records of a mission: its plan, and the dated facts that happened to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import groupby
from math import ceil

from molette.engine.problems import Problem

ME = "me"
MISSION = "mission"
STANDARD_WEEK = (1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0)


class Kind(StrEnum):
    """What a fact says happened. The value is stable: it is stored and exported."""

    ASK = "ask"
    ANSWER = "answer"
    PART = "part"
    APPROVE = "approve"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    MOOT = "moot"
    NUDGE = "nudge"
    PROMISE = "promise"
    HOLD = "hold"
    RESUME = "resume"
    AWAY = "away"
    JOIN = "join"
    LEAVE = "leave"
    MEETING = "meeting"
    MOVE = "move"
    CANCEL = "cancel"
    MEET = "meet"
    TALK = "talk"
    WORK = "work"
    PROGRESS = "progress"
    ESTIMATE = "estimate"
    DELIVER = "deliver"
    ACCEPT = "accept"
    RETURN = "return"
    DECIDE = "decide"
    REOPEN = "reopen"
    SCOPE = "scope"
    CUT = "cut"
    CONTEXT = "context"
    BILL = "bill"
    PAY = "pay"
    OBSERVE = "observe"
    STRAIN = "strain"
    CHOOSE = "choose"
    REVIEW = "review"
    CONTEST = "contest"
    NOTE = "note"
    RETRACT = "retract"


COMMITS_THE_CLIENT = frozenset(
    {Kind.ANSWER, Kind.PART, Kind.APPROVE, Kind.REFUSE, Kind.ACCEPT, Kind.RETURN, Kind.CONTEST}
)


class Request(StrEnum):
    """What a request asks for."""

    INFORMATION = "information"
    APPROVAL = "approval"
    DECISION = "decision"
    ACCESS = "access"
    RESOURCE = "resource"
    PAYMENT = "payment"
    ACTION = "action"


class Side(StrEnum):
    """On whose side a person stands."""

    ME = "me"
    CLIENT = "client"
    THIRD_PARTY = "third_party"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the mission; `handle` is the short name used in the journal, `me` is the consultant."""

    handle: str
    name: str = ""
    addresses: tuple[str, ...] = ()
    role: str = ""
    side: Side = Side.CLIENT
    answers_within: float | None = None
    """Agreed response time, in working days."""

    @property
    def called(self) -> str:
        """The name to show."""
        return self.name or self.handle


@dataclass(frozen=True, slots=True)
class Milestone:
    """A piece of the plan, with its estimate in days of work."""

    handle: str
    name: str = ""
    days: float | None = None
    after: tuple[str, ...] = ()
    due: date | None = None
    approver: str = ""

    @property
    def called(self) -> str:
        """The name to show."""
        return self.name or self.handle


@dataclass(frozen=True, slots=True)
class Expectation:
    """A request the plan already foresees."""

    request: Request
    about: str
    holder: str
    due: date


@dataclass(frozen=True, slots=True)
class Budget:
    """What was sold: days at a daily rate, excluding VAT."""

    days: float
    rate: float
    currency: str = "EUR"
    is_fixed_price: bool = False


class Regime(StrEnum):
    """How the consultant is employed."""

    PORTAGE = "portage"
    FREELANCE = "freelance"


@dataclass(frozen=True, slots=True)
class Pay:
    """How what is billed becomes pay; None where nothing was said."""

    regime: Regime = Regime.PORTAGE
    fee: float | None = None
    """Share of the turnover that the portage company takes."""
    keeps: float | None = None
    """Share of the turnover that a freelance is left with."""
    level: str = ""
    """Level of the branch agreement, which sets the least pay."""
    is_once_collected: bool = False
    """Paid only once the client has paid."""


@dataclass(frozen=True, slots=True)
class Mission:
    """The plan agreed with the client."""

    name: str
    start: date
    end: date | None = None
    client: str = ""
    budget: Budget | None = None
    capacity: float = 5.0
    """Days a week held for this mission."""
    country: str = "FR"
    week: tuple[float, ...] = STANDARD_WEEK
    zone: str = "Europe/Paris"
    pay: Pay | None = None
    people: tuple[Person, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    taken: date | None = None
    """The day this copy was taken: an archive is read as of that day."""

    def person(self, handle: str) -> Person:
        """The person of that handle; one the plan does not know stands on the client's side."""
        for person in self.people:
            if person.handle == handle:
                return person
        return Person(handle, side=Side.ME if handle == ME else Side.CLIENT)

    def milestone(self, handle: str) -> Milestone | None:
        """The milestone of that handle, if the plan has one."""
        return next((milestone for milestone in self.milestones if milestone.handle == handle), None)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a fact was read: a kind of source and the item in it (a message, a line, an event)."""

    source: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class Seal:
    """A link of the chain that protects what commits the client."""

    number: int
    digest: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One dated, sourced thing that happened. Never edited: a correction is a new fact that replaces it.

    `at` is when it happened and `known_at` when we knew (the same unless said), both in the mission's local time;
    a bare date is noon. `ref` is the label (or `~digest`) of the fact this one speaks of, `about` a milestone,
    `due_at` the date the fact speaks of, `word` a channel, role, event or answer of a closed list.
    """

    at: datetime
    kind: Kind
    by: str = ""
    to: tuple[str, ...] = ()
    request: Request | None = None
    about: str = ""
    ref: str = ""
    due_at: datetime | None = None
    days: float | None = None
    share: float | None = None
    euros: float | None = None
    word: str = ""
    text: str = ""
    label: str = ""
    known_at: datetime | None = None
    origin: Origin | None = None
    replaces: str = ""
    is_private: bool = False
    seal: Seal | None = None

    @property
    def lasts_until(self) -> date:
        """The last day of an absence: the one named, or as many days on as it lasts, or its own day."""
        if self.days:
            return self.at.date() + timedelta(days=max(ceil(self.days), 1) - 1)
        return self.due_at.date() if self.due_at else self.at.date()

    @property
    def known(self) -> datetime:
        """When we knew."""
        return self.known_at or self.at


@dataclass(frozen=True, slots=True)
class Ledger:
    """The facts of one mission, in the order they happened."""

    facts: tuple[Fact, ...] = ()

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.facts)

    def __len__(self) -> int:
        return len(self.facts)

    def of(self, *kinds: Kind) -> tuple[Fact, ...]:
        """The facts of these kinds."""
        return tuple(fact for fact in self.facts if fact.kind in kinds)

    def accepted(self) -> dict[str, datetime]:
        """When each milestone that the client accepted, and has not returned since, was accepted."""
        asked = {fact.label: fact.about for fact in self.of(Kind.ASK, Kind.DELIVER) if fact.label and fact.request}
        found: dict[str, datetime] = {}
        for fact in self.of(Kind.ACCEPT, Kind.APPROVE, Kind.RETURN):
            about = fact.about or asked.get(fact.ref, "")
            if fact.kind is Kind.RETURN:
                found.pop(about, None)
            elif about:
                found[about] = fact.at
        return found

    def by_day(self) -> dict[date, tuple[Fact, ...]]:
        """The facts of each day that has some."""
        return {day: tuple(facts) for day, facts in groupby(self.facts, key=lambda fact: fact.at.date())}


@dataclass(frozen=True, slots=True)
class Erased:
    """What is left of a deleted fact that committed the client: its place in the chain and its digest."""

    number: int
    content: str


@dataclass(frozen=True, slots=True)
class Journal:
    """A mission and its ledger as one text, with what could not be read of it."""

    mission: Mission
    ledger: Ledger
    erased: tuple[Erased, ...] = ()
    tip: Seal | None = None
    problems: tuple[Problem, ...] = ()
