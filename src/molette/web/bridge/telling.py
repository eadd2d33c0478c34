"""What a user told by hand, as records."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from molette.engine.calendar import WorkCalendar, noon
from molette.engine.ledger.merging import identity
from molette.engine.ledger.people import RESERVED, handles
from molette.engine.ledger.types import (
    ME,
    Budget,
    Fact,
    Journal,
    Kind,
    Ledger,
    Milestone,
    Mission,
    Origin,
    Person,
    Request,
    Side,
)  # fmt: skip
from molette.engine.ledger.writing import write_journal
from molette.sources.mail.corrections import corrected
from molette.web.bridge.verdicts import verdict_of

Values = Mapping[str, Any]
HAND = "hand"
LEAST_CHECK = 5.0
"""Working days left to a way out before it is asked about, and at least as many for it to act: expert judgement."""


def plan_of(values: Values, people: Sequence[Values], milestones: Sequence[Values], zone: str) -> str:
    """The head of the journal of a mission framed in a form."""
    taken: set[str] = set()
    address = values["my_address"]
    folk = (Person(ME, addresses=(address,) if address else (), side=Side.ME), *_people(people, taken))
    approver = next((person.handle for person in folk if person.role in ("approver", "sponsor")), "")
    budget = Budget(values["days"], values["rate"], is_fixed_price=values["is_fixed_price"]) if values["days"] else None
    mission = Mission(
        values["name"], values["start"], values["end"], values["client"], budget, values["capacity"], zone=zone,
        people=folk, milestones=tuple(_milestones(milestones, taken, approver)),
    )  # fmt: skip
    return write_journal(Journal(mission, Ledger()))


def _people(people: Sequence[Values], taken: set[str]) -> Iterator[Person]:
    for row in people:
        if name := row.get("name") or row.get("address"):
            side = Side.THIRD_PARTY if row["role"] == "third party" else Side.CLIENT
            role = "" if side is Side.THIRD_PARTY else row["role"]
            addresses = (row["address"],) if row.get("address") else ()
            yield Person(_handle(name, taken), row.get("name", ""), addresses, role, side)


def _milestones(rows: Sequence[Values], taken: set[str], approver: str) -> Iterator[Milestone]:
    """Milestones one after the other, each approved by the sponsor or the approver."""
    before: tuple[str, ...] = ()
    for row in rows:
        if row.get("name"):
            handle = _handle(row["name"], taken)
            yield Milestone(handle, row["name"], row.get("days"), before, row.get("due"), approver)
            before = (handle,)


def _handle(name: str, taken: set[str]) -> str:
    """A short name not taken yet, which is then."""
    handle = next(handle for handle in handles(name, "") if handle not in taken | RESERVED)
    taken.add(handle)
    return handle


def facts_of(values: Values, now: datetime) -> Iterator[Fact]:
    """What the form says happened; the fact was known now."""
    at = now if values["on"] == now.date() else noon(values["on"])
    who, text = values["who"], values["text"]
    told: dict[str, Any] = {
        "text": text,
        "known_at": None if at == now else now,
        "origin": Origin(HAND, now.isoformat()),
    }
    to = (who,) if who else ()
    settled = values["settles"]
    label = f"h{now:%y%m%d%H%M%S}"
    match values["what"]:
        case "ask":
            yield Fact(
                at, Kind.ASK, ME, to, request=Request.INFORMATION, label=label, due_at=_due(values["until"]), **told
            )
        case "asked":
            yield Fact(
                at, Kind.ASK, who, (ME,), request=Request.INFORMATION, label=label, due_at=_due(values["until"]), **told
            )
        case "promise":
            yield Fact(at, Kind.PROMISE, who, ref=settled, due_at=_due(values["until"]), **told)
            return
        case "work":
            yield Fact(at, Kind.WORK, ME, days=values["days"], **told)
        case "note":
            yield Fact(at, Kind.NOTE, ME, **told)
        case _:
            yield Fact(at, Kind.TALK, ME, to, **told)
    if settled:
        yield answer(settled, who, at, now, text)


def answer(wait: str, by: str, at: datetime, now: datetime, text: str = "") -> Fact:
    """The answer to a request, told by hand."""
    return Fact(
        at,
        Kind.ANSWER,
        by,
        ref=wait,
        text=text,
        known_at=None if at == now else now,
        origin=Origin(HAND, now.isoformat()),
    )


def nudge(wait: str, to: str, now: datetime, channel: str = "") -> Fact:
    """A reminder sent, told by hand."""
    return Fact(now, Kind.NUDGE, ME, (to,) if to else (), ref=wait, word=channel, origin=Origin(HAND, now.isoformat()))


def promise(wait: str, by: str, due: date, now: datetime, text: str = "") -> Fact:
    """A date promised for an answer."""
    return Fact(now, Kind.PROMISE, by, ref=wait, due_at=noon(due), text=text, origin=Origin(HAND, now.isoformat()))


def talk(to: str, now: datetime, text: str = "") -> Fact:
    """A call in which we talked."""
    return Fact(now, Kind.TALK, ME, (to,) if to else (), word="phone", text=text, origin=Origin(HAND, now.isoformat()))


def strain(level: int, now: datetime) -> Fact:
    """A mark of strain, 1 to 5, that nobody else reads."""
    return Fact(now, Kind.STRAIN, ME, share=level / 5, is_private=True, origin=Origin(HAND, now.isoformat()))


def note(text: str, now: datetime) -> Fact:
    """Something worth remembering."""
    return Fact(now, Kind.NOTE, ME, text=text, origin=Origin(HAND, now.isoformat()))


def observation(observable: str, answer: str, now: datetime) -> Fact:
    """The answer to a question of the diagnosis."""
    return Fact(now, Kind.OBSERVE, ME, about=observable, word=answer, origin=Origin(HAND, now.isoformat()))


def choice(way: Values, now: datetime) -> Fact:
    """A way out chosen: the days expected of it, and the day to check: some days after it acts."""
    check = WorkCalendar().after(now, max(way["effect_days"], LEAST_CHECK) + LEAST_CHECK)
    days = max(round(way["days"]["p50"], 1), 0.0)
    return Fact(
        now, Kind.CHOOSE, ME, word=way["remedy"], days=days, due_at=noon(check), label=f"x{now:%y%m%d%H%M%S}",
        origin=Origin(HAND, now.isoformat()),
    )  # fmt: skip


def review(label: str, verdict: str, text: str, now: datetime) -> Fact:
    """What came of a way out."""
    return Fact(now, Kind.REVIEW, ME, ref=label, word=verdict, text=text, origin=Origin(HAND, now.isoformat()))


def retraction(name: str, now: datetime) -> Fact:
    """A fact taken back."""
    return Fact(now, Kind.RETRACT, ME, ref=name, origin=Origin(HAND, now.isoformat()))


def correction(fact: Fact, word: str, facts: Iterable[Fact], now: datetime) -> Fact:
    """The fact that takes the place of one whose words were read wrongly; what says nothing any more is taken back."""
    verdict = verdict_of(word)
    request = verdict if isinstance(verdict, Request) else None
    act = verdict if isinstance(verdict, Kind) else Kind.ASK
    found = corrected(fact, act, facts, request) if verdict else None
    name = identity(fact)
    return replace(found, replaces=name, known_at=now) if found else retraction(name, now)


def name_of(fact: Fact) -> str:
    """The name under which a fact is kept."""
    return identity(fact)


def _due(day: date | None) -> datetime | None:
    return noon(day) if day else None
