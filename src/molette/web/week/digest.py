"""The mail of the day as text and simple HTML: what is new since the last one, and nothing twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from email.utils import parseaddr
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from molette.web.assessments.models import Ball
from molette.web.week.models import Digest
from molette.web.week.pages import WeekLine, is_due, week_page

Told = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class News:
    """What the mail says: the sentence of the week, what is new, how much stays as it was."""

    sentence: str
    today: tuple[WeekLine, ...]
    owed: tuple[WeekLine, ...]
    unchanged: int
    told: Told
    """What it says of each wait, to be compared with next time."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to send a mail for."""
        return not (self.today or self.owed)


def news(balls: Sequence[Ball], before: Told, today: date, lang: str) -> News:
    """What to say, knowing what the last mail said."""
    told = {_name(ball.mission_id, ball.wait): _state(ball) for ball in balls if _is_told(ball, today)}
    fresh = {name for name, state in told.items() if before.get(name) != state}
    page = week_page(balls, today, lang)

    def new(lines: Sequence[WeekLine]) -> tuple[WeekLine, ...]:
        return tuple(line for line in lines if _name(line.mission_id, line.wait) in fresh)

    return News(page.sentence, new(page.today), new(page.owed), len(told) - len(fresh), told)


def _is_told(ball: Ball, today: date) -> bool:
    """A nudge to make today, or an answer that is due."""
    if ball.is_mine:
        return ball.on is not None and ball.on <= today
    return is_due(ball, today) and not ball.led_by


def _name(mission: UUID, wait: str) -> str:
    return f"{mission}:{wait}"


def _state(ball: Ball) -> str:
    """What would have to change for it to be said again: the rung, a promise, being late; not the days that pass."""
    return f"{ball.rung}:{ball.until or ''}:{'late' if ball.is_late else ''}"


def letter(digest: Digest, found: News, today: date) -> EmailMultiAlternatives:
    """The mail, in its owner's language; a server writes to the account's own address only."""
    receiver = digest.account.email if settings.SERVER else digest.address
    with translation.override(digest.account.language):
        site = digest.site.rstrip("/")
        stop = site + reverse("week:stop", args=[digest.token])
        context = {"news": found, "site": site, "stop": stop}
        text, page = (render_to_string(f"week/digest.{kind}", context) for kind in ("txt", "html"))
        headers = _headers(digest, stop, today)
        message = EmailMultiAlternatives(found.sentence, text, to=[receiver], headers=headers)
        message.attach_alternative(page, "text/html")
        return message


def _headers(digest: Digest, stop: str, today: date) -> dict[str, str]:
    """Mail programs show a way out; other robots do not answer; the same mail twice would be seen to be the same."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    headers = {
        "Message-ID": f"<digest-{today}-{digest.key}@{domain}>",
        "List-Unsubscribe": f"<{stop}>",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "Content-Language": digest.account.language,
    }
    return headers | ({"List-Unsubscribe-Post": "List-Unsubscribe=One-Click"} if stop.startswith("https:") else {})
