"""Make more logs of waits out of the public ones: parts of them, and the steps of other processes.

Run: PYTHONPATH=src python bench/waits_logs.py ../shared/data FOLDER (writes 27 .csv.gz there, for bench/waits.py)
A step of a case waits for whoever does the next one, 60 days at most.
"""

import csv
import gzip
import sys
import zlib
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

from tqdm import tqdm

from molette.sources.event_logs import Case, Event, read_event_log

COLUMNS = ("wait_id", "mission", "asker", "answerer", "kind", "asked_at", "answered_at", "observed_until")
WATCHED = timedelta(days=60)
Row = dict[str, str]


def part_of(text: str, parts: int) -> int:
    """A part that a name falls in, the same on every machine."""
    return zlib.crc32(text.encode()) % parts


MAILS: dict[str, Callable[[Row], bool]] = {
    "mips_questions": lambda row: row["kind"] != "approval",
    "mips_patches": lambda row: row["kind"] == "approval",
    "mips_asker5": lambda row: part_of(row["asker"], 5) == 0,
    "mips_asker5b": lambda row: part_of(row["asker"], 5) == 1,
    "mips_odd": lambda row: part_of(row["mission"], 2) == 1,
    "mips_even": lambda row: part_of(row["mission"], 2) == 0,
    "mips_tenth": lambda row: part_of(row["mission"], 10) == 3,
    "mips_before2003": lambda row: row["asked_at"] < "2003",
    "mips_2003_2006": lambda row: "2003" <= row["asked_at"] < "2007",
    "mips_from2007": lambda row: row["asked_at"] >= "2007",
    "mips_1999_2000": lambda row: "1999" <= row["asked_at"] < "2001",
    "mips_2009": lambda row: "2009" <= row["asked_at"] < "2010",
}
APPROVALS: dict[str, Callable[[Row], bool]] = {
    "odd": lambda row: part_of(row["mission"], 2) == 1,
    "tenth": lambda row: part_of(row["mission"], 10) == 1,
    "2018h2": lambda row: row["asked_at"] >= "2018-07",
}
FIRST = 2000


def read(path: Path) -> list[Row]:
    with gzip.open(path, "rt", newline="") as file:
        return list(csv.DictReader(file))


def write(folder: Path, name: str, rows: list[Row]) -> None:
    with gzip.open(folder / f"{name}.csv.gz", "wt", newline="") as file:
        out = csv.DictWriter(file, COLUMNS)
        out.writeheader()
        out.writerows(sorted(rows, key=lambda row: row["asked_at"]))


def wait(case: Case, place: int, answer: Event | None, end: datetime, **names: str) -> Row:
    """A wait from the event at `place` to another, or to none."""
    asked = case.events[place]
    until = min(asked.at + WATCHED, end)
    is_answered = answer is not None and asked.at < answer.at <= until
    return {
        "wait_id": f"{case.id}#{place}",
        "mission": case.id,
        "asker": asked.resource or "none",
        "asked_at": asked.at.isoformat(),
        "answered_at": answer.at.isoformat() if answer and is_answered else "",
        "observed_until": until.isoformat(),
        **names,
    }


def steps(case: Case, end: datetime) -> Iterator[Row]:
    """Each step waits for the next one."""
    for place, (one, other) in enumerate(pairwise(case.events)):
        if other.at > one.at:
            yield wait(case, place, other, end, answerer=other.resource or "none", kind=other.activity)


def offers(case: Case, end: datetime) -> Iterator[Row]:
    """An offer sent waits for the client: sent back, accepted or declined; one cancelled is no longer watched."""
    answers = ("O_SENT_BACK", "O_ACCEPTED", "O_DECLINED")
    for place, event in enumerate(case.events):
        if event.activity != "O_SENT":
            continue
        later = next((one for one in case.events[place + 1 :] if one.activity in (*answers, "O_CANCELLED")), None)
        is_cancelled = later is not None and later.activity == "O_CANCELLED"
        stop = later.at if later and is_cancelled else end
        if stop > event.at:
            answer = None if is_cancelled else later
            yield wait(case, place, answer, min(end, stop), answerer="client", kind="approval")


def works(case: Case, end: datetime) -> Iterator[Row]:
    """Work scheduled waits for the desk that starts it."""
    for place, event in enumerate(case.events):
        if event.activity.startswith("W_") and event.lifecycle.lower() == "schedule":
            starts = (one for one in case.events[place + 1 :] if one.activity == event.activity)
            answer = next((one for one in starts if one.lifecycle.lower() == "start"), None)
            yield wait(case, place, answer, end, answerer="desk", kind=event.activity)


Waiting = Callable[[Case, datetime], Iterator[Row]]
PROCESSES: dict[str, tuple[str, Waiting]] = {
    "helpdesk_steps": ("rama_maneiro/Helpdesk.xes.gz", steps),
    "bpic2012_offer_steps": ("rama_maneiro/BPI_Challenge_2012_O.xes.gz", steps),
    "bpic2012_application_steps": ("rama_maneiro/BPI_Challenge_2012_A.xes.gz", steps),
    "domestic_steps": ("bpic2020/DomesticDeclarations.xes.gz", steps),
    "payment_steps": ("bpic2020/RequestForPayment.xes.gz", steps),
    "bpic2012_offers_sent": ("pm4py/bpic2012.xes.gz", offers),
    "bpic2012_work_started": ("pm4py/bpic2012.xes.gz", works),
}


def main(data: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    mails = read(data / "waits" / "linux_mips_1996_2012.csv.gz")
    for name, keeps in MAILS.items():
        write(folder, name, [row for row in mails if keeps(row)])
    for short, name in (("domestic", "DomesticDeclarations"), ("payment", "RequestForPayment")):
        rows = read(data / "waits" / f"bpic2020_{name}.csv.gz")
        for part, keeps in APPROVALS.items():
            write(folder, f"{short}_{part}", [row for row in rows if keeps(row)])
        write(folder, f"{short}_first{FIRST}", sorted(rows, key=lambda row: row["asked_at"])[:FIRST])
    for name, (path, waiting) in tqdm(PROCESSES.items(), desc="processes"):
        cases = read_event_log((data / "event_logs" / path).read_bytes(), source=path).cases
        end = max(case.events[-1].at for case in cases)
        write(folder, name, [row for case in cases for row in waiting(case, end)])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
