"""An assessment as text for people."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from molette.cli.words import say
from molette.engine.report.language import wording

Said = Mapping[str, Any]
WIDTH = 96
SHOWN = 12


def assessment_text(said: Said, lang: str) -> str:
    """The sentence first, then the detail."""
    lines = [
        *_wrapped(said["sentence"]),
        *_wrapped(" ".join(said["details"])),
        "",
        *_balls(said, lang),
        "",
        *_days(said, lang),
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
