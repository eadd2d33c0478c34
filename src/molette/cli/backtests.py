"""`molette backtest waits`: what would have been foreseen of a log of the past, each time with what was known then."""

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

import numpy as np
from tqdm import tqdm

from molette.cli.finish_backtest import add_finish_backtest
from molette.cli.tables import NotThatTableError, WrongRowError, lines_of, rows_of
from molette.cli.text import problems_text
from molette.cli.words import say
from molette.engine.waits.clock import CHECKPOINTS, HORIZONS, Log
from molette.engine.waits.foresight import Said, foresee

COLUMNS = ("wait_id", "mission", "asker", "answerer", "kind", "asked_at", "answered_at", "observed_until")
WRITTEN = ("wait_id", "checkpoint_h", *(f"p_{hours:.0f}h" for hours in HORIZONS))
START = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Row:
    """A line that reads well; hours since 1970, `answered` is inf when no answer came."""

    id: str
    asker: str
    answerer: str
    kind: str
    asked: float
    answered: float
    observed_until: float


def add_backtest_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser, lang: str
) -> None:
    """Add `backtest` and what it walks through."""
    backtest = commands.add_parser("backtest", help=say("backtest", lang), description=say("backtest", lang))
    subjects = backtest.add_subparsers(required=True, metavar="SUBJECT")
    said = say("backtest-waits", lang)
    waits = subjects.add_parser("waits", parents=[common], help=said, description=said)
    waits.add_argument("path", type=Path, metavar="WAITS.csv", help=say("waits-file", lang))
    waits.add_argument("--out", type=Path, required=True, metavar="PRED.csv", help=say("predictions-file", lang))
    waits.set_defaults(run=_waits)
    add_finish_backtest(subjects, common, lang)


def _waits(arguments: argparse.Namespace) -> int:
    try:
        lines = lines_of(arguments.path, COLUMNS, arguments.out, arguments.lang)
        read, problems = read_rows(lines, arguments.path.name, arguments.lang)
    except NotThatTableError as reason:
        print(say("unreadable", arguments.lang, path=arguments.path, reason=reason), file=sys.stderr)
        return 2
    rows = last_of_each(read)
    with arguments.out.open("w", encoding="utf-8", newline="") as file:
        questions = _write(rows, file, arguments.lang)
    counts = {"waits": len(rows), "questions": questions, "repeated": len(read) - len(rows)}
    if arguments.format == "json":
        print(json.dumps({**counts, "problems": problems}, ensure_ascii=False, indent=1))
    else:
        lines_said = [say("foreseen", arguments.lang, path=arguments.out, **counts)]
        if counts["repeated"]:
            lines_said.append(say("repeated", arguments.lang, count=counts["repeated"]))
        print("\n".join([*lines_said, *problems_text(problems, arguments.lang)]))
    return 1 if problems else 0


def read_rows(lines: "csv.DictReader[str]", name: str, lang: str) -> tuple[list[Row], list[dict[str, str]]]:
    """The rows that read well, in the order they were asked, and what is wrong with the others."""
    rows, problems = rows_of(lines, _row, name, lang)
    return sorted(rows, key=lambda row: row.asked), problems


def last_of_each(rows: Iterable[Row]) -> list[Row]:
    """The rows without those that another one repeats: of several with the same identifier, the one asked last."""
    return sorted({row.id: row for row in rows}.values(), key=lambda row: row.asked)


def _row(line: Mapping[str, str]) -> Row:
    """The row of a line; ValueError when it has no identifier, when a date cannot be read or they make no sense."""
    words = {name: line[name] for name in COLUMNS}
    if not words["wait_id"]:
        raise ValueError
    asked, until = _hour(words["asked_at"]), _hour(words["observed_until"])
    answered = _hour(words["answered_at"]) if words["answered_at"] else np.inf
    if answered < asked:
        raise WrongRowError("answer-too-early")
    if until < asked:
        raise WrongRowError("observed-too-short")
    return Row(words["wait_id"], words["asker"], words["answerer"], words["kind"], asked, answered, until)


def _hour(text: str) -> float:
    """Hours since 1970; a date without its offset is taken as UTC."""
    moment = datetime.fromisoformat(text)
    return ((moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - START).total_seconds() / 3600


def log_of(rows: Iterable[Row]) -> Log:
    """Rows as arrays, names as numbers."""
    found = list(rows)
    names = {
        name: np.unique([getattr(row, name) for row in found], return_inverse=True)[1].astype(int)
        for name in ("asker", "answerer", "kind")
    }
    hours = {name: np.array([getattr(row, name) for row in found]) for name in ("asked", "answered", "observed_until")}
    return Log(**names, **hours)


def _write(rows: list[Row], file: TextIO, lang: str) -> int:
    """Write the chances as they are foreseen, in time order; how many lines."""
    out = csv.writer(file, lineterminator="\n")
    out.writerow(WRITTEN)
    count = 0
    for day in _followed(foresee(log_of(rows)), len(rows), lang):
        for wait, checkpoint, chances in zip(day.wait, day.checkpoint, day.chances, strict=True):
            out.writerow([rows[wait].id, f"{CHECKPOINTS[checkpoint]:.0f}", *(f"{chance:.6f}" for chance in chances)])
        count += len(day.wait)
    return count


def _followed(days: Iterator[Said], waits: int, lang: str) -> Iterator[Said]:
    """The same days; on a terminal a bar moves with the waits begun."""
    with tqdm(total=waits, desc=say("foreseeing", lang), leave=False, disable=not sys.stderr.isatty()) as bar:
        for day in days:
            yield day
            bar.update(int((day.checkpoint == 0).sum()))
