"""How a timesheet is written, shown and changed."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

HOURS = [("7", _("7 h")), ("7.5", _("7.5 h")), ("7.7", _("7 h 42")), ("8", _("8 h"))]
ROLES = [
    ("date", _("Date")),
    ("duration", _("Duration")),
    ("start", _("Start")),
    ("end", _("End")),
    ("client", _("Client")),
    ("project", _("Project")),
    ("task", _("Task or milestone")),
    ("text", _("Comment")),
    ("person", _("Person")),
]
ANY = ("", _("as recognised"))
SEPARATORS = [(";", _("semicolon")), (",", _("comma")), ("\t", _("tabulation")), ("|", "|")]
ENCODINGS = ["utf-8", "cp1252", "utf-16", "iso-8859-15", "mac-roman", "cp850"]


class LayoutForm(forms.Form):
    """How a timesheet is written; `sheet` is what was recognised and shown of it."""

    unit = forms.ChoiceField(
        label=_("Durations are in"),
        choices=[
            ("hours", _("hours")), ("days", _("days")), ("minutes", _("minutes")), ("seconds", _("seconds")),
        ],
    )  # fmt: skip
    hours_per_day = forms.TypedChoiceField(label=_("A day of work lasts"), choices=HOURS, coerce=float)
    form = forms.ChoiceField(
        label=_("The sheet is"), choices=[("list", _("a list, one row each time")), ("grid", _("a month of days"))]
    )
    order = forms.ChoiceField(
        label=_("Dates are written"), required=False,
        choices=[ANY, ("dmy", _("day, month, year")), ("mdy", _("month, day, year")), ("ymd", _("year, month, day"))],
    )  # fmt: skip
    decimal = forms.ChoiceField(
        label=_("Decimals are after"), required=False, choices=[ANY, (",", _("a comma")), (".", _("a point"))]
    )
    month = forms.RegexField(
        label=_("Month"), regex=r"^\d{4}-(?:0[1-9]|1[0-2])$", required=False,
        widget=forms.TextInput(attrs={"type": "month"}),
    )  # fmt: skip
    header = forms.IntegerField(label=_("Line of the names of the columns"), min_value=0, required=False)
    sheet = forms.ChoiceField(label=_("Sheet"), required=False)
    separator = forms.ChoiceField(label=_("Columns are separated by"), required=False, choices=[ANY, *SEPARATORS])
    encoding = forms.ChoiceField(
        label=_("Letters are written in"), required=False, choices=[ANY, *((name, name) for name in ENCODINGS)]
    )
    person = forms.ChoiceField(label=_("Whose rows are yours?"), required=False)
    projects = forms.MultipleChoiceField(
        label=_("What is this mission's"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, sheet: dict[str, Any], milestones: Sequence[tuple[str, str]], **kwargs: Any):
        found = sheet["detected"]
        super().__init__(*args, **{**kwargs, "initial": _initial(sheet)})
        self.shown = sheet
        _choices(self, "sheet", [ANY, *((name, name) for name in sheet.get("sheets", []))])
        _choices(self, "person", [("", _("all of them")), *((name, name) for name in sheet.get("people", []))])
        groups = [(group["name"], group["name"] or _("(no name)")) for group in sheet["groups"]]
        _choices(self, "projects", groups)
        worth = f"{found.get('hours_per_day', 7):g}"
        if worth not in dict(HOURS):
            _choices(self, "hours_per_day", [*HOURS, (worth, f"{worth} h")])
        self._add_columns()
        self._add_milestones(milestones)
        for field in self.fields.values():
            field.widget.attrs["form"] = "layout"  # its place is among the lines, which are another form

    def _add_columns(self) -> None:
        """A choice of column for each role."""
        width = max([len(self.shown["header"]), *map(len, self.shown["rows"])], default=0)
        names = [*self.shown["header"], *[""] * width][:width]
        columns = [(str(place), name or _("column %(n)d") % {"n": place}) for place, name in enumerate(names, 1)]
        for role, label in ROLES if columns else ():
            place = self.shown["detected"].get("columns", {}).get(role, 0)
            self.fields[f"column_{role}"] = forms.TypedChoiceField(
                label=label, choices=[("0", "–"), *columns], coerce=int, initial=place
            )

    def _add_milestones(self, milestones: Sequence[tuple[str, str]]) -> None:
        """A choice of milestone for what the rows are about."""
        for number, match in enumerate(self.shown["matches"] if milestones else ()):
            self.fields[f"subject_{number}"] = forms.ChoiceField(
                label=match["subject"], choices=[("", "–"), *milestones], required=False, initial=match["milestone"]
            )

    @property
    def columns(self) -> list[forms.BoundField]:
        """The choices of columns."""
        return [self[name] for name in self.fields if name.startswith("column_")]

    @property
    def subjects(self) -> list[tuple[forms.BoundField, dict[str, Any]]]:
        """The choices of milestones, each with what was recognised."""
        names = [name for name in self.fields if name.startswith("subject_")]
        return [(self[name], self.shown["matches"][int(name.removeprefix("subject_"))]) for name in names]

    @property
    def is_grid(self) -> bool:
        """Whether it was read as a month of days."""
        return bool(self.shown["detected"].get("form") == "grid")

    @property
    def said(self) -> list[tuple[str, str]]:
        """How the sheet was read, in words: what a column holds, then how things are written."""
        usual = ("unit", "hours_per_day", "order", "decimal", "month", "header", "sheet", "separator", "encoding")
        fields = [*self.columns, *(self[name] for name in usual if not (self.is_grid and name in ("order", "decimal")))]
        told = []
        for field in fields:
            value = str(field.initial if field.initial is not None else "")
            choices = {str(key): str(name) for key, name in getattr(field.field, "choices", ())}
            name, shown = str(field.label), choices.get(value, value)
            if value not in ("", "0") and (not choices or value in choices) and shown != name:
                told.append((name, shown))
        return told

    def first_error(self) -> str:
        """What is wrong, in a few words."""
        name, errors = next(iter(self.errors.items()))
        return f"{self.fields[name].label}: {errors[0]}" if name in self.fields else str(errors[0])

    def layout(self) -> dict[str, Any]:
        """What the user says, by the names of a layout."""
        values = self.cleaned_data
        told = {
            name: values[name]
            for name in ("unit", "hours_per_day", "form", "order", "decimal", "month", "sheet", "separator", "encoding",
                         "person")
            if values[name] not in ("", None)
        }  # fmt: skip
        if values["header"] is not None:
            told["header"] = values["header"]
        columns = {name.removeprefix("column_"): value for name, value in values.items() if name.startswith("column_")}
        if columns:
            told["columns"] = {role: place for role, place in columns.items() if place or self._had(role)}
        told["projects"] = values["projects"]
        told["milestones"] = {match["subject"]: values[field.name] for field, match in self.subjects}
        return told

    def _had(self, role: str) -> bool:
        return role in self.shown["detected"].get("columns", {})


def _choices(form: forms.Form, name: str, choices: Sequence[tuple[str, Any]]) -> None:
    form.fields[name].choices = choices  # type: ignore[attr-defined]


def _initial(sheet: dict[str, Any]) -> dict[str, Any]:
    found = {name: value for name, value in sheet["detected"].items() if name not in ("columns", "milestones")}
    found["hours_per_day"] = f"{found.get('hours_per_day', 7):g}"
    found["sheet"] = found.get("sheet", "") if found.get("sheet", "") in sheet.get("sheets", []) else ""
    found["projects"] = [group["name"] for group in sheet["groups"] if group["is_kept"]]
    return found
