"""`molette ...`: one function for each command, and the words that lead to it."""

import argparse
import json
import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import molette
from molette.cli.backtests import add_backtest_commands
from molette.cli.diagnoses import add_diagnose_command
from molette.cli.imports import add_import_command
from molette.cli.journals import add_journal_commands
from molette.cli.knowledge import add_knowledge_commands, known
from molette.cli.progress import shown
from molette.cli.sources import add_source_command
from molette.cli.steps import add_steps_command
from molette.cli.text import assessment_text
from molette.cli.waits import add_waits_command
from molette.cli.words import say, usual_language
from molette.engine import Case, Policy, assess
from molette.engine.calendar import noon
from molette.engine.ledger.types import Mission
from molette.engine.report.contract import as_json
from molette.knowledge.pay import pay_rules_of
from molette.sources.evidence import read_mission
from molette.sources.public_holidays import public_holidays
from molette.sources.samples import sample_folders

DONE, HOLDS_ERRORS, WRONG_USE = 0, 1, 2
Command = Callable[[argparse.Namespace], int]


def main(words: list[str] | None = None) -> int:
    """Run a command; 0 done, 1 the input holds errors (the rest is done), 2 wrong use."""
    given = sys.argv[1:] if words is None else words
    lang = _language(given)
    arguments = _parser(lang).parse_args(given)
    arguments.lang = lang
    try:
        command: Command = arguments.run
        return command(arguments)
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        reason = error.strerror or str(error)
        print(say("unreadable", lang, path=error.filename or "?", reason=reason), file=sys.stderr)
        return WRONG_USE


def _language(words: list[str]) -> str:
    """`--lang` wherever it stands, so that even the help speaks it."""
    for place, word in enumerate(words):
        if word in ("--lang=fr", "--lang=en"):
            return word[-2:]
        if word == "--lang" and words[place + 1 : place + 2] in (["fr"], ["en"]):
            return words[place + 1]
    return usual_language()


def _parser(lang: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("molette", description=say("about", lang))
    parser.add_argument("--version", action="version", version=molette.__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--format", choices=["text", "json"], default="text", help=say("format", lang))
    common.add_argument("--lang", choices=["fr", "en"], help=say("lang", lang))

    def add(name: str, run: Command) -> argparse.ArgumentParser:
        command = commands.add_parser(name, parents=[common], help=say(name, lang), description=say(name, lang))
        command.set_defaults(run=run)
        return command

    assessing = add("assess", _assess)
    assessing.add_argument("path", type=Path, help=say("path", lang))
    assessing.add_argument("--now", type=_moment(lang), metavar="DATE", help=say("now", lang))
    assessing.add_argument("--seed", type=int, default=0, help=say("seed", lang))
    assessing.add_argument("--me", action="extend", nargs="+", default=[], metavar="ADDRESS", help=say("me", lang))
    add_waits_command(commands, common, lang)
    add_import_command(commands, common, lang)
    add_source_command(commands, common, lang)
    add_journal_commands(commands, common, lang)
    add_backtest_commands(commands, common, lang)
    add_diagnose_command(commands, common, lang)
    add_steps_command(commands, common, lang)
    add_knowledge_commands(commands, common, lang)
    add("demo", _demo)
    serving = add("serve", _serve)
    serving.add_argument("--host", default="127.0.0.1", help=say("host", lang))
    serving.add_argument("--port", type=int, default=8000, help=say("port", lang))
    serving.add_argument("--no-browser", action="store_true", help=say("no-browser", lang))
    add("worker", _work)
    return parser


def _moment(lang: str) -> Callable[[str], datetime]:
    def read(text: str) -> datetime:
        try:
            moment = datetime.fromisoformat(text).replace(tzinfo=None)
        except ValueError:
            raise argparse.ArgumentTypeError(say("date-wrong", lang, text=text)) from None
        return noon(moment.date()) if len(text) <= len("2026-05-21") else moment

    return read


def _assess(arguments: argparse.Namespace) -> int:
    said, has_errors = _said(arguments.path, arguments)
    _print(said if arguments.format == "json" else assessment_text(said, arguments.lang))
    return HOLDS_ERRORS if has_errors else DONE


def _said(path: Path, arguments: argparse.Namespace) -> tuple[dict[str, Any], bool]:
    given: datetime | None = getattr(arguments, "now", None)
    journal = read_mission(path, me=getattr(arguments, "me", ()), now=given, follow=shown(arguments.lang))
    days_off, unknown = public_holidays(journal)
    now = given or _now(journal.mission)
    rules = pay_rules_of(journal.mission.country, now.date())
    shelf = known([])
    case = Case(
        journal.mission, journal.ledger, days_off, rules, shelf.knowledge, shelf.ways_out,
        journal.problems + unknown,
    )  # fmt: skip
    said = as_json(assess(case, Policy(), now=now, seed=getattr(arguments, "seed", 0)), arguments.lang)
    return said, any(problem.is_error for problem in case.problems)


def _now(mission: Mission) -> datetime:
    """The day an archive was taken, or the present moment where the mission is."""
    if mission.taken:
        return noon(mission.taken)
    return datetime.now(ZoneInfo(mission.zone)).replace(tzinfo=None, microsecond=0)


def _demo(arguments: argparse.Namespace) -> int:
    told = [(folder.name, _said(folder, arguments)[0]) for folder in sample_folders()]
    if arguments.format == "json":
        _print(dict(told))
    for name, said in told if arguments.format == "text" else ():
        print(f"demo/{name}\n{assessment_text(said, arguments.lang)}\n")
    return DONE


def _serve(arguments: argparse.Namespace) -> int:
    from molette.web.serving import serve

    return serve(arguments.host, arguments.port, open_browser=not arguments.no_browser)


def _work(arguments: argparse.Namespace) -> int:
    from molette.web.serving import work

    return work()


def _print(found: dict[str, Any] | str) -> None:
    print(found if isinstance(found, str) else json.dumps(found, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    sys.exit(main())
