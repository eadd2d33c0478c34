"""A journal, a mailbox, a calendar, a timesheet, or a folder of them, read as one mission."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from molette.engine.calendar import noon
from molette.engine.ledger.merging import merge
from molette.engine.ledger.reading import read_journal
from molette.engine.ledger.types import Journal, Ledger, Mission
from molette.engine.problems import Place, Problem
from molette.sources.finding import File, find_files
from molette.sources.gathering import Follow, gather, unfollowed
from molette.sources.recognition import SourceKind, decode


def read_mission(
    path: Path, *, me: Collection[str] = (), now: datetime | None = None, follow: Follow = unfollowed
) -> Journal:
    """Everything at `path` as one journal; without a journal in it, the mission is named after the folder.

    `now` parts what has happened from what is to come: the day the journal was taken, else the last evidence.
    Errors: OSError when `path` cannot be read.
    """
    with TemporaryDirectory() as room:
        found = list(find_files([path], Path(room)))
        files = [each for each in found if isinstance(each, File)]
        journals = [file for file in files if file.kind is SourceKind.JOURNAL]
        others = [file for file in files if file.kind is not SourceKind.JOURNAL]
        read = _beside(journals[0], others, me, now, follow) if journals else _alone(path, others, me, now, follow)
    refused = [each for each in found if isinstance(each, Problem)]
    second = [Problem("journal-second", Place(file.name), {"name": file.name}) for file in journals[1:]]
    return replace(read, problems=(*refused, *second, *read.problems))


def _beside(file: File, files: Sequence[File], me: Collection[str], now: datetime | None, follow: Follow) -> Journal:
    """A journal, with what the other files say of its mission."""
    journal = read_journal(decode(file.path.read_bytes())[0], file.name)
    taken = noon(journal.mission.taken) if journal.mission.taken else None
    gathered = gather(files, journal.mission, me=me, now=now or taken, told=journal.ledger, follow=follow)
    ledger = merge(journal.ledger, gathered.facts)
    labels = {fact.label for fact in ledger}
    told = [problem for problem in journal.problems if not _is_found_elsewhere(problem, labels)]
    return replace(journal, mission=gathered.mission, ledger=ledger, problems=(*told, *gathered.all_problems))


def _alone(path: Path, files: Sequence[File], me: Collection[str], now: datetime | None, follow: Follow) -> Journal:
    """Files without a journal: a mission named after where they are, begun with their first fact."""
    today = now.date() if now else date.today()  # noqa: DTZ011 (where nothing is dated)
    mission = Mission(path.stem if path.is_file() else path.resolve().name, today)
    gathered = gather(files, mission, me=me, now=now, is_new=True, follow=follow)
    ledger = merge(Ledger(), gathered.facts)
    start = ledger.facts[0].at.date() if ledger.facts else today
    return Journal(replace(gathered.mission, start=start), ledger, problems=gathered.all_problems)


def _is_found_elsewhere(problem: Problem, labels: Collection[str]) -> bool:
    """A label the journal lacks and the mails or the calendar have."""
    return problem.code == "label-unknown" and problem.values["found"] in labels
