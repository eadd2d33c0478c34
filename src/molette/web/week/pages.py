"""The week's pages as records: everything the templates show, ready to be shown."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from molette.engine.problems import Problem
from molette.engine.report.drafts.drafting import draft, language_of, spoken_question
from molette.engine.report.drafts.lint import lint
from molette.engine.report.drafts.occasions import occasion_from
from molette.engine.report.drafts.types import Draft, Occasion, Tone
from molette.engine.report.language import wording
from molette.engine.report.nudge_words import nudge_wording
from molette.engine.report.problem_words import problem_words
from molette.web.assessments.models import Ball
from molette.web.week.letters import mail_address
from molette.web.week.models import Manner

SATURDAY = 5
PROMISES = 3


@dataclass(frozen=True, slots=True)
class WeekLine:
    """One open wait, as a row."""

    mission_id: UUID
    mission: str
    wait: str
    who: str
    subject: str
    days: str
    act: str
    why: str
    on: str
    expected: str
    until: str
    rung: str
    is_late: bool
    has_plan: bool
    others: int
    """Other requests that go in the same message."""


@dataclass(frozen=True, slots=True)
class WeekPage:
    """The week: what to do today, what one owes, what is awaited, what is silent by agreement."""

    sentence: str
    today: tuple[WeekLine, ...]
    owed: tuple[WeekLine, ...]
    awaited: tuple[WeekLine, ...]
    silent: tuple[WeekLine, ...]
    is_sample: bool


def week_page(balls: Sequence[Ball], today: date, lang: str) -> WeekPage:
    """The page of the week."""
    led = [ball.led_by for ball in balls if ball.led_by]

    def lines(is_here: Callable[[Ball], bool]) -> tuple[WeekLine, ...]:
        return tuple(_line(ball, led.count(ball.wait), lang) for ball in balls if is_here(ball))

    return WeekPage(
        sentence=week_sentence(balls, today, lang),
        today=lines(lambda ball: is_due(ball, today) and not ball.led_by),
        owed=lines(lambda ball: ball.is_mine),
        awaited=lines(lambda ball: not ball.is_mine and not ball.is_held and not is_due(ball, today)),
        silent=lines(lambda ball: not ball.is_mine and ball.is_held),
        is_sample=any(ball.mission.sample for ball in balls),
    )


def is_due(ball: Ball, today: date) -> bool:
    """Whether to nudge today."""
    return not ball.is_mine and not ball.is_held and ball.on is not None and ball.on <= today


def week_sentence(balls: Iterable[Ball], today: date, lang: str) -> str:
    """How many people to nudge, to answer and to wait for until Sunday; at the week-end, until the next one."""
    is_next = today.weekday() >= SATURDAY
    sunday = today + timedelta(days=6 - today.weekday() + 7 * is_next)
    groups: dict[str, set[tuple[UUID, str]]] = {"nudge": set(), "answer": set(), "wait": set()}
    for ball in balls:
        is_now = ball.on is not None and ball.on <= sunday
        said = said_in(ball, lang)
        if ball.is_mine:
            groups["answer"] |= {(ball.mission_id, said["asker"])} if is_now else set()
        else:
            groups["nudge" if is_now else "wait"].add((ball.mission_id, said["holder"]))
    counts = {name: len(people) for name, people in groups.items()}
    counts["wait"] = len(groups["wait"] - groups["nudge"])
    return str(nudge_wording(lang).week({**counts, "is_next": is_next}))


def said_in(ball: Ball, lang: str) -> Mapping[str, Any]:
    """What was said of the wait, in the reader's language."""
    said: Mapping[str, Any] = ball.english if lang.startswith("en") else ball.french
    return said


def _line(ball: Ball, others: int, lang: str) -> WeekLine:
    words, said = wording(lang), said_in(ball, lang)
    nudge = said["nudge"] or {}
    return WeekLine(
        mission_id=ball.mission_id,
        mission=ball.mission.name,
        wait=ball.wait,
        who=said["asker_name"] if ball.is_mine else said["holder_name"],
        subject=said["subject"],
        days=words.working_days(said["days"]),
        act=nudge.get("sentence", ""),
        why=nudge.get("why", ""),
        on=words.day(ball.on) if ball.on else "",
        expected=words.day(ball.expected) if ball.expected else "",
        until=words.day(ball.until) if ball.until else "",
        rung=ball.rung,
        is_late=ball.is_late,
        has_plan=ball.on is not None,
        others=others,
    )


@dataclass(frozen=True, slots=True)
class Choices:
    """How the draft is written: the language, the tone, "vous" or "tu"."""

    lang: str
    tone: str
    is_familiar: bool


@dataclass(frozen=True, slots=True)
class NudgePage:
    """One nudge: what to do and why, the draft, what to mend in it, and what came of a call."""

    line: WeekLine
    draft: Draft
    occasion: Occasion
    choices: Choices
    question: str
    """To be asked by voice; empty for what one owes."""
    promises: tuple[tuple[str, str], ...]
    """Dates one tap away: ISO, and in words."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A text as it stands, checked, with the address that opens it in a mail program."""

    findings: tuple[tuple[str, str], ...]
    """A line number or nothing, and the sentence."""
    address: str


def choices_for(occasion: Occasion, manner: Manner | None, asked: Mapping[str, str], lang: str) -> Choices:
    """What the reader asked for, else what was used last with this person, else what the request itself speaks."""
    usual = manner.language if manner else language_of(occasion.topic.text, lang)
    tone = asked.get("tone") or (manner.tone if manner else Tone.WARM)
    is_familiar = asked["form"] == "tu" if asked.get("form") else bool(manner and manner.is_familiar)
    return Choices(
        asked["lang"] if asked.get("lang") in ("fr", "en") else usual,
        tone if tone in tuple(Tone) else str(Tone.WARM),
        is_familiar,
    )


def nudge_page(ball: Ball, choices: Choices, others: int, lang: str) -> NudgePage:
    """The page of one nudge."""
    occasion = occasion_from(ball.occasion or {})
    return NudgePage(
        _line(ball, others, lang),
        draft(occasion, choices.lang, Tone(choices.tone), is_familiar=choices.is_familiar),
        occasion,
        choices,
        "" if ball.is_mine else spoken_question(choices.lang),
        () if ball.is_mine else _promises(occasion, ball, lang),
    )


def _promises(occasion: Occasion, ball: Ball, lang: str) -> tuple[tuple[str, str], ...]:
    """The days one is likely to hear on the telephone: from the next working day to the date to ask for."""
    first = ball.on or occasion.answer_by
    days = [first + timedelta(days=k) for k in range(1, (occasion.answer_by - first).days + 1)]
    working = [day for day in days if day.weekday() < SATURDAY][:PROMISES]
    return tuple((day.isoformat(), wording(lang).day(day)) for day in working)


def check(occasion: Occasion, to: str, subject: str, body: str, choices: Choices, lang: str) -> Checked:
    """A text checked, in the reader's language."""
    is_own = occasion.rung == "own"
    problems = lint(
        body, choices.lang, subject=subject, promises=is_own, owes=occasion.debt is not None, by=occasion.answer_by
    )
    return Checked(
        tuple((_where(problem), problem_words(problem, lang)) for problem in problems),
        mail_address(to, subject, body, occasion),
    )


def _where(problem: Problem) -> str:
    return str(problem.where.line) if problem.where.line else ""
