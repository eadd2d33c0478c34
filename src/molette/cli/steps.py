"""`molette steps`: which steps of a log wait for something outside."""

import argparse
import json
from pathlib import Path
from typing import Any

from molette.cli.text import problems_text
from molette.cli.words import say
from molette.engine.problems import Problem
from molette.engine.report.contract import problem_json
from molette.engine.waits.outside import NOTICED, OutsideWait, outside_waits
from molette.sources.event_logs.cases import Case
from molette.sources.event_logs.reading import read_cases
from molette.sources.event_logs.steps import joined, read_steps

SHOWN = 12


def add_steps_command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser, lang: str
) -> None:
    """Add `steps`."""
    command = commands.add_parser("steps", parents=[common], help=say("steps", lang), description=say("steps", lang))
    command.add_argument("path", type=Path, metavar="LOG", help=say("log-file", lang))
    command.set_defaults(run=_run)


def read_log(path: Path, lang: str) -> tuple[list[Case], list[Problem]]:
    """The cases of a log and what is wrong with it."""
    with path.open("rb") as file:
        found = list(read_cases(file, source=path.name, lang=lang))
    cases = joined(one for one in found if isinstance(one, Case) and one.events)
    return cases, [one for one in found if isinstance(one, Problem)]


def _run(arguments: argparse.Namespace) -> int:
    cases, problems = read_log(arguments.path, arguments.lang)
    read = read_steps(cases)
    said: dict[str, Any] = {
        "cases": len(cases),
        "begins_told": read.begins_told,
        "steps": [_step(one, read.names) for one in outside_waits(read.steps)],
        "problems": [problem_json(problem, arguments.lang) for problem in problems],
    }
    if arguments.format == "json":
        print(json.dumps(said, ensure_ascii=False, indent=1))
    else:
        print("\n".join([*_text(said, arguments.lang), *problems_text(said["problems"], arguments.lang)]))
    return 1 if any(problem.is_error for problem in problems) else 0


def _step(one: OutsideWait, names: tuple[str, ...]) -> dict[str, Any]:
    return {
        "step": names[one.step],
        "runs": one.runs,
        "share": round(one.share, 3),
        "hours": round(one.hours, 2),
        "total_hours": round(one.total, 1),
    }


def _text(said: dict[str, Any], lang: str) -> list[str]:
    waiting = [step for step in said["steps"] if step["total_hours"] > NOTICED]
    lines = [say("steps-none" if not waiting else "steps-found", lang, cases=said["cases"])]
    for step in waiting[:SHOWN]:
        share = round(100 * step["share"])
        lines.append("  " + say("steps-line", lang, **{**step, "share": share, "total": round(step["total_hours"])}))
    if said["cases"] and not said["begins_told"]:
        lines.append(say("steps-begins", lang))
    return lines
