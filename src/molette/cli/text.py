"""An assessment as text for people."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from molette.cli.words import say
from molette.engine.report.language import wording
from molette.engine.report.why_words import chances, why_wording

Said = Mapping[str, Any]
WIDTH = 96
SHOWN, FEW = 12, 3


def assessment_text(said: Said, lang: str) -> str:
    """The sentence first, then the detail."""
    lines = [
        *_wrapped(said["sentence"]),
        *_wrapped(" ".join(said["details"])),
        "",
        *_balls(said, lang),
        "",
        *_days(said, lang),
        *_why(said, lang),
    ]
    return "\n".join([*lines, *problems_text(said["problems"], lang)])


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, break_on_hyphens=False)


def _balls(said: Said, lang: str) -> Iterator[str]:
    yield say("ball", lang)
    waits = {wait["id"]: wait for wait in said["waits"]}
    if not said["ball"]:
        yield "  " + say("nobody", lang)
    for ball in said["ball"][:SHOWN]:
        wait = waits[ball["wait"]]
        words = wording(lang)
        since = say("since", lang, day=words.short_day(_date(ball["since"])), days=words.working_days(ball["days"]))
        mark = (
            f" [{say('held', lang)}]" if wait["state"] == "held" else f" [{say('late', lang)}]" if ball["late"] else ""
        )
        who = words.PLACES["me"].capitalize() if wait["side"] == "me" else wait["holder_name"]
        colon = " : " if lang == "fr" else ": "
        line = f"{who}{colon}{wait['subject']}, {since}{mark}"
        yield from textwrap.wrap(line, WIDTH, initial_indent="  ", subsequent_indent="    ")
        if wait["nudge"]:
            yield from textwrap.wrap(
                wait["nudge"]["sentence"], WIDTH, initial_indent="    → ", subsequent_indent="      "
            )
    if len(said["ball"]) > SHOWN:
        yield "  " + say("more", lang, count=len(said["ball"]) - SHOWN)


def _days(said: Said, lang: str) -> Iterator[str]:
    words = wording(lang)
    if not said["elapsed_days"]:
        return
    yield say("days", lang)
    yield "  " + said["days_sentence"]
    yield "  " + ", ".join(f"{words.PLACES[place]} {words.exact(n)}" for place, n in said["days"].items() if n)
    if said["work_assumed"]:
        yield "  " + say("assumed", lang)


def _why(said: Said, lang: str) -> Iterator[str]:
    """The likeliest causes and the best ways out, of a mission that does not move as it should."""
    if said["status"] not in ("slowing", "stalled") or not said["causes"]:
        return
    words = why_wording(lang)
    yield from ("", say("causes", lang))
    for cause in said["causes"][:FEW]:
        yield from _indented(f"{cause['label']}, {chances(cause['probability'], lang)}")
    if not said["ways_out"]:
        return
    yield from ("", say("ways-out", lang))
    for way in said["ways_out"][:FEW]:
        gained = (
            "" if way["level"] is None else f", {words.days(way)}, {chances(way['p_backfire'], lang)} {words.WORSE}"
        )
        yield from _indented(f"{way['label']}{gained}")


def _indented(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)


def problems_text(problems: Iterable[Mapping[str, str]], lang: str) -> Iterator[str]:
    """The problems, one a paragraph, with where they are."""
    shown = list(problems)
    if shown:
        yield from ("", say("problems", lang))
    for problem in shown[:SHOWN]:
        where = f"{problem['where']} " if problem["where"] else ""
        yield from textwrap.wrap(f"{where}{problem['text']}", WIDTH, initial_indent="  ", subsequent_indent="    ")
    if len(shown) > SHOWN:
        yield "  " + say("more", lang, count=len(shown) - SHOWN)


def _date(moment: str) -> Any:
    return datetime.fromisoformat(moment).date()
