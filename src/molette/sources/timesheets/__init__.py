"""Timesheets: the tables of a CSV file or of a workbook → days of work.

Read in this order: layout (how a sheet is written), columns (which cell holds what), dates and durations (cells →
values), lines (rows → dated durations), stretches and grids (a month of days → the same), sheets (the whole file),
choosing (which rows are of this mission, for which milestone), reading (the whole).
"""

from molette.sources.timesheets.columns import Role
from molette.sources.timesheets.durations import Unit
from molette.sources.timesheets.layout import Form, Layout
from molette.sources.timesheets.reading import TimesheetRead, read_timesheet

__all__ = ["Form", "Layout", "Role", "TimesheetRead", "Unit", "read_timesheet"]
