"""Calendars: iCalendar bytes → meetings planned, held, moved, cancelled, and absences.

Read in this order: entries (text → VEVENTs), rules (what a recurrence costs), occurrences (VEVENTs → dated records),
guests (addresses → handles), absences and meetings (records → facts), reading (the whole).
"""

from molette.sources.calendars.reading import CalendarRead, read_calendar

__all__ = ["CalendarRead", "read_calendar"]
