"""The ball timeline: one lane for each person, a bar for each request she held."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from molette.engine.report.language import wording

Said = Mapping[str, Any]
MOST_LANES = 8


@dataclass(frozen=True, slots=True)
class Bar:
    """A piece of a chart; `x` and `width` are percentages ready for SVG."""

    x: str
    width: str
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One person's line of the ball timeline."""

    name: str
    bars: tuple[Bar, ...]
    nudges: tuple[str, ...]


def lanes(said: Said, me: str) -> tuple[Lane, ...]:
    """One lane for each person who held a ball, the last asked first, mine last."""
    holders: dict[str, list[Said]] = {}
    for wait in sorted(said["waits"], key=lambda wait: wait["asked_at"], reverse=True):
        if wait["kind"] != "payment":
            holders.setdefault(wait["holder"], []).append(wait)
    names = sorted(list(holders)[:MOST_LANES], key=lambda holder: holder == "me")
    return tuple(
        Lane(
            me.capitalize() if name == "me" else holders[name][0]["holder_name"],
            _bars(holders[name], said),
            _nudges(holders[name], said),
        )
        for name in names
    )


def _bars(waits: Sequence[Said], said: Said) -> tuple[Bar, ...]:
    bars = []
    for wait in reversed(waits):
        end = wait["answered_at"] or (said["now"] if wait["state"] in ("open", "held") else wait["asked_at"])
        x, width = _place(said, wait["asked_at"], end)
        bars.append(Bar(x, width, f"side-{wait['side']}", wait["subject"]))
        bars += [_hold_bar(hold, end, said, wait["subject"]) for hold in wait["holds"]]
    return tuple(bars)


def _hold_bar(hold: Said, end: str, said: Said, title: str) -> Bar:
    x, width = _place(said, hold["start"], min(hold["until"] + "T23:59", end))
    return Bar(x, width, "hold", title)


def _nudges(waits: Sequence[Said], said: Said) -> tuple[str, ...]:
    return tuple(_place(said, nudge, nudge)[0] for wait in waits for nudge in wait["nudges"])


def _place(said: Said, start: str, end: str) -> tuple[str, str]:
    """A stretch of time as the left edge and the width in the timeline, which goes from the start to now."""
    first, last = datetime.fromisoformat(said["start"]), datetime.fromisoformat(said["now"])
    whole = max((last - first).total_seconds(), 1.0)
    left = min(max((datetime.fromisoformat(start) - first).total_seconds() / whole, 0.0), 1.0)
    right = min(max((datetime.fromisoformat(end) - first).total_seconds() / whole, left), 1.0)
    return percent(100 * left), percent(max(100 * (right - left), 0.4))


def axis(said: Said, lang: str) -> tuple[str, ...]:
    """Four dates from the start to now."""
    first, last = datetime.fromisoformat(said["start"]), datetime.fromisoformat(said["now"])
    return tuple(wording(lang).short_day((first + (last - first) * k / 3).date()) for k in range(4))


def percent(value: float) -> str:
    """SVG wants a decimal point whatever the language."""
    return f"{value:.2f}%"
