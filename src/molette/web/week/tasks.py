"""The mail of the day, sent in the background: at the hour chosen, on the days chosen, never twice."""

from datetime import datetime
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_q.tasks import async_task

from molette.web.assessments.models import Assessment
from molette.web.assessments.queries import outdated
from molette.web.bridge.recording import record_assessment
from molette.web.missions.models import Mission
from molette.web.week.digest import News, letter, news
from molette.web.week.models import Digest, Fate, Posting
from molette.web.week.queries import own_balls

LAST_HOUR = 20
"""No mail from this hour on: a digest that could not go by then waits for the next day."""


def send_digests() -> None:
    """Give each digest that is due to a worker; some may be given twice, and go once."""
    if not settings.SENDS_MAIL:
        return
    now = timezone.localtime()
    done = Posting.objects.filter(day=now.date()).values("account")
    due = Digest.objects.filter(is_on=True, hour__lte=now.hour, days__contains=str(now.weekday()))
    for account in due.exclude(account__in=done).values_list("pk", flat=True):
        if now.hour < LAST_HOUR:
            async_task(send_digest, account)


def send_digest(account: int) -> None:
    """Send one account's digest of today, unless it was, or there is nothing to say."""
    digest = Digest.objects.select_related("account").get(pk=account)
    now = timezone.localtime()
    if not _is_due(digest, now):
        return
    found = news_of(digest, now)
    fate = Fate.NOTHING if found.is_empty or is_day_off(account) else Fate.CLAIMED
    message = letter(digest, found, now.date())
    if _take(account, now, fate) and fate is Fate.CLAIMED:
        _send(digest, message, found, now)


def _is_due(digest: Digest, now: datetime) -> bool:
    is_time = digest.hour <= now.hour < LAST_HOUR and str(now.weekday()) in digest.days
    return digest.is_on and digest.account.is_active and is_time


def news_of(digest: Digest, now: datetime) -> News:
    """What there is to say today, assessed today."""
    for mission in outdated(Mission.objects.filter(account=digest.pk, sample=""), now.date()):
        record_assessment(mission)
    lang = digest.account.language
    return news(list(own_balls(digest.pk, lang)), digest.told, now.date(), lang)


def is_day_off(account: int) -> bool:
    """Whether the consultant is on leave, or has a public holiday in all her missions."""
    own = Assessment.objects.filter(mission__account=account, mission__sample="")
    rests = set(own.values_list("rest", flat=True))
    return "leave" in rests or rests == {"holiday"}


def _take(account: int, now: datetime, fate: Fate) -> bool:
    """Take the row of the day; False if another worker has it already."""
    try:
        with transaction.atomic():
            Posting.objects.create(account_id=account, day=now.date(), fate=fate)
    except IntegrityError:
        return False
    return True


def _send(digest: Digest, message: EmailMessage, found: News, now: datetime) -> None:
    """Send; what was refused for sure is tried again later in the day, what may have gone is not."""
    try:
        deliver(message)
    except Refused as error:
        Posting.objects.filter(account=digest.pk, day=now.date(), fate=Fate.CLAIMED).delete()
        Digest.objects.filter(pk=digest.pk).update(trouble=str(error)[:300])
    except (OSError, SMTPException) as error:
        Digest.objects.filter(pk=digest.pk).update(trouble=f"{type(error).__name__}: {error}"[:300])
    else:
        with transaction.atomic():
            Posting.objects.filter(account=digest.pk, day=now.date()).update(fate=Fate.SENT)
            Digest.objects.filter(pk=digest.pk).update(told=found.told, trouble="")


class Refused(Exception):
    """The mail did not go, for sure."""


def deliver(message: EmailMessage) -> None:
    """Send a mail; Refused if the server cannot be reached or said no."""
    message.connection = connection = get_connection()
    try:
        connection.open()
    except (OSError, SMTPException) as error:
        raise Refused(f"{type(error).__name__}: {error}") from error
    try:
        message.send()
    except (SMTPResponseException, SMTPRecipientsRefused) as error:
        raise Refused(f"{type(error).__name__}: {error}") from error
    finally:
        connection.close()
