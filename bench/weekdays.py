"""Does the weekday of a request change its answer? `python bench/weekdays.py WAITS.csv.gz...`"""

import csv
import gzip
import sys
from collections import Counter
from datetime import datetime, time, timedelta

from molette.engine.calendar import WorkCalendar

DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri"]
WHOLE_DAY = WorkCalendar()
OBSERVED = timedelta(days=30)


def main(paths: list[str]) -> None:
    for path in paths:
        asked, soon, three, never = Counter(), Counter(), Counter(), Counter()
        with gzip.open(path, "rt") as file:
            for row in csv.DictReader(file):
                start = datetime.fromisoformat(row["asked_at"])
                if datetime.fromisoformat(row["observed_until"]) - start < OBSERVED:
                    continue
                asked[start.weekday()] += 1
                never[start.weekday()] += not row["answered_at"]
                if row["answered_at"]:
                    days = working_days(start, datetime.fromisoformat(row["answered_at"]))
                    soon[start.weekday()] += days <= 1
                    three[start.weekday()] += days <= 3
        print(path.rpartition("/")[2])
        for day in range(5):
            shares = [f"{100 * count[day] / asked[day]:.1f} %" for count in (soon, three, never)]
            print(f"  {DAYS[day]}  {asked[day]:5}", *shares)


def working_days(start: datetime, end: datetime) -> float:
    """Days from one to the other, around the clock, Saturdays and Sundays left out."""
    if start.date() == end.date():
        return (end - start) / timedelta(days=1) if start.weekday() < 5 else 0.0
    midnight = datetime.combine(start.date() + timedelta(days=1), time(), start.tzinfo)
    first = (midnight - start) / timedelta(days=1) if start.weekday() < 5 else 0.0
    last_midnight = datetime.combine(end.date(), time(), end.tzinfo)
    last = (end - last_midnight) / timedelta(days=1) if end.weekday() < 5 else 0.0
    between = WHOLE_DAY.between(
        datetime.combine(midnight.date(), time()), datetime.combine(last_midnight.date(), time())
    )
    return first + between + last


if __name__ == "__main__":
    main(sys.argv[1:])
