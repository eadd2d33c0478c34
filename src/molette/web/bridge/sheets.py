"""How timesheets are written: told by the user, remembered for the next one of the same shape, shown."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from hashlib import sha256
from typing import Any

from molette.engine.ledger.types import Mission
from molette.engine.report.language import wording
from molette.sources.papers import timesheet_of
from molette.sources.tables import folded
from molette.sources.timesheets import Form, Layout, TimesheetRead, Unit
from molette.sources.timesheets.dates import Order
from molette.web.bridge.reading import journal_of
from molette.web.intake.models import Import, SheetLayout

Row = dict[str, Any]
SHOWN_LINES, SHOWN_SUBJECTS, SHOWN_COLUMNS = 5, 30, 40
LASTING = ("columns", "order", "decimal", "unit", "hours_per_day", "person")
"""What holds for the next file of the same shape; the month or the sheet do not."""
OF_MISSION = ("projects", "milestones")


def read_sheet(intake: Import, content: bytes, mission: Mission) -> TimesheetRead:
    """The timesheet, as the user said it is written, else as she said of the last one of its shape."""
    read = timesheet_of(content, intake.name, mission, layout_from(intake.layout or {}))
    if intake.layout is not None:
        return read
    known = _remembered(intake, shape_of(read))
    return timesheet_of(content, intake.name, mission, layout_from(known)) if known else read


def shape_of(read: TimesheetRead) -> str:
    """What two files written by the same tool share: the names of the columns."""
    names = "|".join([str(read.detected.form or ""), *map(folded, read.header)])
    return sha256(names.encode(errors="replace")).hexdigest()[:16]


def _remembered(intake: Import, shape: str) -> Row:
    rows = SheetLayout.objects.filter(account=intake.account_id, shape=shape)
    told: Row = {}
    for row in (*rows.filter(mission=None), *rows.filter(mission=intake.mission_id, mission__isnull=False)):
        told |= row.told
    return told


def tell(intake: Import, values: Mapping[str, Any], content: bytes) -> None:
    """Keep what the user said, where it is not what would be recognised anyway, for this file and the next ones."""
    assert intake.mission is not None, "a timesheet is aimed before its layout is told"
    mission = journal_of(intake.mission).mission
    plain = timesheet_of(content, intake.name, mission)
    usual = layout_row(plain.detected)
    usual["projects"] = [group.name for group in plain.groups if group.is_kept]
    usual["milestones"] = {match.subject: match.milestone for match in plain.matches}
    told = {name: value for name, value in values.items() if value != usual.get(name)}
    if "columns" in told:
        told["columns"] = _by_name(told["columns"], plain.header)
    intake.layout = told
    shape = shape_of(timesheet_of(content, intake.name, mission, layout_from(told)))
    _remember(intake, shape, {name: told[name] for name in LASTING if name in told}, None)
    _remember(intake, shape, {name: told[name] for name in OF_MISSION if name in told}, intake.mission_id)


def _by_name(columns: Mapping[str, int], header: tuple[str, ...]) -> dict[str, int | str]:
    """A column is known by its name where it has one of its own: the next file may have them in another order."""
    names = [folded(name) for name in header]
    return {
        role: header[place - 1]
        if 0 < place <= len(header) and names[place - 1] and names.count(names[place - 1]) == 1
        else place
        for role, place in columns.items()
    }


def _remember(intake: Import, shape: str, told: Row, mission: object) -> None:
    key: Row = {"account_id": intake.account_id, "shape": shape, "mission_id": mission}
    if told:
        SheetLayout.objects.update_or_create(**key, defaults={"told": told})
    else:
        SheetLayout.objects.filter(**key).delete()


def layout_row(layout: Layout) -> Row:
    """A layout as a row keeps it."""
    row = asdict(replace(layout, columns={}, milestones={}))
    row["columns"], row["milestones"] = dict(layout.columns), dict(layout.milestones)
    row["month"] = f"{layout.month:%Y-%m}" if layout.month else ""
    row["projects"] = list(layout.projects) if layout.projects is not None else None
    return {name: value for name, value in row.items() if value not in (None, "", {})}


def layout_from(row: Row) -> Layout:
    """A row's layout."""
    values = dict(row)
    for name, kind in (("order", Order), ("unit", Unit), ("form", Form)):
        if name in values:
            values[name] = kind(values[name])
    if values.get("month"):
        values["month"] = date.fromisoformat(f"{values['month']}-01")
    if values.get("projects") is not None:
        values["projects"] = tuple(values["projects"])
    return Layout(**values)


def sheet_row(read: TimesheetRead) -> Row:
    """What the page shows of how a timesheet was read."""
    kept = {group.name for group in read.groups if group.is_kept}
    handles = {match.subject: match.milestone for match in read.matches}
    lines = [line for line in read.lines if line.is_absence or line.group in kept][:SHOWN_LINES]
    return {
        "detected": layout_row(read.detected),
        "header": [*read.header[:SHOWN_COLUMNS]],
        "sheets": list(read.sheets),
        "people": list(dict.fromkeys(line.person for line in read.lines if line.person))[:SHOWN_SUBJECTS],
        "rows": [[*row.cells[:SHOWN_COLUMNS]] for row in read.rows_seen],
        "lines": [
            {"day": line.day.isoformat(), "days": line.days, "group": line.group, "subject": line.subject,
             "milestone": handles.get(line.subject, ""), "is_absence": line.is_absence}
            for line in lines
        ],
        "groups": [asdict(group) for group in read.groups],
        "matches": [asdict(match) for match in read.matches[:SHOWN_SUBJECTS]],
    }  # fmt: skip


def lines_in_words(sheet: Row, milestones: Mapping[str, str], lang: str) -> tuple[dict[str, str], ...]:
    """The first rows as they are understood."""
    words = wording(lang)
    return tuple(
        {
            "day": words.day(date.fromisoformat(line["day"])),
            "days": words.number(line["days"]),
            "group": line["group"],
            "subject": line["subject"],
            "milestone": milestones.get(line["milestone"], ""),
            "is_absence": "yes" if line["is_absence"] else "",
        }
        for line in sheet.get("lines", [])
    )
