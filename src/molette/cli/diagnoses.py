"""`molette diagnose`: from answers to the causes, with what speaks for and against each."""

import argparse
import json
import sys
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from molette.cli.knowledge import known
from molette.cli.text import WIDTH, problems_text
from molette.cli.words import say
from molette.engine.diagnosis.adapting import for_trade
from molette.engine.diagnosis.diagnosing import diagnose
from molette.engine.diagnosis.types import Knowledge
from molette.engine.policy import DiagnosisPolicy
from molette.engine.report.contract import problem_json
from molette.engine.report.diagnosis import diagnosis_json
from molette.sources.answers import read_answers
from molette.sources.recognition import decode

SHOWN, FACTS, LEAST, WEIGHT = 6, 3, 0.05, 0.1


def add_diagnose_command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser, lang: str
) -> None:
    """Add `diagnose`."""
    said = say("diagnose", lang)
    diagnosing = commands.add_parser("diagnose", parents=[common], help=said, description=said)
    diagnosing.add_argument("--answers", type=Path, required=True, metavar="FILE", help=say("answers", lang))
    diagnosing.add_argument(
        "--knowledge", type=Path, action="append", default=[], metavar="FILE", help=say("knowledge-file", lang)
    )
    diagnosing.add_argument("--trade", help=say("trade", lang))
    diagnosing.add_argument("--seed", type=int, default=0, help=say("seed", lang))
    diagnosing.set_defaults(run=_diagnose)


def _diagnose(arguments: argparse.Namespace) -> int:
    found = known(arguments.knowledge)
    trades = [trade.id for trade in found.knowledge.trades]
    if arguments.trade and arguments.trade not in trades:
        print(say("trade-unknown", arguments.lang, found=arguments.trade, trades=", ".join(trades)), file=sys.stderr)
        return 2
    knowledge = for_trade(found.knowledge, arguments.trade) if arguments.trade else found.knowledge
    text = decode(arguments.answers.read_bytes())[0]
    answers = read_answers(text, arguments.answers.name, knowledge.by_observable)
    diagnosis = diagnose(answers.observations, knowledge, DiagnosisPolicy(), seed=arguments.seed)
    problems = (*found.problems, *answers.problems)
    said = diagnosis_json(diagnosis, knowledge, arguments.lang)
    said["problems"] = [problem_json(problem, arguments.lang) for problem in problems]
    if arguments.format == "json":
        json.dump(said, sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        print("\n".join(diagnosis_text(said, knowledge, arguments.lang)))
    return 1 if any(problem.is_error for problem in problems) else 0


def diagnosis_text(said: Mapping[str, Any], knowledge: Knowledge, lang: str) -> Iterator[str]:
    """The sentence first, then the causes with their facts, the places, the next question."""
    yield from textwrap.wrap(said["sentence"], WIDTH, break_on_hyphens=False)
    yield from ("", say("causes", lang))
    for cause in [one for one in said["causes"][:SHOWN] if one["probability"] >= LEAST]:
        yield from _cause_lines(cause, knowledge, lang)
    yield from ("", say("places", lang))
    places = {label.said(lang): said["places"][str(place)] for place, label in knowledge.places.items()}
    yield "  " + ", ".join(f"{label} {percent(chance, lang)}" for label, chance in places.items())
    if said["next_question"]:
        yield from ("", say("next-question", lang))
        yield from _indented(f"{said['next_question']['question']}  ({said['next_question']['id']})")
    if said["would_change"]:
        yield from ("", say("would-change", lang))
    for swing in said["would_change"][:FACTS]:
        change = say("change", lang, before=percent(swing["before"], lang), after=percent(swing["after"], lang))
        yield from _indented(f"{swing['fact']} {change}")
    yield from problems_text(said["problems"], lang)


def _cause_lines(cause: Mapping[str, Any], knowledge: Knowledge, lang: str) -> Iterator[str]:
    low, high = (percent(mark, lang) for mark in cause["range"])
    between = say("between", lang, low=low, high=high)
    place = knowledge.places[knowledge.cause(cause["id"]).place].said(lang).lower()
    yield from _indented(f"{percent(cause['probability'], lang)} ({between})  {cause['label']}, {place}")
    for fact in [one for one in cause["evidence"] if abs(one["weight"]) >= WEIGHT][:FACTS]:
        yield from _indented(f"{'+' if fact['weight'] > 0 else '-'} {fact['fact']}", 6)


def _indented(text: str, margin: int = 2) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=" " * margin, subsequent_indent=" " * (margin + 2), break_on_hyphens=False
    )


def percent(chance: float, lang: str) -> str:
    """`73 %`."""
    return f"{100 * chance:.0f}" + ("\u202f%" if lang == "fr" else " %")
