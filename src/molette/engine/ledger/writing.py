"""A journal written as text, so that reading it gives the same journal back; and a text put in its usual form."""

import re
from collections.abc import Iterator

from molette.engine.ledger.grammar import WORDS
from molette.engine.ledger.phrases import read_fact, write_fact
from molette.engine.ledger.plan import DAYS
from molette.engine.ledger.slots import written_number
from molette.engine.ledger.tokens import Unreadable, quoted
from molette.engine.ledger.types import STANDARD_WEEK, Expectation, Journal, Milestone, Mission, Pay, Person, Side

SIMPLE_ROLE = re.compile(r"[^\W\d_][\w'-]*( [^\W\d_][\w'-]*)*\Z")


def write_journal(journal: Journal) -> str:
    """The whole journal as text, head first, then the facts in order."""
    lines = [*_head(journal.mission)]
    if journal.tip:
        lines.append(f"  sealed {journal.tip.number} {journal.tip.digest}")
    lines.append("")
    lines += [f"erased {gone.number} {gone.content}" for gone in journal.erased]
    lines += [write_fact(fact) for fact in journal.ledger]
    return "\n".join(lines) + "\n"


def format_journal(text: str) -> str:
    """The same text with each readable fact in its usual form; comments and unreadable lines stay as they are."""
    lines = text.removeprefix("\ufeff").removesuffix("\n").split("\n")
    return "".join(_formatted(line.removesuffix("\r")) + "\n" for line in lines)


def _formatted(line: str) -> str:
    if not line.strip()[:1].isdigit():
        return line.rstrip()
    try:
        written = write_fact(read_fact(line))
    except Unreadable:
        return line.rstrip()
    comment = _comment(line)
    return f"{written}  {comment}" if comment else written


def _comment(line: str) -> str:
    """The comment that ends a line, `;` in a quoted string left alone."""
    in_string = escaped = False
    for place, letter in enumerate(line):
        if escaped:
            escaped = False
        elif letter == "\\" and in_string:
            escaped = True
        elif letter == '"':
            in_string = not in_string
        elif letter == ";" and not in_string:
            return line[place:].rstrip()
    return ""


def _head(mission: Mission) -> Iterator[str]:
    until = f" .. {mission.end}" if mission.end else ""
    yield f"mission {quoted(mission.name)} {mission.start}{until}"
    if mission.client:
        yield f"  client {quoted(mission.client)}"
    if mission.budget:
        budget = mission.budget
        price = ", fixed price" if budget.is_fixed_price else ""
        yield f"  budget {written_number(budget.days)} d at {written_number(budget.rate)} EUR{price}"
    if mission.pay:
        yield _pay(mission.pay)
    yield f"  capacity {written_number(mission.capacity)} d/week"
    yield f"  calendar {mission.country}{_week(mission.week)}"
    yield f"  zone {mission.zone}"
    yield from (write_person(person) for person in mission.people)
    yield from (_milestone(milestone) for milestone in mission.milestones)
    yield from (_expectation(expectation) for expectation in mission.expectations)
    if mission.taken:
        yield f"  taken {mission.taken}"


def _pay(pay: Pay) -> str:
    line = f"  paid {pay.regime}"
    line += f", fee {written_number(pay.fee * 100)} %" if pay.fee is not None else ""
    line += f", keeps {written_number(pay.keeps * 100)} %" if pay.keeps is not None else ""
    line += f", {pay.level}" if pay.level else ""
    return line + (", once collected" if pay.is_once_collected else "")


def _week(week: tuple[float, ...]) -> str:
    if week == STANDARD_WEEK:
        return ""
    return ", works" + "".join(
        f" {'half-' if part < 1 else ''}{day}" for day, part in zip(DAYS, week, strict=True) if part
    )


def write_person(person: Person) -> str:
    """The line of a plan that presents somebody."""
    words = [f"  person {person.handle}"]
    words += [quoted(person.name)] if person.name else []
    words += [f"<{address}>" for address in person.addresses]
    line = " ".join(words)
    if person.side is Side.THIRD_PARTY:
        line += ", third party"
    if person.role:
        line += f", {_role(person.role)}"
    if person.answers_within is not None:
        line += f", answers within {written_number(person.answers_within)} d"
    return line


def _role(role: str) -> str:
    simple = SIMPLE_ROLE.match(role) and role != "third party" and role.split(maxsplit=1)[0] not in WORDS
    return role if simple else quoted(role)


def _milestone(milestone: Milestone) -> str:
    line = f"  milestone {milestone.handle}"
    line += f" {quoted(milestone.name)}" if milestone.name else ""
    line += f", {written_number(milestone.days)} d" if milestone.days is not None else ""
    line += f", after {' '.join(milestone.after)}" if milestone.after else ""
    line += f", due {milestone.due}" if milestone.due else ""
    return line + (f", approved by {milestone.approver}" if milestone.approver else "")


def _expectation(expectation: Expectation) -> str:
    of = f" of {expectation.about}" if expectation.about else ""
    return f"  expects {expectation.request}{of} from {expectation.holder} by {expectation.due}"
