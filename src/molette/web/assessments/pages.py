"""The pages as records: everything the templates show, ready to be shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from molette.engine.report.language import wording
from molette.web.assessments.models import Assessment
from molette.web.assessments.timeline import Lane, Said, axis, lanes, percent
from molette.web.missions.models import Mission

SHOWN_CLOSED = 50
SEVERITY = ("stalled", "slowing", "unknown", "on_hold", "moving")
PLACES = ("work", "client", "third_party", "me", "concurrent", "mission")


@dataclass(frozen=True, slots=True)
class Share:
    """One place of the account of days."""

    place: str
    name: str
    days: str
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class WaitLine:
    """One wait as a row of the table."""

    id: str
    subject: str
    holder: str
    asker: str
    since: str
    days: str
    usual: str
    habit: str
    due: str
    expected: str
    state: str
    words: str
    is_mine: bool
    is_late: bool
    is_held: bool
    nudges: int
    has_plan: bool
    """Whether there is a day to nudge, or to answer."""


@dataclass(frozen=True, slots=True)
class Row:
    """One mission of the list."""

    mission: Mission
    status: str
    status_word: str
    sentence: str
    ball: str
    finish: str
    due: str
    is_due_early: bool


@dataclass(frozen=True, slots=True)
class ForeseenLine:
    """An answer that the plan will need."""

    sentence: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class MissionPage:
    """A mission: the sentence, the ball timeline, the waits, the account of days."""

    mission: Mission
    status: str
    headline: tuple[str, str, str]
    details: tuple[str, ...]
    lanes: tuple[Lane, ...]
    axis: tuple[str, ...]
    open: tuple[WaitLine, ...]
    closed: tuple[WaitLine, ...]
    more_closed: int
    foreseen: tuple[ForeseenLine, ...]
    account: tuple[Share, ...]
    account_title: str
    is_work_assumed: bool
    problems: tuple[Mapping[str, str], ...]


def said_in(assessment: Assessment, lang: str) -> Said:
    """What was said, in the reader's language."""
    said: Said = assessment.english if lang.startswith("en") else assessment.french
    return said


def rows(missions: Sequence[Mission], lang: str) -> tuple[Row, ...]:
    """The list of missions, those that need somebody first."""
    rows = (_row(mission, said_in(mission.assessment, lang), lang) for mission in missions)
    return tuple(sorted(rows, key=lambda row: SEVERITY.index(row.status)))


def _row(mission: Mission, said: Said, lang: str) -> Row:
    words = wording(lang)
    finish, end = said["forecast"]["finish"], said["end"]
    out = [wait for wait in said["waits"] if wait["days"] is not None]
    names = dict.fromkeys(words.PLACES["me"] if wait["holder"] == "me" else wait["holder_name"] for wait in out)
    return Row(
        mission,
        _status(said),
        words.STATUS_WORD[said["status"]] if said["known"] else words.NOT_KNOWN,
        said["sentence"],
        ", ".join(names),
        _between(finish, lang) if finish else "",
        words.short_day(date.fromisoformat(end)) if end else "",
        bool(finish and end and finish["p50"] > end),
    )


def _status(said: Said) -> str:
    return str(said["status"]) if said["known"] else "unknown"


def _between(finish: Mapping[str, str], lang: str) -> str:
    words = wording(lang)
    return (
        f"{words.short_day(date.fromisoformat(finish['p10']))} – {words.short_day(date.fromisoformat(finish['p90']))}"
    )


def mission_page(mission: Mission, said: Said, lang: str) -> MissionPage:
    """The page of one mission."""
    words = wording(lang)
    place = {ball["wait"]: number for number, ball in enumerate(said["ball"])}
    out = sorted((wait for wait in said["waits"] if wait["id"] in place), key=lambda wait: place[wait["id"]])
    closed = [wait for wait in reversed(said["waits"]) if wait["state"] not in ("open", "held")]
    before, status, after = said["headline"]
    return MissionPage(
        mission=mission,
        status=_status(said),
        headline=(before, status, after),
        details=tuple(said["details"]),
        lanes=lanes(said, words.PLACES["me"]),
        axis=axis(said, lang),
        open=tuple(_line(wait, lang) for wait in out),
        closed=tuple(_line(wait, lang) for wait in closed[:SHOWN_CLOSED]),
        more_closed=max(len(closed) - SHOWN_CLOSED, 0),
        foreseen=tuple(ForeseenLine(one["sentence"], one["late"]) for one in said.get("foreseen", ())),
        account=_shares(said["days"], lang),
        account_title=said["days_sentence"],
        is_work_assumed=said["work_assumed"],
        problems=tuple(said["problems"]),
    )


def _line(wait: Said, lang: str) -> WaitLine:
    words = wording(lang)
    days = wait["days"]
    subject = wait["subject"]
    return WaitLine(
        id=wait["id"],
        subject=subject[:1].upper() + subject[1:],
        holder=wait["holder_name"],
        asker=words.PLACES["me"] if wait["asker"] == "me" else wait["asker_name"],
        since=words.short_day(_day(wait["asked_at"])),
        days="" if days is None else words.working_days(days),
        usual="" if days is None else words.working_days(wait["usual"]),
        habit=words.habit_short(wait["habit"]) if wait.get("habit") else "",
        due=words.short_day(_day(wait["due_at"])) if wait["due_at"] else "",
        expected=words.short_day(_day(wait["expected"])) if wait["expected"] else "",
        state=words.STATES[wait["state"]],
        words=wait["words"],
        is_mine=wait["side"] == "me",
        is_late=wait["late"],
        is_held=wait["state"] == "held",
        nudges=len(wait["nudges"]),
        has_plan=wait["nudge"] is not None,
    )


def _shares(days: Mapping[str, float], lang: str) -> tuple[Share, ...]:
    words, total, x, shares = wording(lang), sum(days.values()) or 1.0, 0.0, []
    for place in PLACES:
        width = 100 * days[place] / total
        if days[place]:
            shares.append(Share(place, words.PLACES[place], words.exact(days[place]), percent(x), percent(width)))
        x += width
    return tuple(shares)


def _day(moment: str) -> date:
    return datetime.fromisoformat(moment).date()
