"""Which rows are of this mission, and which milestone each counts for."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from molette.engine.ledger.types import Milestone
from molette.sources.tables import folded
from molette.sources.timesheets.lines import Line

Find = Callable[[Line], tuple[str, bool]]
COMMON = frozenset({"groupe", "group", "societe", "company", "sarl", "projet", "project", "mission", "client", "inc"})
ALIKE = 0.85
"""How alike two names must be, from 0 to 1, to be taken for the same."""
WORD = 4
"""Letters of the words that count when names are compared."""


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one client and project: how many, how many days of work, whether they are kept."""

    name: str
    rows: int
    days: float
    is_kept: bool


@dataclass(frozen=True, slots=True)
class Match:
    """What rows are about and the milestone they count for, if any; `is_alike` when the names only look alike."""

    subject: str
    milestone: str
    rows: int
    is_alike: bool


def groups_of(lines: Iterable[Line], told: Collection[str] | None, words: Collection[str]) -> tuple[Group, ...]:
    """The groups, the largest first. Kept: those told; else those that say one of `words`; else all of missions."""
    rows: Counter[str] = Counter()
    days: defaultdict[str, float] = defaultdict(float)
    others: set[str] = set()
    for line in lines:
        rows[line.group] += 1
        days[line.group] += line.days
        others |= {line.group} if line.is_other else set()
    named = {name for name in rows if any(is_named(word, name) for word in words)}
    kept = set(told) if told is not None else named or set(rows) - others
    return tuple(Group(name, times, round(days[name], 2), name in kept) for name, times in rows.most_common())


def is_named(mission: str, group: str) -> bool:
    """Whether a client or a mission is named by a group, in whole or by the words that are its own."""
    if not folded(mission):
        return False
    own, theirs = _own(mission), [_own(part) for part in group.split(" · ")]
    return folded(mission) in folded(group) or any(part and own and (part <= own or own <= part) for part in theirs)


def _own(name: str) -> frozenset[str]:
    return frozenset(word for word in folded(name).split() if len(word) >= WORD) - COMMON


def matches_of(lines: Iterable[Line], find: Find) -> tuple[Match, ...]:
    """What the rows are about, the most frequent first, each with its milestone."""
    counts: Counter[str] = Counter()
    found: dict[str, tuple[str, bool]] = {}
    for line in lines:
        counts[line.subject] += 1
        found.setdefault(line.subject, find(line))
    return tuple(Match(name, found[name][0], times, found[name][1]) for name, times in counts.most_common())


def finder(milestones: Sequence[Milestone], told: Mapping[str, str]) -> Find:
    """A function from a line to its milestone, and whether that one only looks like it; `told` has the last word."""
    names = _names(milestones)
    by_subject = {folded(subject): handle for subject, handle in told.items()}

    @cache
    def named(task: str, project: str, text: str) -> tuple[str, bool]:
        for cell in (folded(task), folded(project)):
            for name, handle in names:
                if cell == name:
                    return handle, False
        said = f" {folded(task)} {folded(text)} "
        if found := next((handle for name, handle in names if f" {name} " in said), ""):
            return found, False
        alike = next((handle for name, handle in names if is_alike(folded(task), name)), "")
        return alike, bool(alike)

    def find(line: Line) -> tuple[str, bool]:
        subject = folded(line.subject)
        if subject in by_subject:
            return by_subject[subject], False
        return named(line.task, line.project, line.text)

    return find


def is_alike(one: str, other: str) -> bool:
    """Whether two folded names look alike, or one holds the words of the other."""
    if not one or not other:
        return False
    if SequenceMatcher(None, one[:80], other[:80]).ratio() >= ALIKE:
        return True
    words, others = ({word for word in name.split() if len(word) >= WORD} for name in (one, other))
    return bool(words and others) and (words <= others or others <= words)


def _names(milestones: Sequence[Milestone]) -> tuple[tuple[str, str], ...]:
    """Every name a milestone may be called by and its handle, the longest first."""
    names = {(folded(name), one.handle) for one in milestones for name in (one.name, one.handle) if folded(name)}
    return tuple(sorted(names, key=lambda each: (-len(each[0]), each)))
