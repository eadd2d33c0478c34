"""A journal's text read: every good line is kept, every bad one becomes a problem with its line and column."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from molette.engine.ledger.merging import identity, in_order
from molette.engine.ledger.phrases import read_fact, read_seal
from molette.engine.ledger.plan import Plan, read_plan_line, read_title
from molette.engine.ledger.tokens import Cursor, Unreadable
from molette.engine.ledger.types import MISSION, Erased, Fact, Journal, Kind, Ledger, Mission
from molette.engine.problems import Place, Problem

DATE_STARTS = "0123456789"


@dataclass(slots=True)
class _Reader:
    """What has been read so far."""

    source: str
    plan: Plan | None = None
    facts: list[tuple[int, Fact]] = field(default_factory=list)
    erased: list[Erased] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def trouble(self, line: int, unreadable: Unreadable) -> None:
        place = Place(self.source, line, unreadable.column)
        self.problems.append(Problem(unreadable.code, place, unreadable.values))

    def once(self) -> None:
        """Leave out, and tell, each line that says the same as one above: it would count once everywhere else."""
        seen: dict[str, int] = {}
        for number, fact in self.facts:
            first = seen.setdefault(identity(fact), number)
            if first != number:
                place = Place(self.source, number, 1)
                self.problems.append(Problem("line-twice", place, {"first": first}, is_error=False))
        self.facts = [(number, fact) for number, fact in self.facts if seen[identity(fact)] == number]

    def line(self, number: int, text: str) -> None:
        """Read one line of any sort."""
        stripped = text.strip()
        if not stripped or stripped.startswith(";"):
            return
        try:
            self._read(number, text, stripped)
        except Unreadable as unreadable:
            self.trouble(number, unreadable)

    def _read(self, number: int, text: str, stripped: str) -> None:
        if stripped[0] in DATE_STARTS:
            self.facts.append((number, read_fact(text)))
        elif text[0].isspace():
            if self.plan is None:
                raise Unreadable("mission-missing", 1)
            read_plan_line(Cursor(text), self.plan)
        elif stripped.startswith("erased "):
            cursor = Cursor(text)
            cursor.take()
            seal = read_seal(cursor)
            self.erased.append(Erased(seal.number, seal.digest))
        elif self.plan is not None and stripped.startswith("mission"):
            raise Unreadable("mission-twice", 1)
        else:
            self.plan = Plan(read_title(Cursor(text)))


def read_journal(text: str, source: str = "") -> Journal:
    """Read a journal; never raises. Without a readable title the mission starts at its first fact."""
    reader = _Reader(source)
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        reader.line(number, line.removesuffix("\r"))
    if reader.plan is None and not any(problem.code.startswith("mission") for problem in reader.problems):
        reader.problems.append(Problem("mission-missing", Place(source, 1, 1)))
    reader.once()
    facts = tuple(in_order(fact for _, fact in reader.facts))
    mission = reader.plan.mission if reader.plan else Mission(source or "?", _first_day(facts))
    problems = [*reader.problems, *_loose_ends(mission, reader.facts, source)]
    tip = reader.plan.tip if reader.plan else None
    return Journal(mission, Ledger(facts), tuple(reader.erased), tip, tuple(sorted(problems, key=_place)))


def _place(problem: Problem) -> tuple[int, int]:
    return problem.where.line, problem.where.column


def _first_day(facts: Iterable[Fact]) -> date:
    return min((fact.at.date() for fact in facts), default=date(1970, 1, 1))


def _loose_ends(mission: Mission, facts: list[tuple[int, Fact]], source: str) -> Iterable[Problem]:
    """References that lead nowhere, labels given twice, milestones the plan does not have."""
    labels = [fact.label for _, fact in facts if fact.label]
    known, seen = set(labels), set[str]()
    milestones = {milestone.handle for milestone in mission.milestones} | {MISSION}
    for line, fact in facts:
        place = Place(source, line, 1)
        if fact.label and fact.label in seen:
            yield Problem("label-twice", place, {"found": fact.label})
        seen.add(fact.label)
        for ref in (fact.ref, fact.replaces):
            if ref and not ref.startswith("~") and ref not in known:
                yield Problem("label-unknown", place, {"found": ref})
        if fact.about and fact.kind is not Kind.OBSERVE and fact.about not in milestones:
            yield Problem("milestone-unknown", place, {"found": fact.about}, is_error=False)
