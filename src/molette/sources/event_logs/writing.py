"""Missions → an event log that process-mining tools read: a mission is a case, a fact an event.

Private facts stay out, and so do the words of the others: a log is made to be given away.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from molette.engine.ledger.types import ME, Fact, Ledger, Mission
from molette.sources.boards.moments import zone_called

COLUMNS = ("case_id", "activity", "timestamp", "resource", "lifecycle")
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
  <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
  <extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
  <global scope="trace">
    <string key="concept:name" value=""/>
  </global>
  <global scope="event">
    <string key="concept:name" value=""/>
    <date key="time:timestamp" value="1970-01-01T00:00:00+00:00"/>
    <string key="org:resource" value=""/>
    <string key="lifecycle:transition" value="complete"/>
  </global>
  <classifier name="Activity" keys="concept:name"/>
"""


@dataclass(frozen=True, slots=True)
class Line:
    """An event as it is written."""

    activity: str
    timestamp: str
    resource: str
    about: str
    request: str
    """The label of the request it opens or speaks of, which pairs a question with its answer."""


def write_event_log(mission: Mission, ledger: Ledger, form: str = "xes") -> bytes:
    """One mission as a log of one case; `form` is xes or csv."""
    return write_event_logs([(mission, ledger)], form)


def write_event_logs(missions: Iterable[tuple[Mission, Ledger]], form: str = "xes") -> bytes:
    """Several missions as one log, a case for each; `form` is xes or csv. Errors: ValueError for another form."""
    writers = {"xes": _xes, "csv": _csv}
    if form not in writers:
        raise ValueError(form)
    return writers[form]((mission.name, tuple(_lines(mission, ledger))) for mission, ledger in missions).encode()


Trace = tuple[str, tuple[Line, ...]]


def _lines(mission: Mission, ledger: Ledger) -> Iterator[Line]:
    zone = zone_called(mission.zone)
    for fact in ledger:
        if not fact.is_private:
            moment = fact.at.replace(tzinfo=zone) if zone else fact.at
            yield Line(_activity(fact), moment.isoformat(), fact.by or ME, fact.about, fact.label or fact.ref)


def _activity(fact: Fact) -> str:
    return f"{fact.kind} {fact.request}" if fact.request else str(fact.kind)


def _xes(traces: Iterable[Trace]) -> str:
    written = [HEAD]
    for name, lines in traces:
        written.append(f"  <trace>\n{_attribute('concept:name', name, 4)}")
        written += (_event(line) for line in lines)
        written.append("  </trace>\n")
    return "".join((*written, "</log>\n"))


def _event(line: Line) -> str:
    told = (
        _attribute("concept:name", line.activity),
        _attribute("time:timestamp", line.timestamp, kind="date"),
        _attribute("org:resource", line.resource),
        _attribute("lifecycle:transition", "complete"),
        _attribute("molette:about", line.about) if line.about else "",
        _attribute("molette:request", line.request) if line.request else "",
    )
    return f"    <event>\n{''.join(told)}    </event>\n"


def _attribute(key: str, value: str, indent: int = 6, kind: str = "string") -> str:
    return f'{" " * indent}<{kind} key="{key}" value={quoteattr(FORBIDDEN.sub("", value))}/>\n'


def _csv(traces: Iterable[Trace]) -> str:
    opened = io.StringIO()
    writer = csv.writer(opened, lineterminator="\n")
    writer.writerow(COLUMNS)
    for name, lines in traces:
        writer.writerows((name, line.activity, line.timestamp, line.resource, "complete") for line in lines)
    return opened.getvalue()
