"""Timesheets: CSV bytes → days of work.

Read in this order: table (text → cells), columns (which cell holds what), dates and durations (cells → values),
lines (rows → dated durations), reading (the whole).
"""

from molette.sources.timesheets.columns import Role
from molette.sources.timesheets.durations import Unit
from molette.sources.timesheets.lines import Detected
from molette.sources.timesheets.reading import TimesheetRead, read_timesheet

__all__ = ["Detected", "Role", "TimesheetRead", "Unit", "read_timesheet"]
