"""`molette knowledge check`: what is wrong with what Molette knows, in words, with the file and the line."""

import argparse
import json
import os
from pathlib import Path

from molette.cli.text import problems_text
from molette.cli.words import say
from molette.engine.report.contract import problem_json
from molette.knowledge.library import Library, library


def add_knowledge_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser, lang: str
) -> None:
    """Add `knowledge` and what it does."""
    knowledge = commands.add_parser("knowledge", help=say("knowledge", lang), description=say("knowledge", lang))
    actions = knowledge.add_subparsers(required=True, metavar="ACTION")
    said = say("check-knowledge", lang)
    check = actions.add_parser("check", parents=[common], help=said, description=said)
    check.add_argument("paths", type=Path, nargs="*", metavar="FILE", help=say("knowledge-file", lang))
    check.set_defaults(run=_check)


def known(extra: list[Path]) -> Library:
    """What Molette knows, with the files of `~/.molette/knowledge` and those named."""
    home = Path(os.environ.get("MOLETTE_HOME", "~/.molette")).expanduser()
    return library((*sorted((home / "knowledge").glob("*.yaml")), *extra))


def _check(arguments: argparse.Namespace) -> int:
    found = known(arguments.paths)
    counts = {
        "causes": len(found.knowledge.causes),
        "observables": len(found.knowledge.observables),
        "links": sum(len(one.links) for one in found.knowledge.observables),
        "remedies": len(found.ways_out.remedies),
        "sources": len(found.knowledge.sources),
    }
    told = [problem_json(problem, arguments.lang) for problem in found.problems]
    if arguments.format == "json":
        print(json.dumps({**counts, "problems": told}, ensure_ascii=False, indent=1))
    else:
        print("\n".join([say("known", arguments.lang, **counts), *problems_text(told, arguments.lang)]))
    return 1 if any(problem.is_error for problem in found.problems) else 0
