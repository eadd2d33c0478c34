"""How fast a large timesheet becomes facts, beside readers that only read the cells; see timesheets.md.

Each reading is a process of its own; times are of the processor, since machines are shared.
"""

import csv
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

ROWS, RUNS = 50_000, 5
HEADER = ("Date", "Durée (h)", "Projet", "Tâche", "Commentaire")


def rows():
    for number in range(ROWS):
        yield date(2026, 1, 1) + timedelta(days=number % 200), 1.5, "Arvor", f"Tâche {number % 50}", f"ligne {number}"


def make(folder):
    """The same rows as CSV and as a workbook."""
    import openpyxl

    with (folder / "heures.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADER)
        writer.writerows((f"{day:%d/%m/%Y}", "1,5", *rest) for day, _hours, *rest in rows())
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Heures")
    sheet.append(HEADER)
    for row in rows():
        sheet.append(row)
    book.save(folder / "heures.xlsx")


def molette(path):
    from molette.sources.timesheets import read_timesheet

    return len(read_timesheet(path.read_bytes(), source=path.name).facts)


def with_csv(path):
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file, delimiter=";")) - 1


def with_calamine(path):
    from python_calamine import CalamineWorkbook

    return len(CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()) - 1


def with_openpyxl(path):
    import openpyxl

    sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
    return sum(1 for _ in sheet.iter_rows(values_only=True)) - 1


READERS = {
    "molette heures.csv": molette,
    "csv (standard library) heures.csv": with_csv,
    "molette heures.xlsx": molette,
    "calamine heures.xlsx": with_calamine,
    "openpyxl heures.xlsx": with_openpyxl,
}


def one(name, folder):
    began = time.process_time()
    found = READERS[name](folder / name.rpartition(" ")[2])
    assert found == ROWS, found
    print(json.dumps([time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))


def main():
    with tempfile.TemporaryDirectory() as place:
        make(Path(place))
        seen = {name: [] for name in READERS}
        for _ in range(RUNS):
            for name, values in seen.items():
                done = subprocess.run([sys.executable, __file__, name, place], capture_output=True, check=True)
                values.append(json.loads(done.stdout))
    for name, values in seen.items():
        seconds = statistics.median(value for value, _ in values)
        memory = max(value for _, value in values)
        print(f"| {name} | {seconds:.2f} s | {ROWS / seconds:,.0f} | {memory:.0f} MB |")


if __name__ == "__main__":
    one(sys.argv[1], Path(sys.argv[2])) if len(sys.argv) > 1 else main()
