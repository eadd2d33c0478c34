"""`molette backtest finish`: when each project would have been said to finish, each week with what was known then."""

import argparse
import csv
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TextIO

import numpy as np

from molette.cli.tables import NotThatTableError, WrongRowError, lines_of, rows_of
from molette.cli.text import problems_text
from molette.cli.words import say
from molette.engine.forecast.finish.foresight import foresee
from molette.engine.forecast.finish.reports import Reports

COLUMNS = ("project", "reported_on", "started_on", "first_estimate", "current_estimate", "finished_on")
WRITTEN = ("project", "reported_on", "p10", "p50", "p90")


@dataclass(frozen=True, slots=True)
class Row:
    """A line that reads well; dates as ordinals, `finished` is inf when the project has not."""

    project: str
    reported: int
    started: int
    first: int
    current: int
    finished: float


def add_finish_backtest(
    subjects: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser, lang: str
) -> None:
    """Add `backtest finish`."""
    said = say("backtest-finish", lang)
    finish = subjects.add_parser("finish", parents=[common], help=said, description=said)
    finish.add_argument("path", type=Path, metavar="REPORTS.csv", help=say("reports-file", lang))
    finish.add_argument("--out", type=Path, required=True, metavar="PRED.csv", help=say("predictions-file", lang))
    finish.set_defaults(run=_finish)


def _finish(arguments: argparse.Namespace) -> int:
    try:
        lines = lines_of(arguments.path, COLUMNS, arguments.out, arguments.lang)
    except NotThatTableError as reason:
        print(say("unreadable", arguments.lang, path=arguments.path, reason=reason), file=sys.stderr)
        return 2
    rows, problems = rows_of(lines, _row, arguments.path.name, arguments.lang)
    rows.sort(key=lambda row: row.reported)
    with arguments.out.open("w", encoding="utf-8", newline="") as file:
        _write(rows, file)
    counts = {"projects": len({row.project for row in rows}), "reports": len(rows)}
    if arguments.format == "json":
        print(json.dumps({**counts, "problems": problems}, ensure_ascii=False, indent=1))
    else:
        done = say("finish-foreseen", arguments.lang, path=arguments.out, **counts)
        print("\n".join([done, *problems_text(problems, arguments.lang)]))
    return 1 if problems else 0


def _row(line: Mapping[str, str]) -> Row:
    """The row of a line; ValueError when it has no project, when a date cannot be read or they make no sense."""
    if not line["project"]:
        raise WrongRowError("report-wrong")
    try:
        reported, started, first, current = (date.fromisoformat(line[name]).toordinal() for name in COLUMNS[1:5])
        finished = date.fromisoformat(line["finished_on"]).toordinal() if line["finished_on"] else np.inf
    except ValueError:
        raise WrongRowError("report-wrong") from None
    if finished < started or reported < started:
        raise WrongRowError("before-the-start")
    return Row(line["project"], reported, started, first, current, finished)


def reports_of(rows: list[Row]) -> Reports:
    """Rows as arrays, projects as numbers."""
    project = np.unique([row.project for row in rows], return_inverse=True)[1].astype(int)
    dates = ([getattr(row, name) for row in rows] for name in ("reported", "started", "first", "current", "finished"))
    return Reports(project, *(np.array(days, float) for days in dates))


def _write(rows: list[Row], file: TextIO) -> None:
    """Write the dates as they are foreseen, in time order."""
    out = csv.writer(file, lineterminator="\n")
    out.writerow(WRITTEN)
    for day in foresee(reports_of(rows)):
        for report, dates in zip(day.report, day.finish, strict=True):
            row = rows[report]
            out.writerow([row.project, date.fromordinal(row.reported), *(_date(found) for found in dates)])


def _date(days: float) -> date:
    return date.fromordinal(int(min(round(days), date.max.toordinal())))
