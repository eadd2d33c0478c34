"""Event logs: XES and CSV → cases, or one mission's facts; missions → XES and CSV.

Read in this order: cases (the records), markup (safe XML), traces (XES → cases), tables (CSV → cases), reading (any
log), missions (a log → facts), writing (facts → a log).
"""

from molette.sources.event_logs.cases import Case, Event, EventLog
from molette.sources.event_logs.missions import LogRead, log_facts, read_log_facts
from molette.sources.event_logs.reading import read_cases, read_event_log
from molette.sources.event_logs.writing import write_event_log, write_event_logs

__all__ = [
    "Case",
    "Event",
    "EventLog",
    "LogRead",
    "log_facts",
    "read_cases",
    "read_event_log",
    "read_log_facts",
    "write_event_log",
    "write_event_logs",
]
