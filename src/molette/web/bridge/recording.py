"""Records to rows."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from molette.engine import Case, Policy, assess
from molette.engine.calendar import noon
from molette.engine.ledger.chain import content_digest, next_link
from molette.engine.ledger.merging import identity
from molette.engine.ledger.phrases import read_fact, write_fact
from molette.engine.ledger.reading import read_journal
from molette.engine.ledger.types import COMMITS_THE_CLIENT, ME, Journal, Ledger, Seal
from molette.engine.ledger.types import Fact as FactRecord
from molette.engine.ledger.writing import write_journal
from molette.engine.report.contract import as_json
from molette.sources.mail.routing import taker
from molette.web.assessments.models import Assessment
from molette.web.bridge.balls import record_balls, rest_on
from molette.web.bridge.experience import experience_elsewhere, experience_row
from molette.web.bridge.messages import message_of
from molette.web.bridge.proposals import proposed_facts
from molette.web.bridge.reading import case_of, journal_of, local_now
from molette.web.bridge.routes import route_for
from molette.web.bridge.verdicts import final_facts
from molette.web.connections.models import Feed
from molette.web.intake.models import Import, State
from molette.web.missions.models import Erased, Fact, Mission

MANY = 500  # keys in one query
SEED = 20260302  # the same mission on the same day gives the same dates


@transaction.atomic
def record_facts(mission: Mission, facts: Iterable[FactRecord], batch: UUID | None = None) -> int:
    """Add the facts the mission does not have, sealing those that commit the client; how many were new."""
    mission = Mission.objects.select_for_update().get(pk=mission.pk)
    known = set(mission.facts.values_list("identity", flat=True))
    rows = []
    for fact in facts:
        name = identity(fact)
        if name not in known:
            known.add(name)
            rows.append(_row(mission, _sealed(mission, fact), name, batch))
    Fact.objects.bulk_create(rows, batch_size=500)
    mission.save(update_fields=["seal_number", "seal_digest", "changed_at"])
    return len(rows)


@transaction.atomic
def record_import(intake: Import) -> bool:
    """Record what an import proposes, as its user judged it, and forget the messages it read unless she keeps them.

    False, and nothing done, when somebody else did it meanwhile.
    """
    row = Import.objects.select_for_update().get(pk=intake.pk)
    if row.state != State.READY or row.mission is None:
        return False
    facts = final_facts(row)
    refuse(row.pk, set(proposed_facts(row)) - set(facts))
    _forget_messages(row)
    row.mission.plan, row.plan = row.plan, row.mission.plan
    row.mission.save(update_fields=["plan"])
    row.added = record_facts(row.mission, facts, row.pk)
    row.state, row.lines, row.guesses, row.verdicts = State.DONE, [], {}, {}
    row.save()
    transaction.on_commit(row.file.delete)
    return True


def _forget_messages(intake: Import) -> None:
    """All of them, or those of other missions when the user keeps the text of this one's."""
    if not intake.keeps_text or intake.mission is None:
        intake.items.all().delete()
        return
    takes = taker(route_for(intake, journal_of(intake.mission).mission))
    others = [pk for pk, row in intake.items.values_list("pk", "content").iterator() if not takes(message_of(row))]
    for start in range(0, len(others), MANY):
        intake.items.filter(pk__in=others[start : start + MANY]).delete()


@transaction.atomic
def forget_batch(mission: Mission, batch: UUID) -> int:
    """Delete every fact an import brought; of those that committed the client the digest stays in the chain."""
    rows = mission.facts.filter(batch=batch)
    gone = [read_fact(line) for line in rows.values_list("line", flat=True)]
    Erased.objects.bulk_create(
        Erased(mission=mission, number=fact.seal.number, content=content_digest(fact)) for fact in gone if fact.seal
    )
    rows.delete()
    refuse(batch, gone)
    return len(gone)


def refuse(batch: UUID, facts: Iterable[FactRecord]) -> None:
    """Remember that the user did not want these facts of a live source, which would bring them again."""
    feed = Feed.objects.filter(pk__in=Import.objects.filter(pk=batch).values("feed")).first()
    if feed:
        feed.refused = sorted({*feed.refused, *map(identity, facts)})
        feed.save(update_fields=["refused"])


def forget_people(mission: Mission, before: str) -> None:
    """Take out of the plan those whom neither the plan of `before` nor any fact left speaks of."""
    journal = journal_of(mission)
    had = {person.handle for person in read_journal(before).mission.people} | {ME}
    named = had.union(*({fact.by, *fact.to} for fact in journal.ledger))
    people = tuple(person for person in journal.mission.people if person.handle in named)
    mission.plan = write_journal(Journal(replace(journal.mission, people=people), Ledger()))
    mission.save(update_fields=["plan"])


def record_assessment(mission: Mission) -> Assessment:
    """Assess the mission now and keep what was said, in both languages."""
    today = timezone.localdate()
    case = replace(case_of(mission), experience=experience_elsewhere(mission, today))
    said = assess(case, Policy(), now=_moment(case), seed=SEED)
    french, english = as_json(said, "fr"), as_json(said, "en")
    values = {
        "day": today,
        "rest": rest_on(today, case),
        "status": str(said.stall.status),
        "share": said.stall.share,
        "french": french,
        "english": english,
        "experience": experience_row(said.experience),
    }
    with transaction.atomic():
        Mission.objects.select_for_update().get(pk=mission.pk)
        record_balls(mission, said, (french, english))
        return Assessment.objects.update_or_create(mission=mission, defaults=values)[0]


def _moment(case: Case) -> datetime:
    """The present moment; an archive is read as of the day it was taken, or of the last fact told since."""
    if case.mission.taken is None:
        return local_now(case.mission.zone)
    return max([noon(case.mission.taken), *(fact.at for fact in case.ledger.facts[-1:])])


def _sealed(mission: Mission, fact: FactRecord) -> FactRecord:
    if fact.kind not in COMMITS_THE_CLIENT:
        return fact
    tip = Seal(mission.seal_number, mission.seal_digest) if mission.seal_number else None
    seal = next_link(tip, content_digest(fact))
    mission.seal_number, mission.seal_digest = seal.number, seal.digest
    return replace(fact, seal=seal)


def _row(mission: Mission, fact: FactRecord, name: str, batch: UUID | None) -> Fact:
    return Fact(
        mission=mission, account_id=mission.account_id, identity=name, at=fact.at.isoformat(),
        kind=str(fact.kind), line=write_fact(fact), batch=batch,
    )  # fmt: skip
