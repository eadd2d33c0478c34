"""XES → cases, one at a time: a log larger than the memory can be read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from molette.engine.problems import Place, Problem, Value
from molette.sources.event_logs.cases import Case, Event, case_of
from molette.sources.event_logs.markup import Handler, Malformed, fed

NAME, TIME, RESOURCE, LIFECYCLE = "concept:name", "time:timestamp", "org:resource", "lifecycle:transition"
ATTRIBUTES = frozenset({"string", "date", "int", "float", "boolean", "id"})
DEFINITIONS = frozenset({"global", "extension", "classifier"})
CLASSIFIED = "Activity"
"""The attribute Disco writes the activity in, when the standard one is missing."""


@dataclass(slots=True)
class Traces:
    """The cases completed so far; attributes inside attributes are left out."""

    source: str
    zone: tzinfo
    ready: list[Case | Problem] = field(default_factory=list)
    path: list[str] = field(default_factory=list)
    told: dict[str, str] = field(default_factory=dict)
    name: str = ""
    events: list[Event] = field(default_factory=list)
    count: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element opens."""
        holder = self.path[-1] if self.path else ""
        self.path.append(name)
        if name == "event" and holder == "trace":
            self.told = {}
        elif name == "trace" and holder == "log":
            self.name, self.events = "", []
            self.count += 1
        elif name in ATTRIBUTES and holder in ("event", "trace"):
            self._attribute(holder, attributes.get("key", ""), attributes.get("value", ""))

    def end(self, name: str) -> None:
        """An element closes."""
        self.path.pop()
        holder = self.path[-1] if self.path else ""
        if name == "event" and holder == "trace":
            self._event()
        elif name == "trace" and holder == "log":
            self.ready.append(case_of(self.name or str(self.count), self.events))

    def _attribute(self, holder: str, key: str, value: str) -> None:
        if holder == "event":
            self.told[key] = value
        elif key == NAME:
            self.name = value

    def _event(self) -> None:
        told = self.told
        activity = told.get(NAME) or told.get(CLASSIFIED, "")
        at = read_moment(told.get(TIME, ""), self.zone)
        if at is None or not activity:
            written: dict[str, Value] = {"written": told.get(TIME, "")[:40], "case": self.name[:40]}
            self.ready.append(Problem("event-undated", Place(self.source), written, is_error=False))
            return
        started = read_moment(told.get("start_timestamp", ""), self.zone)
        event = Event(at, activity, told.get(RESOURCE, ""), started, told.get(LIFECYCLE, "").lower())
        self.events.append(event)


def read_traces(chunks: Iterable[bytes], source: str, zone: tzinfo) -> Iterator[Case | Problem]:
    """The cases of an XES stream as they end, and what is wrong; what stands before a break is kept."""
    traces = Traces(source, zone)
    feeding = fed(chunks, Handler(traces.start, traces.end))
    try:
        for _ in feeding:
            yield from traces.ready
            traces.ready.clear()
    except Malformed as wrong:
        traces.ready.append(Problem("event-log-broken", Place(source, wrong.line), {"cases": traces.count}))
    yield from traces.ready


def read_moment(text: str, zone: tzinfo) -> datetime | None:
    """An ISO 8601 moment with its time zone, `zone` when it has none."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)
