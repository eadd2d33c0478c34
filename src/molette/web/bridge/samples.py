"""The sample missions, moved in time so that they speak of this week."""

from datetime import timedelta

from django.utils import timezone

from molette.engine.ledger.shifting import shifted
from molette.engine.ledger.types import Journal, Ledger
from molette.engine.ledger.writing import write_journal
from molette.sources.evidence import read_mission
from molette.sources.samples import sample_folders
from molette.web.bridge.recording import record_facts
from molette.web.missions.models import Mission

WEEK = timedelta(weeks=1)


def record_samples(account: int) -> list[Mission]:
    """The sample missions this account does not have yet, with all their facts."""
    had = set(Mission.objects.filter(account=account).exclude(sample="").values_list("sample", flat=True))
    return [
        _record(account, folder.name, read_mission(folder)) for folder in sample_folders() if folder.name not in had
    ]


def _record(account: int, name: str, journal: Journal) -> Mission:
    fresh = _fresh(journal)
    plan = write_journal(Journal(fresh.mission, Ledger()))
    mission = Mission.objects.create(
        account_id=account, name=fresh.mission.name, client=fresh.mission.client, plan=plan, sample=name
    )
    record_facts(mission, fresh.ledger)
    return mission


def _fresh(journal: Journal) -> Journal:
    """The journal moved by whole weeks, the day it was taken as near to today as can be, and not after."""
    taken = journal.mission.taken
    return shifted(journal, (timezone.localdate() - taken) // WEEK) if taken else journal
