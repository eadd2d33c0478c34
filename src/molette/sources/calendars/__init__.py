"""Calendars: iCalendar bytes → meetings planned, held, moved, cancelled, and absences.

Read in this order: entries (text → VEVENTs), rules (what a recurrence costs), occurrences (VEVENTs → dated records),
guests (addresses → handles), absences and meetings (records → facts), reading (the whole), again (what a second
reading tells besides the first); pieces (what is kept of a live calendar).
"""

from molette.sources.calendars.again import called_off, where_known
from molette.sources.calendars.pieces import joined, pieces
from molette.sources.calendars.reading import CalendarRead, read_calendar

__all__ = ["CalendarRead", "called_off", "joined", "pieces", "read_calendar", "where_known"]
