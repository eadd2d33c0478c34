"""`molette waits`: who waits for whom, by mail alone."""

import argparse
import gc
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import is_zipfile
from zoneinfo import ZoneInfo

from molette.cli.progress import shown
from molette.cli.text import problems_text
from molette.cli.words import say
from molette.engine import Policy
from molette.engine.calendar import WorkCalendar
from molette.engine.ledger.types import Journal, Ledger, Mission, Person
from molette.engine.problems import Problem
from molette.engine.report.contract import problem_json, wait_json
from molette.engine.waits.ball import settle
from molette.engine.waits.pairing import read_waits
from molette.engine.waits.response import learn_answers
from molette.engine.waits.silences import free_days, recall_of, waited
from molette.engine.waits.types import ResponseModel, Wait
from molette.engine.waits.types.answers import NEW
from molette.sources.finding import MAIL, File, find_files
from molette.sources.gathering import Follow
from molette.sources.mail.exchanges import read_exchanges
from molette.sources.mail.messages import Message, read_messages
from molette.sources.mail.stores import pieces_of
from molette.sources.public_holidays import public_holidays

DONE, HOLDS_ERRORS = 0, 1


def add_waits_command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser, lang: str
) -> None:
    """Add `waits`."""
    command = commands.add_parser("waits", parents=[common], help=say("waits", lang), description=say("waits", lang))
    command.add_argument("path", type=Path, metavar="mailbox", help=say("mailbox", lang))
    command.add_argument("--me", action="extend", nargs="+", required=True, metavar="ADDRESS", help=say("me", lang))
    command.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    with _rarely_collected():
        return _waits(arguments)


@contextmanager
def _rarely_collected() -> Iterator[None]:
    """Records by the hundred thousand, none of them in a circle: looking for circles at each step costs a tenth."""
    usual = gc.get_threshold()
    gc.set_threshold(100_000, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _waits(arguments: argparse.Namespace) -> int:
    messages, refused = _mail(arguments.path, shown(arguments.lang))
    read = read_exchanges(messages, me=arguments.me)
    mission = Mission(
        arguments.path.stem, read.facts[0].at.date() if read.facts else datetime.min.date(), people=read.people
    )
    ledger = Ledger(read.facts)
    days_off, _ = public_holidays(Journal(mission, ledger))
    waits, _frozen, adrift = read_waits(mission, ledger)
    now = max((message.at for message in messages if message.at), default=datetime.now(ZoneInfo(mission.zone)))
    moment = now.astimezone(ZoneInfo(mission.zone)).replace(tzinfo=None)
    calendar = WorkCalendar(days_off=days_off)
    settled = settle(waits, calendar, moment, Policy().lapse_days)
    answers, _ = learn_answers(mission, settled, NEW, calendar, moment)
    problems = (*refused, *read.problems, *adrift)
    found = {
        "messages": sum(bool(message.id) for message in messages),
        "threads": len(read.threads),
        "people": [_person(person) for person in read.people],
        "waits": [wait_json(wait, _forgotten(wait, answers, calendar, moment)) for wait in settled],
        "problems": [problem_json(problem, arguments.lang) for problem in problems],
    }  # fmt: skip
    is_json = arguments.format == "json"
    print(json.dumps(found, ensure_ascii=False, indent=1) if is_json else _text(found, arguments.lang))
    return HOLDS_ERRORS if any(problem.is_error for problem in problems) else DONE


def _mail(path: Path, follow: Follow) -> tuple[tuple[Message, ...], tuple[Problem, ...]]:
    """The messages of a mailbox, or of all the mail in a folder or an archive, and what was refused there."""
    if path.is_file() and not is_zipfile(path):
        return tuple(read_messages(follow(pieces_of(path), path))), ()
    with TemporaryDirectory() as room:
        found = list(find_files([path], Path(room)))
        boxes = [file for file in found if isinstance(file, File) and file.kind in MAIL]
        pieces = (piece for box in boxes for piece in follow(pieces_of(box.path, name=box.name), box.path))
        return tuple(read_messages(pieces)), tuple(each for each in found if isinstance(each, Problem))


def _forgotten(wait: Wait, answers: ResponseModel, calendar: WorkCalendar, now: datetime) -> float | None:
    if not wait.state.is_open:
        return None
    theirs = answers.calendar_of(wait.holder, calendar)
    recall = recall_of(wait, wait.since, now, free_days(wait, theirs, now))
    return round(answers.forgotten(wait.holder, wait.kind, waited(wait, theirs, now), recall), 3)


def _person(person: Person) -> dict[str, Any]:
    return {"handle": person.handle, "name": person.called, "addresses": list(person.addresses)}


def _text(found: dict[str, Any], lang: str) -> str:
    waits = found["waits"]
    is_open = [wait for wait in waits if wait["state"] in ("open", "held")]
    counts = {**found, "people": len(found["people"]), "open": len(is_open), "closed": len(waits) - len(is_open)}
    lines = [say("found", lang, **counts), ""]
    for wait in waits:
        answered = f" → {wait['answered_at'][:16]}" if wait["answered_at"] else f" ({wait['state']})"
        lines.append(f"{wait['asked_at'][:16]} {wait['asker']} -> {wait['holder']}  {wait['kind']}{answered}")
        lines.append(f"    {wait['text'][:110]}")
    return "\n".join([*lines, *problems_text(found["problems"], lang)])
