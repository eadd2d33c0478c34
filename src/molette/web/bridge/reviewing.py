"""A proposal shown to be judged: grouped by kind, the doubtful first, a page at a time."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils import timezone

from molette.engine.ledger.merging import identity, known_by
from molette.engine.ledger.phrases import read_fact
from molette.engine.ledger.reading import read_journal
from molette.engine.ledger.types import ME, Fact, Kind, Ledger, Mission, Request
from molette.engine.report.fact_names import fact_name
from molette.engine.report.fact_words import fact_words
from molette.engine.report.language import wording
from molette.engine.waits.pairing import read_waits
from molette.sources.mail.corrections import corrected
from molette.web.bridge.choices import Choice, choices_of, kind_name
from molette.web.bridge.reading import local_now
from molette.web.bridge.verdicts import NOTHING, OUT, verdict_of
from molette.web.intake.models import Import

DOUBTFUL, KNOWN = "doubtful", "known"
LINES_A_PAGE = 50
SHORT = 10
FIRST = (Kind.ASK, Kind.ANSWER, Kind.PART, Kind.APPROVE, Kind.REFUSE, Kind.PROMISE, Kind.HOLD, Kind.NUDGE, Kind.AWAY)


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of a kind: how many, and how many are to be added."""

    key: str
    name: str
    count: int
    kept: int


@dataclass(frozen=True, slots=True)
class Line:
    """One proposed fact: its place, its day, what it says happened, the words it rests on, what was said of it."""

    number: int
    day: str
    text: str
    words: str
    is_kept: bool
    is_wrong: bool
    read_as: str
    """What it was read as, when the user corrected it."""
    is_request: bool
    is_measured: bool
    """A quantity that was counted: it is kept or left out, and no words were read in it."""
    choices: tuple[Choice, ...]
    others: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """A proposal and one page of one of its groups."""

    facts: int
    kept: int
    people: int
    asks: int
    open: int
    meetings: int
    days: str
    has_corrections: bool
    groups: tuple[Group, ...]
    shown: str
    lines: tuple[Line, ...]
    page: int
    pages: int


def review(intake: Import, shown: str, page: int, lang: str) -> Review:
    """The proposal; `shown` is the group whose lines are given, the doubtful ones when it is not there."""
    mission = read_journal(intake.plan).mission if intake.plan else Mission("", timezone.localdate())
    facts = [read_fact(line) for line in intake.lines]
    names = [identity(fact) for fact in facts]
    had = set(intake.mission.facts.values_list("identity", flat=True)) if intake.mission else set()
    said = [intake.verdicts.get(name, "") for name in names]
    groups = _grouped(facts, [name in had for name in names], set(intake.guesses.get("doubts", [])))
    summed = tuple(_group(key, places, said, lang) for key, places in groups.items())
    shown = shown if shown in groups else _first_shown(groups)
    places = groups.get(shown, [])
    pages = max(-(-len(places) // LINES_A_PAGE), 1)
    page = min(max(page, 1), pages)
    lines = places[(page - 1) * LINES_A_PAGE : page * LINES_A_PAGE]
    counts = Counter(fact.kind for fact in facts)
    waits = read_waits(mission, known_by(Ledger(tuple(facts)), local_now(mission.zone)))[0]
    return Review(
        facts=len(facts),
        kept=sum(group.kept for group in summed if group.key != KNOWN),
        people=sum(person.handle != ME for person in mission.people),
        asks=counts[Kind.ASK],
        open=sum(wait.state.is_open for wait in waits),
        meetings=counts[Kind.MEETING],
        days=wording(lang).number(sum(fact.days or 0 for fact in facts if fact.kind is Kind.WORK)),
        has_corrections=any(word not in ("", OUT) for word in said),
        groups=summed,
        shown=shown,
        lines=tuple(_line(place, facts, said[place], mission, lang) for place in lines),
        page=page,
        pages=pages,
    )  # fmt: skip


def _first_shown(groups: dict[str, list[int]]) -> str:
    """The doubtful ones; without any, a short list is shown and a long one waits to be opened."""
    is_short = sum(len(places) for key, places in groups.items() if key != KNOWN) <= SHORT
    return DOUBTFUL if DOUBTFUL in groups else next(iter(groups), "") if is_short else ""


def words_of(intake: Import, places: Iterable[int]) -> dict[int, str]:
    """What was said of the lines at these places, an empty word when nothing was."""
    there = [place for place in places if 0 <= place < len(intake.lines)]
    return {place: intake.verdicts.get(identity(read_fact(intake.lines[place])), "") for place in there}


def places_of(intake: Import, key: str) -> list[int]:
    """The places of the lines of a group."""
    facts = [read_fact(line) for line in intake.lines]
    had = set(intake.mission.facts.values_list("identity", flat=True)) if intake.mission else set()
    known = [identity(fact) in had for fact in facts]
    return _grouped(facts, known, set(intake.guesses.get("doubts", []))).get(key, [])


def _grouped(facts: Sequence[Fact], known: Sequence[bool], doubts: set[int]) -> dict[str, list[int]]:
    """The places of each group, the latest first: the doubtful, the kinds, what is there already."""
    order = [DOUBTFUL, *map(str, FIRST), *(str(kind) for kind in Kind if kind not in FIRST), KNOWN]
    groups: dict[str, list[int]] = {key: [] for key in order}
    for place in sorted(range(len(facts)), key=lambda place: facts[place].at, reverse=True):
        key = KNOWN if known[place] else DOUBTFUL if place in doubts else str(facts[place].kind)
        groups[key].append(place)
    return {key: places for key, places in groups.items() if places}


def _group(key: str, places: Iterable[int], said: Sequence[str], lang: str) -> Group:
    held = list(places)
    name = "" if key in (DOUBTFUL, KNOWN) else fact_name(key, len(held), lang)
    return Group(key, name, len(held), sum(said[place] not in (OUT, NOTHING) for place in held))


def _line(place: int, facts: Sequence[Fact], word: str, mission: Mission, lang: str) -> Line:
    fact = facts[place]
    found: Fact | None = fact
    if word not in ("", OUT, NOTHING):
        verdict = verdict_of(word)
        request = verdict if isinstance(verdict, Request) else None
        found = corrected(fact, verdict if isinstance(verdict, Kind) else Kind.ASK, facts, request)
    sentence = fact_words(replace(found or fact, text=""), mission, lang)
    day = wording(lang).day(fact.at.date())
    is_wrong = word == NOTHING or found is None
    read_as = kind_name(str(fact.kind), lang) if word not in ("", OUT) else ""
    is_kept = word != OUT and not is_wrong
    near, far = choices_of(fact, word, lang)
    is_measured = fact.origin is not None and fact.origin.source == "timesheet"
    return Line(
        place, day, sentence, fact.text, is_kept, is_wrong, read_as, fact.kind is Kind.ASK, is_measured, near, far
    )
