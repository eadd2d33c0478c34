"""Timesheets that are none, broken, huge or made to hurt."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sources.test_timesheets import FRENCH, codes, read

from molette.sources.timesheets import read_timesheet

FAST = settings(max_examples=100, deadline=None)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-empty"),
        (b"\n\n  \n", "file-empty"),
        (bytes(range(256)) * 4, "file-binary"),
        (b"Bonjour Alice", "timesheet-not-table"),
        (b"Nom;Ville\nChloe;Brest\nDriss;Lille\n", "timesheet-columns-unknown"),
        (b"Date;Ville\n2026-03-02;Brest\n", "timesheet-columns-unknown"),
    ],
)
def test_what_is_no_timesheet_is_refused_with_a_reason(content, code):
    result = read_timesheet(content, source="heures.csv")
    assert not result.facts
    assert code in codes(result)


def test_a_truncated_sheet_keeps_its_whole_rows():
    content = FRENCH.encode()
    result = read_timesheet(content[: content.index(b"13/03/2026") + 7], source="heures.csv")
    assert len(result.facts) == 1


@pytest.mark.parametrize(
    "hostile",
    [
        "Date;Heures\n" + "1" * 400_000 + ";7\n",
        "Date;Heures\n2026-03-02;" + "1 " * 200_000 + "\n",
        'Date;Heures\n"' + "a;" * 300_000,
        "Date;Heures\n" + "2026-03-02;7;x\n" * 30_000,
        ";" * 300_000,
        "Date;Heures\n2026-03-02;" + "-" * 100_000 + "\n",
        "Début;Fin\n" + "9 " * 100_000 + ";" + "T" * 100_000 + "\n",
    ],
)
def test_no_sheet_takes_long(hostile):
    started = time.process_time()
    read(hostile)
    assert time.process_time() - started < 6


CELLS = st.one_of(
    st.sampled_from(
        ["Date", "Durée", "Heures", "Début", "Fin", "2026-03-02", "31/02/2026", "1h30", "-1", '"', "7,5", "99:99", "٣"]
    ),
    st.text(max_size=8),
)


@FAST
@given(st.lists(st.lists(CELLS, max_size=5), max_size=8), st.sampled_from(";,\t|"))
def test_no_cells_make_it_fail_and_reading_twice_gives_the_same_facts(rows, separator):
    content = "\n".join(separator.join(row) for row in rows).encode("utf-8", "replace")
    assert read_timesheet(content, source="a.csv") == read_timesheet(content, source="a.csv")


@FAST
@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail(content):
    read_timesheet(content, source="a.csv")


@FAST
@given(
    st.dates(date(1970, 1, 1), date(2106, 12, 31)),
    st.integers(1, 1440),
    st.sampled_from(["{0:%Y-%m-%d}", "{0:%d/%m/%Y}"]),
)
def test_what_is_written_is_what_is_read(day, minutes, form):
    sure = "31/12/2025" if "/" in form else "2025-12-31"
    hours = f"{minutes // 60}h{minutes % 60:02}"
    fact = read(f"Date;Heures;Note\n{form.format(day)};{hours};Relecture\n{sure};1;a\n").facts[0]
    assert (fact.at.date(), fact.text) == (day, "Relecture")
    assert fact.days == pytest.approx(minutes / 60 / 7, abs=1e-4)
