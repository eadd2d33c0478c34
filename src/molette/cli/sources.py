"""`molette sources`: what can be read, and what files are."""

import argparse
import json
from collections import Counter
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from molette.cli.progress import shown
from molette.cli.text import problems_text
from molette.cli.words import say
from molette.engine.ledger.types import Mission
from molette.engine.problems import Problem
from molette.engine.report.contract import problem_json
from molette.engine.report.fact_names import fact_name
from molette.sources.catalogue import CATALOGUE, called
from molette.sources.finding import File, find_files
from molette.sources.gathering import FileRead, gather

DONE, HOLDS_ERRORS = 0, 1


def add_source_command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser, lang: str
) -> None:
    """Add `sources`."""
    command = commands.add_parser(
        "sources", parents=[common], help=say("sources", lang), description=say("sources", lang)
    )
    command.add_argument("paths", type=Path, nargs="*", metavar="PATH", help=say("sources-path", lang))
    command.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    if not arguments.paths:
        _print(_catalogue(arguments.lang), arguments, _catalogue_text)
        return DONE
    with TemporaryDirectory() as room:
        found = list(find_files(arguments.paths, Path(room)))
        files = [each for each in found if isinstance(each, File)]
        today = date.today()  # noqa: DTZ011 (an evidence without a mission)
        gathered = gather(files, Mission("", today), is_new=True, follow=shown(arguments.lang))
    refused = [each for each in found if isinstance(each, Problem)]
    said = {
        "files": [_file(read, arguments.lang) for read in gathered.reads]
        + [_refused(problem, arguments.lang) for problem in refused],
        "problems": [problem_json(problem, arguments.lang) for problem in gathered.problems],
    }
    _print(said, arguments, _files_text)
    return HOLDS_ERRORS if refused or any(problem.is_error for problem in gathered.all_problems) else DONE


def _catalogue(lang: str) -> dict[str, Any]:
    return {
        "sources": [
            {
                "kind": str(one.kind),
                "name": one.called(lang),
                "extensions": list(one.suffixes),
                "tools": {tool.name: tool.english if lang == "en" else tool.french for tool in one.tools},
            }
            for one in CATALOGUE
        ]
    }


def _catalogue_text(said: dict[str, Any], lang: str) -> list[str]:
    lines = []
    for one in said["sources"]:
        lines.append(say("readable", lang, kind=one["name"].capitalize(), suffixes=", ".join(one["extensions"])))
        lines += [f"  {tool} : {way}" if lang == "fr" else f"  {tool}: {way}" for tool, way in one["tools"].items()]
    return lines


def _file(read: FileRead, lang: str) -> dict[str, Any]:
    counts = Counter(fact.kind for fact in read.facts)
    return {
        "name": read.file.name,
        "kind": str(read.file.kind),
        "messages": read.messages,
        "facts": {str(kind): count for kind, count in counts.most_common()},
        "problems": [problem_json(problem, lang) for problem in read.problems],
    }


def _refused(problem: Problem, lang: str) -> dict[str, Any]:
    return {
        "name": problem.where.source, "kind": "", "messages": 0, "facts": {}, "problems": [problem_json(problem, lang)]
    }  # fmt: skip


def _files_text(said: dict[str, Any], lang: str) -> list[str]:
    lines = []
    for file in said["files"]:
        if not file["kind"]:
            lines.append(say("file-refused", lang, name=file["name"]))
            continue
        kind = called(file["kind"], lang)
        facts = ", ".join(fact_name(name, count, lang) for name, count in file["facts"].items())
        code = "gives-messages" if file["messages"] else "gives"
        given = facts or say("gives-nothing", lang)
        lines.append(say(code, lang, name=file["name"], kind=kind, messages=file["messages"], facts=given))
    problems = [problem for file in said["files"] for problem in file["problems"]]
    return [*lines, *problems_text([*problems, *said["problems"]], lang)]


def _print(said: dict[str, Any], arguments: argparse.Namespace, text: Any) -> None:
    is_json = arguments.format == "json"
    print(json.dumps(said, ensure_ascii=False, indent=1) if is_json else "\n".join(text(said, arguments.lang)))
