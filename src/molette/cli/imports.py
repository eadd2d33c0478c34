"""`molette import`: what files say of a mission, added to its journal; and taken back."""

import argparse
import json
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

from molette.cli.layouts import layout_of
from molette.cli.progress import shown
from molette.cli.text import problems_text
from molette.cli.words import say
from molette.engine.ledger.appending import append_facts, take_back
from molette.engine.ledger.merging import identity, in_order
from molette.engine.ledger.reading import read_journal
from molette.engine.ledger.types import Fact, Journal, Ledger, Mission
from molette.engine.ledger.writing import write_journal
from molette.engine.problems import Problem
from molette.engine.report.contract import problem_json
from molette.sources.catalogue import called
from molette.sources.finding import File, find_files
from molette.sources.gathering import FileRead, Gathered, gather
from molette.sources.recognition import SourceKind, decode, recognise

JOURNAL_NAME = "mission.journal"
HEAD = 4096
DONE, HOLDS_ERRORS, WRONG_USE = 0, 1, 2


def add_import_command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser, lang: str
) -> None:
    """Add `import`."""
    command = commands.add_parser("import", parents=[common], help=say("import", lang), description=say("import", lang))
    command.add_argument("mission", type=Path, metavar="MISSION", help=say("import-mission", lang))
    command.add_argument("paths", type=Path, nargs="*", metavar="PATH", help=say("import-path", lang))
    command.add_argument("--me", action="append", default=[], metavar="ADDRESS", help=say("me", lang))
    command.add_argument("--map", action="append", default=[], metavar="KEY=VALUE", help=say("map", lang))
    command.add_argument("--dry-run", action="store_true", help=say("dry-run", lang))
    command.add_argument("--undo", action="store_true", help=say("undo", lang))
    command.set_defaults(run=lambda arguments: _run(arguments, command))


def _run(arguments: argparse.Namespace, command: argparse.ArgumentParser) -> int:
    if arguments.undo == bool(arguments.paths):
        command.error(say("import-what", arguments.lang))
    place = _place(arguments.mission, arguments.lang)
    if isinstance(place, str):
        print(place, file=sys.stderr)
        return WRONG_USE
    if arguments.undo:
        return _undo(place, arguments)
    try:
        arguments.layout = layout_of(arguments.map, arguments.lang)
    except argparse.ArgumentTypeError as wrong:
        command.error(str(wrong))
    return _import(place, arguments)


def _place(mission: Path, lang: str) -> Path | str:
    """The journal to add to, there or to be made; or why there is none."""
    if mission.is_dir():
        found = [file for file in sorted(mission.iterdir()) if file.is_file() and _is_journal(file)]
        if len(found) > 1:
            return say("journals-several", lang, path=mission, names=", ".join(file.name for file in found))
        return found[0] if found else mission / JOURNAL_NAME
    if mission.exists():
        return mission if _is_journal(mission) else say("journal-expected", lang, path=mission)
    return mission if mission.suffix == ".journal" else mission / JOURNAL_NAME


def _is_journal(file: Path) -> bool:
    with file.open("rb") as opened:
        return recognise(file.name, opened.read(HEAD)) is SourceKind.JOURNAL


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What was read and what of it is new."""

    reads: Sequence[FileRead]
    refused: Sequence[Problem]
    told: Sequence[Problem]
    known: frozenset[str]
    fresh: tuple[Fact, ...]

    @property
    def has_errors(self) -> bool:
        held = [problem for read in self.reads for problem in read.problems]
        return any(problem.is_error for problem in (*held, *self.refused, *self.told))


def _import(place: Path, arguments: argparse.Namespace) -> int:
    text = decode(place.read_bytes())[0] if place.exists() else ""
    journal = read_journal(text, place.name) if text else None
    with TemporaryDirectory() as room:
        found = list(find_files(arguments.paths, Path(room)))
        files = [each for each in found if isinstance(each, File) and not _is_same(each.path, place)]
        mission = journal.mission if journal else _new_mission(place)
        gathered = _gathered(files, journal, mission, arguments)
    refused = [each for each in found if isinstance(each, Problem)]
    outcome = _outcome(gathered, journal, refused)
    if not arguments.dry_run and outcome.fresh:
        base = text or write_journal(Journal(_started(gathered.mission, outcome.fresh), Ledger()))
        names = [read.file.name for read in gathered.reads if read.facts]
        write_whole(place, append_facts(base, gathered.mission.people, outcome.fresh, names=names, now=_now(mission)))
    _tell(outcome, place, arguments)
    return HOLDS_ERRORS if outcome.has_errors else DONE


def _is_same(path: Path, place: Path) -> bool:
    return place.exists() and path.samefile(place)


def _new_mission(place: Path) -> Mission:
    name = place.stem if place.name != JOURNAL_NAME else place.resolve().parent.name
    return Mission(name, date.today())  # noqa: DTZ011 (until its first fact is known)


def _started(mission: Mission, facts: Sequence[Fact]) -> Mission:
    return replace(mission, start=min(fact.at.date() for fact in facts), people=())


def _gathered(
    files: Sequence[File], journal: Journal | None, mission: Mission, arguments: argparse.Namespace
) -> Gathered:
    """A journal of a mission that is not written yet gives its plan too."""
    plans = [file for file in files if file.kind is SourceKind.JOURNAL] if journal is None else []
    if plans:
        mission = read_journal(decode(plans[0].path.read_bytes())[0], plans[0].name).mission
    is_new = journal is None and not plans
    return gather(
        files, mission, me=arguments.me, now=_now(mission), told=journal.ledger if journal else Ledger(),
        is_new=is_new, layout=arguments.layout, follow=shown(arguments.lang),
    )  # fmt: skip


def _now(mission: Mission) -> datetime:
    return datetime.now(ZoneInfo(mission.zone)).replace(tzinfo=None, microsecond=0)


def _outcome(gathered: Gathered, journal: Journal | None, refused: Sequence[Problem]) -> _Outcome:
    known = frozenset(identity(fact) for fact in journal.ledger) if journal else frozenset()
    fresh = {identity(fact): fact for fact in gathered.facts if identity(fact) not in known}
    return _Outcome(gathered.reads, refused, gathered.problems, known, tuple(in_order(fresh.values())))


def _tell(outcome: _Outcome, place: Path, arguments: argparse.Namespace) -> None:
    lang = arguments.lang
    said = {
        "journal": str(place),
        "added": 0 if arguments.dry_run else len(outcome.fresh),
        "new": len(outcome.fresh),
        "files": [*_files_json(outcome, lang), *(_refusal_json(problem, lang) for problem in outcome.refused)],
        "problems": [problem_json(problem, lang) for problem in outcome.told],
    }
    if arguments.format == "json":
        print(json.dumps(said, ensure_ascii=False, indent=1))
        return
    print("\n".join(_text(said, arguments)))


def _files_json(outcome: _Outcome, lang: str) -> Iterator[dict[str, Any]]:
    """Each file; what two of them say is new in the first."""
    known = set(outcome.known)
    for read in outcome.reads:
        new = {identity(fact) for fact in read.facts} - known
        known |= new
        yield {
            "name": read.file.name,
            "kind": str(read.file.kind),
            "messages": read.messages,
            "new": len(new),
            "known": len(read.facts) - len(new),
            "unreadable": sum(problem.is_error for problem in read.problems),
            "problems": [problem_json(problem, lang) for problem in read.problems],
        }


def _refusal_json(problem: Problem, lang: str) -> dict[str, Any]:
    return {
        "name": problem.where.source, "kind": "", "messages": 0, "new": 0, "known": 0, "unreadable": 1,
        "problems": [problem_json(problem, lang)],
    }  # fmt: skip


def _text(said: dict[str, Any], arguments: argparse.Namespace) -> list[str]:
    """A line for each file, what could not be read, then the sum."""
    lang = arguments.lang
    lines = []
    for file in said["files"]:
        code = "file-read" if file["kind"] else "file-refused"
        kind = called(file["kind"], lang)
        lines.append(say(code, lang, name=file["name"], kind=kind, new=file["new"], known=file["known"]))
    problems = [problem for file in said["files"] for problem in file["problems"]]
    end = "would-add" if arguments.dry_run else "added" if said["added"] else "nothing-new"
    told = problems_text([*problems, *said["problems"]], lang)
    return [*lines, *told, "", say(end, lang, facts=said["new"], path=said["journal"])]


def _undo(place: Path, arguments: argparse.Namespace) -> int:
    taken = take_back(decode(place.read_bytes())[0])
    if taken and not arguments.dry_run:
        write_whole(place, taken.text)
    said = {"journal": str(place), "removed": taken.facts if taken else 0, "files": taken.names if taken else ""}
    if arguments.format == "json":
        print(json.dumps(said, ensure_ascii=False, indent=1))
    else:
        code = "nothing-to-undo" if not taken else "would-undo" if arguments.dry_run else "undone"
        print(say(code, arguments.lang, facts=said["removed"], names=said["files"], path=place))
    return DONE if taken else HOLDS_ERRORS


def write_whole(place: Path, text: str) -> None:
    """The file with all of this text, or as it was: never a part of it, even after a power cut."""
    target = place.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name}.new")
    with fresh.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    if target.exists():
        shutil.copymode(target, fresh)
    fresh.replace(target)
