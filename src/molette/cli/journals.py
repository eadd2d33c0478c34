"""`molette journal check|format|export|verify`."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from molette.cli.text import problems_text
from molette.cli.words import say
from molette.engine.ledger.chain import seal_journal, verify
from molette.engine.ledger.reading import read_journal
from molette.engine.ledger.types import Journal
from molette.engine.ledger.writing import format_journal, write_journal
from molette.engine.problems import Problem
from molette.engine.report.contract import problem_json
from molette.sources.evidence import read_mission
from molette.sources.recognition import decode


def add_journal_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser, lang: str
) -> None:
    """Add `journal` and what it does."""
    journal = commands.add_parser("journal", help=say("journal", lang), description=say("journal", lang))
    actions = journal.add_subparsers(required=True, metavar="ACTION")
    runs: dict[str, tuple[str, Callable[[argparse.Namespace], int]]] = {
        "check": ("check", _check),
        "format": ("format-journal", _format),
        "export": ("export", _export),
        "verify": ("verify", _verify),
    }
    for name, (words, run) in runs.items():
        action = actions.add_parser(name, parents=[common], help=say(words, lang), description=say(words, lang))
        action.add_argument("path", type=Path, metavar="FILE", help=say("path", lang))
        action.set_defaults(run=run)
        if name == "format":
            action.add_argument("--write", action="store_true", help=say("write", lang))


def _read(path: Path) -> Journal:
    return read_journal(decode(path.read_bytes())[0], path.name)


def _check(arguments: argparse.Namespace) -> int:
    journal = _read(arguments.path)
    return _tell(
        journal.problems, arguments, say("all-good", arguments.lang, facts=len(journal.ledger)), len(journal.ledger)
    )


def _verify(arguments: argparse.Namespace) -> int:
    journal = _read(arguments.path)
    sealed = sum(fact.seal is not None for fact in journal.ledger)
    broken = [problem.at(arguments.path.name) for problem in (*journal.problems, *verify(journal))]
    return _tell(broken, arguments, say("chain-good", arguments.lang, facts=sealed), sealed)


def _format(arguments: argparse.Namespace) -> int:
    text = format_journal(decode(arguments.path.read_bytes())[0])
    if arguments.write:
        arguments.path.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return 1 if any(problem.is_error for problem in _read(arguments.path).problems) else 0


def _export(arguments: argparse.Namespace) -> int:
    """The mission with all its evidence as one sealed journal; problems go to the error output."""
    journal = read_mission(arguments.path)
    sealed = seal_journal(journal)
    if arguments.format == "json":
        print(json.dumps({"journal": write_journal(sealed), "facts": len(sealed.ledger)}, ensure_ascii=False, indent=1))
    else:
        sys.stdout.write(write_journal(sealed))
    problems = [problem_json(problem, arguments.lang) for problem in journal.problems]
    print("\n".join(problems_text(problems, arguments.lang)), end="", file=sys.stderr)
    return 1 if any(problem.is_error for problem in journal.problems) else 0


def _tell(problems: Iterable[Problem], arguments: argparse.Namespace, good: str, facts: int) -> int:
    found = list(problems)
    told = [problem_json(problem, arguments.lang) for problem in found]
    if arguments.format == "json":
        print(json.dumps({"facts": facts, "problems": told}, ensure_ascii=False, indent=1))
    else:
        print("\n".join(f"{problem['where']} {problem['text']}".strip() for problem in told) or good)
    return 1 if any(problem.is_error for problem in found) else 0
