"""A nudge in English: what to do, and why."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from molette.engine.nudges.types import Channel, Rung, SmallStep
from molette.engine.report.wording_en import odds, short_day, working_days

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CHANNELS = {Channel.MAIL: "by mail", Channel.PHONE: "by phone", Channel.PERSON: "in the meeting"}
STEPS = {
    SmallStep.DATE: "a date, even a rough one",
    SmallStep.WORD: "a yes, a no or “let us talk”",
    SmallStep.CHOICE: "a choice between two ways",
    SmallStep.TEN_MINUTES: "ten minutes to talk",
    SmallStep.NAME: "the name of somebody who can answer",
    SmallStep.DECISION: "a decision",
    SmallStep.ADVICE: "advice",
    SmallStep.PROMISE: "the answer, or its date",
}
CAUSES = {
    "trust_eroded": "trust seems worn",
    "fear_for_role": "some people may fear for their role",
    "disagreement_on_solution": "a disagreement about the solution is likely",
    "communication_gap": "information probably does not flow",
    "priorities_changed": "other priorities have probably come first",
    "budget_cut": "the budget is probably affected",
    "crisis_event": "a crisis probably takes the client’s time",
    "reorganisation_or_takeover": "a reorganisation probably holds decisions up",
    "unclear_requests": "the request may not have been precise enough",
    "decision_maker_overloaded": "whoever decides probably lacks time",
    "client_inputs_unowned": "perhaps nobody is in charge of giving this",
    "approval_path_unclear": "it may not be known who approves",
    "teams_overloaded": "the teams probably lack time",
}


def long_day(on: date) -> str:
    """`Tuesday 7 April`."""
    return f"{WEEKDAYS[on.weekday()]} {short_day(on)}"


def to_do(values: Mapping[str, Any]) -> str:
    """What to do, on which day, with whom."""
    when = "Today" if values["on"] == values["today"] else f"On {long_day(values['on'])}"
    return f"{when}, {ACTS[values['rung']](values)}."


def _talk(values: Mapping[str, Any]) -> str:
    if values["channel"] is Channel.PERSON:
        return f"raise it with {values['name']} in the meeting rather than write again"
    return f"call {values['name']} rather than write again: ten minutes will do"


def _write(values: Mapping[str, Any]) -> str:
    return f"write to {values['name']} and ask for {STEPS[values['step']]}"


ACTS: dict[Rung, Callable[[Mapping[str, Any]], str]] = {
    Rung.REMINDER: _write,
    Rung.EFFECT: lambda values: f"write to {values['name']} what the wait moves, and offer two ways on",
    Rung.TALK: _talk,
    Rung.DEPUTY: lambda values: f"ask {values['name'] or 'your client'} who can answer",
    Rung.HEADS_UP: lambda values: f"offer {values['name']} to raise it together with {values['sponsor']}",
    Rung.SPONSOR: lambda values: f"ask {values['name']} for a decision, with {values['holder']} in copy",
    Rung.ADVISER: lambda _: "ask your portage company or a peer for advice: writing again would help little",
    Rung.NEWS: lambda values: f"ask {values['name']} whether {values['holder']} has answered",
    Rung.OWN: lambda values: f"answer {values['name']}, or say when you will",
}


def _promised(values: Mapping[str, Any]) -> str:
    day = short_day(values["day"])
    if values["times"] > 1:
        return f"the date promised has passed {values['times']} times, last on {day}"
    who = "you promised" if values["mine"] else "promised"
    return f"the answer {who} for {day} has not come"


def _due(values: Mapping[str, Any]) -> str:
    return f"the answer {'was' if values['is_past'] else 'is'} asked for {short_day(values['day'])}"


def _usual(values: Mapping[str, Any]) -> str:
    whose = "your answers" if values["mine"] else "these answers"
    return (
        f"half of {whose} usually come within {working_days(values['days'])}; "
        f"after {working_days(values['limit'])}, a word helps"
    )


def _tried(values: Mapping[str, Any]) -> str:
    done = [f"written {_times(values['written'])}"] if values["written"] else []
    done += [f"talked or called {_times(values['spoken'])}"] if values["spoken"] else []
    return f"you have {' and '.join(done)}"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _together(values: Mapping[str, Any]) -> str:
    rest = "another request" if values["count"] == 1 else f"{values['count']} other requests"
    return f"add {rest} to the same person: one message a week, not several"


REASONS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "promised": _promised,
    "due": _due,
    "agreed": lambda values: f"the delay agreed is {working_days(values['days'])}",
    "usual": _usual,
    "forgotten": lambda values: f"there {odds(values['chance'])} that the answer will not come by itself",
    "tried": _tried,
    "talk": lambda _: "after two messages, a third helps less than a voice",
    "talk-sooner": lambda values: f"{CAUSES[values['cause']]}: a voice is worth more than a second message",
    "call-again": lambda _: "the call found nobody: try once more, just before noon for instance",
    "meeting": lambda values: f"a meeting is planned on {long_day(values['day'])}: it is the right moment",
    "gone": lambda _: "the person has left the mission",
    "deputy": lambda _: "the person could not answer: somebody else may know, or be able to",
    "heads_up": lambda _: "one always says so before going to the sponsor",
    "sponsor": lambda _: "the person was told; only one decision to ask for",
    "adviser": lambda _: "the other ways were tried",
    "cause": lambda values: f"{CAUSES[values['cause']]}: ask for the smallest step",
    "moved": lambda values: f"{short_day(values['day'])} is a day off or of silence",
    "together": _together,
    "with": lambda _: "to be said in the same message as the oldest request",
    "news": lambda values: f"the request is {values['asker']}’s",
    "kept": lambda values: f"you promised the answer for {long_day(values['day'])}",
}


def why(code: str, values: Mapping[str, Any]) -> str:
    """A reason, in a sentence."""
    text = REASONS[code](values)
    return f"{text[0].upper()}{text[1:]}."


def week(values: Mapping[str, Any]) -> str:
    """The first sentence of the week: whom to nudge, whom to answer, whom to wait for."""
    when = "Next week" if values["is_next"] else "This week"
    acts = [f"nudge {_people(values['nudge'])}"] if values["nudge"] else []
    if values["answer"]:
        acts.append(f"answer {values['answer'] if acts else _people(values['answer'])}")
    if values["wait"]:
        acts.append(f"wait for {_rest(values['wait']) if acts else _people(values['wait'])}")
    if not acts:
        return f"{when}, nobody waits for anybody."
    if not values["nudge"] and not values["answer"]:
        return f"{when}, nothing to chase: {acts[0]}."
    return f"{when}: {', '.join(acts)}."


def _people(count: int) -> str:
    return "one person" if count == 1 else f"{count} people"


def _rest(count: int) -> str:
    return "the other one" if count == 1 else f"the other {count}"
